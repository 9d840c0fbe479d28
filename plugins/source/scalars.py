"""What a plain word of YAML is: text, a whole number, a decimal, true or false, or a date; the rest is refused.

YAML itself would guess: `no` is false, `9:00` is 540, `010` is 8, `1_000` is 1000. Whatever YAML 1.1 or 1.2 would read as
something other than the text that stands there is refused here, with the remedy.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from yaml.resolver import Resolver

MAX_DIGITS = 15

_BOOLEAN_WORDS = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false"])
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
_ASK_YAML = frozenset("0123456789+-.=<")
_YAML_TEXT = "tag:yaml.org,2002:str"


class NotAValue(ValueError):
    """A plain word that is not what it seems; the message is the Dutch remedy."""


def read_plain(text: str) -> str | int | Decimal | bool | date:
    """The value of a plain (unquoted) scalar; raises NotAValue with a remedy when YAML would read something else."""
    if text == "" or text.lower() in _NULL_WORDS:
        raise NotAValue("hier ontbreekt een waarde; vul haar in of verwijder de sleutel")
    if text in ("true", "false"):
        return text == "true"
    if text.lower() in _BOOLEAN_WORDS:
        raise NotAValue(f"YAML leest {text} als waar of onwaar; zet aanhalingstekens: '{text}'")
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
        raise NotAValue(f"YAML leest {text} als een ander getal dan er staat; zet aanhalingstekens: '{text}'")
    return text


def read_key(text: str) -> str:
    """A plain key; raises NotAValue when YAML would not read it as a word."""
    if text == "<<":
        raise NotAValue("<< (samenvoegen) mag niet; typ de waarden uit")
    if text == "" or text.lower() in _NULL_WORDS | _BOOLEAN_WORDS:
        raise NotAValue(
            f"YAML leest de sleutel {text or '(leeg)'} niet als woord; kies een andere naam of zet aanhalingstekens"
        )
    return text


def _date(text: str) -> date:
    found = _DATE.match(text)
    if not found:
        raise NotAValue(f"'{text}' is geen datum in de vorm jaar-maand-dag; schrijf bijvoorbeeld 2026-02-01")
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        raise NotAValue(
            f"{text} bestaat niet in de kalender; schrijf jaar-maand-dag, zoals 2026-02-01"
        ) from None


def _yaml_guesses(text: str) -> bool:
    """Whether YAML 1.1 would read a plain word as something other than text."""
    return any(
        tag != _YAML_TEXT and pattern.match(text)
        for tag, pattern in Resolver.yaml_implicit_resolvers.get(text[0], ())
    )
