"""Records made up for tests: nothing in these folders is about a real municipality."""

from datetime import date

TODAY = date(2026, 11, 23)
"""The day on which these records are read."""
