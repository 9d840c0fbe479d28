"""From files to a series as it may be shown: rows of a CSV, totals that add up, and then counts rounded.

After this step no true count is left in the records. Nothing later can show one by mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from plugins.cijfers.cijferreeks import TOTAAL, Cijferreeks
from plugins.cijfers.delen import Correctie
from plugins.disclosure import round_table, round_value, sums_that_fail
from plugins.source.problem import Problem, nearest
from plugins.source.source_file import Document, Keys, Place
from plugins.source.sources import SourceFile
from plugins.tables.csv_lines import SCHEIDINGSTEKENS
from plugins.tables.csv_table import CsvForm, CsvRow, read_csv
from plugins.tables.value import DECIMAALTEKENS

ROWS = "rijen"

_NUMBER = re.compile(r"\d+")
_KEY = re.compile(r"[a-z][a-z0-9_]*")


def with_csv(document: Document, csv: SourceFile | None) -> tuple[Document, list[Problem]]:
    """The document of a series with the rows of the CSV beside it, where it declares one.

    When they cannot be read, the rows are among what was refused, so that the rest can still be judged.
    """
    without_rows = replace(document, refused=document.refused | {(ROWS,)})
    declared = document.value.get("csv")
    if declared is None:
        problems = list(_without_csv(document, csv))
        return (document if ROWS in document.value else without_rows), problems
    if ROWS in document.value:
        message = "de rijen staan al in het CSV-bestand; verwijder ze hier, of verwijder 'csv'"
        return without_rows, [document.key_problem((ROWS,), message)]
    form = _form(document.value, declared)
    if form is None:
        return without_rows, []  # the model says what is wrong with it
    if csv is None:
        name = document.path.removesuffix(".yaml") + ".csv"
        message = f"{name} ontbreekt of is niet te lezen; zet het CSV-bestand daar neer"
        return without_rows, [document.problem(("csv",), message)]
    data, problems = csv.read()
    if data is None:
        return without_rows, problems
    rows, problems = read_csv(csv.path, data, form)
    return (without_rows if rows is None else document.with_rows(ROWS, _rows(csv.path, rows))), problems


def rounded(record: Cijferreeks, document: Document) -> tuple[Cijferreeks | None, list[Problem]]:
    """The series as it may be shown; None when it cannot be rounded or does not add up."""
    problems = list(_declares_rounding(record, document))
    if not record.volledig:
        return record, problems  # the rule for rows says what is missing
    rows = {rij.jaar: index for index, rij in enumerate(record.rijen)}
    for label, key, message in sums_that_fail(record.brontabel, record.afronden_op):
        problems.append(document.problem((ROWS, rows[label], key), message))
    if record.afronden_op is None or problems:
        return (None if problems else record), problems
    problems += _texts_without_counts(record, document)
    correcties = []
    for index, correctie in enumerate(record.correcties):
        try:
            correcties.append(_rounded_correction(correctie, record.afronden_op))
        except ValueError as error:
            problems.append(document.problem(("correcties", index), str(error)))
    try:
        shown = record.met_tabel(round_table(record.brontabel, record.afronden_op), correcties)
    except ValueError as error:
        problems.append(document.problem((ROWS,), str(error)))
    return (None if problems else shown), problems


def _without_csv(document: Document, csv: SourceFile | None) -> Iterator[Problem]:
    """A series without a declared CSV has rows of its own, and no CSV beside it."""
    meant = {
        nearest(key, Cijferreeks.model_fields)
        for key in document.value
        if key not in Cijferreeks.model_fields
    }
    if (
        not meant & {ROWS, "csv"}
        and ROWS not in document.value
        and document.complete
        and csv is None
        and not document.refused & {(ROWS,), ("csv",)}
    ):
        message = f"'{ROWS}' ontbreekt; voeg deze sleutel toe, of 'csv' als de rijen in een CSV-bestand staan"
        yield document.problem((), message)
    if csv is not None and document.complete and not document.refused & {(ROWS,), ("csv",)}:
        message = f"dit bestand wordt niet gelezen; zet 'csv: {{}}' in {document.path}, of verwijder het"
        yield Problem(csv.path, 0, 0, message)


def _form(value: dict[str, Any], declared: Any) -> CsvForm | None:
    """The form of the CSV as the record declares it; None when the record is not good enough to tell."""
    columns, decimals = value.get("kolommen"), value.get("decimalen", 0)
    if not isinstance(declared, dict) or not isinstance(columns, list) or not isinstance(decimals, int):
        return None
    separator, sign = declared.get("scheidingsteken", ","), declared.get("decimaalteken", "punt")
    keys = [column.get("id") if isinstance(column, dict) else None for column in columns]
    if value.get("totaal") in ("tonen", "weglaten"):
        keys.append(TOTAAL)
    if separator not in (*SCHEIDINGSTEKENS,) or sign not in (*DECIMAALTEKENS,) or not columns:
        return None
    if not all(isinstance(key, str) and _KEY.fullmatch(key) for key in keys):
        return None
    whole = value.get("bron_openbaar") is False
    return CsvForm(tuple(map(str, keys)), separator, sign, decimals, whole)


def _rows(name: str, rows: tuple[CsvRow, ...]) -> Document:
    """The rows as a document of their own, with the place of every cell."""
    values: dict[Keys, Place] = {(ROWS,): (1, 1)}
    for index, row in enumerate(rows):
        values[ROWS, index] = (row.line, 1)
        values.update({(ROWS, index, key): place for key, place in row.places.items()})
    return Document(name, {ROWS: [row.values for row in rows]}, values)


def _declares_rounding(record: Cijferreeks, document: Document) -> Iterator[Problem]:
    """Counts of our own say to what they are rounded, and are whole; figures of a source do not."""
    if record.bron_openbaar and record.afronden_op is not None:
        message = "cijfers die de bron zelf zo heeft gepubliceerd, worden niet afgerond"
        remedy = "verwijder deze regel of zet bron_openbaar op false"
        yield document.key_problem(("afronden_op",), f"{message}; {remedy}")
    if not record.bron_openbaar and record.afronden_op is None:
        remedy = "voeg 'afronden_op: 5' toe, of 10 bij aantallen mensen in een zaak"
        yield document.problem(("bron_openbaar",), f"eigen aantallen worden afgerond; {remedy}")
    if not record.bron_openbaar and record.decimalen:
        yield document.problem(("decimalen",), "eigen aantallen zijn hele getallen; verwijder 'decimalen'")


def _texts_without_counts(record: Cijferreeks, document: Document) -> Iterator[Problem]:
    """No note and no reason repeats a count that is rounded everywhere else."""
    for index, rij in enumerate(record.rijen):
        counts = {value.number for value in rij.waarden.values()}
        texts: dict[Keys, str | None] = {(ROWS, index, "noot"): rij.noot}
        texts |= {(ROWS, index, "cellen", at, "noot"): cel.noot for at, cel in enumerate(rij.cellen)}
        for path, text in texts.items():
            yield from _repeated(record, document, path, text, counts)
    counts = {value.number for rij in record.rijen for value in rij.waarden.values()}
    for at, cel in enumerate(record.cellen):
        yield from _repeated(record, document, ("cellen", at, "noot"), cel.noot, counts)
    for index, correctie in enumerate(record.correcties):
        counts = {correctie.oud.number, correctie.nieuw.number}
        yield from _repeated(record, document, ("correcties", index, "reden"), correctie.reden, counts)


def _repeated(
    record: Cijferreeks, document: Document, path: Keys, text: str | None, counts: set[Decimal | None]
) -> Iterator[Problem]:
    true = {number for number in counts if number is not None and number % (record.afronden_op or 1)}
    for number in _NUMBER.findall(text or ""):
        if Decimal(number) in true:
            message = f"hier staat {number}, een aantal dat op de site wordt afgerond"
            yield document.problem(path, f"{message}; laat het getal weg uit deze tekst")


def _rounded_correction(correctie: Correctie, basis: int) -> Correctie:
    """The correction with its values as the site shows them; raises ValueError like `round_value`."""
    values = {"oud": round_value(correctie.oud, basis), "nieuw": round_value(correctie.nieuw, basis)}
    return correctie.model_copy(update=values)
