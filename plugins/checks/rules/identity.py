"""Titles, language and ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from plugins.checks.site import Site
from plugins.source.problem import Problem


def pages_say_who_they_are(site: Site) -> Iterator[Problem]:
    """A page has a title of its own, a language and a description, and no id stands on it twice."""
    titles: dict[str, str] = {}
    for page in site:
        title = page.tree.css_first("title")
        text = title.text().strip() if title else ""
        if not text:
            yield page.problem("de pagina heeft geen titel; geef haar er een")
        elif text in titles:
            yield page.problem(f"dezelfde titel als {titles[text]}: '{text}'; geef elke pagina een eigen titel")
        titles.setdefault(text, page.path)
        html = page.tree.css_first("html")
        if html is None or not html.attributes.get("lang"):
            yield page.problem("de taal ontbreekt; zet lang op het element html")
        description = page.tree.css_first('meta[name="description"]')
        if description is None or not (description.attributes.get("content") or "").strip():
            yield page.problem("de samenvatting ontbreekt; vul Summary in")
        for name, count in Counter(page.ids).items():
            if count > 1:
                yield page.problem(f"id '{name}' staat er {count} keer; maak elke id uniek")
