"""What is said of a file, at the fields of its form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from plugins.forms.files import Kind, Source
from plugins.source.document import HIDDEN, Document, Keys
from plugins.source.making import make
from plugins.source.problem import Problem
from plugins.source.yaml_reader import read_mapping, read_text

TEXT = "_tekst"
"""The field of the text of a page."""

MOST_WORDS = 40
"""So many characters of a line say where in a text something is."""

_MISSING = re.compile(r"'([^']+)' ontbreekt")
_TO_FILL_IN = re.compile(
    r"'[^']+' ontbreekt; voeg deze sleutel toe|'[^']+' is leeg; .*|hier ontbreekt een waarde; .*"
)
_KEY = re.compile(r"'[^']+': ")


class Judged(NamedTuple):
    """What a text would be as a file, and all that is wrong with it by itself."""

    document: Document | None
    body_line: int
    """The line on which the text of a page begins; 0 for another file and for an empty text."""
    problems: list[Problem]


def judged(kind: Kind, source: Source, text: str) -> Judged:
    """Read a text as this file and hold it against the model of its kind."""
    data, body_line = source.as_bytes(text), 0
    if kind.is_text:
        read, problems = read_text(source.path, data)
        document = read.document if read else None
        if read and read.body.strip():
            above = read.body[: -len(read.body.lstrip())]
            body_line = read.first_line + above.count("\n")
    else:
        document, problems = read_mapping(source.path, data)
    if document is None:
        return Judged(None, 0, problems)
    _, refused = make(kind.model, document)
    rows = "csv" in document.value  # they stand in another file
    listed = {*problems, *(each for each in refused if not (rows and "'rijen'" in each.message))}
    return Judged(document, body_line, sorted(listed))


def by_field(
    judged: Judged, text: str, problems: Iterable[Problem], names: Mapping[Keys, str]
) -> dict[str, list[str]]:
    """What is said of a text, by the name of the field that it is about; an empty name when there is none."""
    errors: dict[str, list[str]] = {}
    for problem in problems:
        name, message = "", problem.message
        if judged.document is not None and problem.line:
            if judged.body_line and problem.line >= judged.body_line:
                name, message = TEXT, _at_words(problem, text, judged.body_line)
            else:
                name = _named(_path_of(judged.document, problem), names)
        errors.setdefault(name, []).append(_in_a_form(message) if name else message)
    return errors


def _in_a_form(message: str) -> str:
    """What is said at a field, where its key need not be named and there is no line to add."""
    return (
        "vul dit in"
        if _TO_FILL_IN.fullmatch(message)
        else _KEY.sub("", message, count=1)
        if _KEY.match(message)
        else message
    )


def _at_words(problem: Problem, text: str, body_line: int) -> str:
    """A message about the text of a page, with its line in the field of that text and the words there."""
    line = text.split("\n")[problem.line - 1]
    words = line[line.rfind(" ", 0, max(problem.column - 1, 0)) + 1 :].strip() or line.strip()
    cut = words if len(words) <= MOST_WORDS else f"{words[:MOST_WORDS].rstrip()}…"
    return f"regel {problem.line - body_line + 1}, bij '{cut}': {problem.message}"


def _path_of(document: Document, problem: Problem) -> Keys:
    """The way to the value that a problem is about."""
    place = (problem.line, problem.column)
    missing = _MISSING.match(problem.message)
    at = [path for path, where in document.values.items() if where == place]
    if missing and (at or place == (1, 1)):
        return (*max([(), *at], key=len), missing[1])
    at += [path for path, where in document.keys.items() if where == place]
    if at:
        return max(at, key=len)
    earlier = [(where, path) for path, where in document.values.items() if where <= place]
    return max(earlier)[1] if earlier else ()


def _named(path: Keys, names: Mapping[Keys, str]) -> str:
    while path and path not in names:
        path = path[:-1]
    return names.get(path, "")


def hidden_in(fields: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Fields with a character that nobody can see, and what to do about it."""
    for name, value in fields:
        match = HIDDEN.search(value.replace("\r\n", "\n"))
        if match:
            before = value[max(match.start() - 12, 0) : match.start()]
            sign = f"een onzichtbaar teken (U+{ord(match[0]):04X}), bij '{before}'"
            yield name, f"hier staat {sign}; typ die plek opnieuw"
