"""Rules for the municipality."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.source.problem import Problem
from plugins.source.records import Rule, RuleContext


def start_day_is_past(context: RuleContext) -> Iterator[Problem]:
    """The day up to which public sources were searched is not in the future."""
    for record in context.records[""].values():
        day = record.feiten_tot  # type: ignore[attr-defined]  # the only record here is the Gemeente
        if day > context.today:
            yield context.problem(
                record, ("feiten_tot",), f"{day} ligt in de toekomst; vul de dag van de laatste zoekactie in"
            )


RULES: tuple[Rule, ...] = (start_day_is_past,)
