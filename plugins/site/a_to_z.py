"""The register: every page and every term from A to Z, on one page or on a page per letter when there are many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.aanpak.begrip import Begrip
from plugins.pages.page import NOT_FOUND, Page
from plugins.pages.pagination import in_pages
from plugins.source.records import Records

TOGETHER = 250
"""Up to this many entries stand on one page."""

PER_PAGE = 200
LEFT_OUT = frozenset(("peildag", "bron"))
"""Templates whose pages are found by their own lists; as titles in an alphabet they would only be noise."""

Entries = list[tuple[str, str]]


def expand_register(page: Page, records: Records, pages: Iterable[Page]) -> Iterator[Page]:
    """The register, whose text an editor wrote; `pages` are all pages of the site."""
    letters = _letters(records, pages)
    total = sum(map(len, letters.values()))
    if total <= TOGETHER:
        yield page._replace(extra={**page.extra, "letters": letters, "per_letter": {}})
        return
    addresses = {letter: f"{page.address}letter-{letter.casefold()}/" for letter in letters}
    yield page._replace(extra={**page.extra, "letters": {}, "per_letter": addresses})
    for letter, entries in letters.items():
        each = page._replace(
            address=addresses[letter],
            template="letter",
            title=f"Zoeken: {letter}",
            extra={**page.extra, "per_letter": addresses, "letter": letter},
            origin="",
        )
        yield from in_pages(each, entries, PER_PAGE)


def _letters(records: Records, pages: Iterable[Page]) -> dict[str, Entries]:
    """Every title with its address, under its first letter."""
    entries = {
        (page.title, page.address)
        for page in pages
        if page.address not in ("/", NOT_FOUND) and page.template not in LEFT_OUT and page.is_first
    }
    for begrip in records.of(Begrip).values():
        entries.add(
            (
                f"{begrip.naam} ({begrip.volledige_naam})" if begrip.volledige_naam else begrip.naam,
                begrip.adres,
            )
        )
    found: dict[str, Entries] = {}
    for title, address in sorted(entries, key=lambda entry: (entry[0].casefold(), entry[1])):
        first = title.lstrip("“\"'‘")[:1].upper()
        found.setdefault(first if first.isascii() and first.isalpha() else "0-9", []).append((title, address))
    return found
