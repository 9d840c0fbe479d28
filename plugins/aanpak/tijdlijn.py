"""A timeline: dated events that must not be added up or joined by a line."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from plugins.bronnen.zoekactie import Zoekacties
from plugins.source.record import Feit, Record, Tekst, VerledenDatering


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
