"""What stands in a file beside a record: the rows of a cijferreeks in a CSV of the same name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from plugins.cijfers.cijferreeks import TOTAAL
from plugins.source.problem import Problem
from plugins.source.source_file import Document, Keys, Place, read_bytes
from plugins.tables.csv_table import CsvForm, CsvRow, read_csv

ROWS = "rijen"


def with_csv(document: Document, path: Path, name: str) -> tuple[Document, list[Problem]]:
    """The document of a cijferreeks with the rows of the CSV at `path`, when it declares one.

    When those cannot be read, the rows are among what was refused, so that everything else can still be judged.
    """
    without_rows = replace(document, refused=document.refused | {(ROWS,)})
    declared = document.value.get("csv")
    if declared is None:
        return document, [
            Problem(
                name,
                0,
                0,
                f"dit bestand wordt niet gelezen; zet 'csv: {{}}' in {document.path}, of verwijder het",
            )
        ] if path.exists() else []
    if ROWS in document.value:
        return without_rows, [
            document.key_problem(
                (ROWS,), "de rijen staan al in het CSV-bestand; verwijder ze hier, of verwijder 'csv'"
            )
        ]
    form = _form(document.value, declared)
    if form is None:
        return without_rows, []  # the model says what is wrong with it
    data, problems = read_bytes(path, name)
    if data is None:
        return without_rows, [
            document.problem(("csv",), f"{name} ontbreekt of is niet te lezen; zet het CSV-bestand daar neer")
        ] if not path.exists() else problems
    rows, problems = read_csv(name, data, form)
    return (without_rows if rows is None else document.with_rows(ROWS, _rows(name, rows))), problems


def _form(value: dict[str, Any], declared: Any) -> CsvForm | None:
    """The form of the CSV as the record declares it; None when the record is not good enough to tell."""
    columns = value.get("kolommen")
    if not isinstance(declared, dict) or not isinstance(columns, list):
        return None
    keys = [column.get("id") if isinstance(column, dict) else None for column in columns]
    if not all(isinstance(key, str) for key in keys):
        return None
    if value.get("totaal") in ("tonen", "weglaten"):
        keys.append(TOTAAL)
    decimals = value.get("decimalen", 0)
    try:
        return CsvForm(
            tuple(map(str, keys)),
            declared.get("scheidingsteken", ","),
            declared.get("decimaalteken", "punt"),
            decimals if isinstance(decimals, int) else 0,
        )
    except (ValueError, TypeError):
        return None


def _rows(name: str, rows: tuple[CsvRow, ...]) -> Document:
    """The rows as a document of their own, with the place of every cell."""
    values: dict[Keys, Place] = {(ROWS,): (1, 1)}
    for index, row in enumerate(rows):
        values[ROWS, index] = (row.line, 1)
        values.update({(ROWS, index, key): place for key, place in row.places.items()})
    return Document(name, {ROWS: [row.values for row in rows]}, values)
