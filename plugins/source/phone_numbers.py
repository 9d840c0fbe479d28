"""Telephone numbers in any notation, held against the one register.

A wrong digit sends a worried person to nobody.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import Annotated

from pydantic import AfterValidator

from plugins.source.problem import shown

_RUN = re.compile(r"\+?\(?\d(?:[ .\-/()]{0,3}\d)*")
_GROUP = re.compile(r"\d+")
# Numbers as people write them: service lines, areas, mobiles, the 14-numbers of municipalities, from abroad.
_PHONE = re.compile(
    r"(?<![\w/.,-])(?:0[89]0[069][ .\-/]{0,3}\d(?:[ .\-/]?\d){2,6}"
    r"|\(?0[1-9]\d{0,2}\)?[ .\-/]{0,3}\d(?:[ .\-/]?\d){5,7}|14 0\d{1,3}|116 ?\d{3}"
    r"|(?:\+|00)[1-9]\d{0,2}[ .\-/]?\(?0?\)?(?:[ .\-/]?\d){7,11})(?![\w-]|[.,]\d)"
)
_DATE = re.compile(r"0?\d{1,2}[-/.]0?\d{1,2}[-/.](?:19|20)\d\d")
_CALL_WORDS = (
    r"\b(?:bel|belt|bellen|gebeld|telefoon|telefoonnummer|alarmnummer|noodnummer|tel\.?"
    r"|call|calls|dial|phone|ring)(?!\w)[^\d\n.?!]{0,25}?"
)
_CALL = re.compile(rf"{_CALL_WORDS}(?<![\d.,])(\d{{3,6}})(?![\d]|[.,]\d)", re.IGNORECASE)
_TO_CALL = re.compile(rf"{_CALL_WORDS}\Z", re.IGNORECASE)
_URGENT = re.compile(
    r"\b(?:bel|belt|bellen|alarm\w*|nood\w*|spoed\w*|gevaar\w*|call|dial|emergenc\w*|danger)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
_SHORT = 3
"""Digits of an emergency number: too few to be told from a figure, unless the words around it say so."""
_FIGURE = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
"""How figures are written in texts, and telephone numbers never are: 116.112."""
_DECIMALS = re.compile(r",\d")
_LONG = 6
"""From this many digits a number that differs in one is a mistake, whatever stands between its digits."""
_SHORT_NUMBER = re.compile(r"1\d\d|14\d{3,4}|116\d{3}")
"""Emergency and help lines, the 14-numbers of municipalities, and the European help lines."""
_NETHERLANDS = 31
DUTCH = "NL"
LANDEN: Mapping[str, str] = {DUTCH: "'0800-7000' of '14 033'", "BE": "'0800 12 345' of '1712'"}
"""The countries in which Dutch is spoken to citizens, by their code, each with how numbers look there."""
_SERVICE_LINE = re.compile(r"0(?:800|90[069])\d{4}(?:\d{3})?")
# Letters that look like digits, between real ones: `O8OO-5152`.
_DISGUISED = re.compile(r"(?<![\w-])[\dOoIl|SB](?:[ .\-/()]{0,2}[\dOoIl|SB]){2,13}(?!\w)")
_LETTERS = str.maketrans("OoIl|SB", "0011158")


@lru_cache(maxsize=1_000)
def is_phone_number(number: str, land: str = DUTCH) -> bool:
    """Whether this can be dialled in a country (ISO 3166), whatever stands between its digits."""
    digits = re.sub(r"[^\d+]", "", number.replace("(0)", ""))
    if not number.isascii() or not _RUN.fullmatch(number):
        return False
    if land == DUTCH and (_SHORT_NUMBER.fullmatch(digits) or _SERVICE_LINE.fullmatch(digits)):
        return True
    if land == DUTCH and digits[0] not in "0+":
        return False
    import phonenumbers  # takes 0.1 s to load, and few pages of few sites need it

    try:
        parsed = phonenumbers.parse(digits, land)
    except phonenumbers.NumberParseException:
        return False
    if land != DUTCH and digits[0] != "+":
        short = phonenumbers.is_valid_short_number_for_region(parsed, land)
        return bool(short or phonenumbers.is_valid_number(parsed))
    if parsed.country_code == _NETHERLANDS:  # a mobile number is as long as one of a house
        return bool(phonenumbers.is_possible_number_for_type(parsed, phonenumbers.PhoneNumberType.FIXED_LINE))
    return bool(phonenumbers.is_possible_number(parsed))


def check_telefoon(number: str) -> str:
    """Accept a telephone number as people read it in one of LANDEN; raises ValueError with a Dutch remedy."""
    if not any(is_phone_number(number, land) for land in LANDEN):
        meant = plain(number).removeprefix("tel:").strip(" '\"‘’“”")
        if any(is_phone_number(meant, land) for land in LANDEN):
            raise ValueError(
                f"{shown(number)} heeft een teken dat in een telefoonnummer niet hoort; schrijf '{meant}'"
            )
        raise ValueError(
            f"{shown(number)} is geen telefoonnummer zoals mensen het lezen; schrijf bijvoorbeeld "
            f"{LANDEN[DUTCH]}"
        )
    return number


Telefoon = Annotated[str, AfterValidator(check_telefoon)]


def tel_address(number: str) -> str:
    """The address a telephone dials for a number as people read it: `tel:08007000`."""
    return "tel:" + re.sub(r"[^0-9+]", "", number.replace("(0)", ""))


@dataclass(frozen=True)
class Register:
    """The declared numbers as `tel:` addresses, those of each route by name, and each as people read it."""

    numbers: frozenset[str]
    names: tuple[tuple[str, frozenset[str]], ...] = ()
    written: Mapping[str, str] = field(default_factory=dict)
    complete: bool = True
    """Whether every route could be read; if not, a number that is not here may be one of theirs."""

    @cached_property
    def made_of(self) -> str:
        """All that rules ask of a register, in a fixed order: equal ones judge a text alike."""
        names = sorted((name, *sorted(own)) for name, own in self.names)
        return f"{sorted(self.numbers)} {names} {self.complete}"

    @cached_property
    def digits(self) -> frozenset[str]:
        """The digits of every declared number."""
        return frozenset(re.sub(r"\D", "", number) for number in self.numbers)


@cache
def _as_seen(letter: str) -> str:
    """What a reader sees of a letter: nothing of an invisible one."""
    kind = unicodedata.category(letter)
    if kind == "Nd":
        return str(unicodedata.digit(letter))
    if kind == "Pd" or letter == "\u2212":
        return "-"
    if kind == "Zs" or letter == "\t":
        return " "
    return "" if kind == "Cf" else letter


def plain(text: str) -> str:
    """Text as a reader sees it: one kind of space, hyphen and digit, and nothing invisible in between."""
    return "".join(map(_as_seen, unicodedata.normalize("NFKC", text)))


def undeclared(text: str, register: Register, about_reporting: bool = False) -> Iterator[str]:
    """Every number in `text` that looks like a telephone number and is no declared one, as it stands there.

    That is: in the form of a telephone number, one digit away from a declared number, either with letters for
    digits, or short and after a word such as 'bel'. In texts about reporting every three digits that are one
    away from an emergency number are taken for it.
    """
    text = text if text.isascii() else plain(text)
    if not _GROUP.search(text):
        return
    refused: dict[int, str] = {}
    for rule in _RULES:
        for start, words in rule(text, register.digits, about_reporting):
            end = start + len(words)
            if not any(first <= start and end <= first + len(longer) for first, longer in refused.items()):
                refused.setdefault(start, words)
    yield from dict.fromkeys(words.strip(" -./") for _, words in sorted(refused.items()))


_Refused = Iterator[tuple[int, str]]
"""What looks like a telephone number and where it starts in the text."""


def _in_the_form_of_a_number(text: str, declared: frozenset[str], _: bool) -> _Refused:
    """What has the form of a telephone number is a declared one, a date or an amount."""
    for match in _PHONE.finditer(text):
        known = _digits(match[0]) in declared or _DATE.fullmatch(match[0])
        if not known and not _is_amount(text, match):
            yield match.start(), match[0]


def _one_digit_off(text: str, declared: frozenset[str], _: bool) -> _Refused:
    """No digits differ in one place from a declared number, but for amounts and figures that nobody calls."""
    for run in _RUN.finditer(text):
        near = None if _is_amount(text, run) else _near(run[0], declared)
        if near is not None:
            place = run.start() + near[0]
            if not _FIGURE.fullmatch(near[1]) or _TO_CALL.search(text[max(0, place - 40) : place]):
                yield place, near[1]


def _to_be_called(text: str, declared: frozenset[str], _: bool) -> _Refused:
    """A short number after a word such as 'bel' is a declared one or a year."""
    for match in _CALL.finditer(text):
        year = len(match[1]) == 4 and match[1][:2] in ("19", "20")
        if not year and not _starts_declared(text[match.start(1) :], declared):
            yield match.start(1), match[1]


def _nearly_for_emergencies(text: str, declared: frozenset[str], about_reporting: bool) -> _Refused:
    """In sentences about danger, and in all about reporting, no three digits are nearly a declared number."""
    nearly, start = _one_away(declared), 0
    if not any(len(group) == _SHORT and group in nearly for group in _GROUP.findall(text)):
        return
    for sentence in _SENTENCE.split(text):
        start = text.index(sentence, start)
        if about_reporting or _URGENT.search(sentence):
            for run in _RUN.finditer(sentence):
                if len(run[0]) == _SHORT and run[0] in nearly:
                    yield start + run.start(), run[0]
        start += len(sentence)


def _with_letters(text: str, declared: frozenset[str], _: bool) -> _Refused:
    """No number has letters that look like digits, as in `O8OO-5152`."""
    for match in _DISGUISED.finditer(text):
        words = match[0].translate(_LETTERS)
        if words != match[0] and any(map(str.isdigit, match[0])):
            digits = _digits(words)
            known = digits in declared or digits in _one_away(declared)
            long = len(digits) > _SHORT or (words.isdigit() and _URGENT.search(text))
            if (known and long) or _PHONE.fullmatch(words):
                yield match.start(), match[0]


_RULES = (_in_the_form_of_a_number, _one_digit_off, _to_be_called, _nearly_for_emergencies, _with_letters)
"""What a telephone number looks like, the surest first: of what two of them see the first says where."""


def _is_amount(text: str, match: re.Match[str]) -> bool:
    """Whether digits are an amount, which nobody dials: they have decimals, or a € before them."""
    whole = match[0][0] in "123456789"
    before = text[: match.start()].rstrip()
    return whole and (bool(_DECIMALS.match(text, match.end())) or before.endswith("€"))


def _digits(words: str) -> str:
    digits = re.sub(r"\D", "", re.sub(r"\(0\)", "", words))
    return digits[2:] if digits.startswith("00") else digits


@lru_cache(maxsize=65_536)
def _near(run: str, declared: frozenset[str]) -> tuple[int, str] | None:
    """Where in a run of digits a number stands that is one digit away from a declared one.

    The same dates come back on every page.
    """
    nearly = _one_away(declared)
    groups = list(_GROUP.finditer(run))
    for first in range(len(groups)):
        digits = ""
        for last in range(first, len(groups)):
            digits += groups[last][0]
            if len(digits) > _SHORT and digits in nearly:
                between = run[groups[first].start() : groups[last].end()]
                if len(digits) >= _LONG or "." not in between:
                    return groups[first].start(), between
    return None


@lru_cache(maxsize=16)
def _one_away(declared: frozenset[str]) -> frozenset[str]:
    """Digits that differ in exactly one place from a declared number, and are none themselves."""
    return (
        frozenset(
            f"{number[:place]}{digit}{number[place + 1 :]}"
            for number in declared
            for place in range(len(number))
            for digit in "0123456789"
        )
        - declared
    )


def _starts_declared(text: str, declared: frozenset[str]) -> bool:
    """Whether a text starts with a declared number, or with a longer one that the other rules judge."""
    run = _RUN.match(text)
    digits = ""
    for group in _GROUP.findall(run[0]) if run else ():
        digits += group
        if digits in declared:
            return True
    return len(digits) > _LONG
