"""From a CSV of true counts to the rounded CSV that may be kept and published, or every reason why not."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import PurePath

from plugins.disclosure.rounding import round_table, sums_that_fail
from plugins.disclosure.tables import TableUnderAttack, attack_tables
from plugins.source.problem import Problem
from plugins.tables.csv_lines import CsvLine, read_lines
from plugins.tables.csv_table import BRONNEN, JAAR, NOOT, CsvForm, read_csv, read_text
from plugins.tables.table import TOTAAL, Column, Row, Table, years_out_of_order
from plugins.tables.value import as_typed


def rounded_csv(path: str, data: bytes, basis: int, scheidingsteken: str) -> tuple[str | None, list[Problem]]:
    """The rounded CSV, with the same columns and separator.

    None when it cannot be read, does not add up or gives a count away.
    """
    lines, problems = read_lines(path, data, scheidingsteken)
    problems = problems or list(_names(path, lines[0]))
    if problems:
        return None, problems
    names = tuple(cell.text for cell in lines[0] if cell.text != JAAR)
    rows, problems = read_csv(path, data, CsvForm(names, scheidingsteken))
    if rows is None:
        return None, problems
    columns = tuple(Column(name, name, totaal=name == TOTAAL) for name in names)
    table = Table(
        columns, tuple(Row(row.values[JAAR], tuple(row.values[name] for name in names)) for row in rows)
    )
    places = {(row.values[JAAR], key): place for row in rows for key, place in row.places.items()}
    problems = [
        Problem(path, *rows[index].places[JAAR], message)
        for index, message in years_out_of_order(row.label for row in table.rows)
    ]
    problems += [
        Problem(path, *places[label, key], f"{label}, kolom '{key}': {message}")
        for label, key, message in sums_that_fail(table, basis)
    ]
    if problems:
        return None, problems
    try:
        rounded = round_table(table, basis)
    except ValueError as error:
        return None, [Problem(path, 0, 0, str(error))]
    hint = f"In dit bestand: verwijder kolom '{TOTAAL}', of tel kolommen bij elkaar op"
    problems = [
        Problem(path, *places[leak.label, leak.column], f"{leak}. {hint}")
        for leak in attack_tables([TableUnderAttack(PurePath(path).stem, rounded, basis)])
    ]
    return (None if problems else _written(rounded, scheidingsteken)), problems


def _names(path: str, header: CsvLine) -> Iterator[Problem]:
    """The header names columns of numbers only: what is written beside a number may give it away."""
    if {cell.text for cell in header} <= {JAAR}:
        message = f"er zijn geen kolommen met aantallen; zet naast '{JAAR}' minstens één kolom"
        yield Problem(path, 1, 1, message)
    for cell in header:
        message = ""
        if cell.text in (BRONNEN, NOOT):
            message = (
                f"kolom '{cell.text}' is geen kolom met aantallen; verwijder haar hier en vul haar later in"
            )
        try:
            if not read_text(cell.text):
                message = "een kolom heeft geen naam; geef haar een naam of verwijder haar"
        except ValueError as error:
            message = f"naam van een kolom: {error}"
        if message:
            yield Problem(path, cell.line, cell.column, message)


def _written(table: Table, scheidingsteken: str) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=scheidingsteken, lineterminator="\n")
    writer.writerow((JAAR, *(column.key for column in table.columns)))
    writer.writerows((row.label, *map(as_typed, row.values)) for row in table.rows)
    return text.getvalue()
