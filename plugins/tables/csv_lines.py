"""CSV by its strictest reading: one row is one line, and a quote is closed where it was opened.

Python's csv module lets a forgotten quote swallow the rows that follow, takes quotes in the middle of a cell
and text after a closing quote as they come, and does not say where a cell stands. This reader knows the
column of every cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.source.document import decode
from plugins.source.problem import Problem

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
    if problems := list(_other_separator(path, lines[0], scheidingsteken)):
        return [], problems
    read: list[CsvLine] = []
    for number, line in enumerate(lines, start=1):
        try:
            read.append(tuple(_cells(path, line, number, scheidingsteken)))
        except _Unreadable as unreadable:
            problems.append(unreadable.problem)
            if isinstance(unreadable, _OpenQuote):
                break
    return ([], problems) if problems else (read, [])


def _other_separator(path: str, header: str, declared: str) -> Iterator[Problem]:
    """The columns of a header are parted by what was declared, else no cell can be told apart."""
    if header.strip('"').casefold().startswith("sep="):
        message = "verwijder de regel 'sep='; het scheidingsteken staat in het YAML-bestand van de reeks"
        yield Problem(path, 1, 1, message)
        return
    others = [sign for sign in (*SCHEIDINGSTEKENS, "\t", "|") if sign in header]
    if others and declared not in header:
        used = "een tab" if others[0] == "\t" else f"'{others[0]}'"
        remedy = f"geef scheidingsteken '{others[0]}' op, of sla" if others[0] in SCHEIDINGSTEKENS else "sla"
        message = f"de kolommen zijn gescheiden door {used}, maar opgegeven is '{declared}'"
        yield Problem(path, 1, 1, f"{message}; {remedy} het bestand op met '{declared}'")


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
        message = "dit is UTF-16 (in Excel: 'Unicode-tekst'); sla het bestand op als 'CSV UTF-8'"
        return None, [Problem(path, 1, 1, message)]
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        message = "hier staat een NUL-teken; dit is geen tekst of UTF-16. Sla het bestand op als 'CSV UTF-8'"
        return None, [Problem(path, line, 1, message)]
    text, problems = decode(path, data)
    if text is None or problems:
        return None, problems
    if not text.strip():
        message = "hier staat niets; zet op de eerste regel de namen van de kolommen"
        message += " en daaronder een regel per jaar"
        return None, [Problem(path, 1, 1, message)]
    rows = text.removesuffix("\n").count("\n")
    if rows > MAX_ROWS:
        message = f"het bestand heeft {rows} rijen; {MAX_ROWS} is het meeste. Splits het"
        return None, [Problem(path, 0, 0, message)]
    return text, []


def _cells(path: str, line: str, number: int, scheidingsteken: str) -> Iterator[CsvCell]:
    """The cells of one line; raises _Unreadable at the first place where they cannot be told apart."""
    if not line.strip():
        raise _Unreadable(path, number, 0, "lege regel; verwijder haar")
    start, cells = 0, 0
    while start <= len(line):
        if (cells := cells + 1) > MAX_CELLS:
            message = f"meer dan {MAX_CELLS} cellen op een regel"
            remedy = f"controleer of '{scheidingsteken}' het scheidingsteken is"
            raise _Unreadable(path, number, start, f"{message}; {remedy}")
        quoted = _QUOTED.match(line, start)
        end = quoted.end() if quoted else line.find(scheidingsteken, start)
        end = len(line) if end < 0 else end
        if quoted and line[end : end + 1] not in ("", scheidingsteken):
            message = "na het sluitende aanhalingsteken staat nog tekst"
            remedy = 'schrijf "" voor een aanhalingsteken binnen de tekst'
            raise _Unreadable(path, number, end, f"{message}; {remedy}")
        text = quoted[1].replace('""', '"') if quoted else line[start:end]
        if not quoted and text.startswith('"'):
            message = "een aanhalingsteken wordt geopend maar niet op dezelfde regel gesloten; sluit het"
            raise _OpenQuote(path, number, start, message)
        if not quoted and '"' in text:
            message = "een aanhalingsteken midden in een cel; zet de hele cel tussen aanhalingstekens"
            remedy = 'schrijf "" voor een aanhalingsteken erin'
            raise _Unreadable(path, number, start + text.index('"'), f"{message} en {remedy}")
        yield CsvCell(text, number, start + 1)
        start = end + 1
