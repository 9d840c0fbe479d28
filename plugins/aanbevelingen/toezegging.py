"""A promise: what was said, when it is due, whether it comes back every year, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from pydantic import Field

from plugins.bronnen.zoekactie import Gezocht
from plugins.source.record import Bronnen, Datum, Getal, Part, Sleutel, Tekst, VerledenDatum, Verwijzing


class Verschuiving(Part):
    """Another date that came in place of a promised one."""

    naar: Datum
    """De nieuwe datum."""
    gemeld_op: VerledenDatum
    """De dag waarop de nieuwe datum is gemeld."""
    bronnen: Bronnen
    """Waar de nieuwe datum staat."""


class VervaltNa(Part):
    """Says that a promise falls due when a condition is met."""

    voorwaarde: Sleutel
    """Het id van de voorwaarde van deze aanbeveling."""
    binnen_maanden: Getal | None = Field(None, ge=0, le=120)
    """Binnen hoeveel maanden daarna; weglaten als de bron geen termijn noemt, zoals bij 'zodra'."""


class GevondenJaar(Part):
    """A year for which what comes back every year was found."""

    jaar: Getal = Field(ge=2000, le=2199)
    """Het jaar."""
    bronnen: Bronnen
    """Waar het stuk staat."""


class Jaarlijks(Part):
    """Says that what was promised comes back every year."""

    wat: Tekst
    """Wat er elk jaar komt, zoals 'uitvoeringsplan'."""
    van: Getal = Field(ge=2000, le=2199)
    """Het eerste jaar."""
    tot: Getal | None = Field(None, ge=2000, le=2199)
    """Het laatste jaar; weglaten als de bron geen eind noemt."""
    gevonden: tuple[GevondenJaar, ...] = ()
    """De jaren waarvan het is gevonden."""


class Jaar(NamedTuple):
    """One year of what comes back every year; without sources it was not found, or nobody looked."""

    jaar: int
    bronnen: tuple[Verwijzing, ...]
    gezocht: tuple[Gezocht, ...]


class Toezegging(Part):
    """Something that was promised, with the date first promised and every other date since."""

    tekst: Tekst
    """Wat is toegezegd of aangekondigd."""
    gedaan_op: VerledenDatum
    """De dag van de toezegging."""
    datum: Datum | None = None
    """De datum die het eerst is toegezegd; weglaten als er geen datum is toegezegd."""
    vervalt_na: VervaltNa | None = None
    """De voorwaarde waarna de toezegging geldt, als de bron geen datum maar een gebeurtenis noemt."""
    jaarlijks: Jaarlijks | None = None
    """Wat er volgens de toezegging elk jaar komt."""
    verschoven: tuple[Verschuiving, ...] = ()
    """Elke andere datum die later is gemeld, de oudste melding eerst."""
    nagekomen_op: VerledenDatum | None = None
    """De dag waarop volgens een bron aan de toezegging is voldaan; weglaten als dat niet zo is."""
    gezocht: tuple[Gezocht, ...] = ()
    """De zoekacties die hebben gezocht of de toezegging is nagekomen."""
    bronnen: Bronnen
    """Waar de toezegging staat, en als zij is nagekomen ook waar dat staat."""

    @property
    def termijn(self) -> date | None:
        """The date that counts now: the last one given; None when no date was ever given."""
        return self.verschoven[-1].naar if self.verschoven else self.datum

    def jaren(self, today: date, searched: Mapping[str, date]) -> Iterator[Jaar]:
        """Every year so far of what comes back; `searched` is the last day of each search.

        A search says something only of the years that had begun on its last day.
        """
        if self.jaarlijks is None:
            return
        sources = {item.jaar: item.bronnen for item in self.jaarlijks.gevonden}
        for jaar in range(self.jaarlijks.van, (self.jaarlijks.tot or today.year) + 1):
            looked = tuple(item for item in self.gezocht if searched[item.zoekactie].year >= jaar)
            yield Jaar(jaar, sources.get(jaar, ()), looked)
