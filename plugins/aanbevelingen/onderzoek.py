"""A study that led to recommendations."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from plugins.source.fields import Bronnen, Feit
from plugins.source.record import Datum, Record, Tekst


class Onderzoek(Record):
    """A study by or for the rekenkamer."""

    folder: ClassVar = "onderzoeken"
    noun: ClassVar = "onderzoek"
    address: ClassVar = "/aanbevelingen/onderzoek/{}/"
    template: ClassVar = "onderzoek"

    titel: Tekst = Field(description="De titel van het rapport.")
    datum: Datum = Field(description="De datum van het rapport.")
    opdrachtgever: Tekst = Field(description="Wie het onderzoek liet doen.")
    uitvoerder: Tekst = Field(description="Wie het onderzoek deed.")
    hoofdvraag: Tekst = Field(description="De hoofdvraag van het onderzoek, in eigen woorden.")
    werkwijze: tuple[Feit, ...] = Field((), description="Hoe het onderzoek is gedaan.")
    bevindingen: tuple[Feit, ...] = Field(
        min_length=1, description="Wat het onderzoek vond, in eigen woorden."
    )
    daarna: tuple[Feit, ...] = Field((), description="Wat er met het rapport gebeurde.")
    bronnen: Bronnen = Field(description="De bronnen over het onderzoek.")
