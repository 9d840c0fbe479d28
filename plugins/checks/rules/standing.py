"""What is known, how well and since when: silence, searches, and how numbers were checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from plugins.checks.site import Page

_SEARCH = re.compile(r"(?:^|/)zoekacties/[a-z0-9-]+/")
_NOT_FOUND = re.compile(
    r"\b(?:niet|geen\b[^.;]*) openbaar gevonden|\b(?:not|no\b[^.;]*) found in public sources", re.IGNORECASE
)
_CHECKED = re.compile(r"\b(?:gecontroleerd op|checked on)\b", re.IGNORECASE)


def nothing_is_newer_than_the_silence(page: Page) -> Iterator[str]:
    """Where a page says since when it is silent, nothing beside it names a newer document."""
    for label in page.tree.css("[data-stil-sinds]"):
        since = label.attributes["data-stil-sinds"] or ""
        place = _around(label)
        newest = max(_sources(page, place), default="")
        steps = (node.attributes.get("datetime") or "" for node in place.css("ol.tijdlijn time"))
        newest = max((newest, *steps))
        if newest > since:
            yield (
                f"hier staat dat het stil is sinds {since}, maar er staat ook een stuk van {newest}; "
                "geef dat stuk de juiste 'onderdelen'"
            )


def _around(node: Any) -> Any:
    """The row or section that an element belongs to; the whole of the page when it stands outside both."""
    while node.parent is not None and node.tag not in ("tr", "section", "main"):
        node = node.parent
    return node


def _sources(page: Page, place: Any) -> Iterator[str]:
    """The first day that the date of each source of a note can mean: `2023-06-02`, `2023-01-01`."""
    for note in place.css(".bronregel a[href^='#']"):
        when = page.tree.css_first(f"[id='{note.attributes['href'][1:]}'] time")
        if when is not None:
            yield f"{when.attributes['datetime']}-01-01"[:10]


def searches_are_no_changes(page: Page) -> Iterator[str]:
    """A list of changes holds no search by the editors."""
    for changes in page.tree.css("[data-wijzigingen]"):
        hrefs = (node.attributes.get("href") or "" for node in changes.css("a"))
        if changes.css_first("[data-uitgezocht]") is not None or any(_SEARCH.search(href) for href in hrefs):
            yield (
                "bij de wijzigingen staat een zoekactie; een zoekactie is geen wijziging, verwijder haar daar"
            )


def numbers_say_how_they_were_checked(page: Page) -> Iterator[str]:
    """With every number to dial, that for who is in danger included, stands how it was checked."""
    for link in page.tree.css("a[href^='tel:']"):
        parent = link.parent
        if parent is None or {"data-controle", "data-uitkomst"} & set(parent.attributes):
            continue
        if parent.css_first("[data-controle]") is None:
            number = link.attributes.get("href")
            yield (
                f"bij '{number}' staat niet hoe het is gecontroleerd; laat het thema het tonen met"
                " theme/templates/components/telefoonnummer.html"
            )


def checks_say_how(page: Page) -> Iterator[str]:
    """No page says that something was checked without saying how."""
    checked = len(_CHECKED.findall(_said(page)))
    how = sum(len(_CHECKED.findall(node.text())) for node in page.tree.css("[data-controle='live']"))
    if checked > how:
        yield (
            "hier staat 'gecontroleerd op' zonder hoe; laat die woorden weg, want hoe en wanneer een nummer"
            " is gecontroleerd staat al bij zijn route"
        )


def what_was_not_found_was_searched(page: Page) -> Iterator[str]:
    """Who says that something was not found in public sources, names the search that looked for it."""
    main = page.tree.css_first("main")
    terms = sum(
        len(_NOT_FOUND.findall(node.text())) for node in page.tree.css("main dt")
    )  # what is being explained
    if main is not None and len(_NOT_FOUND.findall(main.text())) > terms:
        hrefs = (node.attributes.get("href") or "" for node in main.css("a"))
        if not any(_SEARCH.search(href) for href in hrefs) and not page.path.startswith("over/zoekacties/"):
            yield (
                "hier staat 'niet openbaar gevonden' zonder zoekactie die ernaar zocht; noem haar bij"
                " 'zoekacties' of 'gezocht', of schrijf 'nog niet uitgezocht'"
            )
    for node in page.tree.css("[data-uitgezocht='niet_openbaar_gevonden']"):
        if node.css_first("a") is None:
            yield (
                "hier staat 'niet openbaar gevonden' zonder link naar de zoekactie; laat het thema het tonen"
                " met theme/templates/components/uitgezocht.html"
            )


def _said(page: Page) -> str:
    """The words of the page itself."""
    main = page.tree.css_first("main")
    return main.text() if main is not None else ""
