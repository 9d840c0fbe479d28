"""A page for every source and for every search, with what rests on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any, ClassVar

from plugins.bronnen.bron import Bron
from plugins.bronnen.zoekactie import Gezocht, Zoekactie, Zoekvraag, feiten_tot
from plugins.pages.page import Bronvermelding, Page, in_pages, waiting_words
from plugins.pages.view import View
from plugins.source.annotations import references
from plugins.source.dates import dutch_date
from plugins.source.record import Record, Verwijzing
from plugins.source.records import Records, parts

PER_PAGE = 100
MOST_USES = 60


@dataclass(frozen=True)
class BronView(View):
    """A source; `gebruikt` are the first pages that use it, of `aantal` in all."""

    in_a_to_z: ClassVar = False  # its list by publisher is an alphabet too

    bron: Bron
    gebruikt: tuple[Page, ...]
    aantal: int


@dataclass(frozen=True)
class BronnenView(View):
    """The list of all sources; they are the items of the page's part of the list."""

    for_texts: ClassVar = True


@dataclass(frozen=True)
class ZoekactieView(View):
    """A search.

    `gebruikt` are the records that rest on each of its questions, as (words, address), by the id of the
    question. Under an empty id are the records that name the search as a whole.
    """

    search_worth: ClassVar = 0.3

    zoekactie: Zoekactie
    gebruikt: Mapping[str, tuple[tuple[str, str], ...]]

    @property
    def places(self) -> Iterator[str]:
        """Its questions."""
        return (vraag.id for vraag in self.zoekactie.vragen)

    @property
    def per_gebruik(self) -> Mapping[tuple[tuple[str, str], ...], list[Zoekvraag]]:
        """The questions by the records that rest on them, in their order; those of none at the end."""
        questions: dict[tuple[tuple[str, str], ...], list[Zoekvraag]] = {}
        for vraag in sorted(self.zoekactie.vragen, key=lambda vraag: not self.gebruikt.get(vraag.id)):
            questions.setdefault(self.gebruikt.get(vraag.id, ()), []).append(vraag)
        return questions


@dataclass(frozen=True)
class ZoekactiesView(View):
    """The list of all searches, the newest first."""

    for_texts: ClassVar = True

    zoekacties: tuple[Zoekactie, ...]


def search_pages(records: Records) -> Iterator[Page]:
    """The page of every search, with what rests on it."""
    used: dict[tuple[str, str], dict[tuple[str, str], None]] = {}
    for record in records.all():
        about = (str(getattr(record, "titel", "") or getattr(record, "naam", "")), record.adres)
        asked = [(part.zoekactie, part.vraag) for _, _, part in parts([record], Gezocht)]
        for named in (*asked, *((name, "") for name in getattr(record, "zoekacties", ()))):
            used.setdefault(named, {})[about] = None
    for zoekactie in records.of(Zoekactie).values():
        summary = f"Wat de redactie zocht, waar en hoe ver, tot en met {dutch_date(zoekactie.datum)}."
        mine = {question: tuple(told) for (name, question), told in used.items() if name == zoekactie.id}
        view = ZoekactieView(zoekactie, mine)
        yield record_page(zoekactie, records, zoekactie.titel, summary, view, zoekactie.datum)


def source_pages(records: Records, pages: Iterable[Page]) -> Iterator[Page]:
    """The page of every source; `pages` are all others, to say which of them use it."""
    used: dict[str, list[Page]] = {}
    for page in pages:
        for named in page.bronnen:
            used.setdefault(named.bron.id, []).append(page)
    titles: Counter[str] = Counter()
    for bron in records.of(Bron).values():
        title = f"Bron: {bron.titel}"
        titles[title] += 1
        title = title if titles[title] == 1 else f"{title} ({bron.id})"
        summary = f"{bron.soort.label.capitalize()} van {bron.uitgever}, {dutch_date(bron.datum)}."
        uses = used.get(bron.id, [])
        view = BronView(bron, tuple(uses[:MOST_USES]), len(uses))
        day = feiten_tot(records)
        yield Page(bron.adres, title, summary, day, view, (Bronvermelding(bron),), origin=bron.bestand)


def source_list_pages(page: Page, records: Records) -> Iterator[Page]:
    """The list of all sources, whose text an editor wrote, by who issued them."""
    ordered = sorted(
        records.of(Bron).values(), key=lambda bron: (bron.uitgever.casefold(), bron.datum, bron.id)
    )
    yield from in_pages(replace(page, view=BronnenView()), ordered, PER_PAGE)


def per_letter(bronnen: Iterable[Bron]) -> list[tuple[str, list[Bron]]]:
    """Sources by the first letter of who issued them, in the order in which they come.

    What is no letter stands under `0-9`.
    """
    return [(letter, list(group)) for letter, group in groupby(bronnen, key=_first_letter)]


def _first_letter(bron: Bron) -> str:
    first = bron.uitgever[:1].upper()
    return first if first.isascii() and first.isalpha() else "0-9"


def record_page(
    record: Record,
    records: Records,
    title: str,
    summary: str,
    view: View,
    day: date | None = None,
    **more: Any,
) -> Page:
    """The page of one record, with its sources and searches.

    Of the last day of searching where no `day` is given. `more` are other fields of a page, or other values
    for those that follow from the record.
    """
    given = {
        "address": record.adres,
        "zoekacties": searches_of(record, records),
        "origin": record.bestand,
        "wacht": waiting_words(record, records.today),
        **more,
    }
    return Page(
        title=title,
        summary=summary,
        date=day or feiten_tot(records),
        view=view,
        bronnen=sources_of((record,), records),
        **given,
    )


def sources_of(named: Iterable[Record], records: Records) -> tuple[Bronvermelding, ...]:
    """Every source that these records name anywhere in them, in the order of first mention."""
    every = (each for record in named for each in references(type(record), record))
    sources = (Verwijzing(each.id, each.alineas or ()) for each in every if each.folder == Bron.folder)
    return named_sources(sources, records)


def resting_on(page: Page, named: Iterable[Record], records: Records) -> Page:
    """The page with the sources of these records after its own."""
    every = (*page.bronnen, *sources_of(named, records))
    return replace(
        page, bronnen=named_sources((Verwijzing(each.bron.id, each.alineas) for each in every), records)
    )


def named_sources(named: Iterable[Verwijzing], records: Records) -> tuple[Bronvermelding, ...]:
    """Every source that is named, once, with all paragraphs of it that are named."""
    alineas: dict[str, set[int]] = {}
    for each in named:
        alineas.setdefault(each.bron, set()).update(each.alineas)
    return tuple(
        Bronvermelding(records.of(Bron)[name], tuple(sorted(numbers))) for name, numbers in alineas.items()
    )


def searches_of(record: Record, records: Records) -> tuple[Zoekactie, ...]:
    """Every search that a record rests on, in the order of first mention."""
    names = dict.fromkeys(
        named.id for named in references(type(record), record) if named.folder == Zoekactie.folder
    )
    return tuple(records.of(Zoekactie)[name] for name in names)
