"""Telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from plugins.checks.site import Other, Page
from plugins.source.phone_numbers import plain, tel_address, undeclared

_DIGITS = re.compile(r"[^\d+]")
_NOT_IN_REGISTER = (
    "het nummer '{}' staat niet in het register (data/meldroutes); verbeter het, of zet het bij 'telefoon'"
    " van zijn route"
)
_CARRIERS = "tr, .kaart"
_BESIDE = re.compile(
    r"^[\s:,(]*(?:(?:bel|telefoon|tel\.?|op|via|nummer|het|is|at|on|call|phone)[\s:,(]*)*$", re.IGNORECASE
)


def numbers_are_declared(page: Page) -> Iterator[str]:
    """Every telephone number that a page says, links to or hides is declared; text and link agree."""
    for node in page.tree.css("a[href^='tel:']"):
        href, text = node.attributes.get("href") or "", plain(node.text().strip())
        if href not in page.register.numbers:
            yield f"'{href}' staat niet in het register (data/meldroutes)"
        if tel_address(text) != href:
            yield f"de tekst '{text}' en de link '{href}' zijn niet hetzelfde nummer"
    reporting = page.tree.css_first("a.verlaat") is not None
    for number in undeclared(page.words, page.register, reporting):
        yield _NOT_IN_REGISTER.format(number)


def numbers_stand_with_their_route(page: Page) -> Iterator[str]:
    """Next to the name of a route, in its row, card and page, stands only a number of that route."""
    names = dict(page.register.names)
    for name, own in names.items():
        for match in re.finditer(re.escape(name), page.words):
            after = page.words[match.end() : match.end() + 60]
            number = re.search(r"\+?\d(?:[ .\-/()]{0,3}\d)*", after)
            if number and _BESIDE.match(after[: number.start()]):
                told = f"tel:{_DIGITS.sub('', number[0])}"
                if told in page.register.numbers and told not in own:
                    yield f"naast '{name}' staat {number[0]}, en dat is niet het nummer van deze route"
    for node in page.tree.css(_CARRIERS):
        title = node.css_first("th, h2, h3")
        yield from _strangers(node, "a[href^='tel:']", title, names)
    main, heading = page.tree.css_first("main"), page.tree.css_first("h1")
    if main is not None:
        yield from _strangers(main, "p > a.bel, dd a[href^='tel:']", heading, names)


def _strangers(node: Any, selector: str, title: Any, names: dict[str, frozenset[str]]) -> Iterator[str]:
    """The numbers in an element whose title is the name of a route, that are not of that route."""
    name = plain(title.text().strip()) if title is not None else ""
    if name not in names:
        return
    for link in node.css(selector):
        href = link.attributes.get("href") or ""
        if href not in names[name]:
            yield f"bij '{name}' staat '{href}', en dat is niet het nummer van deze route"


def numbers_in_files_are_declared(other: Other) -> Iterator[str]:
    """Every telephone number in a file that is no page is a declared one."""
    for number in undeclared(other.words, other.register):
        yield _NOT_IN_REGISTER.format(number)
