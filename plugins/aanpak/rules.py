"""Rules for timelines."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.aanpak.tijdlijn import Tijdlijn
from plugins.source.document import Keys
from plugins.source.problem import Problem
from plugins.source.records import Rule, RuleContext


def events_in_order(context: RuleContext) -> Iterator[Problem]:
    """A timeline goes from old to new."""
    for record in context.all(Tijdlijn):
        previous = None
        for index, gebeurtenis in enumerate(record.gebeurtenissen):
            path: Keys = ("gebeurtenissen", index, "datum")
            if not gebeurtenis.datum.jaar:
                message = "een gebeurtenis zonder datum kan niet op een tijdlijn; geef minstens het jaar"
                yield context.problem(record, path, message)
            elif previous and gebeurtenis.datum.jaar < previous.jaar:
                message = f"{gebeurtenis.datum.iso} staat na {previous.iso}; zet de oudste eerst"
                yield context.problem(record, path, message)
            previous = gebeurtenis.datum


RULES: tuple[Rule, ...] = (events_in_order,)
