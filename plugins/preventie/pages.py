"""A page for every programme of prevention."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.bronnen.pages import record_page
from plugins.gemeente.gemeente import Gemeente
from plugins.pages.page import Kaart, Kaartgroep, Page, View
from plugins.preventie.programma import Programma
from plugins.source.records import Records


@dataclass(frozen=True)
class ProgrammaView(View):
    """One programme."""

    programma: Programma


def programme_pages(records: Records) -> Iterator[Page]:
    """The page of every programme."""
    for programma in records.of(Programma).values():
        view = ProgrammaView(programma)
        yield record_page(programma, records, programma.in_woorden, programma.samenvatting, view)


def programme_cards(records: Records) -> Iterator[Kaartgroep]:
    """The programmes of every line of the approach, as cards."""
    for pijler in records.one(Gemeente).pijlers:
        programmas = (each for each in records.of(Programma).values() if each.pijler == pijler.id)
        kaarten = tuple(Kaart(each.in_woorden, each.adres, each.samenvatting) for each in programmas)
        yield Kaartgroep(pijler.naam, pijler.betekenis, kaarten)
