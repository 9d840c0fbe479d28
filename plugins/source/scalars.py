"""What a plain word of YAML is: text, a number, true or false, or a date; the rest is refused.

YAML itself would guess: `no` is false, `9:00` is 540, `010` is 8, `1_000` is 1000. Whatever YAML 1.1 or 1.2
would read as something other than the text that stands there is refused here, with the remedy.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from yaml.resolver import Resolver

from plugins.source.dates import meant_day

MAX_DIGITS = 15

_BOOLEAN_WORDS = {
    **dict.fromkeys(("y", "yes", "on", "true"), "true"),
    **dict.fromkeys(("n", "no", "off", "false"), "false"),
}
_NULL_WORDS = frozenset(("~", "null"))
_WHOLE = re.compile(r"-?(0|[1-9][0-9]*)\Z")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+\Z")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")
_DATE_LIKE = re.compile(r"[0-9]{1,4}-[0-9]{1,2}-[0-9]{1,4}([Tt ].*)?\Z|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}\Z")
# Numbers of YAML 1.2 and of people in a hurry; those of YAML 1.1 are asked of PyYAML's own resolver.
_NUMBER_LIKE = re.compile(
    r"[-+]?0[0-9_]+\Z|[-+]?0[oO][0-7_]+\Z|\+[0-9][0-9.]*\Z|[-+]?[0-9]+\.\Z|[-+]?\.[0-9]+\Z|[-+]?[0-9.]+[eE][-+]?[0-9]+\Z|[-+]?\.(inf|nan)\Z",
    re.IGNORECASE,
)
_NUMBER_WITH_COMMA = re.compile(r"(~|>=)? ?-?[0-9]+,[0-9]+")
_IN_THOUSANDS = re.compile(r"(~|>=)? ?-?[1-9][0-9]{0,2}(,[0-9]{3})+")
_ASK_YAML = frozenset("0123456789+-.=<")
_YAML_TEXT = "tag:yaml.org,2002:str"


class NotAValue(ValueError):
    """A plain word that is not what it seems; the message is the Dutch remedy."""


def read_plain(text: str) -> str | int | Decimal | bool | date:
    """The value of a plain (unquoted) scalar.

    Raises NotAValue with a remedy when YAML would read something else.
    """
    if text == "" or text.lower() in _NULL_WORDS:
        raise NotAValue(
            "hier ontbreekt een waarde; vul haar in, of laat de sleutel of regel weg als die niet verplicht "
            "is"
        )
    if text in ("true", "false"):
        return text == "true"
    if text.lower() in _BOOLEAN_WORDS:
        raise NotAValue(
            f"YAML leest {text} als waar of onwaar; schrijf {_BOOLEAN_WORDS[text.lower()]}, "
            f"of zet aanhalingstekens als het tekst is: '{text}'"
        )
    if text[0] not in _ASK_YAML:
        return text
    if _WHOLE.match(text) or _DECIMAL.match(text):
        if len(text) > MAX_DIGITS:
            raise NotAValue(
                f"een getal van meer dan {MAX_DIGITS} tekens; zet aanhalingstekens als het tekst is"
            )
        return Decimal(text) if "." in text else int(text)
    if _DATE_LIKE.match(text):
        return _date(text)
    if _NUMBER_LIKE.match(text) or _yaml_guesses(text):
        number = _meant_number(text)
        raise NotAValue(
            f"YAML leest {text} als een ander getal dan er staat; "
            + (
                f"schrijf {number}, of zet aanhalingstekens als het tekst is"
                if number
                else "zet aanhalingstekens"
            )
            + f": '{text}'"
        )
    return text


def between_quotes(text: str) -> str:
    """A text as it may be typed between quotes."""
    return "'" + text.replace("'", "''") + "'"


def read_key(text: str) -> str:
    """A plain key; raises NotAValue when YAML would not read it as a word."""
    if text != " ".join(text.split()):
        raise NotAValue(
            "in deze sleutel staat een vaste spatie uit een tekstverwerker of een spatie te veel; haal"
            " haar weg"
        )
    if text == "<<":
        raise NotAValue("<< (samenvoegen) mag niet; typ de waarden uit")
    if text == "" or text.lower() in _NULL_WORDS | _BOOLEAN_WORDS.keys():
        raise NotAValue(
            f"YAML leest de sleutel {text or '(leeg)'} niet als woord; kies een andere naam of zet "
            "aanhalingstekens"
        )
    return text


def _date(text: str) -> date:
    """The date; raises NotAValue with the same day in the right form, when there is one."""
    right = _DATE.match(text)
    if right is None:
        meant = meant_day(text) or "bijvoorbeeld 2026-02-01"
        raise NotAValue(f"'{text}' is geen datum in de vorm jaar-maand-dag; schrijf {meant}")
    try:
        return date(*map(int, right.groups()))
    except ValueError:
        raise NotAValue(
            f"{text} bestaat niet in de kalender; schrijf jaar-maand-dag, zoals 2026-02-01"
        ) from None


def _meant_number(text: str) -> str | None:
    """The number as it should be typed, when only its form is odd: `016918`, `1_000`, `5.`, `.5` or `1e3`."""
    if text[0] == "+":
        return None  # a telephone number more often than a figure
    try:
        number = format(Decimal(text.replace("_", "").replace(":", "?")), "f")
    except ArithmeticError:
        return None
    return number if len(number) <= MAX_DIGITS and (_WHOLE.match(number) or _DECIMAL.match(number)) else None


def _yaml_guesses(text: str) -> bool:
    """Whether YAML 1.1 would read a plain word as something other than text."""
    return any(
        tag != _YAML_TEXT and pattern.match(text)
        for tag, pattern in Resolver.yaml_implicit_resolvers.get(text[0], ())
    )


def without_commas(text: str) -> str:
    """What to write instead of a number or a text with commas between brackets."""
    if _NUMBER_WITH_COMMA.fullmatch(text):
        text = re.sub(r"\b0+(?=[0-9]+,)", "", text)
    whole, decimal = text.replace(",", ""), text.replace(",", ".")
    if re.fullmatch(r"[~>=]*[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+", text):
        return f"schrijf {text.replace('.', '').replace(',', '.')}"
    in_thousands = _IN_THOUSANDS.fullmatch(text)
    if in_thousands and text.count(",") > 1:
        return f"schrijf {whole}"
    if not _NUMBER_WITH_COMMA.fullmatch(text):
        return f"zet de tekst tussen aanhalingstekens: {between_quotes(text)}"
    if in_thousands:
        return f"schrijf {whole} als dit een geheel getal is, of {decimal} als het decimalen heeft"
    return f"schrijf {decimal}"
