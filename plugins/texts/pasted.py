"""What was pasted from another program and spans lines: lists, columns and notes that would run together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from plugins.texts.lines import FENCE, ITEM, NAMED, Line, Refusal, without_code

_LETTER = re.compile(r" {0,3}([A-Z])\. +\S")
_COUNTED = re.compile(r" {0,3}((?:[^\W\d_]{1,12} )?)(\d{1,2})([.:)°º]| [-–]|(?= )) *\S")
_STAR = re.compile(r" {0,3}\*(?=[^\W_])[^*]*\Z")
_SPACED = re.compile(r" {0,3}[^\s|].*?\S( {3,})\S")
_SEPARATED = re.compile(r" {0,3}[^\s;,|][^;,]*(?:(?:;|,)(?=\S)[^;,]*)+\Z")
_NUMBER = re.compile(r"\d,(?:\d+|-)")
_NOTE = re.compile(r" {0,3}\[(\d{1,3})\] +\S")
_DRAWN = re.compile("[\u2500-\u257f]{2,}|\u2502")
MOST_WORDS = 4
"""So many words a cell has at most."""

LETTERS = (
    "een lijst met letters kan niet; begin elke regel met '1. ' of '- ', of zet een woord voor de letter"
)
RUNNING = (
    "deze regel wordt één alinea met de vorige; begin elke regel met '1. ' of '- ', of zet er een witregel"
    " boven"
)
STAR = "is dit een lijst, zet dan een spatie achter het teken; is het gewone tekst, zet er een \\ voor"
COLUMNS = "hier staan kolommen met spaties ertussen; maak er een tabel van, of gebruik één spatie"
CSV = "dit lijkt uit een rekenblad te komen; maak er een tabel van, of zet een spatie achter elk teken"
DRAWN = "dit is een getekende tabel; schrijf een tabel met | en een regel zoals |---|---|"


def pasted(body: str) -> Iterator[Refusal]:
    """Each line that a reader would get run together with others, or that names something twice."""
    lines = list(_outside_code(body))
    for above, below in pairwise(lines):
        if below.number == above.number + 1:
            yield from _together(above, below)
    names: set[str] = set()
    for line in lines:
        if match := _DRAWN.search(line.text):
            yield Refusal(line.number, match.start() + 1, DRAWN)
        if (note := _NOTE.match(line.text)) and body.count(f"[{note[1]}]") > 1:
            number = note[1]
            message = f"is dit een noot, schrijf dan [^{number}] in de zin en hier '[^{number}]: …'"
            yield Refusal(line.number, 1, message)
        if (named := NAMED.match(line.text)) and "[^" not in named[0]:
            name = named[0].strip().casefold()
            if name in names:
                yield Refusal(line.number, 1, f"'{named[0].strip()}' staat er twee keer; verwijder er een")
            names.add(name)
    for line in lines:
        for match in re.finditer(r"\] +(\[[^\]\n]+\])(?!\()", line.text):
            if f"{match[1].casefold()}:" in names:
                message = f"haal de spatie weg tussen ] en {match[1]}"
                yield Refusal(line.number, match.start() + 1, message)


def _outside_code(body: str) -> Iterator[Line]:
    """The lines outside blocks of code, with x for what stands in code."""
    fence = ""
    for number, text in enumerate(body.split("\n")):
        match = FENCE.match(text)
        if match and (not fence or match[2].startswith(fence)):
            fence = "" if fence else match[2]
        elif not fence:
            yield Line(number, without_code(text))


def _together(above: Line, below: Line) -> Iterator[Refusal]:
    """What two lines below each other are, when they are not running text."""
    first, second = _LETTER.match(above.text), _LETTER.match(below.text)
    if first and second and ord(second[1]) == ord(first[1]) + 1:
        yield Refusal(above.number, 1, LETTERS)
        yield Refusal(below.number, 1, LETTERS)
    counted = _COUNTED.match(above.text), _COUNTED.match(below.text)
    if counted[0] and counted[1] and not ITEM.match(below.text):
        same = counted[0].group(1, 3) == counted[1].group(1, 3)
        if same and int(counted[1][2]) == int(counted[0][2]) + 1:
            yield Refusal(below.number, 1, RUNNING)
    if _STAR.match(above.text) and _STAR.match(below.text):
        yield Refusal(above.number, 1, STAR)
        yield Refusal(below.number, 1, STAR)
    spaced = _SPACED.match(above.text), _SPACED.match(below.text)
    if spaced[0] and spaced[1]:
        yield Refusal(above.number, spaced[0].start(1) + 1, COLUMNS)
    for sign in ";", ",":
        pair = [line.text for line in (above, below)]
        count = {text.count(sign) for text in pair}
        # A comma in a number separates nothing, and a sentence has more words between its signs than a cell.
        alike = len(count) == 1 and all(_SEPARATED.match(text) and _has_cells(text, sign) for text in pair)
        if alike and any(sign in _NUMBER.sub("", text) for text in pair):
            yield Refusal(above.number, 1, CSV)


def _has_cells(text: str, sign: str) -> bool:
    """Whether what stands between the signs of a line is as short as the cells of a table."""
    return all(len(cell.split()) <= MOST_WORDS for cell in text.split(sign))
