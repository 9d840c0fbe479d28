"""From a series as it was typed to one that may be shown: totals that add up, and then counts rounded.

After this step no true count is left in the records. Nothing later can show one by mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.disclosure import round_table, round_value, sums_that_fail
from plugins.source.document import Document, Keys
from plugins.source.problem import Problem
from plugins.tables.record_file import ROWS
from plugins.tables.value import Value

_NUMBER = re.compile(r"\d+")


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
