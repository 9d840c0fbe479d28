"""A reporting route: the one register of telephone numbers on the site."""

from __future__ import annotations

from enum import auto
from typing import ClassVar

from pydantic import Field

from plugins.source.phone_numbers import Telefoon, tel_address
from plugins.source.record import (
    Bronnen,
    Feit,
    Getal,
    Keuze,
    Part,
    Record,
    Tekst,
    Teksten,
    Url,
    VerledenDatum,
    site_of,
)

EMERGENCY = "alarmnummer-112"
"""The id of the route for immediate danger."""


class RouteSoort(Keuze):
    """What kind of reporting route it is, most urgent first."""

    SPOED = auto(), "Spoed", "Er is nu gevaar."
    POLITIE = auto(), "Politie", "U meldt bij de politie, met uw naam."
    ANONIEM = auto(), "Anoniem", "Niemand weet wie u bent."
    VERTROUWELIJK = auto(), "Vertrouwelijk", "Een kleine kring weet wie u bent en houdt dat geheim."
    GEMEENTE = auto(), "Gemeente", "U meldt bij de gemeente."
    ZORG = auto(), "Zorg", "Het gaat om zorg of zorggeld."
    ADVIES = auto(), "Advies", "U wilt eerst met iemand praten."
    BEROEP = (
        auto(),
        "Voor beroepen",
        "Een route voor beroepen die bij wet moeten melden, of voor organisaties onderling.",
    )


class Anoniem(Keuze):
    """What becomes known about the person who reports."""

    JA = auto(), "Anoniem", "Volgens de organisatie wordt niet bekend wie u bent."
    AFGESCHERMD = auto(), "Afgeschermd", "Alleen een kleine kring weet wie u bent."
    NEE = auto(), "Met uw naam", "Men kan vragen wie u bent."
    ONBEKEND = (
        auto(),
        "Niet openbaar gevonden of u anoniem kunt blijven",
        "In openbare bronnen is niet gevonden wat over u bekend wordt.",
    )


class Gecontroleerd(Keuze):
    """How a telephone number or address was checked."""

    LEVEND = (
        auto(),
        "met de pagina van de organisatie zelf",
        "Vergeleken met de pagina zoals die op die dag op internet stond.",
    )
    ARCHIEF = (
        auto(),
        "met een bewaarde kopie van de bron",
        "Vergeleken met een bewaarde kopie; nog niet met de pagina op internet.",
    )


class Routevraag(Part):
    """A question that people have before they report, with what a source says of it."""

    vraag: Tekst
    """De vraag zoals iemand haar stelt."""
    antwoord: Tekst
    """Het antwoord, in een of enkele korte zinnen."""
    bronnen: Bronnen
    """De bronnen die dit zeggen."""


class Meldroute(Record):
    """Where people can report, what becomes known about them and what happens next."""

    folder: ClassVar = "meldroutes"
    noun: ClassVar = "meldroute"
    address: ClassVar = "/melden/{}/"
    translated: ClassVar = True

    naam: Tekst
    """De naam van de route."""
    korte_naam: Tekst | None = None
    """Een neutrale naam voor de geschiedenis van een browser; weglaten als de naam zelf neutraal is."""
    soort: RouteSoort
    """Wat voor route het is."""
    volgorde: Getal = Field(ge=1, le=99)
    """De plaats in het overzicht; de meest dringende eerst."""
    samenvatting: Tekst
    """Een korte zin: wanneer kiest u deze route?"""
    voor_wie: Tekst
    """Wie hier kan melden."""
    waarvoor: Teksten = Field(min_length=1)
    """Waarvoor deze route is."""
    waarvoor_niet: Teksten = ()
    """Waarvoor deze route niet is."""
    telefoon: Telefoon | None = None
    """Het nummer zoals mensen het lezen, tussen aanhalingstekens."""
    telefoon_buitenland: Telefoon | None = None
    """Het nummer vanuit het buitenland, tussen aanhalingstekens."""
    kosten: Tekst | None = None
    """Wat bellen kost; weglaten als de bron dat niet zegt."""
    url: Url | None = None
    """Het adres waar men online kan melden of meer kan lezen."""
    bereikbaar: Tekst | None = None
    """Wanneer; weglaten als dat niet openbaar is gevonden."""
    anoniem: Anoniem
    """Wat over de melder bekend wordt."""
    anoniem_toelichting: Tekst
    """Uitleg daarbij in gewone woorden."""
    wat_wordt_vastgelegd: Tekst | None = None
    """Wat over de melder wordt vastgelegd; weglaten als dat niet openbaar is gevonden."""
    wat_gebeurt_er: Teksten = ()
    """Wat er na de melding gebeurt, stap voor stap."""
    hoort_u_iets_terug: Tekst | None = None
    """Of de melder iets hoort; weglaten als dat niet openbaar is gevonden."""
    kanttekening: Tekst | None = None
    """Wat een lezer moet weten, bijvoorbeeld dat bronnen elkaar tegenspreken."""
    feiten: tuple[Feit, ...] = ()
    """Andere feiten over de route."""
    vragen: tuple[Routevraag, ...] = ()
    """Vragen die mensen hebben voordat zij melden."""
    bronnen: Bronnen
    """De bronnen."""
    gecontroleerd_op: VerledenDatum
    """De dag waarop nummer en adres met de bron zijn vergeleken."""
    gecontroleerd_met: Gecontroleerd
    """Waarmee is vergeleken."""

    @property
    def order(self) -> tuple[object, ...]:
        """By `volgorde`."""
        return (self.volgorde, self.id)

    @property
    def neutrale_naam(self) -> str:
        """The name that may stand in the history of a browser."""
        return self.korte_naam or self.naam

    @property
    def site(self) -> str:
        """The name of the site that `url` leads to, as people say it; empty when there is none."""
        return site_of(self.url)

    @property
    def nummers(self) -> tuple[tuple[str, str], ...]:
        """The numbers as people read them, each with the address a telephone dials."""
        return tuple(
            (nummer, tel_address(nummer)) for nummer in (self.telefoon, self.telefoon_buitenland) if nummer
        )


REACHED_BY = ("telefoon", "telefoon_buitenland", "url")
"""The fields with which people reach a route."""


def published_number(route: Meldroute) -> dict[str, str]:
    """How a route is reached and when that was checked, as a next site is held against it."""
    return {
        **{name: getattr(route, name) or "" for name in REACHED_BY},
        "gecontroleerd_op": route.gecontroleerd_op.isoformat(),
    }
