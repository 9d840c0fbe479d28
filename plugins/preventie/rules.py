"""Rules for programmes of prevention."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.gemeente.rules import words_not_listed
from plugins.preventie.programma import Programma
from plugins.source.problem import Problem
from plugins.source.records import Rule, RuleContext


def lines_exist(context: RuleContext) -> Iterator[Problem]:
    """A programme belongs to a line of the approach that the municipality has."""
    used = ((record, ("pijler",), record.pijler) for record in context.all(Programma))
    yield from words_not_listed(context, "pijlers", "id", used)


RULES: tuple[Rule, ...] = (lines_exist,)
