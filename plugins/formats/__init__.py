"""Writers of files for others, free of this domain: CSV, Atom, sizes in words."""
