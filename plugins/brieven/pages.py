"""A page for every letter, with a fragment for every paragraph and the pages that rest on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from plugins.brieven.brief import Brief
from plugins.bronnen.bron import Bron
from plugins.bronnen.pages import record_page
from plugins.pages.page import Page, View
from plugins.source.records import Records


@dataclass(frozen=True)
class BriefView(View):
    """One letter; `gebruikt` are the pages that rest on a paragraph, by its number."""

    brief: Brief
    bron: Bron
    gebruikt: Mapping[int, tuple[Page, ...]]
    hoogstens: int = 20
    """So many of them are named at a paragraph; of the others it is said how many there are."""


@dataclass(frozen=True)
class BrievenView(View):
    """Every letter."""

    brieven: tuple[Brief, ...]


def letter_pages(records: Records, pages: Iterable[Page]) -> Iterator[Page]:
    """The page of every letter; `pages` are all others, to say which of them rest on a paragraph."""
    used: dict[tuple[str, int], list[Page]] = {}
    for page in pages:
        for named in page.bronnen:
            for number in named.alineas:
                used.setdefault((named.bron.id, number), []).append(page)
    for brief in records.of(Brief).values():
        uses = {each.nummer: tuple(used.get((brief.bron, each.nummer), ())) for each in brief.alineas}
        summary = "Elke alinea samengevat in gewone woorden, met de pagina's van deze site die erop steunen."
        view = BriefView(brief, records.of(Bron)[brief.bron], uses)
        yield record_page(brief, records, brief.titel, summary, view)
