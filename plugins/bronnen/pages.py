"""A page for every source, with the pages that rest on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.bronnen.bron import Bron
from plugins.gemeente.gemeente import Gemeente
from plugins.pages.page import Page
from plugins.pages.pagination import in_pages
from plugins.source.annotations import references
from plugins.source.dates import dutch_date
from plugins.source.record import Record
from plugins.source.records import Records

PER_PAGE = 100
MOST_USES = 60


def source_pages(records: Records, pages: Iterable[Page]) -> Iterator[Page]:
    """The page of every source; `pages` are all others, to say which of them use it."""
    used: dict[str, list[Page]] = {}
    for page in pages:
        for bron in page.bronnen:
            used.setdefault(bron.id, []).append(page)
    titles: dict[str, int] = {}
    for bron in records.of(Bron).values():
        title = f"Bron: {bron.titel}"
        titles[title] = titles.get(title, 0) + 1
        title = title if titles[title] == 1 else f"{title} ({bron.id})"
        summary = f"{bron.soort.label.capitalize()} van {bron.uitgever}, {dutch_date(bron.datum)}."
        extra = {"gebruikt": used.get(bron.id, [])[:MOST_USES], "aantal": len(used.get(bron.id, []))}
        yield Page(
            bron.adres,
            "bron",
            title,
            summary,
            records.one(Gemeente).feiten_tot,
            (bron,),
            bron,
            extra=extra,
            origin=bron.bestand,
        )


def expand_sources(page: Page, records: Records) -> Iterator[Page]:
    """The list of all sources, whose text an editor wrote, by who issued them."""
    given = sorted(
        records.of(Bron).values(), key=lambda bron: (bron.uitgever.casefold(), bron.datum, bron.id)
    )
    yield from in_pages(page, given, PER_PAGE)


def sources_of(record: Record, records: Records) -> tuple[Bron, ...]:
    """Every source that a record names anywhere in it, in the order of first mention."""
    names = dict.fromkeys(
        named.id for named in references(type(record), record) if named.folder == Bron.folder
    )
    return tuple(records.of(Bron)[name] for name in names)
