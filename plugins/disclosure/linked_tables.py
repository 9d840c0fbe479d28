"""From tables to the attack and back: which cells show the same count, what adds up, and what an editor is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from plugins.disclosure.attack import Finding, attack
from plugins.disclosure.cells import Cell, Key, Relation, adds_up, exact, part_of, rounded, unknown
from plugins.disclosure.leak_wording import WITHOUT_TOTAL, sentence
from plugins.tables.table import Column, Row, Table
from plugins.tables.value import Value

_TOTAL = ("totaal",)  # takes the place of a column key, so that no column can be called this


@dataclass(frozen=True)
class TableUnderAttack:
    """A table as it will be published, the basis it was rounded to (None: as its source published it), and the count it is a table of.

    All tables of one `telling` split the same count, each in its own way: their parts add up to the same total, also
    where that total is not shown, and a table with a single part shows that total itself. Columns with the same key in
    tables of one telling show the same count.
    """

    id: str
    table: Table
    basis: int | None
    telling: str | None = None


@dataclass(frozen=True)
class Leak:
    """A place in a table that may not be published, and why; as text it is the sentence for editors."""

    id: str
    label: int
    column: str
    sentence: str

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True)
class _Place:
    """Where a cell stands."""

    given: TableUnderAttack
    label: int
    column: Column


def attack_tables(tables: Sequence[TableUnderAttack]) -> tuple[Leak, ...]:
    """Every cell of a rounded table that gives a count away, in the order of the tables; empty is safe to publish.

    Raises ValueError when a table that says it is rounded is not.
    """
    places: dict[Cell, _Place] = {}
    owners: dict[Relation, TableUnderAttack] = {}
    for given in tables:
        for row, column, value in given.table.cells():
            places[_cell(given, row, column, value)] = _Place(given, row.label, column)
        for relation in _relations(given):
            owners.setdefault(relation, given)
    return tuple(_leak(finding, places, owners) for finding in attack(tuple(places), tuple(owners)))


def _cell(given: TableUnderAttack, row: Row, column: Column, value: Value) -> Cell:
    key, naam = _key(given, row.label, column), f"{given.id}:{row.label}:{column.key}"
    number = value.number
    exactly = not value.approximate and not value.at_least
    whole = number is not None and exactly and number == number.to_integral_value()
    if given.basis is None and number is not None and value.at_least:
        return Cell(key, naam, ceil(number), None)
    if given.basis is None:
        return exact(key, naam, int(number)) if number is not None and whole else unknown(key, naam)
    if number is None:
        return unknown(key, naam, given.basis)
    if not whole or number % given.basis:
        raise ValueError(
            f"tabel '{given.id}', {row.label}, kolom '{column.key}': {number} is niet afgerond op {given.basis}; rond de tabel eerst af"
        )
    return rounded(key, naam, int(number), given.basis)


def _key(given: TableUnderAttack, label: int, column: Column | None) -> Key:
    """The count that a column shows in a row; without a column the total of that row."""
    group = ("telling", given.telling) if given.telling is not None else ("tabel", given.id)
    if column is None or column.totaal or (given.telling is not None and given.table.parts == (column,)):
        return (*group, label, _TOTAL)
    return (*group, label, column.key)


def _relations(given: TableUnderAttack) -> Iterator[Relation]:
    """What adds up in each row; a column that is part of a total that is left out says that the others make that total."""
    by_key = {column.key: column for column in given.table.columns}
    complete = given.telling is not None or any(
        column.totaal or column.deel_van not in (None, *by_key) for column in given.table.columns
    )
    for row in given.table.rows:
        total, parts = (
            _key(given, row.label, None),
            tuple(_key(given, row.label, column) for column in given.table.parts),
        )
        if complete and parts and parts != (total,):
            yield adds_up(total, parts)
        for column in given.table.columns:
            if column.deel_van is not None:
                yield part_of(
                    _key(given, row.label, column), _key(given, row.label, by_key.get(column.deel_van))
                )


def _leak(finding: Finding, places: dict[Cell, _Place], owners: dict[Relation, TableUnderAttack]) -> Leak:
    place = places[finding.cell]
    counts = {finding.cell.key}.union(*(relation.keys for relation in finding.because))
    shown = {cell: other for cell, other in places.items() if cell.key in counts}
    helping = (
        *(other.given for other in shown.values()),
        *(owners[relation] for relation in finding.because),
    )
    others = tuple(dict.fromkeys(given.id for given in helping if given.id != place.given.id))
    columns = {
        cell.key: other.column
        for own in (False, True)
        for cell, other in shown.items()
        if (other.given == place.given) is own
    }  # its own names win
    near = [relation for relation in finding.because if finding.cell.key in relation.keys]
    origins = tuple(
        dict.fromkeys(_origin(relation, finding.cell.key, columns, place) for relation in near)
    ) or ("dezelfde telling",)
    words = sentence(
        finding,
        place.given.id,
        place.label,
        place.column.naam,
        origins,
        others,
        _remedy(finding, near, columns),
    )
    return Leak(place.given.id, place.label, place.column.key, words)


def _origin(relation: Relation, key: Key, columns: dict[Key, Column], place: _Place) -> str:
    """What the count follows from by one relation, in words; `columns` has every count that is published."""
    if relation.equal and key == relation.total:
        return f"de delen van '{place.column.naam}'"
    other = columns.get(relation.parts[0] if key == relation.total else relation.total)
    if other is not None:
        return f"{'totaal' if relation.equal else 'kolom'} '{other.naam}'"
    return f"telling '{place.given.telling}'" if place.given.telling is not None else "het weggelaten totaal"


def _remedy(finding: Finding, near: Sequence[Relation], columns: dict[Key, Column]) -> str:
    """What to do about a leak within one table."""
    lesser = [columns[relation.parts[0]].naam for relation in finding.because if not relation.equal]
    if not lesser or any(relation.equal and relation.total in columns for relation in near):
        return WITHOUT_TOTAL
    return f"Laat kolom '{lesser[0]}' weg of voeg soorten samen"
