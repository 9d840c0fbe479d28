"""The lines of a text: what each of them begins, which of them a container holds, what is counted wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from plugins.source.problem import counted

ITEM = re.compile(r"( *)([-*+]|(\d+)[.)])( +(?=[^\s])| *\Z)(.*)")
NOTE = re.compile(r"( {0,3})(\[\^([^\]\s]+)\]:)( +(?=\S)| *\Z)(.*)")
FENCE = re.compile(r"( *)(`{3,}|~{3,})[^`]*\Z")
HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*\Z")
RULE = re.compile(r" {0,3}([-_*])[ \t]*(?:\1[ \t]*){2,}\Z")
UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*\Z")
QUOTE = re.compile(r" {0,3}> ?(.*)")
MORE_THAN = re.compile(r" {0,3}>(?:=|~?[€\d]|(?= +~?[€\d]))")
SEPARATOR = re.compile(r"(?=.*-)(?=.*[|:]) *\|?(?: *:?-+:? *\|)* *(?::?-+:?)? *\Z")
PIPES = re.compile(r"\s*(?:\|.*\||\+[-=+]{2,}\+)\s*\Z")
BARS = re.compile(r"(?=.*\|)[|:\s-]+\Z")
"""A line of nothing but what separates cells: below another line Python-Markdown would make a table of it."""
CAPTION_LINE = re.compile(r" {0,3}Tabel: +(\S.*)")
CODE = re.compile(r"(?<![\\`])(`+)(?!`).+?(?<!`)\1(?!`)")
ABBREVIATION = re.compile(r" {0,3}\*\[([^\]]+)\]:[ \t]*(.*)")
BRACKET = re.compile(r"\[|\]\(|\]|\)")
LEAD = re.compile(r"(?:[ \t]|[-*+>#:]|\d+[.)]|\[\^[^\]\s]+\]:)*")
NAMED = re.compile(r" {0,3}\*?\[[^\]]+\]:")
DEFINITION = re.compile(r" {0,3}: +\S")


class Line(NamedTuple):
    """A line of the body with its number, counted from 0, and how much of its start was taken off already."""

    number: int
    text: str
    cut: int = 0

    @property
    def blank(self) -> bool:
        """Whether nothing stands on it."""
        return not self.text.strip()

    @property
    def indent(self) -> int:
        """How many spaces it begins with."""
        return len(self.text) - len(self.text.lstrip(" "))

    def without(self, count: int) -> Line:
        """The line without its first characters."""
        return Line(self.number, self.text[count:], self.cut + count)


class Refusal(NamedTuple):
    """What is wrong at a place: line counted from 0, column from 1."""

    line: int
    column: int
    message: str


def with_spaces(text: str) -> str:
    """A line with spaces for the tabs it begins with, and those behind the mark of a list or quote."""
    lead = LEAD.match(text)
    end = lead.end() if lead else 0
    return text[:end].expandtabs(4) + text[end:]


def without_code(text: str) -> str:
    """A line with x for what stands in code, as long as it was."""
    return CODE.sub(lambda code: "x" * len(code[0]), text)


def next_filled(lines: list[Line], place: int) -> int:
    """The place of the next line that is not blank; the end when there is none."""
    return next((n for n in range(place, len(lines)) if not lines[n].blank), len(lines))


def stands_alone(lines: list[Line], place: int) -> bool:
    """Whether a line has blank lines, or nothing, above and below it."""
    return all(not 0 <= n < len(lines) or lines[n].blank for n in (place - 1, place + 1))


def begins_table(lines: list[Line], place: int) -> bool:
    """Whether a line is the head of a table."""
    return (
        place + 1 < len(lines) and "|" in lines[place].text and bool(SEPARATOR.match(lines[place + 1].text))
    )


def begins_block(lines: list[Line], place: int) -> bool:
    """Whether a line begins something of its own and so does not carry on the paragraph above it."""
    starts = (ITEM, FENCE, HEADING, RULE, QUOTE, NOTE, ABBREVIATION)
    return any(pattern.match(lines[place].text) for pattern in starts) or begins_table(lines, place)


def lines_held(lines: list[Line], place: int, base: int, offset: int, cut: int) -> tuple[list[Line], int]:
    """The lines of an item or note at `place`, and the place after it.

    The lines are without their indent, the first without the marker.
    """
    held = [lines[place].without(cut)]
    place += 1
    while place < len(lines):
        line, after = lines[place], next_filled(lines, place)
        if after > place:
            if after == len(lines) or lines[after].indent < base + 2:
                break
            held += lines[place:after]
        elif line.indent >= base + 2:
            offset = min(offset, line.indent)
            held.append(line.without(offset))
        elif not held[-1].blank and not begins_block(lines, place):
            held.append(line.without(line.indent))
        else:
            break
        place = max(after, place + 1)
    return held, place


def behind(marker: str, inner: list[str]) -> list[str]:
    """The lines of a container behind its marker, the others four spaces in."""
    while inner and not inner[-1]:
        inner.pop()
    first, *others = inner or [""]
    return [f"{marker} {first}", *(f"    {line}" if line else "" for line in others)]


def lines_quoted(lines: list[Line], place: int) -> tuple[list[Line], int]:
    """The lines of a quote without their marks, and the place after it."""
    inner: list[Line] = []
    while place < len(lines) and not lines[place].blank:
        quote = QUOTE.match(lines[place].text)
        if not quote and (inner[-1].blank or begins_block(lines, place)):
            break
        inner.append(lines[place].without(quote.start(1) if quote else 0))
        place += 1
    return inner, place


def cells_of(row: str) -> list[str]:
    r"""The cells of a row; a | in code or behind a \ is part of its cell."""
    hidden = re.sub(r"\\.", "xx", without_code(row.strip()))
    start, end = int(hidden.startswith("|")), len(hidden) - hidden[1:].endswith("|")
    places = [start - 1, *(match.start() + start for match in re.finditer(r"\|", hidden[start:end])), end]
    return [row.strip()[one + 1 : two].strip() for one, two in pairwise(places)]


def wrong_number(numbers: Sequence[int], typed: str, nested: bool) -> str:
    """What is wrong with the last of the numbers of a list so far, typed as this line; empty when nothing.

    The numbers go up by one, or are all 1. A list that stands in another, `nested`, begins with 1.
    """
    last, wanted = numbers[-1], numbers[0] + len(numbers) - 1
    if last > 999:
        return f"'{last}.' aan het begin van een regel wordt een lijst; schrijf '{last}\\.'"
    if typed.lstrip().startswith("0"):
        return f"een punt van een lijst begint niet met een nul; schrijf '{last or 1}. '"
    if len(numbers) == 1 and last != 1 and nested:
        return "een genummerde lijst in een lijst begint met 1; hoort dit punt erbuiten, spring dan niet in"
    if last != wanted and set(numbers) != {1}:
        return f"dit is punt {wanted} van de lijst, er staat {last}; nummer de lijst door"
    return ""


def wrong_row(cells: int, head: int, typed: str, separates: bool) -> str:
    """What is wrong with a row of so many cells below a head of so many; empty when nothing.

    `separates` says that it is a row of dashes, such as stands below the head.
    """
    if separates:
        return (
            "een tabel heeft één regel met strepen, onder de kop; begint hier een nieuwe tabel, zet er dan"
            " een witregel en een regel 'Tabel: …' boven"
        )
    if cells == head:
        return ""
    count = counted(cells, "cel", "cellen")
    remedy = (
        "maak ze gelijk; een | in een cel schrijft u als \\|"
        if "|" in typed
        else "zet een witregel onder de tabel"
    )
    return f"deze rij heeft {count}, de kop van de tabel heeft er {head}; {remedy}"
