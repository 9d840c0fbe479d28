"""A meeting of the raad."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from plugins.source.fields import Bronnen
from plugins.source.keuzes import VergaderingSoort
from plugins.source.record import Datum, Record, Tekst


class Vergadering(Record):
    """A dated meeting, so that "since the last meeting" can be computed."""

    folder: ClassVar = "vergaderingen"
    noun: ClassVar = "vergadering"
    address: ClassVar = "/aanbevelingen/vergadering/{}/"

    datum: Datum = Field(description="De dag van de vergadering.")
    soort: VergaderingSoort = Field(description="Wat voor vergadering het was.")
    onderwerp: Tekst = Field(description="Waarom deze vergadering hier staat.")
    bronnen: Bronnen = Field(description="Waar de datum staat.")

    @property
    def order(self) -> tuple[object, ...]:
        """By date."""
        return (self.datum, self.id)
