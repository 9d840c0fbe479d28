"""The route finder as a tree, a step per page, with addresses that give nothing away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from plugins.melden.keuzehulp import Antwoord, Vraag

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
    return tuple(
        stap
        for stap in every
        if asked is not None
        and stap.letters[:-1] == asked.letters
        and len(stap.letters) == len(asked.letters) + 1
    )


def most_questions(stap: Stap, every: Sequence[Stap]) -> int:
    """How many questions somebody answers at most, on the longest way that goes through this step."""
    return max(len(other.weg) for other in every if other.letters.startswith(stap.letters))
