"""A source: everything the site says names at least one."""

from __future__ import annotations

from collections.abc import Mapping
from enum import auto
from typing import ClassVar

from plugins.source.record import Keuze, Record, Tekst, Url, VerledenDatering, Verwijzingen


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
    if not numbers:
        return ""
    *first, last = map(str, numbers)
    return f"alinea {', '.join(first)} en {last}" if first else f"alinea {last}"
