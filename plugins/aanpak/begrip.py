"""A term of the glossary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from plugins.bronnen.zoekactie import Zoekacties
from plugins.pages.view import View
from plugins.source.record import Bronnen, Record, Tekst, Zoekwoorden


class Begrip(Record):
    """A term, what it is short for, and what it means."""

    folder: ClassVar = "begrippen"
    noun: ClassVar = "begrip"
    address: ClassVar = "/begrippen/#{}"

    naam: Tekst
    """Het begrip of de afkorting."""
    volledige_naam: Tekst | None = None
    """Waar de afkorting voor staat; weglaten als dat niet bekend is."""
    uitleg: Tekst
    """Wat het is, in een of enkele zinnen."""
    zoekwoorden: Zoekwoorden = ()
    """Woorden waarmee mensen dit zoeken en die er niet staan, in kleine letters."""
    zoekacties: Zoekacties = ()
    """De zoekacties waarop rust dat iets niet openbaar is gevonden."""
    bronnen: Bronnen
    """De bronnen."""


@dataclass(frozen=True)
class BegrippenView(View):
    """The glossary."""

    for_texts: ClassVar = True
    shows_all_of: ClassVar = Begrip.folder

    begrippen: tuple[Begrip, ...]

    @property
    def places(self) -> Iterator[str]:
        """Its terms."""
        return (begrip.id for begrip in self.begrippen)
