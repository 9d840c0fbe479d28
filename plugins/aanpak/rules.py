"""Rules for timelines."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.aanpak.tijdlijn import Tijdlijn
from plugins.source.dates import is_before
from plugins.source.problem import Problem
from plugins.source.records import Rule, RuleContext


def events_in_order(context: RuleContext) -> Iterator[Problem]:
    """A timeline goes from old to new."""
    for record in context.all(Tijdlijn):
        days = [gebeurtenis.datum for gebeurtenis in record.gebeurtenissen]
        for index, day in enumerate(days):
            before = days[index - 1] if index else day
            message = ""
            if not day.jaar:
                message = "een gebeurtenis zonder datum kan niet op een tijdlijn; geef minstens het jaar"
            elif is_before(day, before):
                message = f"{day.iso} staat na {before.iso}; zet de oudste eerst"
            if message:
                yield context.problem(record, ("gebeurtenissen", index, "datum"), message)


RULES: tuple[Rule, ...] = (events_in_order,)
