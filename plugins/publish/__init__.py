"""From sources to a public site, all or nothing: check, build aside, look as a stranger would, swap."""
