"""Settings for the public address; everything else is as in pelicanconf.py."""

from pelicanconf import *  # noqa: F403 - Pelican's own way to build one settings file on another

SITEURL = ""
"""The public address, such as https://ondermijning.voorbeeld.nl; still to be decided by the municipality."""
