"""A series of figures: what is counted, by whom, with which caveat, and the rows themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, ClassVar, Literal

from pydantic import ConfigDict, Field

from plugins.bronnen.zoekactie import Zoekacties
from plugins.cijfers.delen import (
    KOLOMNAAM,
    Annotatie,
    Breuk,
    Correctie,
    CsvVorm,
    Grafieksoort,
    Jaarcel,
    Kolom,
    Kort,
    Licentie,
    Lokaal,
    Rij,
    Streefwaarde,
    Totaal,
)
from plugins.disclosure import AFRONDINGSNOTEN
from plugins.source.record import BronId, DateringField, Getal, JaNee, Sleutel, Tekst, VerledenDatum
from plugins.tables.csv_lines import SCHEIDINGSTEKENS
from plugins.tables.csv_table import CsvForm
from plugins.tables.record_file import RecordWithRows
from plugins.tables.table import TOTAAL, CellNote, Column, Row, Table, without_totals
from plugins.tables.value import DECIMAALTEKENS

MOST = 250
"""So many figures fit on a page, in its table and both its charts."""
MOST_IN_LIST = 80
"""So many figures fit in a small chart in a list."""


class Cijferreeks(RecordWithRows):
    """A table of published figures with everything a reader needs to judge it."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": ["rijen"]}, {"required": ["csv"]}]})

    folder: ClassVar = "cijferreeksen"
    noun: ClassVar = "cijferreeks"
    address: ClassVar = "/cijfers/{}/"
    plaatselijk: ClassVar = frozenset({"lokaal"})

    titel: Tekst
    """De boodschap in een korte zin."""
    onderwerp: Tekst
    """Wat er wordt geteld, in enkele woorden, voor lijsten en grafieken."""
    omschrijving: Tekst
    """Wat de cijfers laten zien, in een of enkele zinnen."""
    eenheid: Kort
    """Wat één is: 'meldingen', 'adviezen'."""
    decimalen: Getal = Field(0, ge=0, le=3)
    """Het aantal cijfers achter de komma."""
    gebied: Tekst
    """Waarover de cijfers gaan: Nederland, of de naam van een gemeente."""
    definitie: Tekst
    """Wat er precies wordt geteld."""
    kanttekening: Tekst
    """Waarmee een lezer moet oppassen."""
    bron_openbaar: JaNee
    """true als de bron de cijfers zelf zo heeft gepubliceerd; dan blijven ze zoals ze zijn. Bij false worden
    ze afgerond."""
    afronden_op: Literal[5, 10] | None = None
    """Alleen bij eigen registraties: 5, of 10 bij aantallen verdachten, slachtoffers of andere mensen in een
    zaak."""
    telling: Sleutel | None = None
    """De naam van de registratie waaruit is geteld. Reeksen met dezelfde telling verdelen hetzelfde totaal,
    elk op hun eigen manier."""
    totaal: Totaal = Totaal.GEEN
    """Of elke rij een 'totaal' heeft, en of dat op de site komt."""
    zoekacties: Zoekacties = ()
    """De zoekacties waarop rust dat iets niet openbaar is gevonden."""
    bronnen: tuple[BronId, ...] = Field(min_length=1)
    """De bronnen."""
    bijgewerkt: VerledenDatum
    """De dag waarop de redactie de cijfers het laatst heeft bijgewerkt."""
    volgende_update: DateringField | None = None
    """Wanneer nieuwe cijfers worden verwacht; weglaten als dat niet bekend is."""
    licentie: Licentie
    """Onder welke licentie de tabel mag worden hergebruikt."""
    grafiek: Grafieksoort
    """Hoe de cijfers worden getekend."""
    gestapeld: JaNee = False
    """true als de kolommen delen van één geheel zijn; dan staan hun staven op elkaar in plaats van naast
    elkaar."""
    kolommen: tuple[Kolom, ...] = Field(min_length=1, max_length=6)
    """De kolommen met getallen."""
    csv: CsvVorm | None = None
    """Als de rijen in een CSV-bestand naast dit bestand staan, met dezelfde naam: hoe dat is geschreven. Laat
    'rijen' dan weg."""
    rijen: tuple[Rij, ...] = Field((), min_length=1, max_length=200)
    """Een regel per jaar: jaar, een waarde per kolom, en waar nodig bronnen, noot en cellen. Verplicht als er
    geen 'csv' is."""
    cellen: tuple[Jaarcel, ...] = ()
    """Alleen bij rijen in een CSV-bestand: bronnen en opmerkingen die bij één cijfer horen."""
    breuken: tuple[Breuk, ...] = ()
    """Jaren waarin de telling veranderde."""
    annotaties: tuple[Annotatie, ...] = Field((), max_length=6)
    """Korte opmerkingen bij jaren, in de grafiek zelf."""
    streefwaarden: tuple[Streefwaarde, ...] = Field((), max_length=3)
    """Waarden waarnaar werd gestreefd, als lijn in de grafiek."""
    lokaal: Lokaal | None = None
    """Welk cijfer over de gemeente zelf bij deze reeks hoort en ontbreekt."""
    correcties: tuple[Correctie, ...] = ()
    """Elke waarde die al op de site stond en is veranderd, de oudste eerst."""

    @classmethod
    def csv_form(cls, typed: Mapping[str, Any]) -> CsvForm | None:
        """The form of the CSV: the columns and decimals of the series, with the signs that `csv` names."""
        declared, columns, decimals = typed.get("csv"), typed.get("kolommen"), typed.get("decimalen", 0)
        if not isinstance(declared, dict) or not isinstance(columns, list) or not isinstance(decimals, int):
            return None
        separator, sign = declared.get("scheidingsteken", ","), declared.get("decimaalteken", "punt")
        keys = [column.get("id") if isinstance(column, dict) else None for column in columns]
        if typed.get("totaal") in (Totaal.TONEN, Totaal.WEGLATEN):
            keys.append(TOTAAL)
        if separator not in (*SCHEIDINGSTEKENS,) or sign not in (*DECIMAALTEKENS,) or not columns:
            return None
        if not all(isinstance(key, str) and re.fullmatch(KOLOMNAAM, key) for key in keys):
            return None
        whole = typed.get("bron_openbaar") is False
        return CsvForm(tuple(map(str, keys)), separator, sign, decimals, whole)

    @property
    def sleutels(self) -> tuple[str, ...]:
        """The keys of the values that every row has."""
        return (
            *(kolom.id for kolom in self.kolommen),
            *((TOTAAL,) if self.totaal is not Totaal.GEEN else ()),
        )

    @property
    def volledig(self) -> bool:
        """Whether every row has exactly these keys and every part has its whole, so that there is a table."""
        wholes = {kolom.id for kolom in self.kolommen if kolom.deel_van is None}
        return all(kolom.deel_van in (None, *wholes) for kolom in self.kolommen) and all(
            set(rij.waarden) == set(self.sleutels) for rij in self.rijen
        )

    @property
    def brontabel(self) -> Table:
        """The table as it is in the source, its total included; only for a complete series."""
        columns = (
            *(Column(kolom.id, kolom.naam, deel_van=kolom.deel_van) for kolom in self.kolommen),
            *((Column(TOTAAL, "Totaal", totaal=True),) if self.totaal is not Totaal.GEEN else ()),
        )
        return Table(columns, tuple(self._row(rij, columns) for rij in self.rijen))

    def _row(self, rij: Rij, columns: tuple[Column, ...]) -> Row:
        values = tuple(rij.waarden[column.key] for column in columns)
        cells = (*rij.cellen, *(cel for cel in self.cellen if cel.jaar == rij.jaar))
        notes = tuple(CellNote(cel.kolom, cel.bronnen, cel.noot) for cel in cells)
        return Row(rij.jaar, values, rij.bronnen, rij.noot, notes)

    @cached_property
    def tabel(self) -> Table:
        """The published table, one row per year; only for a series that passed its rules."""
        return without_totals(self.brontabel) if self.totaal is Totaal.WEGLATEN else self.brontabel

    def bronnen_van(self, row: Row) -> tuple[str, ...]:
        """The sources of a row: its own, else those of the series.

        None where not one of its values is known.
        """
        known = any(value.known for value in row.values)
        return row.bronnen or (self.bronnen if known else ())

    @property
    def afrondingsnoot(self) -> str | None:
        """What a reader is told about the rounding; None when the source published the figures like this."""
        return AFRONDINGSNOTEN[self.afronden_op] if self.afronden_op else None

    def met_tabel(self, tabel: Table, correcties: Iterable[Correctie]) -> Cijferreeks:
        """The series with the values of another table of the same form, and other corrections."""
        keys = [column.key for column in tabel.columns]
        rows = tuple(
            rij.model_copy(update=dict(zip(keys, row.values, strict=True)))
            for rij, row in zip(self.rijen, tabel.rows, strict=True)
        )
        return self.model_copy(update={"rijen": rows, "correcties": tuple(correcties)})

    @property
    def gehele_getallen(self) -> tuple[list[int], ...]:
        """Its whole numbers, column by column."""
        numbers = (
            (rij.waarden[key].number for rij in self.rijen if key in rij.waarden) for key in self.sleutels
        )
        return tuple(
            [int(number) for number in column if number is not None and number == int(number)]
            for column in numbers
        )

    @property
    def aantal(self) -> int:
        """How many figures it has."""
        return len(self.rijen) * len(self.sleutels)

    @property
    def past_in_lijst(self) -> bool:
        """Whether a list can show a small chart of it: eight of those fit in the weight of a page."""
        return self.aantal <= MOST_IN_LIST

    @property
    def periode(self) -> str:
        """The first and the last year."""
        first, last = self.tabel.period
        return str(first) if first == last else f"{first}-{last}"
