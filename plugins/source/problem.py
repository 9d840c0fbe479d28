"""A problem: a place in a source file and a sentence in Dutch that says what is wrong and what to do."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from enum import StrEnum
from typing import NamedTuple


class Ernst(StrEnum):
    """How serious a problem is: a fout stops the build, a waarschuwing only asks for attention."""

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"


class Problem(NamedTuple):
    """One thing that is wrong; `line` and `column` count from 1, 0 means the file as a whole."""

    path: str
    line: int
    column: int
    message: str
    ernst: Ernst = Ernst.FOUT

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        return f"{place}: {'let op: ' if self.ernst is Ernst.WAARSCHUWING else ''}{self.message}"


def warning(path: str, line: int, column: int, message: str) -> Problem:
    """A problem that does not stop the build."""
    return Problem(path, line, column, message, Ernst.WAARSCHUWING)


def stops(problems: Iterable[Problem]) -> bool:
    """Whether one of these problems stops the build."""
    return any(problem.ernst is Ernst.FOUT for problem in problems)


FORMATEN = ("tekst", "github", "json")


def format_problems(problems: Iterable[Problem], formaat: str = "tekst") -> str:
    """All problems, sorted and counted: as text for people, as annotations for a forge, or as JSON."""
    listed = sorted(set(problems))
    if formaat == "json":
        return json.dumps([problem._asdict() for problem in listed], ensure_ascii=False, indent=2)
    lines = map(_annotation if formaat == "github" else _escaped, listed)
    return "\n".join([*lines, count_problems(listed)])


def count_problems(problems: Sequence[Problem]) -> str:
    """The closing line of every report: how many problems were found."""
    warnings = sum(problem.ernst is Ernst.WAARSCHUWING for problem in problems)
    errors = len(problems) - warnings
    line = f"{counted(errors, 'probleem', 'problemen') if errors else 'Geen problemen'} gevonden."
    return f"{line} {counted(warnings, 'waarschuwing', 'waarschuwingen')}." if warnings else line


def counted(count: int, one: str, several: str, number_one: str = "1") -> str:
    """A number of things in words: `1 dag`, `1.271 dagen`; a sentence can write the 1 as `één`."""
    return f"{number_one} {one}" if count == 1 else f"{count:,} {several}".replace(",", ".")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that somebody who typed `word` may have meant; None when none is near."""
    if len(word) > 100:
        return None  # comparing costs the product of the lengths, and nobody mistypes that much

    folded = {candidate.casefold(): candidate for candidate in known}
    near = get_close_matches(str(word).casefold(), folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A clause such as "; bedoelde u 'bibob'?" when a known word is near, else an empty string."""
    near = nearest(word, known)
    return f"; bedoelde u '{near}'?" if near else ""


def near_or_choose(word: str, known: Sequence[str], limit: int = 12) -> str:
    """The near word as a question, when there is one, and the sentence that lists what may be typed."""
    return f"{did_you_mean(word, known) or '.'} {choose_from(known, limit)}"


def choose_from(known: Sequence[str], limit: int = 12) -> str:
    """The sentence that lists what may be typed, cut off after `limit` words."""
    shown = ", ".join(known[:limit])
    return f"Kies uit: {shown}, …" if len(known) > limit else f"Kies uit: {shown}"


def listed(words: Iterable[str]) -> str:
    """Words as a sentence names them: `a, b en c`; there is at least one."""
    *before, last = words
    return f"{', '.join(before)} en {last}" if before else last


def shown(value: object, limit: int = 60) -> str:
    """What was typed, as a message shows it: a text between quotes, on one line, cut to a readable length."""
    if value is None or isinstance(value, bool):
        return "niets" if value is None else "true" if value else "false"
    if isinstance(value, (dict, list, tuple)):
        return "een groep sleutels" if isinstance(value, dict) else "een lijst"
    text = " ".join(str(value).split())
    return f"'{text[:limit]}…'" if len(text) > limit else f"'{text}'"


def _escaped(problem: Problem) -> str:
    """A problem as one line of text that cannot steer a terminal, whatever an editor typed."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in str(problem)
    )


# The characters a workflow command gives a meaning are escaped as its documentation asks.
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PATH = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def _annotation(problem: Problem) -> str:
    message, path = problem.message.translate(_IN_MESSAGE), problem.path.translate(_IN_PATH)
    kind = "warning" if problem.ernst is Ernst.WAARSCHUWING else "error"
    return f"::{kind} file={path},line={max(problem.line, 1)},col={max(problem.column, 1)}::{message}"


class SourcesRefused(Exception):
    """The sources have problems, so nothing was written; the message is the whole report."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(format_problems(problems))
        self.problems = tuple(problems)
