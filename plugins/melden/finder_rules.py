"""Rules for the route finder."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.melden.keuzehulp import MOST_QUESTIONS, Vraag, stappen
from plugins.melden.meldroute import Meldroute
from plugins.source.problem import Ernst, Problem
from plugins.source.records import Rule, RuleContext


def answers_lead_somewhere(context: RuleContext) -> Iterator[Problem]:
    """Every answer leads to a next question or to routes, and no question leads back to itself."""
    questions = {record.id: record for record in context.all(Vraag)}
    for record in questions.values():
        for index, antwoord in enumerate(record.antwoorden):
            if bool(antwoord.naar) == bool(antwoord.meldroutes):
                yield context.problem(
                    record,
                    ("antwoorden", index),
                    "een antwoord leidt naar een volgende vraag ('naar') of naar meldroutes, niet "
                    "naar allebei of geen van beide",
                )
    if not context.complete(Vraag):
        return  # what follows may be in a question that has another problem
    starts = [record for record in questions.values() if record.begin]
    if questions and len(starts) != 1:
        for record in starts[1:]:
            yield context.problem(
                record, ("begin",), f"er is al een eerste vraag: {starts[0].bestand}; verwijder 'begin' hier"
            )
        if not starts:
            first = min(questions.values(), key=lambda record: record.id)
            yield context.problem(
                first, (), "geen enkele vraag heeft 'begin: true'; zet dat bij de eerste vraag"
            )
    for record in starts[:1]:
        yield from _walk(context, questions, record, ())


def _walk(
    context: RuleContext, questions: dict[str, Vraag], vraag: Vraag, before: tuple[str, ...]
) -> Iterator[Problem]:
    if vraag.id in before:
        last = questions[before[-1]]
        yield context.problem(
            last,
            ("antwoorden",),
            f"deze antwoorden leiden terug naar '{vraag.id}'; een bezoeker komt zo nooit bij een route",
        )
        return
    for antwoord in vraag.antwoorden:
        if antwoord.naar in questions:
            yield from _walk(context, questions, questions[antwoord.naar], (*before, vraag.id))


def letters_are_unique(context: RuleContext) -> Iterator[Problem]:
    """Within one question every answer has its own letter."""
    for record in context.all(Vraag):
        seen: set[str] = set()
        for index, antwoord in enumerate(record.antwoorden):
            if antwoord.letter in seen:
                yield context.problem(
                    record,
                    ("antwoorden", index, "letter"),
                    f"letter '{antwoord.letter}' is al van een ander antwoord; kies een andere, en "
                    "laat de letters van bestaande antwoorden staan",
                )
            seen.add(antwoord.letter)


def ways_are_short(context: RuleContext) -> Iterator[Problem]:
    """Nobody answers more than five questions before there is a route."""
    for stap in stappen({record.id: record for record in context.all(Vraag)}):
        if stap.vraag is not None and len(stap.weg) == MOST_QUESTIONS:
            yield context.problem(
                stap.vraag,
                (),
                f"een bezoeker krijgt deze vraag pas na {MOST_QUESTIONS} andere; maak de weg korter",
            )


def every_route_can_be_found(context: RuleContext) -> Iterator[Problem]:
    """Every question and every route is at the end of some way through the finder."""
    steps = tuple(stappen({record.id: record for record in context.all(Vraag)}))
    if not steps or not context.complete(Vraag):
        return
    asked = {stap.vraag.id for stap in steps if stap.vraag is not None}
    named = {name for stap in steps if stap.antwoord is not None for name in stap.antwoord.meldroutes}
    for record in context.all(Vraag):
        if record.id not in asked:
            yield context.problem(
                record,
                (),
                "geen enkel antwoord leidt naar deze vraag; noem haar bij 'naar' of verwijder haar",
            )
    for route in context.all(Meldroute):
        if route.id not in named and not context.waits(route.folder, route.id):
            # A warning: a route cannot be named before its day, and must not stop the site on that day.
            yield context.problem(
                route,
                (),
                "geen enkel antwoord van de keuzehulp leidt naar deze route; noem haar in data/keuzehulp",
                Ernst.WAARSCHUWING,
            )


def one_question_is_quick(context: RuleContext) -> Iterator[Problem]:
    """At most one question offers its answers on the page about reporting."""
    quick = [record for record in context.all(Vraag) if record.snel]
    for record in quick[1:]:
        yield context.problem(
            record,
            ("snel",),
            f"er is al een vraag met snelle keuzes: {quick[0].bestand}; verwijder 'snel' hier",
        )


RULES: tuple[Rule, ...] = (
    answers_lead_somewhere,
    letters_are_unique,
    ways_are_short,
    every_route_can_be_found,
    one_question_is_quick,
)
