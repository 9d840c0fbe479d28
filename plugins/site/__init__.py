"""The whole site: everything loaded or every problem, the catalogue of pages, and the door to Pelican."""
