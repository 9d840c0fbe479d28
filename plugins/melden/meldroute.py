"""A reporting route: the one register of telephone numbers on the site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import auto
from typing import ClassVar

from pydantic import ConfigDict, Field, model_validator

from plugins.bronnen.zoekactie import Gezocht
from plugins.gemeente.gemeente import Gemeente
from plugins.source.dates import Datering, months_after
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
    VerledenDatering,
    VerledenDatum,
    Zoekwoorden,
    site_of,
)


class RouteSoort(Keuze):
    """What kind of reporting route it is, most urgent first."""

    SPOED = auto(), "Spoed", "Er is nu gevaar."
    POLITIE = auto(), "Politie", "U meldt bij de politie, met uw naam."
    ANONIEM = auto(), "Anoniem", "U meldt zonder dat uw naam bekend wordt."
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
        "Anoniem? Onbekend",
        "De bronnen die zijn gelezen zeggen niet wat over u bekend wordt.",
    )


class Routefeit(Keuze):
    """What may be missing of a route, and can be looked for."""

    KANAAL = auto(), "eigen nummer of adres", "Een eigen nummer, adres of formulier."
    ANONIEM = auto(), "of u anoniem kunt melden", "Wat over de melder bekend wordt."
    WAT_WORDT_VASTGELEGD = auto(), "wat wordt vastgelegd", "Wat over de melder wordt vastgelegd."
    WAT_GEBEURT_ER = auto(), "wat er daarna gebeurt", "Wat er na de melding gebeurt."
    HOORT_U_IETS_TERUG = auto(), "of u iets terughoort", "Of de melder iets hoort."
    BEREIKBAAR = auto(), "tijden", "Wanneer de route bereikbaar is."
    KOSTEN = auto(), "kosten", "Wat bellen kost."
    SINDS = (
        auto(),
        "sinds wanneer deze gemeente meedoet",
        "Sinds wanneer de gemeente bij de route is aangesloten.",
    )


class RouteGezocht(Gezocht):
    """Says that a search looked for something that is missing of a route."""

    over: Routefeit
    """Wat er ontbreekt."""


class Routevraag(Part):
    """A question that people have before they report, with what a source says of it."""

    vraag: Tekst
    """De vraag zoals iemand haar stelt."""
    antwoord: Tekst
    """Het antwoord, in een of enkele korte zinnen."""
    bronnen: Bronnen
    """De bronnen die dit zeggen."""


class Controlewijze(Keuze):
    """With what a telephone number or address was compared."""

    LIVE = (
        auto(),
        "met de pagina op internet",
        "Vergeleken met de pagina zoals die op die dag op internet stond.",
    )
    BEWAARDE_KOPIE = (
        auto(),
        "met een bewaarde kopie",
        "Overgenomen uit een kopie van een pagina die eerder is bewaard; niet vergeleken met internet.",
    )
    ALLEEN_GENOEMD = (
        auto(),
        "alleen genoemd in een stuk",
        "Overgenomen uit een stuk dat het nummer noemt; niet vergeleken met een pagina.",
    )

    @classmethod
    def vroeger(cls) -> Mapping[str, str]:
        """What was a choice before."""
        return {"levend": "schrijf nu 'live'", "archief": "schrijf nu 'bewaarde_kopie'"}


class Gecontroleerd(Part):
    """How, when and with what a telephone number and address were compared."""

    hoe: Controlewijze
    """Waarmee is vergeleken."""
    op: VerledenDatum
    """De dag waarop is vergeleken."""
    van: VerledenDatering = Datering()
    """De datum van wat is gezien, zoals die van de bewaarde kopie; weglaten als die niet bekend is."""
    adres: Url | None = None
    """Het adres van wat is gezien; weglaten als het geen adres heeft, zoals een brief."""

    @property
    def live(self) -> bool:
        """Whether it was compared with the page as it stood on the internet."""
        return self.hoe is Controlewijze.LIVE

    def older_than(self, months: int, today: date) -> bool:
        """Whether what was seen is known to be older than so many months."""
        seen = self.van.latest
        return not self.live and seen is not None and months_after(seen, months) < today


class Meldroute(Record):
    """Where people can report, what becomes known about them and what happens next."""

    folder: ClassVar = "meldroutes"
    noun: ClassVar = "meldroute"
    address: ClassVar = "/melden/{}/"
    translated: ClassVar = True
    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"soort": {"const": "spoed"}}, "required": ["soort"]},
            "then": {"required": ["telefoon"]},
        }
    )
    vroeger: ClassVar[Mapping[str, str]] = {
        "gecontroleerd_op": "schrijf nu 'gecontroleerd' met 'hoe', 'op' en 'adres'",
        "gecontroleerd_met": "schrijf nu 'hoe: live' of 'hoe: bewaarde_kopie' bij 'gecontroleerd'",
    }

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
    zoekwoorden: Zoekwoorden = ()
    """Woorden waarmee mensen dit zoeken en die er niet staan, in kleine letters."""
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
    """Wanneer; weglaten als dat niet bekend is."""
    anoniem: Anoniem
    """Wat over de melder bekend wordt."""
    anoniem_toelichting: Tekst
    """Uitleg daarbij in gewone woorden."""
    wat_wordt_vastgelegd: Tekst | None = None
    """Wat over de melder wordt vastgelegd; weglaten als dat niet bekend is."""
    wat_gebeurt_er: Teksten = ()
    """Wat er na de melding gebeurt, stap voor stap."""
    hoort_u_iets_terug: Tekst | None = None
    """Of de melder iets hoort; weglaten als dat niet bekend is."""
    kanttekening: Tekst | None = None
    """Wat een lezer moet weten, bijvoorbeeld dat bronnen elkaar tegenspreken."""
    feiten: tuple[Feit, ...] = ()
    """Andere feiten over de route."""
    vragen: tuple[Routevraag, ...] = ()
    """Vragen die mensen hebben voordat zij melden."""
    bronnen: Bronnen
    """De bronnen."""
    gezocht: tuple[RouteGezocht, ...] = ()
    """De zoekacties naar wat van deze route ontbreekt. Zonder zoekactie staat er 'nog niet uitgezocht'."""
    gecontroleerd: Gecontroleerd
    """Hoe en wanneer nummer en adres zijn gecontroleerd."""

    @model_validator(mode="after")
    def danger_has_a_number(self) -> Meldroute:
        """Who is in danger can call."""
        if self.soort is RouteSoort.SPOED and not self.telefoon:
            raise ValueError("bij soort 'spoed' hoort een nummer om te bellen; vul 'telefoon' in")
        return self

    @property
    def neutrale_naam(self) -> str:
        """The name that may stand in the history of a browser."""
        return self.korte_naam or self.naam

    @property
    def site(self) -> str:
        """The name of the site that `url` leads to, as people say it; empty when there is none."""
        return site_of(self.url)

    def gezocht_naar(self, over: str) -> tuple[Gezocht, ...]:
        """The searches for something that is missing of this route; `over` is a value of Routefeit."""
        return tuple(item for item in self.gezocht if item.over == over)

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
        "gecontroleerd_op": route.gecontroleerd.op.isoformat(),
    }


def number_is_old(route: Meldroute, gemeente: Gemeente, today: date) -> bool:
    """Whether the number comes from something too old to name the route first or to put it on a poster."""
    return bool(route.nummers) and route.gecontroleerd.older_than(gemeente.brontermijn_maanden, today)


def emergency(routes: Iterable[Meldroute]) -> Meldroute | None:
    """The route for immediate danger: the first of its kind, if there is one."""
    return next((route for route in routes if route.soort is RouteSoort.SPOED), None)
