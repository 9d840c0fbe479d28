"""A reporting route: the one register of telephone numbers on the site."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from plugins.source.fields import Bronnen, Feit, Telefoon, Url, site_of, tel_address
from plugins.source.keuzes import Anoniem, Gecontroleerd, RouteSoort
from plugins.source.record import Datum, Getal, Part, Record, Tekst, Teksten


class Routevraag(Part):
    """A question that people have before they report, with what a source says of it."""

    vraag: Tekst = Field(description="De vraag zoals iemand haar stelt.")
    antwoord: Tekst = Field(description="Het antwoord, in een of enkele korte zinnen.")
    bronnen: Bronnen = Field(description="De bronnen die dit zeggen.")


class Meldroute(Record):
    """Where people can report, what becomes known about them and what happens next."""

    folder: ClassVar = "meldroutes"
    noun: ClassVar = "meldroute"
    address: ClassVar = "/melden/{}/"
    translated: ClassVar = True

    naam: Tekst = Field(description="De naam van de route.")
    korte_naam: Tekst | None = Field(
        None,
        description="Een neutrale naam voor de geschiedenis van een browser; weglaten als de naam zelf neutraal is.",
    )
    soort: RouteSoort = Field(description="Wat voor route het is.")
    volgorde: Getal = Field(ge=1, le=99, description="De plaats in het overzicht; de meest dringende eerst.")
    samenvatting: Tekst = Field(description="Een korte zin: wanneer kiest u deze route?")
    voor_wie: Tekst = Field(description="Wie hier kan melden.")
    waarvoor: Teksten = Field(min_length=1, description="Waarvoor deze route is.")
    waarvoor_niet: Teksten = Field((), description="Waarvoor deze route niet is.")
    telefoon: Telefoon | None = Field(
        None, description="Het nummer zoals mensen het lezen, tussen aanhalingstekens."
    )
    telefoon_buitenland: Telefoon | None = Field(
        None, description="Het nummer vanuit het buitenland, tussen aanhalingstekens."
    )
    kosten: Tekst | None = Field(None, description="Wat bellen kost; weglaten als de bron dat niet zegt.")
    url: Url | None = Field(None, description="Het adres waar men online kan melden of meer kan lezen.")
    bereikbaar: Tekst | None = Field(None, description="Wanneer; weglaten als dat niet openbaar is gevonden.")
    anoniem: Anoniem = Field(description="Wat over de melder bekend wordt.")
    anoniem_toelichting: Tekst = Field(description="Uitleg daarbij in gewone woorden.")
    wat_wordt_vastgelegd: Tekst | None = Field(
        None, description="Wat over de melder wordt vastgelegd; weglaten als dat niet openbaar is gevonden."
    )
    wat_gebeurt_er: Teksten = Field((), description="Wat er na de melding gebeurt, stap voor stap.")
    hoort_u_iets_terug: Tekst | None = Field(
        None, description="Of de melder iets hoort; weglaten als dat niet openbaar is gevonden."
    )
    kanttekening: Tekst | None = Field(
        None, description="Wat een lezer moet weten, bijvoorbeeld dat bronnen elkaar tegenspreken."
    )
    feiten: tuple[Feit, ...] = Field((), description="Andere feiten over de route.")
    vragen: tuple[Routevraag, ...] = Field((), description="Vragen die mensen hebben voordat zij melden.")
    bronnen: Bronnen = Field(description="De bronnen.")
    gecontroleerd_op: Datum = Field(description="De dag waarop nummer en adres met de bron zijn vergeleken.")
    gecontroleerd_met: Gecontroleerd = Field(description="Waarmee is vergeleken.")

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
