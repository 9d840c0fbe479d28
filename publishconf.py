"""Settings for the public address; everything else is as in pelicanconf.py."""

from pelicanconf import *  # noqa: F403 - Pelican's own way to build one settings file on another

SITEURL = ""
"""The public address, such as https://ondermijning.voorbeeld.nl; still to be decided by the municipality."""

DEMONSTRATIE: dict[str, str] = {}
"""While the number of any route was never checked live, nothing is published, unless for a demonstration with
a reason and a last day: {"reden": "…", "tot": "2027-03-31"}. Every page then carries a bar that says so."""

SECURITY_TXT: dict[str, str] = {}
"""Whom to tell of a hole in this site, as the municipality gives it: {"contact": "https://… of mailto:…",
"verloopt": "2027-06-30"}, with "beleid" for the address of a policy. Without it there is no
/.well-known/security.txt."""
