"""A meeting of the raad."""

from __future__ import annotations

from enum import auto
from typing import ClassVar

from plugins.source.record import Bronnen, Datum, Keuze, Record, Tekst


class VergaderingSoort(Keuze):
    """What kind of meeting it was."""

    RAAD = "raadsvergadering", "raadsvergadering", "Een vergadering waarin de gemeenteraad besluit."
    RONDE = auto(), "ronde", "Een vergadering waarin raadsleden bespreken en voorbereiden."


class Vergadering(Record):
    """A dated meeting, so that "since the last meeting" can be computed."""

    folder: ClassVar = "vergaderingen"
    noun: ClassVar = "vergadering"
    address: ClassVar = "/aanbevelingen/vergadering/{}/"

    datum: Datum
    """De dag van de vergadering."""
    soort: VergaderingSoort
    """Wat voor vergadering het was."""
    onderwerp: Tekst
    """Waarom deze vergadering hier staat."""
    bronnen: Bronnen
    """Waar de datum staat."""

    @property
    def order(self) -> tuple[object, ...]:
        """By date."""
        return (self.datum, self.id)
