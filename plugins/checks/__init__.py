"""Looks at the finished site as a stranger would: knows only the files and what a problem is."""
