"""Rules for the route finder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.melden.keuzehulp import MOST_QUESTIONS, Antwoord, Vraag, stappen
from plugins.melden.meldroute import Meldroute
from plugins.source.problem import Ernst, Problem
from plugins.source.records import Rule, RuleContext, parts, repeated


def answers_lead_somewhere(context: RuleContext) -> Iterator[Problem]:
    """Every answer leads to a next question or to routes, never to both."""
    for record, path, antwoord in parts(context.all(Vraag), Antwoord):
        if bool(antwoord.naar) == bool(antwoord.meldroutes):
            message = (
                "een antwoord leidt naar een volgende vraag ('naar') of naar meldroutes, niet "
                "naar allebei of geen van beide"
            )
            yield context.problem(record, path, message)


def there_is_one_first_question(context: RuleContext) -> Iterator[Problem]:
    """One question is the first, and no question leads back to itself."""
    questions = _questions(context)
    if not questions or not context.complete(Vraag):
        return  # what follows may be in a question that has another problem
    starts = [record for record in questions.values() if record.begin]
    for record in starts[1:]:
        message = f"er is al een eerste vraag: {starts[0].bestand}; verwijder 'begin' hier"
        yield context.problem(record, ("begin",), message)
    if not starts:
        message = "geen enkele vraag heeft 'begin: true'; zet dat bij de eerste vraag"
        yield context.problem(questions[min(questions)], (), message)
    for record in starts[:1]:
        yield from _circles(context, questions, record, ())


def _circles(
    context: RuleContext, questions: Mapping[str, Vraag], vraag: Vraag, before: tuple[str, ...]
) -> Iterator[Problem]:
    """Where answers lead back to a question of `before`, the way to this question."""
    if vraag.id in before:
        message = f"deze antwoorden leiden terug naar '{vraag.id}'; een bezoeker komt zo nooit bij een route"
        yield context.problem(questions[before[-1]], ("antwoorden",), message)
        return
    for antwoord in vraag.antwoorden:
        if following := questions.get(antwoord.naar or ""):
            yield from _circles(context, questions, following, (*before, vraag.id))


def letters_are_unique(context: RuleContext) -> Iterator[Problem]:
    """Within one question every answer has its own letter."""
    answers = parts(context.all(Vraag), Antwoord)
    for (record, path, antwoord), _ in repeated(answers, lambda each: (each.record.id, each.part.letter)):
        message = (
            f"letter '{antwoord.letter}' is al van een ander antwoord; kies een andere, en "
            "laat de letters van bestaande antwoorden staan"
        )
        yield context.problem(record, (*path, "letter"), message)


def ways_are_short(context: RuleContext) -> Iterator[Problem]:
    """Nobody answers more than five questions before there is a route."""
    for stap in stappen(_questions(context)):
        if stap.vraag is not None and len(stap.weg) == MOST_QUESTIONS:
            message = f"een bezoeker krijgt deze vraag pas na {MOST_QUESTIONS} andere; maak de weg korter"
            yield context.problem(stap.vraag, (), message)


def every_route_can_be_found(context: RuleContext) -> Iterator[Problem]:
    """Every question and every route is at the end of some way through the finder."""
    steps = tuple(stappen(_questions(context)))
    if not steps or not context.complete(Vraag):
        return
    asked = {stap.vraag.id for stap in steps if stap.vraag is not None}
    named = {name for stap in steps if stap.antwoord is not None for name in stap.antwoord.meldroutes}
    for record in context.all(Vraag):
        if record.id not in asked:
            message = "geen enkel antwoord leidt naar deze vraag; noem haar bij 'naar' of verwijder haar"
            yield context.problem(record, (), message)
    for route in context.all(Meldroute):
        if route.id not in named and not context.waits(route.folder, route.id):
            # A warning: a route cannot be named before its day, and must not stop the site on that day.
            message = (
                "geen enkel antwoord van de keuzehulp leidt naar deze route; noem haar in data/keuzehulp"
            )
            yield context.problem(route, (), message, Ernst.WAARSCHUWING)


def one_question_is_quick(context: RuleContext) -> Iterator[Problem]:
    """At most one question offers its answers on the page about reporting."""
    quick = (record for record in context.all(Vraag) if record.snel)
    for record, first in repeated(quick, lambda record: record.snel):
        message = f"er is al een vraag met snelle keuzes: {first.bestand}; verwijder 'snel' hier"
        yield context.problem(record, ("snel",), message)


def _questions(context: RuleContext) -> Mapping[str, Vraag]:
    """Every question by its id."""
    return {record.id: record for record in context.all(Vraag)}


RULES: tuple[Rule, ...] = (
    answers_lead_somewhere,
    there_is_one_first_question,
    letters_are_unique,
    ways_are_short,
    every_route_can_be_found,
    one_question_is_quick,
)
