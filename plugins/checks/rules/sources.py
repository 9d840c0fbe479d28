"""Dates and sources."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.site import NOT_FOUND, Site
from plugins.source.problem import Problem


def facts_name_sources(site: Site) -> Iterator[Problem]:
    """A page says when it was last changed, and a page with facts names its sources."""
    for page in site:
        if page.tree.css_first("main time[datetime]") is None:
            yield page.problem("de datum ontbreekt; laat zien wanneer de pagina is bijgewerkt")
        if page.path == NOT_FOUND or page.tree.css_first("main[data-feiten]") is None:
            continue
        if not any("bronnen/#" in href or (href.startswith("#") and page.path == "bronnen/index.html") for href in page.hrefs):
            yield page.problem("deze pagina noemt feiten maar geen bron; voeg Bronnen toe")
