"""What stands at /bronnen/: the sources that everything on the site names."""
