"""Rules for the route finder."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.records.found import Found
from plugins.records.keuzehulp import Vraag
from plugins.source.problem import Problem


def answers_lead_somewhere(found: Found) -> Iterator[Problem]:
    """Every answer leads to a next question or to routes, and no question leads back to itself."""
    questions = {record.id: record for record in found.all(Vraag)}
    for record in questions.values():
        for index, antwoord in enumerate(record.antwoorden):
            if bool(antwoord.naar) == bool(antwoord.meldroutes):
                yield found.problem(record, ("antwoorden", index), "een antwoord leidt naar een volgende vraag ('naar') of naar meldroutes, niet naar allebei of geen van beide")
    starts = [record for record in questions.values() if record.begin]
    if questions and len(starts) != 1:
        for record in starts[1:]:
            yield found.problem(record, ("begin",), f"er is al een eerste vraag: {starts[0].bestand}; verwijder 'begin' hier")
        if not starts:
            first = min(questions.values(), key=lambda record: record.id)
            yield found.problem(first, (), "geen enkele vraag heeft 'begin: true'; zet dat bij de eerste vraag")
    for record in starts[:1]:
        yield from _walk(found, questions, record, ())


def _walk(found: Found, questions: dict[str, Vraag], vraag: Vraag, before: tuple[str, ...]) -> Iterator[Problem]:
    if vraag.id in before:
        last = questions[before[-1]]
        yield found.problem(last, ("antwoorden",), f"deze antwoorden leiden terug naar '{vraag.id}'; een bezoeker komt zo nooit bij een route")
        return
    for antwoord in vraag.antwoorden:
        if antwoord.naar in questions:
            yield from _walk(found, questions, questions[antwoord.naar], (*before, vraag.id))
