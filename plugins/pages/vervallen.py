"""Pages that are gone for good: where each stood, since when it is gone, and why."""

from __future__ import annotations

from typing import ClassVar

from plugins.source.record import Adres, Part, Record, Tekst, VerledenDatum


class Vervalling(Part):
    """One page that is gone, with the files that belonged to it."""

    adres: Adres
    """Het adres van de pagina die vervalt."""
    op: VerledenDatum
    """De dag waarop zij verviel."""
    omdat: Tekst
    """Waarom, in een zin die bezoekers lezen: 'de reeks is opgegaan in een andere'."""


class Vervallen(Record):
    """Every page that is gone: one file, `data/vervallen.yaml`, that need not be there."""

    folder: ClassVar = "vervallen"
    noun: ClassVar = "vervallen pagina's"

    vervallen: tuple[Vervalling, ...]
    """De pagina's die er niet meer zijn; schrijf [] als er geen zijn."""
