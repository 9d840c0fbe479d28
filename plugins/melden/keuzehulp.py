"""The route finder: questions whose answers lead to a next question or to routes, as a tree of pages.

The addresses of its steps give nothing away. Below them are the rules for the finder.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import auto
from typing import Annotated, ClassVar, NamedTuple

from pydantic import Field, StringConstraints

from plugins.melden.meldroute import Meldroute
from plugins.source.problem import Ernst, Problem
from plugins.source.record import Feit, JaNee, Keuze, MeldrouteId, Part, Record, Reference, Tekst
from plugins.source.records import Rule, RuleContext, parts, repeated

Letter = Annotated[str, StringConstraints(pattern=r"^[a-z]$")]
VraagId = Annotated[str, Reference("keuzehulp")]


class Pictogram(Keuze):
    """What a quick choice is about, as a small drawing beside its words."""

    SIGNAAL = auto(), "iets verdachts", "Een lamp."
    DREIGING = auto(), "dreiging", "Een driehoek met een uitroepteken."
    ZORG = auto(), "zorg", "Een kruis."
    DWANG = auto(), "dwang", "Een slot."
    JONGERE = auto(), "een jongere", "Een persoon."
    BEROEP = auto(), "beroep", "Een tas."


class Antwoord(Part):
    """One answer: it leads to a next question or to routes, never to both and never to nothing."""

    letter: Letter
    """Een letter die bij het antwoord blijft horen; zij staat in het adres van de pagina, dat zo niets
    verraadt."""
    tekst: Tekst
    """Het antwoord zoals de bezoeker het zou zeggen."""
    pictogram: Pictogram | None = None
    """Het pictogram dat erbij staat als het antwoord een snelle keuze is."""
    naar: VraagId | None = None
    """De volgende vraag."""
    meldroutes: tuple[MeldrouteId, ...] = ()
    """De routes die passen, de beste eerst."""
    uitleg: Tekst | None = None
    """Waarom deze routes passen."""


class Vraag(Record):
    """A question of the route finder."""

    folder: ClassVar = "keuzehulp"
    noun: ClassVar = "vraag"
    translated: ClassVar = True

    vraag: Tekst
    """De vraag."""
    uitleg: Tekst | None = None
    """Een of twee zinnen uitleg."""
    begin: JaNee = False
    """true bij de eerste vraag."""
    snel: JaNee = False
    """true bij de ene vraag waarvan de antwoorden als snelle keuze op de pagina Melden staan."""
    antwoorden: tuple[Antwoord, ...] = Field(min_length=2, max_length=6)
    """De antwoorden."""
    andere_loketten: tuple[Feit, ...] = ()
    """Loketten die geen route van deze site zijn, met wat een lezer over de bron moet weten.

    Nooit met een nummer.
    """


ROOT = "/melden/keuzehulp/"
BEGIN = f"{ROOT}begin/"
MOST_QUESTIONS = 5
"""Nobody answers more questions than this before there is a route."""


class Stap(NamedTuple):
    """One page of the finder: a next question or the fitting routes, and the way there as answers.

    The way is a tuple of (question, answer).
    """

    letters: str
    vraag: Vraag | None
    weg: tuple[tuple[Vraag, Antwoord], ...]

    @property
    def antwoord(self) -> Antwoord | None:
        """The answer that led here; None at the first question."""
        return self.weg[-1][1] if self.weg else None

    @property
    def adres(self) -> str:
        """The address of the step: letters of the answers, which say nothing to a stranger."""
        return step_address(self.letters)

    @property
    def terug(self) -> str:
        """The address of the step before."""
        return step_address(self.letters[:-1]) if self.letters else ROOT

    def verder(self, antwoord: Antwoord) -> str:
        """The address to which an answer of this step leads."""
        return step_address(self.letters + antwoord.letter)


def step_address(letters: str) -> str:
    """The address of the step that these answers lead to."""
    return BEGIN if not letters else ROOT + "".join(f"{letter}/" for letter in letters)


def stappen(questions: Mapping[str, Vraag]) -> Iterator[Stap]:
    """Every step from the first question on, each before the steps it leads to.

    A way that would go in a circle or on for ever ends.
    """
    start = next((vraag for vraag in questions.values() if vraag.begin), None)
    if start is not None:
        yield from _from(Stap("", start, ()), questions)


def _from(stap: Stap, questions: Mapping[str, Vraag]) -> Iterator[Stap]:
    yield stap
    if stap.vraag is None:
        return
    for antwoord in stap.vraag.antwoorden:
        following = questions.get(antwoord.naar) if antwoord.naar else None
        if following is stap.vraag or any(following is asked for asked, _ in stap.weg):
            continue
        yield from _from(
            Stap(stap.letters + antwoord.letter, following, (*stap.weg, (stap.vraag, antwoord))), questions
        )


def snelle_stappen(questions: Mapping[str, Vraag]) -> tuple[Stap, ...]:
    """The steps behind the answers of the question that may be asked at once on the page about reporting."""
    every = tuple(stappen(questions))
    asked = next((stap for stap in every if stap.vraag is not None and stap.vraag.snel), None)
    return tuple(stap for stap in every if asked is not None and stap.terug == asked.adres)


def most_questions(stap: Stap, every: Sequence[Stap]) -> int:
    """How many questions somebody answers at most, on the longest way that goes through this step."""
    return max(len(other.weg) for other in every if other.letters.startswith(stap.letters))


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
