"""Files for reuse: each table as CSV and JSON at a fixed address."""
