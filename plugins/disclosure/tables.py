"""From tables to the attack and back: what shows the same count, what adds up, what an editor is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from plugins.disclosure.attack import Finding, Verdict, attack
from plugins.disclosure.cells import Cell, Key, Relation
from plugins.disclosure.rounding import round_value, rounding_class
from plugins.source.problem import listed
from plugins.tables.table import Column, Row, Table
from plugins.tables.value import Value

WITHOUT_TOTAL = "Laat het totaal weg (`totaal: weglaten`) of voeg soorten samen"
LINKED = "Voeg soorten samen, laat totalen weg (`totaal: weglaten`) of publiceer een van deze tabellen niet"
MERGED = "Voeg soorten samen of publiceer deze tabel niet"

_TOTAL = ("totaal",)  # takes the place of a column key, so that no column can be called this


@dataclass(frozen=True)
class TableUnderAttack:
    """A table as it will be published, the basis it was rounded to, and the count it is a table of.

    `basis` is None for a table as its source published it. All tables of one `telling` split the same count,
    each in its own way: their parts add up to the same total, also where that total is not shown, and a table
    with a single part shows that total itself. Columns with the same key in tables of one telling show the
    same count.

    `earlier` are forms in which a rounded table was published before, which readers may have kept. A number
    in them that did not change, or that is not shown any more, tells of the same count as now.
    """

    id: str
    table: Table
    basis: int | None
    telling: str | None = None
    earlier: tuple[Table, ...] = ()


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
class _Form:
    """A table under attack as it will be published, or (by its number) as it was published earlier.

    `changed` are the labels and columns where an earlier form shows another number than the table does now.
    """

    given: TableUnderAttack
    table: Table
    number: int | None = None
    changed: frozenset[tuple[int, str]] = frozenset()

    def key(self, row: Row, column: Column | None) -> Key:
        """The count that a column shows in a row; without a column the total of that row."""
        given = self.given
        group = ("telling", given.telling) if given.telling is not None else ("tabel", given.id)
        total = column is None or column.totaal
        if total or (given.telling is not None and self.table.parts == (column,)):
            key: tuple[object, ...] = (*group, row.label, _TOTAL)
        else:
            key = (*group, row.label, column.key if column else _TOTAL)
        shown = (*((column,) if column else ()), *(self.table.parts if total else ()))
        changed = any((row.label, one.key) in self.changed for one in shown)
        return (*key, "eerder", self.number) if changed else key

    def cell(self, row: Row, column: Column, value: Value) -> Cell:
        """The cell as an attacker sees it; raises ValueError when a table that says it is rounded is not."""
        basis, number, now = self.given.basis, value.number, self.number is None
        whole = value.exact and number is not None and number == number.to_integral_value()
        low, high = 0, None
        if basis is None and value.at_least and number is not None:
            low = ceil(number)
        elif number is None or (not whole and (basis is None or not now)):
            pass  # it can be any count
        elif basis is None or (not now and number % basis):
            low = high = int(number)
        elif whole and not number % basis:
            low, high = rounding_class(int(number), basis)
        else:
            raise ValueError(
                f"tabel '{self.given.id}', {row.label}, kolom '{column.key}': "
                f"{number} is niet afgerond op {basis}; rond de tabel eerst af"
            )
        naam = f"{self.given.id}:{row.label}:{column.key}"
        # What was published earlier is known already, so it is not judged.
        return Cell(self.key(row, column), naam, low, high, basis if now else None)

    def relations(self) -> Iterator[Relation]:
        """What adds up in each row; a part of a total that is left out says that there is one."""
        by_key = {column.key: column for column in self.table.columns}
        complete = self.given.telling is not None or any(
            column.totaal or column.deel_van not in (None, *by_key) for column in self.table.columns
        )
        for row in self.table.rows:
            total, parts = self.key(row, None), tuple(self.key(row, column) for column in self.table.parts)
            if complete and parts and parts != (total,):
                yield Relation(total, parts)
            for column in self.table.columns:
                if column.deel_van is not None:
                    whole = self.key(row, by_key.get(column.deel_van))
                    yield Relation(whole, (self.key(row, column),), equal=False)


@dataclass(frozen=True)
class _Place:
    """Where a cell stands."""

    given: TableUnderAttack
    label: int
    column: Column


def attack_tables(tables: Sequence[TableUnderAttack]) -> tuple[Leak, ...]:
    """Every cell of a rounded table that gives a count away, in the order of the tables; empty is safe.

    Raises ValueError when a table that says it is rounded is not.
    """
    forms = [_Form(given, given.table) for given in tables]
    if leaks := _attack(forms):
        return leaks
    earlier = [form for given in tables for form in _earlier_forms(given)]
    # All at once; and each by itself, because one that is at odds with the rest would hide what others tell.
    for group in (earlier, *([form] for form in earlier if len(earlier) > 1)):
        if group and (leaks := _attack([*forms, *group], with_earlier=True)):
            return leaks
    return ()


def _earlier_forms(given: TableUnderAttack) -> Iterator[_Form]:
    """Every earlier form of a rounded table that shows anything else than the table does now."""
    if given.basis is None:
        return
    now = {(row.label, column.key): value for row, column, value in given.table.cells()}
    for number, table in enumerate(given.earlier):
        then = {(row.label, column.key): value for row, column, value in table.cells()}
        if any(now.get(place) != value for place, value in then.items()):
            shown = {place: _rounded(value, given.basis) for place, value in then.items() if place in now}
            changed = frozenset(place for place, value in shown.items() if now[place] != value)
            yield _Form(given, table, number, changed)


def _rounded(value: Value, basis: int) -> Value:
    """A value of an earlier form as it would be published now."""
    return round_value(value, basis) if value.exact and not value.decimalen else value


def _attack(forms: Sequence[_Form], with_earlier: bool = False) -> tuple[Leak, ...]:
    places: dict[Cell, _Place] = {}
    owners: dict[Relation, TableUnderAttack] = {}
    for form in forms:
        for row, column, value in form.table.cells():
            places.setdefault(form.cell(row, column, value), _Place(form.given, row.label, column))
        for relation in form.relations():
            owners.setdefault(relation, form.given)
    return tuple(
        _leak(finding, places, owners, with_earlier)
        for finding in attack(tuple(places), tuple(owners))
        # What was published earlier can be at odds with what is published now: then it tells nothing of it.
        if not with_earlier or finding.verdict is not Verdict.CONTRADICTION
    )


def _leak(
    finding: Finding, places: dict[Cell, _Place], owners: dict[Relation, TableUnderAttack], with_earlier: bool
) -> Leak:
    place = places[finding.cell]
    counts = {finding.cell.key}.union(*(relation.keys for relation in finding.because))
    shown = {cell: other for cell, other in places.items() if cell.key in counts}
    helping = [
        *(other.given for other in shown.values()),
        *(owners[relation] for relation in finding.because),
    ]
    others = tuple(dict.fromkeys(given.id for given in helping if given.id != place.given.id))
    columns: dict[Key, Column] = {}
    for own in (False, True):  # the names of its own table win
        columns |= {cell.key: p.column for cell, p in shown.items() if (p.given == place.given) is own}
    sentence = _sentence(finding, place, columns, others, with_earlier)
    return Leak(place.given.id, place.label, place.column.key, sentence)


def _sentence(
    finding: Finding, place: _Place, columns: dict[Key, Column], others: Sequence[str], with_earlier: bool
) -> str:
    """What follows from what, and what to do; `columns` has every published count."""
    near = [relation for relation in finding.because if finding.cell.key in relation.keys]
    helping = [f"tabel '{other}'" for other in others] + ["wat eerder op de site stond"] * with_earlier
    together = f", samen met {listed(helping)}," if helping else ""
    count = f"'{place.column.naam}' van {place.label}"
    remedy = MERGED if with_earlier else LINKED if others else _remedy(finding, near, columns)
    if finding.verdict is Verdict.CONTRADICTION:
        about = f"{count} kan{together} niet kloppen met de cijfers waarmee het optelt"
        remedy = "Controleer de getallen in de bron"
    elif finding.verdict is Verdict.UNDECIDED:
        about = f"van {count}{together} is niet te bewijzen dat het niets weggeeft"
    else:
        origins = dict.fromkeys(_origin(relation, finding.cell.key, columns, place) for relation in near)
        exactly = finding.verdict is Verdict.EXACT
        bounds = f"is precies {finding.low}" if exactly else f"ligt tussen {finding.low} en {finding.high}"
        about = (
            f"uit {listed(tuple(origins) or ('dezelfde telling',))} van {place.label}{together} "
            f"is af te leiden: '{place.column.naam}' {bounds}"
        )
    return f"Tabel '{place.given.id}': {about}. {remedy}"


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
