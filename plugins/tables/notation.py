"""Numbers as Dutch readers write them; small enough that a locale library would only add start-up time."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from plugins.tables.value import UNKNOWN, Value


def format_number(number: Decimal, decimalen: int = 0) -> str:
    """A number with a dot for thousands and a comma for decimals: `32.007`, `54,3`."""
    rounded = number.quantize(Decimal(1).scaleb(-decimalen), rounding=ROUND_HALF_UP)
    return f"{rounded:,.{decimalen}f}".translate(str.maketrans(",.", ".,"))


def format_digits(value: Value, decimalen: int = 0) -> str:
    """The number of a known value with as many decimals as it was typed with, at most `decimalen`.

    `48` is not `48,0`.
    """
    return format_number(value.number or Decimal(0), min(decimalen, value.decimalen))


def format_value(value: Value, decimalen: int = 0) -> str:
    """A published value in words: `32.007`, `ongeveer 16.400`, `minstens 16.400` or `onbekend`."""
    if not value.known:
        return UNKNOWN
    qualifier = "ongeveer " if value.approximate else "minstens " if value.at_least else ""
    return f"{qualifier}{format_digits(value, decimalen)}"
