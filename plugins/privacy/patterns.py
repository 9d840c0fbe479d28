"""What the rules share: parts of patterns, and the text as several of them look at it."""

from __future__ import annotations

import re
from functools import lru_cache

Span = tuple[int, int]
"""Where something begins and ends in a text."""


def any_of(words: str) -> str:
    """A pattern for one of these words."""
    return f"(?:{'|'.join(words.split())})"


_ANNOUNCED = ("bsn", "nr", "tel", "oon", "iel", "mmer", "iban", "gsm", "app", "mob", "bel", "sms")
WORD_START = f"(?:(?<![^\\W_])|{'|'.join(f'(?i:(?<={word}))' for word in _ANNOUNCED)})"
"""The start of a word, or the end of one that announces a number."""
SIGN_AT_WORD_START = f"(?:(?<![^\\W_].)|{'|'.join(f'(?i:(?<={word}.))' for word in _ANNOUNCED)})"
"""The same, said of the sign before; a pattern that begins with a digit is looked for much faster."""
GAP = r"(?: {1,2}|[ \r]?\n[ \t>#-]*(?!\n))"
"""Between two words of a sentence, that may go on at the next line."""
YEAR = r"(?:19|20)\d\d"
DIGIT_LIKE = r"[\dOIl]"
"""A digit or a letter that looks like one, in a pattern that takes capitals and small letters alike."""
LETTERS_TO_DIGITS = str.maketrans("oOiIl", "00111")
"""Those letters as the digits they look like."""
_URL = re.compile(r"(?:https?|urn):[^\s\"'<>\\)]*")


def says(text: str, *words: str) -> bool:
    """Whether one of these words, in small letters, stands in a text: quick, and seldom so."""
    small = _small(text)
    return any(word in small for word in words)


@lru_cache(maxsize=1)
def _small(text: str) -> str:
    return text.lower()


@lru_cache(maxsize=2)
def without_addresses(text: str) -> str:
    """The text with spaces for the addresses of pages elsewhere, whose numbers are nobody's."""
    return _URL.sub(lambda match: " " * len(match[0]), text)
