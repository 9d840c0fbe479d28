"""A meeting of the raad."""

from __future__ import annotations

from typing import ClassVar

from plugins.source.record import Bronnen, Datum, Record, Tekst


class Vergadering(Record):
    """A dated meeting, so that "since the last meeting" can be computed."""

    folder: ClassVar = "vergaderingen"
    noun: ClassVar = "vergadering"
    address: ClassVar = "/aanbevelingen/vergadering/{}/"

    datum: Datum
    """De dag van de vergadering."""
    soort: Tekst
    """Wat voor vergadering het was, een van de 'vergadersoorten' in data/gemeente.yaml."""
    onderwerp: Tekst
    """Waarom deze vergadering hier staat."""
    bronnen: Bronnen
    """Waar de datum staat."""

    @property
    def order(self) -> tuple[object, ...]:
        """By date."""
        return (self.datum, self.id)
