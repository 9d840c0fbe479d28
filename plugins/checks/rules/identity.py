"""Title, language and ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from plugins.checks.site import Page


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
