"""A programme of prevention: the record, its rule, its page and its card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import auto
from typing import ClassVar

from pydantic import Field

from plugins.bronnen.pages import record_page
from plugins.bronnen.zoekactie import Gezocht
from plugins.gemeente.gemeente import Gemeente, words_not_listed
from plugins.pages.page import Kaart, Kaartgroep, Page
from plugins.pages.view import View
from plugins.source.problem import Problem
from plugins.source.record import Bronnen, Feit, Getal, Keuze, Record, Sleutel, Tekst, Teksten, Zoekwoorden
from plugins.source.records import Records, Rule, RuleContext


class Programmafeit(Keuze):
    """What may be missing of a programme and can be looked for."""

    SINDS = auto(), "sinds wanneer", "Sinds wanneer het er in deze gemeente is."


class ProgrammaGezocht(Gezocht):
    """Says that a search looked for something that is missing of a programme."""

    over: Programmafeit | None = None
    """Welk gegeven van het programma de vraag ook beantwoordt; weglaten als het iets anders is."""


class Programma(Record):
    """What is done for whom, by whom, since when, and what is not publicly known about it."""

    folder: ClassVar = "programmas"
    noun: ClassVar = "programma"
    address: ClassVar = "/preventie/{}/"
    plaatselijk: ClassVar = frozenset({"aanmelden", "in_stukken", "sinds", "gezocht", "niet_uitgezocht"})
    vroeger: ClassVar[Mapping[str, str]] = {
        "in_de_brief": "zet dit bij 'in_stukken', als '- tekst: …' met 'bronnen' eronder",
        "niet_gevonden": "schrijf nu 'niet_uitgezocht', of 'gezocht' met de zoekactie die ernaar zocht",
    }

    naam: Tekst
    """De naam zoals mensen die gebruiken."""
    volledige_naam: Tekst | None = None
    """Waar een afkorting voor staat; weglaten als dat niet bekend is."""
    pijler: Sleutel
    """Bij welke lijn van de aanpak het hoort, een van de 'pijlers' in data/gemeente.yaml."""
    volgorde: Getal = Field(ge=1, le=99)
    """De plaats op de overzichtspagina."""
    samenvatting: Tekst
    """Een zin voor het overzicht."""
    zoekwoorden: Zoekwoorden = ()
    """Woorden waarmee mensen dit zoeken en die er niet staan, in kleine letters."""
    doelgroep: Tekst | None = None
    """Voor wie; weglaten als dat niet bekend is."""
    aanmelden: Tekst | None = None
    """Hoe iemand erbij komt; weglaten als dat niet bekend is."""
    doel: Tekst
    """Wat het moet bereiken."""
    hoe: tuple[Feit, ...] = ()
    """Hoe het werkt."""
    in_stukken: tuple[Feit, ...] = ()
    """Wat stukken van de gemeente erover zeggen, in eigen woorden; weglaten als geen stuk het noemt."""
    partners: Teksten = ()
    """Wie eraan meewerken."""
    sinds: Tekst | None = None
    """Sinds wanneer; weglaten als dat niet bekend is."""
    gezocht: tuple[ProgrammaGezocht, ...] = ()
    """De zoekacties naar wat van dit programma ontbreekt."""
    niet_uitgezocht: Teksten = ()
    """Wat ontbreekt en waar nog niemand naar heeft gezocht."""
    bronnen: Bronnen
    """De bronnen."""

    @property
    def in_woorden(self) -> str:
        """The name, with what it stands for: an abbreviation such as PGA is never the only name."""
        is_afkorting = self.naam.isupper()
        return f"{self.volledige_naam} ({self.naam})" if self.volledige_naam and is_afkorting else self.naam

    @property
    def gezocht_naar_sinds(self) -> tuple[Gezocht, ...]:
        """The searches for since when it is there; without one nobody looked for that."""
        return tuple(item for item in self.gezocht if item.over is Programmafeit.SINDS)


def lines_exist(context: RuleContext) -> Iterator[Problem]:
    """A programme belongs to a line of the approach that the municipality has."""
    used = ((record, ("pijler",), record.pijler) for record in context.all(Programma))
    yield from words_not_listed(context, "pijlers", "id", used)


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


RULES: tuple[Rule, ...] = (lines_exist,)
