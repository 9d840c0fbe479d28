"""A programme of prevention."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from plugins.source.fields import Bronnen, Feit
from plugins.source.keuzes import Pijler
from plugins.source.record import Getal, Record, Tekst, Teksten


class Programma(Record):
    """What is done for whom, by whom, since when, and what is not publicly known about it."""

    folder: ClassVar = "programmas"
    noun: ClassVar = "programma"
    address: ClassVar = "/preventie/{}/"
    template: ClassVar = "programma"

    naam: Tekst = Field(description="De naam zoals mensen die gebruiken.")
    volledige_naam: Tekst | None = Field(
        None, description="Waar een afkorting voor staat; weglaten als dat niet openbaar is gevonden."
    )
    pijler: Pijler = Field(description="Bij welke lijn van de aanpak het hoort.")
    volgorde: Getal = Field(ge=1, le=99, description="De plaats op de overzichtspagina.")
    samenvatting: Tekst = Field(description="Een zin voor het overzicht.")
    doelgroep: Tekst | None = Field(None, description="Voor wie; weglaten als dat niet openbaar is gevonden.")
    doel: Tekst = Field(description="Wat het moet bereiken.")
    hoe: tuple[Feit, ...] = Field((), description="Hoe het werkt.")
    in_de_brief: Tekst = Field(
        description="Wat de brief van 2 juni 2023 erover zegt, in eigen woorden; of dat de brief het niet noemt."
    )
    partners: Teksten = Field((), description="Wie eraan meewerken.")
    sinds: Tekst | None = Field(
        None, description="Sinds wanneer; weglaten als dat niet openbaar is gevonden."
    )
    niet_gevonden: Teksten = Field((), description="Wat niet openbaar is gevonden.")
    bronnen: Bronnen = Field(description="De bronnen.")

    @property
    def order(self) -> tuple[object, ...]:
        """By `volgorde`."""
        return (self.volgorde, self.id)
