"""Signs of ondermijning, per trade."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from plugins.source.record import Feit, Getal, MeldrouteId, Record, Tekst, Zoekwoorden


class Signalen(Record):
    """What people in one trade may notice, with the source of each sign."""

    folder: ClassVar = "signalen"
    noun: ClassVar = "branche"
    address: ClassVar = "/melden/signalen/{}/"
    translated: ClassVar = True

    naam: Tekst
    """De branche of groep, zoals 'Verhuurders'."""
    voor_wie: Tekst
    """Voor wie deze pagina is, in een zin."""
    zoekwoorden: Zoekwoorden = ()
    """Woorden waarmee mensen dit zoeken en die er niet staan, in kleine letters."""
    volgorde: Getal = Field(ge=1, le=99)
    """De plaats in het overzicht."""
    signalen: tuple[Feit, ...] = Field(min_length=1)
    """Wat men kan zien of horen."""
    waarom: tuple[Feit, ...] = ()
    """Wat hierover bekend is, zoals waar criminelen op letten en wat u als ondernemer riskeert."""
    advies: tuple[Feit, ...] = ()
    """Wat men kan doen."""
    meldroutes: Annotated[tuple[MeldrouteId, ...], Field(min_length=1)]
    """De routes die hier het beste passen."""
