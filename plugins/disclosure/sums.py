"""Whether the totals of a source table add up, looked at before anything is rounded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from plugins.disclosure.rounding import AFRONDINGSNOTEN, rounding_class
from plugins.tables.notation import format_number
from plugins.tables.table import Column, Row, Table
from plugins.tables.value import Value

_Span = tuple[Decimal, Decimal]
_ANY: _Span = (Decimal(0), Decimal("Infinity"))


def sums_that_fail(table: Table, basis: int | None) -> Iterator[tuple[int, str, str]]:
    """Row label, column key and message for every total that is not the sum of its parts, and every part that is more than its whole.

    Exact counts must add up exactly. Where the source has already rounded (every number of a row is a multiple of the
    basis; of 5 or 10 when `basis` is None) and where it gives decimals, it must be possible that they add up. What is
    unknown or approximate can be anything and a lower bound anything above it, so then a total is only at least the sum of the parts that are known.
    """
    decimals = max((_decimals(value) for _, _, value in table.cells()), default=0)
    for row in table.rows:
        spans = dict(zip((column.key for column in table.columns), _spans(row, basis, decimals), strict=True))
        numbers = dict(zip((column.key for column in table.columns), row.values, strict=True))
        for column in table.columns:
            if column.totaal:
                yield from _total(
                    row.label,
                    column,
                    [spans[part.key] for part in table.parts],
                    spans[column.key],
                    numbers[column.key],
                    decimals,
                )
            elif column.deel_van in spans and spans[column.key][0] > spans[column.deel_van][1]:
                part, whole = (
                    format_number(numbers[key].number or Decimal(0), decimals)
                    for key in (column.key, column.deel_van)
                )
                yield (
                    row.label,
                    column.key,
                    f"{part} is meer dan {whole} in kolom '{column.deel_van}', waarvan dit een deel is; verbeter een van de twee",
                )


def _total(
    label: int, column: Column, parts: Sequence[_Span], total: _Span, shown: Value, decimals: int
) -> Iterator[tuple[int, str, str]]:
    low, high = sum((part[0] for part in parts), Decimal(0)), sum((part[1] for part in parts), Decimal(0))
    if not parts or (low <= total[1] and high >= total[0]):
        return
    number = format_number(shown.number or Decimal(0), decimals)
    if low == high:
        said = f"het totaal {number} is niet de som van de delen ({format_number(low, decimals)})"
    elif high == Decimal("Infinity"):
        said = f"het totaal {number} is minder dan de som van de bekende delen (minstens {format_number(low, decimals)})"
    else:
        said = f"het totaal {number} kan niet de som van de delen zijn (samen {format_number(low, decimals)} tot en met {format_number(high, decimals)})"
    yield label, column.key, f"{said}; verbeter het totaal of een van de delen"


def _spans(row: Row, basis: int | None, decimals: int) -> tuple[_Span, ...]:
    """What each value of a row can stand for."""
    rounded_to = _rounded_to(row, basis)
    half = Decimal(5).scaleb(-decimals - 1) if basis is None and decimals else Decimal(0)
    return tuple(_span(value, rounded_to, half) for value in row.values)


def _span(value: Value, rounded_to: int | None, half: Decimal) -> _Span:
    if value.number is None or value.approximate:
        return _ANY
    if value.at_least:
        return value.number, Decimal("Infinity")
    if rounded_to is not None:
        low, high = rounding_class(int(value.number), rounded_to)
        return Decimal(low), Decimal(high)
    return max(Decimal(0), value.number - half), value.number + half


def _rounded_to(row: Row, basis: int | None) -> int | None:
    """The basis to which the source has already rounded every exact number of the row; None when it has not."""
    exact = [
        value.number
        for value in row.values
        if value.number is not None and not value.approximate and not value.at_least
    ]
    for candidate in (basis,) if basis is not None else sorted(AFRONDINGSNOTEN, reverse=True):
        if exact and all(number % candidate == 0 for number in exact):
            return candidate
    return None


def _decimals(value: Value) -> int:
    exponent = value.number.as_tuple().exponent if value.number is not None else 0
    return max(0, -exponent) if isinstance(exponent, int) else 0
