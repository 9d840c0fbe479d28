"""The file of a record, read as one document with the CSV of the same name that may hold its rows."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from plugins.source.document import Document, Keys, Place
from plugins.source.problem import Problem, nearest
from plugins.source.record import Record
from plugins.source.sources import SourceFile, Sources
from plugins.source.yaml_reader import read_yaml
from plugins.tables.csv_table import CsvForm, read_csv

CSV, ROWS = "csv", "rijen"
"""The key that says how the CSV is written, and the key of the rows."""


class RecordWithRows(Record):
    """A kind of record whose rows stand in its YAML file, or in a CSV of the same name."""

    @classmethod
    @abstractmethod
    def csv_form(cls, typed: Mapping[str, Any]) -> CsvForm | None:
        """The form of the CSV, by what was typed in the YAML; None when that is not good enough to tell."""


def read_document(
    kind: type[Record], file: SourceFile, sources: Sources
) -> tuple[Document | None, list[Problem]]:
    """What was typed of a record, in its YAML and in its CSV; and all that is wrong with how it is written.

    None when nothing could be read. When the rows cannot be read, they are among what the document refused,
    so that the rest can still be judged.
    """
    document, problems = read_yaml(file)
    if document is None or not issubclass(kind, RecordWithRows):
        return document, problems
    csv = sources.files.get(f"{file.path.removesuffix('.yaml')}.csv")
    without_rows = replace(document, refused=document.refused | {(ROWS,)})
    if document.value.get(CSV) is None:
        problems += _without_csv(kind, document, csv)
        return (document if ROWS in document.value else without_rows), problems
    rows, refused = _rows_of_csv(kind, document, csv)
    return (without_rows if rows is None else document.with_rows(ROWS, rows)), problems + refused


def _rows_of_csv(
    kind: type[RecordWithRows], document: Document, csv: SourceFile | None
) -> tuple[Document | None, list[Problem]]:
    """The rows of the CSV that a record declares, with the place of each cell, and all that is wrong."""
    if ROWS in document.value:
        message = "de rijen staan al in het CSV-bestand; verwijder ze hier, of verwijder 'csv'"
        return None, [document.key_problem((ROWS,), message)]
    form = kind.csv_form(document.value)
    if form is None:
        return None, []  # the model says what is wrong with it
    if csv is None:
        name = f"{document.path.removesuffix('.yaml')}.csv"
        message = f"{name} ontbreekt of is niet te lezen; zet het CSV-bestand daar neer"
        return None, [document.problem((CSV,), message)]
    data, problems = csv.read()
    if data is None:
        return None, problems
    rows, problems = read_csv(csv.path, data, form)
    if rows is None:
        return None, problems
    values: dict[Keys, Place] = {(ROWS,): (1, 1)}
    for index, row in enumerate(rows):
        values[ROWS, index] = (row.line, 1)
        values.update({(ROWS, index, key): place for key, place in row.places.items()})
    return Document(csv.path, {ROWS: [row.values for row in rows]}, values), problems


def _without_csv(kind: type[RecordWithRows], document: Document, csv: SourceFile | None) -> Iterator[Problem]:
    """A record that declares no CSV has rows of its own, and no CSV of the same name."""
    if not document.complete or document.refused & {(ROWS,), (CSV,)}:
        return
    known = kind.model_fields
    meant = {nearest(key, known) for key in document.value if key not in known}
    if csv is not None:
        message = f"dit bestand wordt niet gelezen; zet 'csv: {{}}' in {document.path}, of verwijder het"
        yield Problem(csv.path, 0, 0, message)
    elif ROWS not in document.value and not meant & {ROWS, CSV}:
        message = f"'{ROWS}' ontbreekt; voeg deze sleutel toe, of 'csv' als de rijen in een CSV-bestand staan"
        yield document.problem((), message)
