"""A problem: a place in a source file and a sentence in Dutch that says what is wrong and what to do."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong; `line` and `column` count from 1, 0 means the file as a whole."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        return f"{place}: {self.message}"


FORMATEN = ("tekst", "github", "json")


def format_problems(problems: Iterable[Problem], formaat: str = "tekst") -> str:
    """All problems, sorted by place and counted, as text for people, as annotations for a forge, or as JSON."""
    found = sorted(set(problems))
    if formaat == "json":
        return json.dumps([asdict(problem) for problem in found], ensure_ascii=False, indent=2)
    if formaat == "github":
        return "\n".join(map(_annotation, found))
    return "\n".join([*map(str, found), count_problems(len(found))])


def count_problems(count: int) -> str:
    """The closing line of every report: how many problems were found."""
    if count == 0:
        return "Geen problemen gevonden."
    return "1 probleem gevonden." if count == 1 else f"{count} problemen gevonden."


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A clause such as "; bedoelde u 'bibob'?" when a known word is near, else an empty string."""
    folded = {candidate.casefold(): candidate for candidate in known}
    near = get_close_matches(str(word).casefold(), folded, n=1, cutoff=0.6)
    return f"; bedoelde u '{folded[near[0]]}'?" if near else ""


def near_or_choose(word: str, known: Sequence[str], limit: int = 12) -> str:
    """The near word as a question, when there is one, and the sentence that lists what may be typed."""
    return f"{did_you_mean(word, known) or '.'} {choose_from(known, limit)}"


def choose_from(known: Sequence[str], limit: int = 12) -> str:
    """The sentence that lists what may be typed, cut off after `limit` words."""
    shown = ", ".join(known[:limit])
    return f"Kies uit: {shown}, …" if len(known) > limit else f"Kies uit: {shown}"


def _annotation(problem: Problem) -> str:
    # The characters a workflow command gives a meaning are escaped as its documentation asks.
    message = problem.message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    path = problem.path.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    return f"::error file={path},line={max(problem.line, 1)},col={max(problem.column, 1)}::{message}"


class SourcesRefused(Exception):
    """The sources have problems, so nothing was written; the message is the whole report."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(format_problems(problems))
        self.problems = tuple(problems)
