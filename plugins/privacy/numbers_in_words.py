"""Numbers in words: their words, and the runs of digits that are spelt with them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from plugins.privacy.patterns import Span, any_of, says

ONES = "twee drie vier vijf zes zeven acht negen"
"""One itself is as often no number."""
TEENS = "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien"
TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig"

_UNITS = f"nul een {ONES} zero one two three four five six seven eight nine"
_VALUES = (
    {word: str(place % 10) for place, word in enumerate(_UNITS.split())}
    | {word: str(10 + place) for place, word in enumerate(TEENS.split())}
    | {word: f"{place}0" for place, word in enumerate(TENS.split(), 2)}
    | {"één": "1"}
)
_WORD = rf"(?:{any_of(TENS)}|{any_of(TEENS)}|(?:één|{any_of(_UNITS)})(?:[eë]n{any_of(TENS)})?)"
_RUN = re.compile(
    rf"(?=[\dnzeodtvafsé])(?<![^\W_])(?:(?:{_WORD}|\d{{1,8}})[ .,-]{{0,2}}){{2,20}}(?![^\W_])", re.IGNORECASE
)
"""The first letters say at once that a word is no number, which most are."""
_PART = re.compile(rf"{_WORD}|\d", re.IGNORECASE)
_TWO_PARTS = re.compile(rf"(.+)[eë]n({any_of(TENS)})")
_FEWEST_WORDS = 2


class Spelt(NamedTuple):
    """A run of digits of which at least one is a word: as digits, and where it stands.

    `no_count` when it begins with a word or has more of them; `12 een` may be a count and the next word.
    """

    digits: str
    span: Span
    no_count: bool


@lru_cache(maxsize=1)
def spelt_numbers(text: str) -> list[Spelt]:
    """Every run of digits of which some are words."""
    runs = []
    if says(text, "nul", "zero", "vijf", "five", "zes", "six", "negen", "nine", "twaalf", "tien", "tig"):
        for match in _RUN.finditer(text):
            parts = _PART.findall(match[0])
            words = sum(not part.isdigit() for part in parts)
            if words:
                digits = "".join(_digits(part.lower()) for part in parts)
                no_count = words >= _FEWEST_WORDS or not parts[0].isdigit()
                runs.append(Spelt(digits, match.span(), no_count))
    return runs


def _digits(part: str) -> str:
    """The digits of a digit or of a number in words up to 99."""
    if joined := _TWO_PARTS.fullmatch(part):
        return _VALUES[joined[2]][0] + _VALUES[joined[1]]
    return _VALUES.get(part, part)
