"""CSV by its strictest reading: one row is one line, and a quote is closed where it was opened.

Python's csv module lets a forgotten quote swallow the rows that follow, takes quotes in the middle of a cell and text
after a closing quote as they come, and does not say where a cell stands. This reader knows the column of every cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.source.problem import Problem
from plugins.source.source_file import decode

MAX_ROWS = 200
MAX_CELLS = 100
SCHEIDINGSTEKENS = {",": "komma", ";": "puntkomma"}

_QUOTED = re.compile(r'"((?:[^"]|"")*)"')
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class CsvCell:
    """The text of one cell, without its quotes, and where it starts."""

    text: str
    line: int
    column: int


CsvLine = tuple[CsvCell, ...]


def read_lines(path: str, data: bytes, scheidingsteken: str) -> tuple[list[CsvLine], list[Problem]]:
    """Every line of a CSV file as cells; no lines as soon as there is a problem."""
    text, problems = _text(path, data)
    if text is None or problems:
        return [], problems
    lines = [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")]
    found: list[CsvLine] = []
    for number, line in enumerate(lines, start=1):
        try:
            found.append(tuple(_cells(path, line, number, scheidingsteken)))
        except _Unreadable as unreadable:
            problems.append(unreadable.problem)
            if isinstance(unreadable, _OpenQuote):
                break
    return ([], problems) if problems else (found, [])


class _Unreadable(Exception):
    """A line of which the cells cannot be told apart."""

    def __init__(self, path: str, line: int, index: int, message: str) -> None:
        super().__init__(message)
        self.problem = Problem(path, line, index + 1, message)


class _OpenQuote(_Unreadable):
    """A quote that is not closed: what the lines after it were meant to be cannot be known."""


def _text(path: str, data: bytes) -> tuple[str | None, list[Problem]]:
    """The text of the file, when it is UTF-8, free of what cannot be seen, and not too large."""
    if data.startswith(_UTF16):
        return None, [
            Problem(
                path, 1, 1, "dit is UTF-16 (in Excel: 'Unicode-tekst'); sla het bestand op als 'CSV UTF-8'"
            )
        ]
    if b"\0" in data:
        return None, [
            Problem(
                path,
                data.count(b"\n", 0, data.index(b"\0")) + 1,
                1,
                "hier staat een NUL-teken; dit is geen tekst of UTF-16. Sla het bestand op als 'CSV UTF-8'",
            )
        ]
    text, problems = decode(path, data)
    if text is None or problems:
        return None, problems
    if not text.strip():
        return None, [
            Problem(
                path,
                1,
                1,
                "hier staat niets; zet op de eerste regel de namen van de kolommen en daaronder een regel per jaar",
            )
        ]
    rows = text.removesuffix("\n").count("\n")
    if rows > MAX_ROWS:
        return None, [
            Problem(path, 0, 0, f"het bestand heeft {rows} rijen; {MAX_ROWS} is het meeste. Splits het")
        ]
    return text, []


def _cells(path: str, line: str, number: int, scheidingsteken: str) -> Iterator[CsvCell]:
    """The cells of one line; raises _Unreadable at the first place where they cannot be told apart."""
    if not line.strip():
        raise _Unreadable(path, number, 0, "lege regel; verwijder haar")
    start, cells = 0, 0
    while start <= len(line):
        if (cells := cells + 1) > MAX_CELLS:
            raise _Unreadable(
                path,
                number,
                start,
                f"meer dan {MAX_CELLS} cellen op een regel; controleer of '{scheidingsteken}' het scheidingsteken is",
            )
        quoted = _QUOTED.match(line, start)
        end = quoted.end() if quoted else line.find(scheidingsteken, start)
        end = len(line) if end < 0 else end
        if quoted and line[end : end + 1] not in ("", scheidingsteken):
            raise _Unreadable(
                path,
                number,
                end,
                'na het sluitende aanhalingsteken staat nog tekst; schrijf "" voor een aanhalingsteken binnen de tekst',
            )
        text = quoted[1].replace('""', '"') if quoted else line[start:end]
        if not quoted and text.startswith('"'):
            raise _OpenQuote(
                path,
                number,
                start,
                "een aanhalingsteken wordt geopend maar niet op dezelfde regel gesloten; sluit het",
            )
        if not quoted and '"' in text:
            raise _Unreadable(
                path,
                number,
                start + text.index('"'),
                'een aanhalingsteken midden in een cel; zet de hele cel tussen aanhalingstekens en schrijf "" voor een aanhalingsteken erin',
            )
        yield CsvCell(text, number, start + 1)
        start = end + 1
