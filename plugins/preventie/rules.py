"""Rules for programmes of prevention."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.gemeente.gemeente import Gemeente
from plugins.preventie.programma import Programma
from plugins.source.problem import Problem, near_or_choose, shown
from plugins.source.records import Rule, RuleContext


def lines_exist(context: RuleContext) -> Iterator[Problem]:
    """A programme belongs to a line of the approach that the municipality has."""
    for gemeente in context.all(Gemeente):
        known = [pijler.id for pijler in gemeente.pijlers]
        for record in context.all(Programma):
            if record.pijler not in known:
                choice = near_or_choose(record.pijler, known) if known else ""
                message = (
                    f"onbekende pijler {shown(record.pijler)}{choice}, of zet haar bij 'pijlers' in"
                    f" {gemeente.bestand}"
                )
                yield context.problem(record, ("pijler",), message)


RULES: tuple[Rule, ...] = (lines_exist,)
