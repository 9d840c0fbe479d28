"""The step between a source and everything that shows it: totals are added up as they are, and then counts are rounded.

After this step no true count is left in the records. Nothing later can show one by mistake.
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.disclosure import sums_that_fail
from plugins.source.problem import Problem
from plugins.source.source_file import Document


def rounded(record: Cijferreeks, document: Document) -> tuple[Cijferreeks | None, list[Problem]]:
    """The series as it may be shown; None when it cannot be rounded or does not add up."""
    problems = list(_declares_rounding(record, document))
    if not record.volledig:
        return record, problems  # the rule for rows says what is missing
    problems += _adds_up(record, document)
    if problems:
        return None, problems
    try:
        return record.afgerond(), []
    except ValueError as error:
        return None, [document.problem(("rijen",), str(error))]


def _declares_rounding(record: Cijferreeks, document: Document) -> Iterator[Problem]:
    """Counts of our own say to what they are rounded, and are whole; figures that their source published say nothing of the kind."""
    if record.bron_openbaar and record.afronden_op is not None:
        yield document.key_problem(
            ("afronden_op",),
            "cijfers die de bron zelf zo heeft gepubliceerd, worden niet afgerond; verwijder deze regel of zet bron_openbaar op false",
        )
    if not record.bron_openbaar and record.afronden_op is None:
        yield document.problem(
            ("bron_openbaar",),
            "eigen aantallen worden afgerond; voeg 'afronden_op: 5' toe, of 10 bij aantallen mensen in een zaak",
        )
    if not record.bron_openbaar and record.decimalen:
        yield document.problem(("decimalen",), "eigen aantallen zijn hele getallen; verwijder 'decimalen'")


def _adds_up(record: Cijferreeks, document: Document) -> Iterator[Problem]:
    """Every total is the sum of its parts, and no part is more than its whole."""
    rows = {rij.jaar: index for index, rij in enumerate(record.rijen)}
    for label, key, message in sums_that_fail(record.brontabel, record.afronden_op):
        yield document.problem(("rijen", rows[label], key), message)
