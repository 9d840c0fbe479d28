"""A source: everything the site says names at least one."""

from __future__ import annotations

from collections.abc import Mapping
from enum import auto
from typing import ClassVar

from pydantic import Field

from plugins.source.problem import listed
from plugins.source.record import (
    Getal,
    Keuze,
    Part,
    Record,
    Tekst,
    Url,
    VerledenDatering,
    VerledenDatum,
    Verwijzingen,
)


class BronSoort(Keuze):
    """What kind of document a source is."""

    BRIEF = auto(), "brief", "Een brief van een bestuur."
    RAPPORT = auto(), "rapport", "Een onderzoeksrapport of de aankondiging daarvan door de maker."
    BESLUIT = auto(), "besluit of regeling", "Een besluit, plan of regeling zoals officieel bekendgemaakt."
    KAMERSTUK = auto(), "Kamerstuk", "Een stuk van de Tweede Kamer of een minister aan de Kamer."
    JAARVERSLAG = auto(), "jaarverslag", "Een jaarverslag of jaarstukken."
    BEGROTING = auto(), "begroting", "Een begroting of Miljoenennota."
    WEBPAGINA = auto(), "webpagina", "Een pagina op de site van een organisatie."
    ARTIKEL = auto(), "vakartikel", "Een artikel in een vakblad."
    NIEUWSBERICHT = auto(), "nieuwsbericht", "Een bericht in een nieuwsmedium of een persbericht."

    @classmethod
    def vroeger(cls) -> Mapping[str, str]:
        """What was a kind before."""
        return {"zoekactie": "een zoekactie is geen bron; maak een bestand in data/zoekacties"}


class Herkomst(Keuze):
    """How close a source stands to the fact."""

    UITGEVER = auto(), "van de uitgever zelf", "De organisatie om wie het gaat, zegt dit zelf."
    NIEUWSMEDIUM = (
        auto(),
        "via een nieuws- of vakmedium",
        "Een ander, zoals een nieuws- of vakmedium, geeft de cijfers of feiten weer.",
    )

    @classmethod
    def vroeger(cls) -> Mapping[str, str]:
        """What was a choice before."""
        return {"redactie": "wat de redactie zelf zoekt, is geen bron; maak een bestand in data/zoekacties"}


class Bestuursorgaan(Keuze):
    """Which body of the municipality a document is of."""

    COLLEGE = auto(), "het college", "Een stuk van burgemeester en wethouders, of van de gemeente namens hen."
    RAAD = auto(), "de gemeenteraad", "Een stuk dat de gemeenteraad heeft vastgesteld."
    REKENKAMER = auto(), "de rekenkamer", "Een stuk van de rekenkamer."


class Storing(Keuze):
    """Why the address of a source gave no document."""

    GEEN_ANTWOORD = auto(), "geen antwoord", "De server antwoordde niet, of niet op tijd."
    ONVEILIG = auto(), "geen geldig certificaat", "De verbinding was niet te vertrouwen."
    TE_GROOT = auto(), "te groot", "Het stuk is te groot om te bewaren waaraan het is te herkennen."


class Gezien(Part):
    """What stood at the address of a source on a day, as 'make bronnen' saw it."""

    op: VerledenDatum
    """De dag waarop 'make bronnen' het adres bekeek."""
    status: Getal | None = Field(None, ge=100, le=599)
    """De code van het antwoord: 200 is goed, 404 en 410 zijn weg; weglaten als er geen antwoord was."""
    storing: Storing | None = None
    """Wat er misging; weglaten als het stuk er stond."""
    sha256: str | None = Field(None, pattern="^[0-9a-f]{64}$")
    """De SHA-256 van het stuk, om te zien of het is veranderd."""
    adres: Tekst | None = None
    """Het adres waar de lezer uitkomt; weglaten als dat het adres van de bron zelf is."""


class Bron(Record):
    """A document that says something, with its address and date."""

    folder: ClassVar = "bronnen"
    noun: ClassVar = "bron"
    address: ClassVar = "/bronnen/{}/"

    titel: Tekst
    """De titel van het stuk, of een korte omschrijving als het geen titel heeft."""
    uitgever: Tekst
    """Wie het stuk uitgaf."""
    datum: VerledenDatering
    """De datum van het stuk: 2023-06-02, 2023-06, 2023 of ongedateerd."""
    url: Url | None = None
    """Het adres van het stuk; weglaten als het niet op internet staat."""
    archief: Url | None = None
    """Het adres van een bewaarde kopie, zoals bij het Internet Archive; weglaten als die er niet is."""
    gezien: Gezien | None = None
    """Wat er op het adres stond; 'make bronnen' schrijft dit op."""
    soort: BronSoort
    """Wat voor stuk het is."""
    herkomst: Herkomst
    """Hoe dicht de bron bij het feit staat."""
    orgaan: Bestuursorgaan | None = None
    """Van welk bestuursorgaan van de gemeente het stuk is; weglaten als het van een ander is."""
    opmerking: Tekst | None = None
    """Wat een lezer over deze bron moet weten, bijvoorbeeld dat alleen het begin te lezen was."""
    gelinkt_in: Verwijzingen = ()
    """Alleen bij een stuk dat de redactie niet zag: de bronnen die het noemen of ernaar linken."""


def alineas_in_words(numbers: tuple[int, ...]) -> str:
    """The numbers of paragraphs as a reader says them: `alinea 3, 14 en 15`; empty when there are none."""
    return f"alinea {listed(map(str, numbers))}" if numbers else ""
