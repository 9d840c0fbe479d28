"""Every page and every term from A to Z, on one page or on a page per letter when there are many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from plugins.aanpak.begrip import Begrip
from plugins.languages.language import Language
from plugins.pages.page import NOT_FOUND, Page, in_pages
from plugins.pages.view import View
from plugins.source.records import Records

TOGETHER = 250
"""Up to this many entries stand on one page."""

PER_PAGE = 200
ADDRESS = "/zoeken/"

Entries = list[tuple[str, str]]
"""Title and address of each page or term."""


@dataclass(frozen=True)
class ZoekenView(View):
    """The list itself by letter, or the address of each letter when it is too long for one page."""

    for_texts: ClassVar = True
    search_worth: ClassVar = 0

    letters: Mapping[str, Entries]
    per_letter: Mapping[str, str]
    talen: tuple[Language, ...]
    """Every other language in which one can search here."""

    @property
    def places(self) -> Iterator[str]:
        """The letters, and what is said in other languages."""
        yield from (f"letter-{letter}" for letter in self.letters)
        yield from (taal.code for taal in self.talen)


@dataclass(frozen=True)
class LetterView(View):
    """The entries of one letter; they are the items of the page's part of the list."""

    search_worth: ClassVar = 0

    letter: str
    per_letter: Mapping[str, str]


def a_to_z_pages(
    page: Page, records: Records, pages: Iterable[Page], talen: tuple[Language, ...]
) -> Iterator[Page]:
    """The list, whose text an editor wrote.

    `pages` are all pages of the site in Dutch, `talen` the other languages that it is in.
    """
    letters = _letters(records, pages)
    if sum(map(len, letters.values())) <= TOGETHER:
        yield replace(page, view=ZoekenView(letters, {}, talen))
        return
    addresses = {letter: f"{page.address}letter-{letter.casefold()}/" for letter in letters}
    yield replace(page, view=ZoekenView({}, addresses, talen))
    for letter, entries in letters.items():
        view = LetterView(letter, addresses)
        each = replace(page, address=addresses[letter], view=view, title=f"Zoeken: {letter}", origin="")
        yield from in_pages(each, entries, PER_PAGE)


def _letters(records: Records, pages: Iterable[Page]) -> dict[str, Entries]:
    """Every title with its address, under its first letter."""
    entries = {
        (page.title, page.address)
        for page in pages
        if page.view.in_a_to_z and page.address not in ("/", NOT_FOUND) and page.is_first
    }
    taken = {title for title, _ in entries}
    for begrip in records.of(Begrip).values():
        full = f" ({begrip.volledige_naam})" if begrip.volledige_naam else ""
        full = full or (" (begrip)" if begrip.naam in taken else "")
        entries.add((f"{begrip.naam}{full}", begrip.adres))
    letters: dict[str, Entries] = {}
    for title, address in sorted(entries, key=lambda entry: (entry[0].casefold(), entry[1])):
        first = title.lstrip("“\"'‘")[:1].upper()
        letters.setdefault(first if first.isascii() and first.isalpha() else "0-9", []).append(
            (title, address)
        )
    return letters
