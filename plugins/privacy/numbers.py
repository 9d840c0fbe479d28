"""Numbers that point at a person, a rule each, and the patterns that those of names share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from stdnum import iban
from stdnum.nl import bsn

Span = tuple[int, int]
"""Where something begins and ends in a text."""


def any_of(words: str) -> str:
    """A pattern for one of these words."""
    return f"(?:{'|'.join(words.split())})"


ONES = "twee drie vier vijf zes zeven acht negen"
TEENS = "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien"
TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig"
"""Numbers in words; one itself is as often no number."""

_ANNOUNCED = ("bsn", "nr", "tel", "oon", "iel", "mmer", "iban", "gsm", "app", "mob", "bel", "sms")
_LOOSE = f"(?:(?<![^\\W_])|{'|'.join(f'(?i:(?<={word}))' for word in _ANNOUNCED)})"
"""The start of a word, or the end of one that announces a number."""
_AFTER = f"(?:(?<![^\\W_].)|{'|'.join(f'(?i:(?<={word}.))' for word in _ANNOUNCED)})"
"""The same, said of the sign before; a pattern that begins with a digit is looked for much faster."""
GAP = r"(?: {1,2}|[ \r]?\n[ \t>#-]*(?!\n))"
"""Between two words of a sentence, that may go on at the next line."""
_URL = re.compile(r"(?:https?|urn):[^\s\"'<>\\)]*")

_NINE_DIGITS = re.compile(
    rf"\d{_AFTER}(?<!\d[-/.,].)(?:\d{{8}}|\d\d([ .-])\d{{3}}\1\d{{3}}|\d{{3}}([ .-])\d\d\2\d{{3}}"
    r"|\d{3}([ .-])\d{3}\3\d\d)(?![^\W_]|[-/.,]\d)"
)
_AMOUNT_BEFORE = re.compile(r"(?:€|\$|\beuro?|\bf) ?\Z", re.IGNORECASE)
_COUNTED = (
    "euro dollar miljoen miljard kilo kg gram liter ton m2 meter km keer stuks inwoners mensen personen"
    " bezoekers huishoudens woningen bedrijven meldingen transacties euro's eur kwh uur voertuigen bezoeken"
    " berichten"
)
_OF_AMOUNTS = (
    "bedrag omzet kosten budget begroting subsidie baten lasten uitgaven opbrengst aantal totaal som winst"
)
_AMOUNTS = re.compile(
    rf"\b{any_of(_OF_AMOUNTS)}"
    r"(?:en)?\b[^\n]{0,60}\Z",
    re.IGNORECASE,
)
"""A word that makes nine digits in three groups of three, as large numbers are written, an amount."""
_SAYS_BSN = re.compile(r"\b(?:bsn|burgerservice\w*|sofi\w*|rsin)\b", re.IGNORECASE)
_LARGE_NUMBER = re.compile(r"\d{3}[ .]\d{3}[ .]\d{3}")
_AMOUNT_AFTER = re.compile(rf" ?(?:€|{any_of(_COUNTED)}\b)", re.IGNORECASE)
_DIGIT = "[0-9OIlSB|оοΟО]"
_SIX = re.compile(rf"[6б](?=(\)?(?:[ .\-/_()]{{0,3}}{_DIGIT}){{8}})(?![^\W_]))", re.IGNORECASE)
_BEFORE_SIX = re.compile(
    rf"(?:{_LOOSE}|(?<=\())(?:\(?[0oоοΟО]\)?-?"
    r"|[(\[]?(?:\+|00)[ .-]?31[)\]]?[ .\-/]{0,2}(?:\(?0\)?)?[ .\-/]{0,2})\Z",
    re.IGNORECASE,
)
_MOST_BEFORE_SIX = 20
_ONLY_DATES = re.compile(r"0\d[-/.]\d\d?[-/.](?:19|20)\d\d")
_REAL_DIGITS = 4
"""So many of the ten digits of a mobile number are digits; the others may be letters that look like them."""

_IBAN = re.compile(r"\d(?:(?<=[A-Za-z]{2}.)|(?<=[A-Za-z]{2}[ .-].))\d(?:[ .-]?[A-Za-z0-9]){11,30}")
_COUNTRY = re.compile(rf"{_LOOSE}[A-Za-z]{{2}}[ .-]?\Z")

CODES = (
    "XX-99-99 99-99-XX 99-XX-99 XX-99-XX XX-XX-99 99-XX-XX 99-XXX-9 9-XXX-99 XX-999-X X-999-XX"
    " XXX-99-X X-99-XXX 9-XX-999 999-XX-9"
)


def plates(letter: str, between: str) -> str:
    """The side codes of Dutch number plates as a pattern, with these letters and this between the groups."""
    return any_of(CODES).replace("-", between).replace("9", r"\d").replace("X", letter)


_PLATE = re.compile(
    rf"(?<![\w-])(?:{plates('[A-Z]', '-')}|{plates('[a-z]', '-')})(?![\w-])"
    rf"|(?<![^\W_]){plates('[b-df-hj-np-tvwxz]', '-')}(?![^\W_])"
)
_MIDDLE_GROUP = re.compile(r"-(?=[A-Za-z0-9]{2,3}-)")
_PLATE_NAMED = re.compile(
    rf"\b{any_of('kenteken kentekenplaat kentekennummer nummerplaat')}"
    rf"(?:{GAP}{any_of('is van met nummer')}\b)*"
    rf"[ :-]{{1,3}}({plates('[A-Z]', '[ -]?')})(?![^\W_])",
    re.IGNORECASE,
)


def bsn_numbers(text: str) -> Iterator[Span]:
    """No burgerservicenummer: nine digits, in groups or not, that pass the elfproef and are no amount."""
    for match in _NINE_DIGITS.finditer(without_addresses(text)):
        amount = _AMOUNT_BEFORE.search(text, max(0, match.start() - 6), match.start())
        if amount or _AMOUNT_AFTER.match(text, match.end()) or not bsn.is_valid(match[0]):
            continue
        before = text[max(0, match.start() - 80) : match.start()]
        counted = (
            _LARGE_NUMBER.fullmatch(match[0]) and _AMOUNTS.search(before) and not _SAYS_BSN.search(before)
        )
        if not counted:
            yield match.span()


def mobile_numbers(text: str) -> Iterator[Span]:
    """No mobile number, whatever stands between its digits, nor one with letters that look like digits."""
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


def iban_numbers(text: str) -> Iterator[Span]:
    """No number of a bank account: a country, its length, and mod 97."""
    for match in _IBAN.finditer(text):
        country = _COUNTRY.search(text[max(0, match.start() - 8) : match.start()])
        if country is None:
            continue
        start = match.start() - len(country[0])
        for end in range(match.end(), start + 14, -1):
            whole = not text[end : end + 1].isalnum()
            if whole and iban.is_valid(text[start:end].replace(".", ""), check_country=False):
                yield start, end
                break


def number_plates(text: str) -> Iterator[Span]:
    """No number plate of a vehicle: a Dutch form with hyphens, or without them after the word itself."""
    text = without_addresses(text)
    for middle in _MIDDLE_GROUP.finditer(text):
        for start in range(max(0, middle.start() - 3), middle.start()):
            match = _PLATE.match(text, start)
            if match:
                yield match.span()
                break
    if says(text, "kenteken", "nummerplaat"):
        for match in _PLATE_NAMED.finditer(text):
            yield match.span(1)


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
