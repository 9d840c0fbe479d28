"""All checks of a finished site."""

from __future__ import annotations

from pathlib import Path

from plugins.checks.rules import RULES
from plugins.checks.site import Site, read_site
from plugins.source.problem import Problem


def check_site(root: Path, numbers: frozenset[str]) -> tuple[Site, list[Problem]]:
    """The site below `root` and everything that is wrong with it; `numbers` are the declared ones, as `tel:` addresses."""
    site = read_site(root, numbers)
    return site, sorted({problem for rule in RULES for problem in rule(site)})
