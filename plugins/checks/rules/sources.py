"""Dates and sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.checks.site import NOT_FOUND, Page

_SOURCE = re.compile(r"(bronnen|brief)/[a-z0-9-]+/(#.*)?$")


def facts_name_sources(page: Page) -> Iterator[str]:
    """A page says when it was last changed, and a page with facts names its sources."""
    if page.tree.css_first("main p time[datetime]") is None:
        yield "de datum ontbreekt; laat zien wanneer de pagina is bijgewerkt"
    if page.path == NOT_FOUND or page.tree.css_first("main[data-feiten]") is None:
        return
    if not any(_SOURCE.search(href) for href in page.hrefs) and not page.path.startswith(
        ("bronnen/", "brief/")
    ):
        yield "deze pagina noemt feiten maar geen bron; voeg 'bronnen' toe"
