"""The smallest set of good records, one of each kind, and for each kind one file with everything wrong; nothing is real."""

from tests.projects import ROOT, TODAY

__all__ = ["GOOD", "TODAY"]

GOOD = ROOT / "theme" / "examples"
"""A folder with `data/` in which nothing is wrong, for rules that are easier to see with few records around."""
