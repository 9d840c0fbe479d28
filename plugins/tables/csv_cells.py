"""What may stand in one cell of a CSV, and for everything else what to type instead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from plugins.source.problem import did_you_mean
from plugins.tables.value import APPROXIMATE, AT_LEAST, UNKNOWN

MAX_DIGITS = 15
DECIMAALTEKENS = {"punt": ".", "komma": ","}

_WHOLE = re.compile(r"(0|[1-9][0-9]*)\Z")
_WITH_SIGN = re.compile(r"(0|[1-9][0-9]*)([.,])([0-9]+)\Z")
_YEAR = re.compile(r"[1-9][0-9]{3}\Z")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_ALLOWED = "; schrijf een getal zoals 1234, '~1200' voor ongeveer, '>=1200' voor minstens, of 'onbekend'"
_REFUSED = (
    (
        re.compile(r"[0-9]{1,3}([.,][0-9]{3})+([.,][0-9]+)?\Z"),
        "een punt of komma is geen duizendteken hier; schrijf alle cijfers achter elkaar",
    ),
    (
        re.compile(r"[0-9]+(\s[0-9]+)+([.,][0-9]+)?\Z"),
        "een spatie is geen duizendteken hier; schrijf alle cijfers achter elkaar",
    ),
    (re.compile(r"[0-9]+([_'’][0-9]+)+\Z"), "schrijf alle cijfers achter elkaar"),
    (re.compile(r"0[0-9]+([.,][0-9]+)?\Z"), "een getal begint niet met een nul; haal de nullen vooraan weg"),
    (re.compile(r"\+[0-9.,]+\Z"), "haal het plusteken weg"),
    (re.compile(r"[-−–][0-9.,]+\Z"), "dit is negatief; een aantal is nul of meer"),
    (re.compile(r"[0-9.,]+[eE][-+]?[0-9]+\Z"), "schrijf het getal helemaal uit, zonder e"),
    (
        re.compile(r"[-+]?(nan|inf|infinity|#.*|n/?[ab]|-+|\.+|null|none)\Z", re.IGNORECASE),
        "dit is geen getal; schrijf 'onbekend' als het cijfer niet openbaar is",
    ),
    (
        re.compile(r"(>|≥|=>|> ?=) ?[0-9].*\Z"),
        "schrijf '>=' direct voor het getal als de bron 'minstens' zegt",
    ),
    (re.compile(r"[<>≤≥].*\Z"), "dit is geen getal; schrijf het aantal zelf, of 'onbekend'"),
    (
        re.compile(r"(€ ?[0-9.,]+|[0-9.,]+ ?[%€*])\Z"),
        "schrijf alleen het getal; de eenheid staat bij de reeks",
    ),
    (re.compile(r"~\s.*\Z"), "haal de spatie na ~ weg"),
    (re.compile(r"=.*\Z"), "dit is een formule; schrijf de uitkomst"),
)


@dataclass(frozen=True)
class NumberForm:
    """How the numbers of a file are written: the decimal sign, `punt` or `komma`, and at most how many decimals (none: whole numbers)."""

    decimaalteken: str = "punt"
    decimalen: int = 0


def read_number(text: str, form: NumberForm) -> int | Decimal | str:
    """The number, `~number`, `>=number` or `onbekend` in a cell, as `parse_value` takes it; raises ValueError with the Dutch remedy."""
    if not text:
        raise ValueError(
            "de cel is leeg; vul een getal in, '~getal' voor ongeveer, '>=getal' voor minstens, of 'onbekend'"
        )
    if text.strip() != text:
        raise ValueError(f"spaties voor of achter '{_cut(text.strip())}'; haal ze weg")
    if text == UNKNOWN:
        return text
    qualifier = next((sign for sign in (APPROXIMATE, AT_LEAST) if text.startswith(sign)), "")
    digits = text.removeprefix(qualifier)
    if _WHOLE.match(digits):
        number: int | Decimal = int(_short(digits))
    elif found := _WITH_SIGN.match(digits):
        number = _decimal(_short(digits), found[2], found[3], form)
    else:
        raise ValueError(f"'{_cut(text)}': {_remedy(text)}")
    return f"{qualifier}{number}" if qualifier else number


def read_year(text: str) -> int:
    """The year in a cell; raises ValueError with the Dutch remedy."""
    if not _YEAR.match(text):
        raise ValueError(
            f"'{_cut(text)}' is geen jaar; schrijf vier cijfers, zoals 2024"
            if text
            else "het jaar ontbreekt; schrijf vier cijfers, zoals 2024"
        )
    return int(text)


def read_text(text: str) -> str:
    """The text in a cell; raises ValueError for text that a spreadsheet would run as a formula, and for blanks that cannot be seen."""
    if text.startswith(_FORMULA):
        raise ValueError(
            f"een rekenblad leest '{_cut(text)}' als formule; begin met een letter of een cijfer"
        )
    if text.strip() != text or "\t" in text:
        raise ValueError("spaties voor of achter de tekst, of een tab erin; haal ze weg")
    return text


def _decimal(digits: str, sign: str, decimals: str, form: NumberForm) -> Decimal:
    given = "punt" if sign == "." else "komma"
    if form.decimalen and given == form.decimaalteken and len(decimals) <= form.decimalen:
        return Decimal(digits.replace(",", "."))
    if len(decimals) == 3:
        raise ValueError(f"'{digits}': {given} is geen duizendteken hier; schrijf {digits.replace(sign, '')}")
    if not form.decimalen:
        raise ValueError(
            f"'{digits}' is geen heel getal, en deze reeks heeft geen decimalen; schrijf een heel getal"
        )
    if given != form.decimaalteken:
        raise ValueError(
            f"'{digits}' heeft een {given}, maar het decimaalteken is hier een {form.decimaalteken}; schrijf {digits.replace(sign, DECIMAALTEKENS[form.decimaalteken])}"
        )
    raise ValueError(
        f"'{digits}' heeft {len(decimals)} cijfers achter de {given}; deze reeks heeft er hoogstens {form.decimalen}"
    )


def _remedy(text: str) -> str:
    digits = text.removeprefix(APPROXIMATE).removeprefix(AT_LEAST)
    for pattern, remedy in _REFUSED:
        if pattern.match(text) or pattern.match(digits):
            return remedy
    if any(character.isnumeric() and not character.isascii() for character in text):
        return "dit zijn geen gewone cijfers; typ het getal met 0 tot en met 9"
    return f"dit is geen getal{did_you_mean(text, [UNKNOWN]) or _ALLOWED}"


def _short(digits: str) -> str:
    if len(digits) > MAX_DIGITS:
        raise ValueError(f"een getal van meer dan {MAX_DIGITS} tekens; controleer het")
    return digits


def _cut(text: str) -> str:
    return f"{text[:40]}…" if len(text) > 40 else text
