"""What every page has: a name, headings in order, sources, tables and pictures for all, a small weight."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from plugins.checks.site import NOT_FOUND, Page, weigh

MAX_BYTES = 14_000
"""HTML and CSS together, compressed: what fits in the first round trip to a phone."""
_SOURCE = re.compile(r"(bronnen|brief)/[a-z0-9-]+/(#.*)?$")


def pages_say_who_they_are(page: Page) -> Iterator[str]:
    """A page has a title, a language and a description, and no id stands on it twice."""
    if not page.title:
        yield "de pagina heeft geen titel; geef haar er een"
    html = page.tree.css_first("html")
    if html is None or not html.attributes.get("lang"):
        yield "de taal ontbreekt; zet lang op het element html"
    description = page.tree.css_first('meta[name="description"]')
    if description is None or not (description.attributes.get("content") or "").strip():
        yield "de samenvatting ontbreekt; vul Summary in"
    for name, count in Counter(page.ids).items():
        if count > 1:
            yield f"id '{name}' staat er {count} keer; maak elke id uniek"


def one_heading_no_jumps(page: Page) -> Iterator[str]:
    """A page has one first heading, and below it the levels go down one step at a time."""
    levels = [int(node.tag[1]) for node in page.tree.css("h1, h2, h3, h4, h5, h6") if node.tag]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} koppen van niveau 1; een pagina heeft er precies één"
    for above, below in pairwise(levels):
        if below > above + 1:
            yield (
                f"een kop van niveau {below} onder een kop van niveau {above}; maak er niveau {above + 1} van"
            )


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


def tables_can_be_read_aloud(page: Page) -> Iterator[str]:
    """A table has a caption and named columns, a picture has an alternative, a chart a name."""
    for table in page.tree.css("table"):
        caption = table.css_first("caption")
        if caption is None or not caption.text().strip():
            yield "een tabel heeft geen bijschrift; voeg het toe"
        if table.css_first("th") is None or table.css_first("th:not([scope])") is not None:
            yield "een kop in een tabel heeft geen scope; voeg die toe"
    for image in page.tree.css("img"):
        if not (image.attributes.get("alt") or "").strip():
            yield f"de afbeelding '{image.attributes.get('src')}' heeft geen beschrijving; vul alt in"
    for svg in page.tree.css("svg"):
        hidden = svg.attributes.get("aria-hidden") == "true"
        if not hidden and (
            svg.attributes.get("role") not in ("img", "group") or svg.css_first("title") is None
        ):
            yield (
                "een tekening heeft geen naam; geef haar role=img en een titel, of verberg haar met"
                " aria-hidden"
            )


def pages_are_light(page: Page) -> Iterator[str]:
    """The HTML and CSS of a page fit in the first round trip: at most 14,000 bytes with gzip -9."""
    if page.weight > MAX_BYTES and (weight := weigh(page.data, 9)) > MAX_BYTES:
        yield f"de pagina weegt {weight} bytes (gzip), {MAX_BYTES} is het meeste; splits de pagina"
