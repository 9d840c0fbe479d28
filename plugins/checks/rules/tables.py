"""Tables and pictures."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.site import Page


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
