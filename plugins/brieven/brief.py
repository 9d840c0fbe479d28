"""A letter or report whose paragraphs are numbered, so that whoever rests on it can say where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from pydantic import Field

from plugins.bronnen.bron import Bron
from plugins.source.dates import dutch_date
from plugins.source.record import BronId, Getal, Part, Record, Tekst, Teksten


class Alinea(Part):
    """One paragraph: our summary of it, and the few words of which the exact text matters."""

    nummer: Getal = Field(ge=1)
    """Het nummer, geteld vanaf het begin van het stuk; het staat in adressen en verandert nooit."""
    kop: Tekst | None = None
    """De tussenkop die in het stuk zelf boven deze alinea staat."""
    onderwerp: Tekst
    """Waar de alinea over gaat, in een paar eigen woorden."""
    samenvatting: Tekst
    """Wat er staat, in eigen woorden."""
    letterlijk: Teksten = ()
    """Korte stukken waarvan elk woord ertoe doet, precies overgenomen; nooit de hele alinea, behalve een
    aanbeveling."""
    noot: Tekst | None = None
    """Wat een lezer erbij moet weten en wat niet in de alinea staat."""
    verwijst_naar: tuple[BronId, ...] = ()
    """De stukken waar de alinea naar verwijst, ook als de redactie die niet heeft gezien."""

    @property
    def anker(self) -> str:
        """The fragment of the paragraph in the address of its letter."""
        return f"alinea-{self.nummer}"


class Brief(Record):
    """A letter or report, with every paragraph of it."""

    folder: ClassVar = "brieven"
    noun: ClassVar = "brief"
    address: ClassVar = "/brief/{}/"

    titel: Tekst
    """De titel boven de pagina."""
    bron: BronId
    """De bron die dit stuk is; wie haar noemt, noemt de alinea's erbij."""
    afzender: Tekst
    """Van wie het stuk is."""
    aan: Tekst
    """Aan wie het is gericht."""
    onderwerp: Tekst
    """Het onderwerp, zoals het stuk dat noemt."""
    ondertekening: Tekst | None = None
    """Wie het ondertekende, en namens wie."""
    telling: Tekst
    """Hoe de alinea's zijn geteld."""
    alineas: tuple[Alinea, ...] = Field(min_length=1)
    """Elke alinea, in de volgorde van het stuk."""


def letters_by_source(brieven: Iterable[Brief]) -> dict[str, Brief]:
    """Every letter by the id of the source that it is."""
    return {brief.bron: brief for brief in brieven}


def paragraph_link(brief: Brief, bron: Bron, number: int) -> tuple[str, str]:
    """Address and words of a paragraph: `brief van 2 juni 2023, alinea 14`."""
    return (
        f"{brief.adres}#alinea-{number}",
        f"{bron.soort.label} van {dutch_date(bron.datum)}, alinea {number}",
    )
