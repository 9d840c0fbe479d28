"""A page for every series of figures, and the overview of all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from plugins.bronnen.pages import record_page
from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.gemeente.gemeente import Gemeente
from plugins.pages.page import Page, in_pages
from plugins.pages.view import View
from plugins.source.records import Records

PER_PAGE = 8
"""So many small charts fit in the weight of a page, whatever they look like."""


@dataclass(frozen=True)
class CijferreeksView(View):
    """One series with its chart, its table and all that a reader needs to judge it."""

    has_own_picture: ClassVar = True

    reeks: Cijferreeks

    @property
    def places(self) -> Iterator[str]:
        """Its corrections."""
        return (fix.anker for fix in self.reeks.correcties)


@dataclass(frozen=True)
class CijfersView(View):
    """The overview of all series: those of other areas are the items of the page's part of the list."""

    for_texts: ClassVar = True

    eigen: tuple[Cijferreeks, ...] = ()
    """Those about the municipality itself."""
    gemist: tuple[Cijferreeks, ...] = ()
    """Those with a figure about the municipality that is missing; first those that somebody looked for."""


def series_pages(records: Records) -> Iterator[Page]:
    """The page of every series."""
    for reeks in records.of(Cijferreeks).values():
        view = CijferreeksView(reeks)
        yield record_page(reeks, records, reeks.titel, reeks.omschrijving, view, reeks.bijgewerkt)


def series_list_pages(page: Page, records: Records) -> Iterator[Page]:
    """The overview, whose text an editor wrote, with its parts; the first begins with the municipality."""
    series, here = tuple(records.of(Cijferreeks).values()), records.one(Gemeente).naam
    eigen = tuple(reeks for reeks in series if reeks.gebied == here)
    gemist = sorted(
        (reeks for reeks in series if reeks.lokaal),
        key=lambda reeks: not (reeks.lokaal and reeks.lokaal.gezocht),
    )
    others = tuple(reeks for reeks in series if reeks not in eigen)
    yield from in_pages(replace(page, view=CijfersView(eigen, tuple(gemist))), others, PER_PAGE - len(eigen))
