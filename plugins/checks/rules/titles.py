"""Titles."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.site import Site
from plugins.source.problem import Problem


def titles_are_unique(site: Site) -> Iterator[Problem]:
    """No two pages have the same title."""
    titles: dict[str, str] = {}
    for page in site:
        if page.title and page.title in titles:
            yield page.problem(
                f"dezelfde titel als {titles[page.title]}: '{page.title}'; geef elke pagina een eigen titel"
            )
        titles.setdefault(page.title, page.path)
