"""A published value: a number, an approximate number, or unknown; never a guess."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

UNKNOWN = "onbekend"
APPROXIMATE = "~"
_APPROXIMATE = re.compile(r"~ ?(0|[1-9][0-9]*)(\.[0-9]+)?\Z")


@dataclass(frozen=True)
class Value:
    """One cell of a table; `number` is None where the value is not publicly known."""

    number: Decimal | None
    approximate: bool = False

    @property
    def known(self) -> bool:
        """Whether there is a number to show."""
        return self.number is not None


def parse_value(given: object) -> Value:
    """Read `16900`, `54.3`, `~16400` or `onbekend`; raises ValueError with a Dutch remedy for anything else."""
    if isinstance(given, Value):
        return given
    if isinstance(given, bool) or given is None:
        raise ValueError("hier hoort een getal, '~getal' of 'onbekend'")
    if isinstance(given, (int, Decimal)):
        if given < 0:
            raise ValueError(f"{given} is negatief; een aantal is nul of meer")
        return Value(Decimal(given))
    text = str(given).strip()
    if text == UNKNOWN:
        return Value(None)
    if _APPROXIMATE.match(text):
        return Value(Decimal(text.lstrip("~ ")), approximate=True)
    raise ValueError(
        f"'{text}' is geen getal; schrijf een getal zonder punt of spatie, '~16400' voor ongeveer, of 'onbekend'"
    )


def as_typed(value: Value) -> str:
    """A value as an editor would type it: `16900`, `54.3`, `~16400` or `onbekend`."""
    if value.number is None:
        return UNKNOWN
    return f"{APPROXIMATE if value.approximate else ''}{value.number}"
