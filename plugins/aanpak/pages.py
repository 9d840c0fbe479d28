"""A page for every timeline, and the card that leads to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.aanpak.tijdlijn import Tijdlijn
from plugins.bronnen.pages import record_page
from plugins.pages.page import Kaart, Kaartgroep, Page, View
from plugins.source.records import Records


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
