"""Mobile telephone numbers, in every form in which people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.privacy.numbers_in_words import spelt_numbers
from plugins.privacy.patterns import WORD_START, Span

_DIGITS = 10
_DIGIT = "[0-9OIlSB|оοΟО]"
_SIX = re.compile(rf"[6б](?=(\)?(?:[ .\-/_()]{{0,3}}{_DIGIT}){{8}})(?![^\W_]))", re.IGNORECASE)
_BEFORE_SIX = re.compile(
    rf"(?:{WORD_START}|(?<=\())(?:\(?[0oоοΟО]\)?-?"
    r"|[(\[]?(?:\+|00)[ .-]?31[)\]]?[ .\-/]{0,2}(?:\(?0\)?)?[ .\-/]{0,2})\Z",
    re.IGNORECASE,
)
_MOST_BEFORE_SIX = 20
_ONLY_DATES = re.compile(r"0\d[-/.]\d\d?[-/.](?:19|20)\d\d")
_REAL_DIGITS = 4
"""So many of the ten digits are digits; the others may be letters that look like them."""

_SPELT = re.compile(r"(?:0|31)6\d{8}")
_ODD_SIGN = "[,;|:=]"
_WITH_ODD_SIGNS = re.compile(
    rf"06(?<![\w.-]..) ?({_ODD_SIGN}) ?\d{{2,8}}(?:\1 ?\d{{2,8}}){{0,3}}(?! ?\1? ?\d)"
)
_IN_A_ROW = re.compile(rf"{_ODD_SIGN} ?\Z")
"""What stands before a number that is one of several: a row of figures, unless a word says telephone."""
_ONE_BY_ONE = re.compile(r"0(?<![\d.,-].)(?<!\d .)[ .-]{1,3}6(?:[ .-]{1,3}\d){8}(?![ .-]?\d)")
_BROKEN = re.compile(
    r"06(?<![\w.,;-]..)(?![ .-]?(?:19|20)\d\d ?\n)(?:[ .-]?\d){2,7} ?\n[ \t>]*\d(?:[ .-]?\d){0,5}(?![\w-])"
)
"""Over the end of a line."""
_ANNOUNCED = re.compile(r"(?<!\d)(?P<prefix>31[ .-]?|0[ .-])?6(?:[ .-]?\d){8}(?!\d)")
_WITHOUT_PLUS = re.compile(r"(?<![\w.,-])316\d{8}(?![\w]|[.,-]\d)")

_NEAR = 40
"""So many signs before a number a word may stand that announces it."""
_SAYS_TELEPHONE = re.compile(
    r"\b(?:tel|telefoon|bel|gsm|mobiel|app|whatsapp|sms|nummer)\W{1,3}\Z", re.IGNORECASE
)
_SAYS_MOBILE = re.compile(
    r"\b(?:tel|telefoon|gsm|mobiel|mobiele|app|whatsapp|sms)(?:-?nummer)?\W{1,3}"
    r"(?:(?:nummer|nr|is|op|naar|van)\W{1,3}){0,3}\Z",
    re.IGNORECASE,
)
"""A word behind which a mobile number may lack its zero too, as in a spreadsheet."""


def mobile_numbers(text: str) -> Iterator[Span]:
    """No mobile number: in figures, letters that look like them, or words, whatever stands between them.

    It may go on at the next line, begin with 31 and no plus, and behind a word that announces it lack its
    zero, as a spreadsheet leaves it out.
    """
    yield from _in_digits(text)
    for number in spelt_numbers(text):
        if _SPELT.search(number.digits) if number.no_count else _SPELT.fullmatch(number.digits):
            yield number.span
    yield from _with_odd_signs(text)
    yield from (match.span() for match in _ONE_BY_ONE.finditer(text))
    yield from (match.span() for match in _BROKEN.finditer(text) if _has_all_digits(match[0]))
    for match in _ANNOUNCED.finditer(text):
        announced = _SAYS_TELEPHONE if match["prefix"] else _SAYS_MOBILE
        if announced.search(text, max(0, match.start() - _NEAR), match.start()):
            yield match.span()
    yield from (match.span() for match in _WITHOUT_PLUS.finditer(text))


def _in_digits(text: str) -> Iterator[Span]:
    """With the usual signs between its digits, or letters that look like them; no date."""
    for match in _SIX.finditer(text):
        before = _BEFORE_SIX.search(text[max(0, match.start() - _MOST_BEFORE_SIX) : match.start()])
        if before is None:
            continue
        start = match.start() - len(before[0])
        number = text[start : match.end(1)]
        after_digit = text[max(0, start - 2) : start - 1].isdigit() and text[start - 1] in "-/."
        in_groups = not re.search(r"\d{8}\Z", number)
        if (after_digit and in_groups) or _ONLY_DATES.match(number):
            continue
        if sum(map(str.isdigit, number)) >= _REAL_DIGITS:
            yield start, match.end(1)


def _with_odd_signs(text: str) -> Iterator[Span]:
    """With commas, colons or bars between its digits, and not among other figures."""
    for match in _WITH_ODD_SIGNS.finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.start()]
        alone = not _IN_A_ROW.search(before) or _SAYS_TELEPHONE.search(before)
        if alone and _has_all_digits(match[0]):
            yield match.span()


def _has_all_digits(number: str) -> bool:
    return sum(map(str.isdigit, number)) == _DIGITS
