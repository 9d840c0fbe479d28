"""Files for reuse beside the pages, and the formats they are written in."""
