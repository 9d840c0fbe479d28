"""A study that led to recommendations."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from plugins.source.record import Bronnen, Feit, Record, Tekst, VerledenDatum


class Onderzoek(Record):
    """A study by or for the rekenkamer."""

    folder: ClassVar = "onderzoeken"
    noun: ClassVar = "onderzoek"
    address: ClassVar = "/aanbevelingen/onderzoek/{}/"

    titel: Tekst
    """De titel van het rapport."""
    datum: VerledenDatum
    """De datum van het rapport."""
    opdrachtgever: Tekst
    """Wie het onderzoek liet doen."""
    uitvoerder: Tekst
    """Wie het onderzoek deed."""
    hoofdvraag: Tekst
    """De hoofdvraag van het onderzoek, in eigen woorden."""
    werkwijze: tuple[Feit, ...] = ()
    """Hoe het onderzoek is gedaan."""
    bevindingen: tuple[Feit, ...] = Field(min_length=1)
    """Wat het onderzoek vond, in eigen woorden."""
    daarna: tuple[Feit, ...] = ()
    """Wat er met het rapport gebeurde."""
    bronnen: Bronnen
    """De bronnen over het onderzoek."""

    @property
    def order(self) -> tuple[object, ...]:
        """The newest first."""
        return (-self.datum.toordinal(), self.id)
