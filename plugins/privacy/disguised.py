"""Numbers that point at a person as people hide them: in words, or spaced, or near a word that names them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from stdnum import iban
from stdnum.nl import bsn

from plugins.privacy.numbers import CODES, ONES, TEENS, TENS, Span, any_of, plates, says

_UNITS = f"nul een {ONES} zero one two three four five six seven eight nine"
_VALUES = (
    {word: str(place % 10) for place, word in enumerate(_UNITS.split())}
    | {word: str(10 + place) for place, word in enumerate(TEENS.split())}
    | {word: f"{place}0" for place, word in enumerate(TENS.split(), 2)}
    | {"één": "1"}
)
_WORD = rf"(?:{any_of(TENS)}|{any_of(TEENS)}|(?:één|{any_of(_UNITS)})(?:[eë]n{any_of(TENS)})?)"
_IN_WORDS = re.compile(
    rf"(?=[\dnzeodtvafsé])(?<![^\W_])(?:(?:{_WORD}|\d{{1,8}})[ .,-]{{0,2}}){{2,20}}(?![^\W_])", re.IGNORECASE
)
"""The first letters say at once that a word is no number, which most are."""
_PART = re.compile(rf"{_WORD}|\d", re.IGNORECASE)
_TWO_PARTS = re.compile(rf"(.+)[eë]n({any_of(TENS)})")
_MOBILE = re.compile(r"(?:0|31)6\d{8}")
_FEWEST_WORDS = 2

_BSN = "(?:bsn|burgerservice|sofi)(?:nummer)?"
_NINE_APART = r"(?:[\dOIl](?:[ ./_,:-]{0,2}|[ ./-]?\n)){7,8}[\dOIl]"
"""Eight too, for a spreadsheet leaves out the zero in front."""
_BSN_NAMED = re.compile(
    rf"{_BSN}\W{{0,4}}(?:{any_of('is nr nummer luidt van met')}\b\W{{0,3}}){{0,3}}({_NINE_APART})(?![^\W_])"
    rf"|(?<![\w.,-])({_NINE_APART})\W{{1,3}}(?:{any_of('is als het mijn zijn haar een')} ){{0,3}}{_BSN}",
    re.IGNORECASE,
)
_DIGITS_OF_BSN = 9
_BSN_BY_DIGIT = re.compile(
    r"(?<![\w.,-])(?<!\d )\d(?: \d){8}(?! ?\d)(?=[^\n]{0,40}\b(?:nummer|nr)\b)"
    r"|\b(?:nummer|nr)\b[^\n\d]{0,20}(?P<behind>(?<![\w.,-])\d(?: \d){8}(?! ?\d))",
    re.IGNORECASE,
)
_VAT = re.compile(r"\bNL[ .]?(\d{4}[ .]?\d\d[ .]?\d{3})[ .]?B[ .]?\d\d(?![^\W_])", re.IGNORECASE)
"""The number for VAT of a person with a firm held the burgerservicenummer until 2020."""

_APART = "[,;|:=]"
_MOBILE_APART = re.compile(rf"06(?<![\w.-]..) ?({_APART}) ?\d{{2,8}}(?:\1 ?\d{{2,8}}){{0,3}}(?! ?\1? ?\d)")
_IN_A_ROW = re.compile(rf"{_APART} ?\Z")
_MOBILE_BY_DIGIT = re.compile(r"0(?<![\d.,-].)(?<!\d .)[ .-]{1,3}6(?:[ .-]{1,3}\d){8}(?![ .-]?\d)")
_MOBILE_BROKEN = re.compile(
    r"06(?<![\w.,;-]..)(?![ .-]?(?:19|20)\d\d ?\n)(?:[ .-]?\d){2,7} ?\n[ \t>]*\d(?:[ .-]?\d){0,5}(?![\w-])"
)
"""Over the end of a line."""
_MOBILE_NAMED = re.compile(r"(?<!\d)(?P<prefix>31[ .-]?|0[ .-])?6(?:[ .-]?\d){8}(?!\d)")
_MOBILE_GLUED = re.compile(r"(?<![\w.,-])316\d{8}(?![\w]|[.,-]\d)")
_SAYS_TELEPHONE = re.compile(
    r"\b(?:tel|telefoon|bel|gsm|mobiel|app|whatsapp|sms|nummer)\W{1,3}\Z", re.IGNORECASE
)
_SAYS_MOBILE = re.compile(
    r"\b(?:tel|telefoon|gsm|mobiel|mobiele|app|whatsapp|sms)(?:-?nummer)?\W{1,3}"
    r"(?:(?:nummer|nr|is|op|naar|van)\W{1,3}){0,3}\Z",
    re.IGNORECASE,
)
"""A word behind which a mobile number may lack its zero too, as in a spreadsheet."""
_DIGITS_OF_MOBILE = 10

_BETWEEN = "[ ./_-]{0,3}"
_IBAN_NL = re.compile(
    rf"N ?L(?:{_BETWEEN}[\dOIl]){{2}}(?:{_BETWEEN}[A-Z]){{4}}(?:{_BETWEEN}[\dOIl]){{10}}(?![^\W_])",
    re.IGNORECASE,
)
_LETTERS = str.maketrans("oOiIl", "00111")

_PLATE_WORDS = "kenteken nummerplaat nummerbord"
_CAR_WORDS = "auto wagen voertuig busje bestelbus scooter bromfiets motor aanhanger"
_GROUPS = re.compile(
    r"(?<![^\W_])([A-Z]{1,3}|\d{1,3})( ?[./_·•:-] ?| )([A-Z]{1,3}|\d{1,3})\2([A-Z]{1,3}|\d{1,3})(?![^\W_])"
)
_GLUED = re.compile(rf"(?<![^\W_])(?!\d{{4}})(?:{plates('[A-Z]', '')})(?![^\W_])")
_SPACED = re.compile(rf"(?<![\w-])(?<!- ){plates('[B-DF-HJ-NP-TV-XZ]', ' - ')}(?!\w| ?-)")
_SPACED_GROUP = re.compile(r" - [A-Z\d]{1,3} - ")
_ANNOUNCES_PLATE = re.compile(
    rf"\b(?:(?P<plate>{any_of(_PLATE_WORDS)})|{any_of(_CAR_WORDS)})[a-z]*", re.IGNORECASE
)
_NEAR = 40
"""So many signs after the word that announces it a number plate may begin."""


@lru_cache(maxsize=1)
def in_words(text: str) -> list[tuple[str, Span]]:
    """Every run of digits of which some are words, as digits, with where it stands."""
    runs = []
    if says(text, "nul", "zero", "vijf", "five", "zes", "six", "negen", "nine", "twaalf", "tien", "tig"):
        for match in _IN_WORDS.finditer(text):
            parts = _PART.findall(match[0])
            words = sum(not part.isdigit() for part in parts)
            digits = "".join(_value(part.lower()) for part in parts)
            if words >= _FEWEST_WORDS or not parts[0].isdigit() or (words and _MOBILE.fullmatch(digits)):
                runs.append((digits, match.span()))
    return runs


def _value(part: str) -> str:
    """The digits of a digit or of a number in words up to 99."""
    if joined := _TWO_PARTS.fullmatch(part):
        return _VALUES[joined[2]][0] + _VALUES[joined[1]]
    return _VALUES.get(part, part)


def mobile_numbers(text: str) -> Iterator[Span]:
    """A mobile number in words, digit by digit, with odd signs between its digits, or with 31 and no plus."""
    yield from (span for digits, span in in_words(text) if _MOBILE.search(digits))
    for match in _MOBILE_APART.finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.start()]
        alone = not _IN_A_ROW.search(before) or _SAYS_TELEPHONE.search(before)
        if alone and sum(map(str.isdigit, match[0])) == _DIGITS_OF_MOBILE:
            yield match.span()
    yield from (match.span() for match in _MOBILE_BY_DIGIT.finditer(text))
    for match in _MOBILE_BROKEN.finditer(text):
        if sum(map(str.isdigit, match[0])) == _DIGITS_OF_MOBILE:
            yield match.span()
    for match in _MOBILE_NAMED.finditer(text):
        announced = _SAYS_TELEPHONE if match["prefix"] else _SAYS_MOBILE
        if announced.search(text, max(0, match.start() - _NEAR), match.start()):
            yield match.span()
    yield from (match.span() for match in _MOBILE_GLUED.finditer(text))


def bsn_numbers(text: str) -> Iterator[Span]:
    """A burgerservicenummer in words, digit by digit, in a number for VAT, or after its name in any form."""
    yield from (
        span for digits, span in in_words(text) if len(digits) == _DIGITS_OF_BSN and bsn.is_valid(digits)
    )
    yield from (match.span(1) for match in _VAT.finditer(text) if bsn.is_valid(match[1].replace(" ", ".")))
    if says(text, "nummer", "nr"):
        for match in _BSN_BY_DIGIT.finditer(text):
            group = "behind" if match["behind"] else 0
            if bsn.is_valid(match[group]):
                yield match.span(group)
    if says(text, "bsn", "burgerservice", "sofi"):
        for match in _BSN_NAMED.finditer(text):
            group = match.lastindex or 0
            if bsn.is_valid(re.sub(r"\D", "", match[group].translate(_LETTERS))):
                yield match.span(group)


def iban_numbers(text: str) -> Iterator[Span]:
    """A Dutch account number with signs between its letters, or with letters for its digits."""
    for match in _IBAN_NL.finditer(text):
        letters = re.sub(r"[^A-Za-z\d]", "", match[0])
        digits = letters[2:4] + letters[8:]
        number = letters[:2] + digits[:2].translate(_LETTERS) + letters[4:8] + digits[2:].translate(_LETTERS)
        if iban.is_valid(number, check_country=False):
            yield match.span()


def number_plates(text: str) -> Iterator[Span]:
    """A number plate in capitals with spaces around its hyphens, or near a word for it.

    Near a word for a vehicle there is something between its groups.
    """
    if _SPACED_GROUP.search(text):
        yield from (match.span() for match in _SPACED.finditer(text))
    if says(text, *_PLATE_WORDS.split(), *_CAR_WORDS.split()):
        for word in _ANNOUNCES_PLATE.finditer(text):
            near = text[word.end() : word.end() + _NEAR].partition("\n")[0]
            glued = _GLUED.search(near) if word["plate"] else None
            groups = next(
                (match for match in _GROUPS.finditer(near) if _is_plate(match.group(1, 3, 4))), None
            )
            for match in filter(None, (glued, groups)):
                yield word.end() + match.start(), word.end() + match.end()


def _is_plate(groups: tuple[str, ...]) -> bool:
    """Whether these three groups are those of a Dutch number plate."""
    return "-".join(re.sub("[A-Z]", "X", re.sub(r"\d", "9", group)) for group in groups) in CODES.split()
