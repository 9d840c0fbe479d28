"""Rules for what figures give away, and for figures that changed after they were published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby, pairwise

from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.cijfers.rules import no_year_of
from plugins.disclosure import TableUnderAttack, attack_tables
from plugins.source.problem import Ernst, Problem
from plugins.source.records import Rule, RuleContext
from plugins.tables.table import TOTAAL, Column, Row, Table
from plugins.tables.value import Value, as_typed, parse_value

UNKNOWN = Value(None)
MOST = 100
"""A value that is this many times the year before is a typing error more often than news."""


def tables_give_nothing_away(context: RuleContext) -> Iterator[Problem]:
    """No count of our own follows from all that was ever published, and none is shown to be small."""
    records = {record.id: record for record in context.all(Cijferreeks) if record.volledig}
    if all(record.afronden_op is None for record in records.values()):
        return
    tables = []
    for record in records.values():
        earlier = tuple(_earlier(record, _kept(context, record)))
        given = TableUnderAttack(record.id, record.tabel, record.afronden_op, record.telling, earlier)
        tables.append(given)
    for leak in attack_tables(tables):
        record = records[leak.id]
        row = next(index for index, rij in enumerate(record.rijen) if rij.jaar == leak.label)
        yield context.problem(record, ("rijen", row, leak.column), leak.sentence)


def jumps_are_confirmed(context: RuleContext) -> Iterator[Problem]:
    """A value that is a hundred times the year before, or a hundredth of it, was looked at again."""
    for record in context.all(Cijferreeks):
        confirmed = record.csv.bevestigd if record.csv else ()
        for place, year in enumerate(confirmed):
            if wrong := no_year_of(record, year):
                yield context.problem(record, ("csv", "bevestigd", place), wrong)
        for index, (before, after) in enumerate(pairwise(record.rijen), 1):
            remedy = "'bevestigd: true' bij deze rij"
            if record.csv is not None:  # a CSV has no column for it
                years = sorted((*confirmed, after.jaar))
                remedy = f"'bevestigd: {years}' bij 'csv' in {record.bestand}"
            for key in record.sleutels:
                old, new = (rij.waarden.get(key, UNKNOWN) for rij in (before, after))
                if max(old.decimalen, new.decimalen) > record.decimalen:
                    continue  # a point for thousands, and that is said
                seen = after.bevestigd or after.jaar in confirmed
                if old.number and new.number and not seen and not 1 / MOST < new.number / old.number < MOST:
                    message = (
                        f"{as_typed(new)} is honderd keer meer of minder dan het jaar ervoor; "
                        f"kijk het na en zet dan {remedy}"
                    )
                    yield context.problem(record, ("rijen", index, key), message, Ernst.WAARSCHUWING)


def corrections_fit(context: RuleContext) -> Iterator[Problem]:
    """A correction changes a value on a day that has been, and the last one gives the value of now."""
    for record in context.all(Cijferreeks):
        latest: dict[tuple[int, str], int] = {}
        for index, correctie in enumerate(record.correcties):
            latest[correctie.jaar, correctie.kolom] = index
            before = record.correcties[index - 1].datum if index else correctie.datum
            if correctie.datum > context.today:
                message = f"{correctie.datum} ligt in de toekomst; vul de dag van de correctie in"
                yield context.problem(record, ("correcties", index, "datum"), message)
            if correctie.datum < before:
                message = f"{correctie.datum} staat na {before}; zet de oudste correctie eerst"
                yield context.problem(record, ("correcties", index, "datum"), message)
            if correctie.oud == correctie.nieuw:
                message = f"oud en nieuw zijn op de site allebei {as_typed(correctie.nieuw)}"
                yield context.problem(record, ("correcties", index), f"{message}; verwijder deze correctie")
        for (jaar, kolom), index in latest.items():
            now, last = _value(record, jaar, kolom), record.correcties[index].nieuw
            if now is None and last.known:
                message = (
                    f"de reeks heeft geen '{kolom}' van {jaar}; verbeter jaar of kolom, "
                    "of schrijf 'nieuw: onbekend' als dat cijfer van de site is gehaald"
                )
                yield context.problem(record, ("correcties", index), message)
            elif now is not None and now != last:
                message = f"de laatste correctie zegt {as_typed(last)}, maar in de rij staat {as_typed(now)}"
                yield context.problem(record, ("correcties", index, "nieuw"), f"{message}; maak die gelijk")


def changes_are_explained(context: RuleContext) -> Iterator[Problem]:
    """A value that the public saw changes only with a correction that names the old value and the new one."""
    for record in context.all(Cijferreeks):
        explained = {(correctie.jaar, correctie.kolom, correctie.oud) for correctie in record.correcties}
        rows = {rij.jaar: index for index, rij in enumerate(record.rijen)}
        for (year, key), old in _kept(context, record).items():
            now = _value(record, year, key)
            if now == old or not old.known or (year, key, old) in explained:
                continue
            became = f"is nu {as_typed(now)}" if now is not None else "staat er niet meer"
            remedy = "voeg een correctie toe met datum, jaar, kolom, oud, nieuw en reden"
            remedy += " ('nieuw: onbekend')" if now is None else ""
            path = ("rijen", rows[year], key) if year in rows else ("rijen",)
            message = f"op de site stond voor {year} {as_typed(old)}, en dat {became}; {remedy}"
            yield context.problem(record, path, message)


def _value(record: Cijferreeks, jaar: int, kolom: str) -> Value | None:
    """The published value of a year and column; None where the site shows none."""
    if record.volledig:
        return record.tabel.value(jaar, kolom)
    return next((rij.waarden.get(kolom) for rij in record.rijen if rij.jaar == jaar), None)


def _kept(context: RuleContext, record: Cijferreeks) -> dict[tuple[int, str], Value]:
    """What an earlier site published of a series, by year and column."""
    return {
        (int(year), key): parse_value(typed)
        for year, values in context.published.cijferreeksen.get(record.id, {}).items()
        for key, typed in values.items()
    }


def _earlier(record: Cijferreeks, kept: Mapping[tuple[int, str], Value]) -> Iterator[Table]:
    """The earlier forms of a rounded series: each correction undone, and what an earlier site kept."""
    if record.afronden_op is None:
        return
    columns = record.tabel.columns
    cells = {(row.label, column.key): value for row, column, value in record.tabel.cells()}
    for _, corrections in groupby(reversed(record.correcties), lambda correctie: correctie.datum):
        cells = cells | {(correctie.jaar, correctie.kolom): correctie.oud for correctie in corrections}
        yield _table(columns, cells)
    if kept:
        yield _table(columns, kept)


def _table(columns: tuple[Column, ...], cells: Mapping[tuple[int, str], Value]) -> Table:
    """An earlier form of a table with these columns, with its total where it showed one.

    A column that is gone may have been a part of the total or not; then what adds up is not known.
    """
    keys = {key for _, key in cells}
    known = [column for column in columns if column.key in keys]
    if keys - {column.key for column in columns} - {TOTAAL}:
        known = [column for column in known if not column.totaal]
    elif TOTAAL in keys and not any(column.totaal for column in known):
        known.append(Column(TOTAAL, "Totaal", totaal=True))
    rows = (
        Row(year, tuple(cells.get((year, column.key), UNKNOWN) for column in known))
        for year in sorted({year for year, _ in cells})
    )
    return Table(tuple(known), tuple(rows))


RULES: tuple[Rule, ...] = (
    tables_give_nothing_away,
    jumps_are_confirmed,
    corrections_fit,
    changes_are_explained,
)
