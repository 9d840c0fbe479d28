"""The one form of a table: labelled rows by labelled columns of published values."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from plugins.tables.value import Value

TOTAAL = "totaal"
"""The key of the column that is the total of the others, in sources and in downloads."""


@dataclass(frozen=True)
class Column:
    """A column of numbers: its key in data and downloads, its name for people, and what it adds up to.

    A `totaal` is the sum of all columns that are neither a `totaal` nor a `deel_van` another column.
    """

    key: str
    naam: str
    totaal: bool = False
    deel_van: str | None = None


@dataclass(frozen=True)
class CellNote:
    """What is particular to one cell: the key of its column, sources of its own, and a note."""

    column: str
    bronnen: tuple[str, ...] = ()
    noot: str | None = None


@dataclass(frozen=True)
class Row:
    """A row: its label (a year), a value for each column, the ids of the sources it comes from, and notes."""

    label: int
    values: tuple[Value, ...]
    bronnen: tuple[str, ...] = ()
    noot: str | None = None
    cell_notes: tuple[CellNote, ...] = ()

    def cell_note(self, key: str) -> CellNote:
        """What is particular to the cell in a column; empty for most."""
        return next((note for note in self.cell_notes if note.column == key), CellNote(key))


@dataclass(frozen=True)
class Table:
    """Rows in ascending order of their label; every row has as many values as there are columns."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def parts(self) -> tuple[Column, ...]:
        """The columns that together make the total, whether or not the table shows that total."""
        return tuple(column for column in self.columns if not column.totaal and column.deel_van is None)

    @property
    def period(self) -> tuple[int, int]:
        """The labels of the first row and of the last: two years."""
        return self.rows[0].label, self.rows[-1].label

    def cells(self) -> Iterator[tuple[Row, Column, Value]]:
        """Every cell, row by row."""
        for row in self.rows:
            for column, value in zip(self.columns, row.values, strict=True):
                yield row, column, value

    def value(self, label: int, key: str | None = None) -> Value | None:
        """The value at a row and column (by default the first); None where the table has no such cell."""
        wanted = key if key is not None else self.columns[0].key
        return next(
            (value for row, column, value in self.cells() if row.label == label and column.key == wanted),
            None,
        )

    def series(self, key: str) -> tuple[tuple[int, Value], ...]:
        """One column as pairs of label and value."""
        return tuple((row.label, value) for row, column, value in self.cells() if column.key == key)

    def with_columns(self, keys: Collection[str]) -> Table:
        """The same table with these columns alone; a column that is part of a total still says so."""
        kept = [index for index, column in enumerate(self.columns) if column.key in keys]
        rows = (
            replace(
                row,
                values=tuple(row.values[index] for index in kept),
                cell_notes=tuple(note for note in row.cell_notes if note.column in keys),
            )
            for row in self.rows
        )
        return Table(tuple(self.columns[index] for index in kept), tuple(rows))


def without_totals(table: Table) -> Table:
    """The same table without its totals."""
    return table.with_columns([column.key for column in table.columns if not column.totaal])


def years_out_of_order(years: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Years rise by one: the index of every year that does not, with the message for editors."""
    previous: int | None = None
    for index, year in enumerate(years):
        if previous is not None and year <= previous:
            yield index, f"{year} komt na {previous}; zet elk jaar één keer neer, het oudste eerst"
        elif previous is not None and year > previous + 1:
            remedy = "voeg een rij toe met 'onbekend' als het cijfer niet openbaar is"
            yield index, f"{previous + 1} ontbreekt; {remedy}"
        previous = year
