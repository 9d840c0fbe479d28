"""The route finder: a question with answers, each leading to a next question or to routes."""

from __future__ import annotations

from enum import auto
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from plugins.source.record import Feit, JaNee, Keuze, MeldrouteId, Part, Record, Reference, Tekst

Letter = Annotated[str, StringConstraints(pattern=r"^[a-z]$")]
VraagId = Annotated[str, Reference("keuzehulp")]


class Pictogram(Keuze):
    """What a quick choice is about, as a small drawing beside its words."""

    SIGNAAL = auto(), "iets verdachts", "Een lamp."
    DREIGING = auto(), "dreiging", "Een driehoek met een uitroepteken."
    ZORG = auto(), "zorg", "Een kruis."
    DWANG = auto(), "dwang", "Een slot."
    JONGERE = auto(), "een jongere", "Een persoon."
    BEROEP = auto(), "beroep", "Een tas."


class Antwoord(Part):
    """One answer: it leads to a next question or to routes, never to both and never to nothing."""

    letter: Letter
    """Een letter die bij het antwoord blijft horen; zij staat in het adres van de pagina, dat zo niets
    verraadt."""
    tekst: Tekst
    """Het antwoord zoals de bezoeker het zou zeggen."""
    pictogram: Pictogram | None = None
    """Het pictogram dat erbij staat als het antwoord een snelle keuze is."""
    naar: VraagId | None = None
    """De volgende vraag."""
    meldroutes: tuple[MeldrouteId, ...] = ()
    """De routes die passen, de beste eerst."""
    uitleg: Tekst | None = None
    """Waarom deze routes passen."""


class Vraag(Record):
    """A question of the route finder."""

    folder: ClassVar = "keuzehulp"
    noun: ClassVar = "vraag"
    translated: ClassVar = True

    vraag: Tekst
    """De vraag."""
    uitleg: Tekst | None = None
    """Een of twee zinnen uitleg."""
    begin: JaNee = False
    """true bij de eerste vraag."""
    snel: JaNee = False
    """true bij de ene vraag waarvan de antwoorden als snelle keuze op de pagina Melden staan."""
    antwoorden: tuple[Antwoord, ...] = Field(min_length=2, max_length=6)
    """De antwoorden."""
    andere_loketten: tuple[Feit, ...] = ()
    """Loketten die geen route van deze site zijn, met wat een lezer over de bron moet weten.

    Nooit met een nummer.
    """
