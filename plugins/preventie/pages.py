"""A page for every programme of prevention."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.bronnen.pages import searches_of, sources_of
from plugins.bronnen.zoekactie import feiten_tot
from plugins.pages.page import Page, View, waiting_words
from plugins.preventie.programma import Programma
from plugins.source.records import Records


@dataclass(frozen=True)
class ProgrammaView(View):
    """One programme."""

    programma: Programma


def programme_pages(records: Records) -> Iterator[Page]:
    """The page of every programme."""
    for programma in records.of(Programma).values():
        yield Page(
            programma.adres,
            programma.naam,
            programma.samenvatting,
            feiten_tot(records),
            ProgrammaView(programma),
            sources_of(programma, records),
            zoekacties=searches_of(programma, records),
            origin=programma.bestand,
            wacht=waiting_words(programma, records.today),
        )
