"""A series of figures: what is counted, by whom, with which caveat, and the rows themselves."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema

from plugins.figures.table import Column, Row, Table
from plugins.figures.value import Value, parse_value
from plugins.records.fields import BronId, Bronnen, DateringField
from plugins.records.keuzes import Grafieksoort, Licentie
from plugins.source.record import Datum, Getal, JaNee, Part, Record, Tekst

Kort = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True, max_length=60)]
"""A text that has to fit inside a chart."""
Kolomnaam = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Waarde = Annotated[Value, BeforeValidator(parse_value), WithJsonSchema({"type": ["number", "string"], "description": "Een getal, ~getal of onbekend."})]


class Kolom(Part):
    """A column of numbers."""

    id: Kolomnaam = Field(description="Korte naam in kleine letters; dezelfde als in de rijen en in de download.")
    naam: Kort = Field(description="De naam voor lezers.")


class Rij(Part):
    """A year with one value for each column, under the name of the column."""

    model_config = ConfigDict(frozen=True, extra="allow", protected_namespaces=(), defer_build=True)
    __pydantic_extra__: dict[str, Waarde]

    jaar: Getal = Field(ge=1900, le=2100, description="Het jaar.")
    bronnen: tuple[BronId, ...] = Field((), description="De bronnen van deze rij, als die afwijken van de bronnen van de reeks.")
    noot: Tekst | None = Field(None, description="Een opmerking bij deze rij.")

    @property
    def waarden(self) -> dict[str, Value]:
        """The values by the name of their column, as typed."""
        return self.__pydantic_extra__


class Breuk(Part):
    """A year from which the figures are counted in another way, so that before and after cannot be compared."""

    jaar: Getal = Field(ge=1900, le=2100, description="Het eerste jaar van de nieuwe telling.")
    tekst: Tekst = Field(description="Wat er veranderde.")


class Annotatie(Part):
    """A short remark at a year, written in the chart."""

    jaar: Getal = Field(ge=1900, le=2100, description="Het jaar waarbij de opmerking hoort.")
    tekst: Kort = Field(description="Wat er toen was, in enkele woorden: 'corona'.")


class Streefwaarde(Part):
    """A value that was aimed for, drawn as a line across the chart."""

    waarde: Waarde = Field(description="De waarde waarnaar werd gestreefd.")
    tekst: Kort = Field(description="Wiens streven het is, in enkele woorden: 'Streven van de gemeente'.")
    kolom: Kolomnaam | None = Field(None, description="De kolom waarvoor de waarde geldt; weglaten als ze voor alle kolommen geldt.")


class Cijferreeks(Record):
    """A table of published figures with everything a reader needs to judge it."""

    folder: ClassVar = "cijferreeksen"
    noun: ClassVar = "cijferreeks"

    titel: Tekst = Field(description="De boodschap in een korte zin.")
    onderwerp: Tekst = Field(description="Wat er wordt geteld, in enkele woorden, voor lijsten en grafieken.")
    omschrijving: Tekst = Field(description="Wat de cijfers laten zien, in een of enkele zinnen.")
    eenheid: Kort = Field(description="Wat één is: 'meldingen', 'adviezen'.")
    decimalen: Getal = Field(0, ge=0, le=3, description="Het aantal cijfers achter de komma.")
    gebied: Tekst = Field(description="Waarover de cijfers gaan: Nederland, Amersfoort.")
    definitie: Tekst = Field(description="Wat er precies wordt geteld.")
    kanttekening: Tekst = Field(description="Waarmee een lezer moet oppassen.")
    bron_openbaar: JaNee = Field(description="true als de bron de cijfers zelf zo heeft gepubliceerd; dan blijven ze zoals ze zijn.")
    bronnen: Bronnen = Field(description="De bronnen.")
    bijgewerkt: Datum = Field(description="De dag waarop de redactie de cijfers het laatst heeft bijgewerkt.")
    volgende_update: DateringField | None = Field(None, description="Wanneer nieuwe cijfers worden verwacht; weglaten als dat niet bekend is.")
    licentie: Licentie = Field(description="Onder welke licentie de tabel mag worden hergebruikt.")
    grafiek: Grafieksoort = Field(description="Hoe de cijfers worden getekend.")
    gestapeld: JaNee = Field(False, description="true als de kolommen delen van één geheel zijn; dan staan hun staven op elkaar in plaats van naast elkaar.")
    kolommen: tuple[Kolom, ...] = Field(min_length=1, max_length=6, description="De kolommen met getallen.")
    rijen: tuple[Rij, ...] = Field(min_length=1, max_length=200, description="Een regel per jaar: jaar, een waarde per kolom, en waar nodig bronnen en noot.")
    breuken: tuple[Breuk, ...] = Field((), description="Jaren waarin de telling veranderde.")
    annotaties: tuple[Annotatie, ...] = Field((), max_length=6, description="Korte opmerkingen bij jaren, in de grafiek zelf.")
    streefwaarden: tuple[Streefwaarde, ...] = Field((), max_length=3, description="Waarden waarnaar werd gestreefd, als lijn in de grafiek.")

    @cached_property
    def tabel(self) -> Table:
        """The published table, one row per year; only for a series that passed its rules."""
        columns = tuple(Column(kolom.id, kolom.naam) for kolom in self.kolommen)
        return Table(columns, tuple(Row(rij.jaar, tuple(rij.waarden[column.key] for column in columns), rij.bronnen, rij.noot) for rij in self.rijen))

    @property
    def periode(self) -> str:
        """The first and the last year."""
        first, last = self.tabel.rows[0].label, self.tabel.rows[-1].label
        return str(first) if first == last else f"{first}-{last}"
