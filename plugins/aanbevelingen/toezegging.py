"""A promise: what was said, when it is due, whether it comes back every year, and what became of it."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from plugins.bronnen.zoekactie import Gezocht
from plugins.source.record import Bronnen, Datum, Getal, Part, Sleutel, Tekst, VerledenDatum


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
