"""What is said of a file, at the fields of its form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

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


def judged(kind: Kind, source: Source, text: str) -> tuple[Document | None, list[Problem]]:
    """What a text would be as this file, and all that is wrong with it by itself."""
    data = source.as_bytes(text)
    if kind.is_text:
        read, problems = read_text(source.path, data)
        document = read.document if read else None
    else:
        document, problems = read_mapping(source.path, data)
    if document is None:
        return None, problems
    _, refused = make(kind.model, document)
    rows = "csv" in document.value  # they stand in another file
    return document, sorted(
        {*problems, *(each for each in refused if not (rows and "'rijen'" in each.message))}
    )


def by_field(
    document: Document | None, problems: Iterable[Problem], names: Mapping[Keys, str], body_line: int
) -> Iterator[tuple[str, Problem]]:
    """Each problem with the field that it is about; an empty name when there is no such field."""
    for problem in problems:
        if document is None or not problem.line:
            yield "", problem
        elif body_line and problem.line >= body_line:
            yield TEXT, problem
        else:
            yield _named(_path_of(document, problem), names), problem


def in_a_form(message: str) -> str:
    """What is said at a field, where its key need not be named and there is no line to add."""
    return (
        "vul dit in"
        if _TO_FILL_IN.fullmatch(message)
        else _KEY.sub("", message, count=1)
        if _KEY.match(message)
        else message
    )


def at_words(problem: Problem, text: str, body_line: int) -> str:
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
