"""From files to a series as it may be shown: rows of a CSV, totals that add up, and then counts rounded.

After this step no true count is left in the records. Nothing later can show one by mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.disclosure import round_table, round_value, sums_that_fail
from plugins.source.document import Document, Keys, Place
from plugins.source.problem import Problem, nearest
from plugins.source.sources import SourceFile
from plugins.tables.csv_lines import SCHEIDINGSTEKENS
from plugins.tables.csv_table import CsvForm, CsvRow, read_csv
from plugins.tables.table import TOTAAL
from plugins.tables.value import DECIMAALTEKENS, Value

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
    basis = record.afronden_op
    problems += _texts_without_counts(record, document, basis)
    correcties = []
    for index, correctie in enumerate(record.correcties):
        try:
            values = {name: round_value(getattr(correctie, name), basis) for name in ("oud", "nieuw")}
            correcties.append(correctie.model_copy(update=values))
        except ValueError as error:
            problems.append(document.problem(("correcties", index), str(error)))
    try:
        shown = record.met_tabel(round_table(record.brontabel, basis), correcties)
    except ValueError as error:
        problems.append(document.problem((ROWS,), str(error)))
    return (None if problems else shown), problems


def _without_csv(document: Document, csv: SourceFile | None) -> Iterator[Problem]:
    """A series without a declared CSV has rows of its own, and no CSV beside it."""
    if not document.complete or document.refused & {(ROWS,), ("csv",)}:
        return
    known = Cijferreeks.model_fields
    meant = {nearest(key, known) for key in document.value if key not in known}
    if csv is not None:
        message = f"dit bestand wordt niet gelezen; zet 'csv: {{}}' in {document.path}, of verwijder het"
        yield Problem(csv.path, 0, 0, message)
    elif ROWS not in document.value and not meant & {ROWS, "csv"}:
        message = f"'{ROWS}' ontbreekt; voeg deze sleutel toe, of 'csv' als de rijen in een CSV-bestand staan"
        yield document.problem((), message)


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


def _texts_without_counts(record: Cijferreeks, document: Document, basis: int) -> Iterator[Problem]:
    """No note and no reason repeats a count that is rounded everywhere else."""
    texts: list[tuple[Keys, str | None, Iterable[Value]]] = []
    for index, rij in enumerate(record.rijen):
        row = rij.waarden.values()
        texts.append(((ROWS, index, "noot"), rij.noot, row))
        texts += [((ROWS, index, "cellen", at, "noot"), cel.noot, row) for at, cel in enumerate(rij.cellen)]
    every = [value for rij in record.rijen for value in rij.waarden.values()]
    texts += [(("cellen", at, "noot"), cel.noot, every) for at, cel in enumerate(record.cellen)]
    for index, fix in enumerate(record.correcties):
        texts.append((("correcties", index, "reden"), fix.reden, (fix.oud, fix.nieuw)))
    for path, text, values in texts:
        rounded_away = {value.number for value in values if value.number and value.number % basis}
        for number in _NUMBER.findall(text or ""):
            if Decimal(number) in rounded_away:
                message = f"hier staat {number}, een aantal dat op de site wordt afgerond"
                yield document.problem(path, f"{message}; laat het getal weg uit deze tekst")
