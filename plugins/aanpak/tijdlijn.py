"""A timeline: dated events that must not be added up or joined by a line; its rule, page and card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field

from plugins.bronnen.pages import record_page
from plugins.bronnen.zoekactie import Zoekacties
from plugins.pages.page import Kaart, Kaartgroep, Page
from plugins.pages.view import View
from plugins.source.dates import is_before
from plugins.source.problem import Problem
from plugins.source.record import Feit, Record, Tekst, VerledenDatering
from plugins.source.records import Records, Rule, RuleContext


class Gebeurtenis(Feit):
    """One event on a timeline."""

    datum: VerledenDatering
    """Wanneer: 2023-06-02, 2023-06 of 2023."""
    titel: Tekst
    """Wat er gebeurde, kort."""
    bedrag: Tekst | None = None
    """Een bedrag zoals de bron het noemt, bijvoorbeeld '€ 100 miljoen'."""
    soort_bedrag: Tekst | None = None
    """Wat voor geld het is: eenmalig, structureel, een deel van een pakket."""


class Tijdlijn(Record):
    """A series of events in order of date."""

    folder: ClassVar = "tijdlijnen"
    noun: ClassVar = "tijdlijn"
    address: ClassVar = "/aanpak/tijdlijn/{}/"

    titel: Tekst
    """De titel boven de tijdlijn."""
    omschrijving: Tekst
    """Wat de tijdlijn laat zien."""
    kanttekening: Tekst | None = None
    """Wat een lezer erbij moet weten."""
    zoekacties: Zoekacties = ()
    """De zoekacties waarop rust dat iets niet openbaar is gevonden."""
    gebeurtenissen: tuple[Gebeurtenis, ...] = Field(min_length=1)
    """De gebeurtenissen, de oudste eerst."""


def events_in_order(context: RuleContext) -> Iterator[Problem]:
    """A timeline goes from old to new."""
    for record in context.all(Tijdlijn):
        days = [gebeurtenis.datum for gebeurtenis in record.gebeurtenissen]
        for index, day in enumerate(days):
            before = days[index - 1] if index else day
            message = ""
            if not day.jaar:
                message = "een gebeurtenis zonder datum kan niet op een tijdlijn; geef minstens het jaar"
            elif is_before(day, before):
                message = f"{day.iso} staat na {before.iso}; zet de oudste eerst"
            if message:
                yield context.problem(record, ("gebeurtenissen", index, "datum"), message)


@dataclass(frozen=True)
class TijdlijnView(View):
    """One timeline."""

    tijdlijn: Tijdlijn


def timeline_pages(records: Records) -> Iterator[Page]:
    """The page of every timeline."""
    for tijdlijn in records.of(Tijdlijn).values():
        view = TijdlijnView(tijdlijn)
        yield record_page(tijdlijn, records, tijdlijn.titel, tijdlijn.omschrijving, view)


def timeline_cards(records: Records) -> Iterator[Kaartgroep]:
    """All timelines, as cards."""
    tijdlijnen = records.of(Tijdlijn).values()
    kaarten = tuple(Kaart(each.titel, each.adres, each.omschrijving) for each in tijdlijnen)
    yield Kaartgroep("Tijdlijnen", "", kaarten)


RULES: tuple[Rule, ...] = (events_in_order,)
