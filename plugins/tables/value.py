"""A published value: a number, an approximate number, a lower bound, or unknown; never a guess."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

UNKNOWN = "onbekend"
APPROXIMATE = "~"
AT_LEAST = ">="
_QUALIFIED = re.compile(r"(~|>=) ?((?:0|[1-9][0-9]*)(?:\.[0-9]+)?)\Z")


@dataclass(frozen=True)
class Value:
    """One cell of a table; `number` is None where the value is not publicly known.

    An `approximate` number may be more or less; `at_least` says that the source gives a lower bound. Never both.
    """

    number: Decimal | None
    approximate: bool = False
    at_least: bool = False

    @property
    def known(self) -> bool:
        """Whether there is a number to show."""
        return self.number is not None


def parse_value(given: object) -> Value:
    """Read `16900`, `54.3`, `~16400`, `>=16400` or `onbekend`; raises ValueError with a Dutch remedy for anything else."""
    if isinstance(given, Value):
        return given
    if isinstance(given, bool) or given is None:
        raise ValueError("hier hoort een getal, '~getal', '>=getal' of 'onbekend'")
    if isinstance(given, (int, Decimal)):
        if given < 0:
            raise ValueError(f"{given} is negatief; een aantal is nul of meer")
        return Value(Decimal(given))
    text = str(given).strip()
    if text == UNKNOWN:
        return Value(None)
    if found := _QUALIFIED.match(text):
        return Value(Decimal(found[2]), approximate=found[1] == APPROXIMATE, at_least=found[1] == AT_LEAST)
    raise ValueError(
        f"'{text}' is geen getal; schrijf een getal zonder punt of spatie, '~16400' voor ongeveer, '>=16400' voor minstens, of 'onbekend'"
    )


def as_typed(value: Value) -> str:
    """A value as an editor would type it: `16900`, `54.3`, `~16400`, `>=16400` or `onbekend`."""
    if value.number is None:
        return UNKNOWN
    return f"{APPROXIMATE if value.approximate else AT_LEAST if value.at_least else ''}{value.number}"
