"""The route finder: questions whose answers lead to a next question or to routes, as a tree of pages.

The addresses of its steps give nothing away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import auto
from typing import Annotated, ClassVar, NamedTuple

from pydantic import Field, StringConstraints

from plugins.source.record import Feit, JaNee, Keuze, MeldrouteId, Part, Record, Reference, Tekst

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
