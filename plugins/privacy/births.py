"""Dates of birth: a date in figures or in words near a word that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.privacy.numbers_in_words import ONES, TEENS
from plugins.privacy.patterns import DIGIT_LIKE, YEAR, Span, any_of, says, without_addresses

_NAMES_OF_MONTHS = (
    "jan feb mrt maart apr mei jun jul aug sep okt oct nov dec mar may fév avr mai juin juil août déc"
)
_MONTH = rf"{any_of(_NAMES_OF_MONTHS)}[a-zé]*"
_DAYS = any_of(
    f"een één {ONES} {TEENS}"
    " eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde"
    " dertiende veertiende vijftiende zestiende zeventiende achttiende negentiende"
    rf" (?:{any_of(f'een één {ONES}')}(?:en|ën))?(?:twintig|dertig)(?:ste)?"
)
_DAY = rf"(?:\d{{1,2}}(?:e|ste|de|st|nd|rd|th)?|{_DAYS})"
_YEAR_IN_WORDS = (
    r"(?:negentien|tweeduizend)[a-zéë]*(?: (?:honderd)?[a-zéë]*(?:en|ën)?[a-zéë]*(?:tig|tien|elf|twaalf))?"
)
_IN_FIGURES = (
    rf"{DIGIT_LIKE}{{1,2}}[-/. ]{{1,2}}(?:{DIGIT_LIKE}{{1,2}}|[IVX]{{1,4}})[-/. ]{{1,2}}"
    rf"(?:[1l]9{DIGIT_LIKE}\d|20{DIGIT_LIKE}\d|'?\d\d)"
    rf"|{YEAR}[-/. ]\d{{1,2}}[-/. ]\d{{1,2}}"
)
_WITH_MONTH = (
    rf"{_DAY}[ -](?:van )?{_MONTH}\.?[ -](?:[1l]9\d\d|20\d\d|'\d\d|{_YEAR_IN_WORDS})"
    rf"|{_MONTH} \d{{1,2}},? {YEAR}"
)
_DATE = rf"(?:{_IN_FIGURES}|{_WITH_MONTH})(?!\d)"
_ONLY_BIRTH = rf"(?:\d\d[01]\d{YEAR}|{YEAR}[01]\d\d\d|\d{{1,2}} {_MONTH} \d\d)(?!\d)"
"""What is a date only behind a word that asks for one: eight digits, or a year of two."""

_BIRTH = (
    r"(?:geboren|geboorte[ _-]?(?:datum|dag|data)|geb\.?(?:[ _-]?datum)?|gebdat"
    r"|ter wereld(?: gekomen)?|het levenslicht|born|date of birth|birth ?date"
    r"|dob|d\.o\.b|née?|geboren am|doğum tarihi|data urodzenia)"
)
_WORDS = (
    "geboren|geboorte|ter wereld|levenslicht|geb.|geb |geb:|geb_|gebdat|born|birth|dob|d.o.b"
    "|né |née |doğum|urodzenia"
).split("|")
_NEAR = r"(?:(?!\. [A-Z])[^\n\d]|\n(?!\s*\n)){0,40}?"
_LIMIT = r"(?<!voor )(?<!vóór )(?<!na )(?<!vanaf )(?<!sinds )(?<!tot )"
"""A date that bounds an age is of nobody."""
_BORN = re.compile(
    rf"(?<![^\W_]){_BIRTH}(?![^\W_]){_NEAR}(?<![\w']){_LIMIT}{_DATE}"
    rf"|(?<![^\W_]){_BIRTH}[^\w\n]{{1,3}}(?:op )?{_ONLY_BIRTH}"
    rf"|geboortejaar\W{{1,4}}{YEAR}\b[^\n.]{{0,15}}?(?:{_DAY} {_MONTH}|\b\d\d?-\d\d?)\b"
    rf"|(?<!\d){_LIMIT}{_DATE}[^\n\d.;]{{0,20}}\b(?:geboren|born)\b",
    re.IGNORECASE,
)


def birth_dates(text: str) -> Iterator[Span]:
    """No date of birth: a date within forty characters of a word that says so."""
    if says(text, *_WORDS):
        for match in _BORN.finditer(without_addresses(text)):
            yield match.span()
