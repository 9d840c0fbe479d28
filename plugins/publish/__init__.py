"""From sources to a public site, all or nothing: check, build aside, look at the result as a stranger would, swap."""
