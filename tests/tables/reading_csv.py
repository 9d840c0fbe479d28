"""What the strict CSV reader says of a text or of bytes, for the tests of cells and of files."""

from __future__ import annotations

from plugins.tables.csv_table import CsvForm, CsvRow, read_csv
from plugins.tables.value import Value, as_typed

FORM = CsvForm(("a", "b"))


def typed(row: CsvRow) -> dict[str, object]:
    return {key: as_typed(value) if isinstance(value, Value) else value for key, value in row.values.items()}


def messages(data: str | bytes, form: CsvForm = FORM) -> list[str]:
    rows, problems = read_csv("a.csv", data.encode() if isinstance(data, str) else data, form)
    assert (rows is None) == bool(problems)
    return [str(problem) for problem in problems]
