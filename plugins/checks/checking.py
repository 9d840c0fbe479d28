"""All checks of a finished site."""

from __future__ import annotations

from pathlib import Path

from plugins.checks.rules import RULES
from plugins.checks.site import read_site
from plugins.source.problem import Problem


def check_site(root: Path, numbers: frozenset[str]) -> list[Problem]:
    """Everything that is wrong with the site below `root`; `numbers` are the declared ones, as `tel:` addresses."""
    site = read_site(root, numbers)
    return sorted({problem for rule in RULES for problem in rule(site)})
