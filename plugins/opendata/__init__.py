"""What stands at /open-data/: every table of the site as data for programs, catalogues and search engines."""
