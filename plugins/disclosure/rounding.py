"""The one rounding of counts, without chance or memory; and whether totals add up before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from plugins.tables.table import Column, Row, Table
from plugins.tables.value import APPROXIMATE, AT_LEAST, Value, format_number

AFRONDINGSNOTEN = {
    5: "Aantallen zijn afgerond op vijftallen. Een 0 kan ook 1 of 2 zijn. Totalen zijn apart afgerond.",
    10: "Aantallen zijn afgerond op tientallen. Een 0 kan ook 1, 2, 3 of 4 zijn. "
    "Totalen zijn apart afgerond.",
}
"""What readers are told beside every rounded table, by basis; these are the only bases there are."""

_ADDED = {5: 2, 10: 5}  # what is added before rounding down: 3 becomes 5, and 5 becomes 10

_Span = tuple[Decimal, Decimal]
_INFINITE = Decimal("Infinity")


def round_count(number: int, basis: int) -> int:
    """A count as it is published: `5 * floor((x + 2) / 5)` or `10 * floor((x + 5) / 10)`.

    Raises ValueError for anything but a count of nil or more.
    """
    if isinstance(number, bool) or not isinstance(number, int) or number < 0:
        raise ValueError(f"{number} is geen aantal; een aantal is een geheel getal van nul of meer")
    return basis * ((number + _added(basis)) // basis)


def rounding_class(published: int, basis: int) -> tuple[int, int]:
    """The lowest and the highest count that are published as this number.

    Raises ValueError for a number that is never published.
    """
    added = _added(basis)
    if isinstance(published, bool) or not isinstance(published, int) or published < 0 or published % basis:
        raise ValueError(f"{published} is geen veelvoud van {basis}; rond het aantal eerst af")
    return max(0, published - added), published - added + basis - 1


def round_value(value: Value, basis: int) -> Value:
    """A value as it is published; raises ValueError for what cannot be a count of our own."""
    number = value.number
    if number is None:
        return value
    if not value.exact:
        sign = APPROXIMATE if value.approximate else AT_LEAST
        raise ValueError(
            "een aantal dat wordt afgerond is precies bekend; "
            f"schrijf {number} zonder '{sign}', of 'onbekend'"
        )
    if number != number.to_integral_value():
        remedy = "alleen hele aantallen worden afgerond"
        if value.decimalen == 3:
            remedy = f"schrijf {str(number).replace('.', '')} als de punt een duizendteken is"
        raise ValueError(f"{number} is geen geheel aantal; {remedy}")
    return Value(Decimal(round_count(int(number), basis)))


def round_table(table: Table, basis: int) -> Table:
    """Every cell and total rounded from its own value; raises ValueError as `round_value` does."""
    return replace(table, rows=tuple(_round_row(row, table.columns, basis) for row in table.rows))


def sums_that_fail(table: Table, basis: int | None) -> Iterator[tuple[int, str, str]]:
    """Label, column and message of every total that is not the sum of its parts, and part above its whole.

    Exact counts must add up exactly. Where the source has already rounded (every number of a row is a
    multiple of the basis; of 5 or 10 when `basis` is None) and where it gives decimals, it must be possible
    that they add up. What is unknown or approximate can be anything and a lower bound anything above it, so
    then a total is only at least the sum of the parts that are known.
    """
    decimals = max((value.decimalen for _, _, value in table.cells()), default=0)
    half = Decimal(5).scaleb(-decimals - 1) if basis is None and decimals else Decimal(0)
    for row in table.rows:
        rounded_to = _rounded_to(row, basis)
        values = dict(zip((column.key for column in table.columns), row.values, strict=True))
        spans = {key: _span(value, rounded_to, half) for key, value in values.items()}
        for column in table.columns:
            if column.totaal:
                parts = [spans[part.key] for part in table.parts]
                message = _wrong_total(parts, spans[column.key], values[column.key], decimals)
            elif column.deel_van in spans and spans[column.key][0] > spans[column.deel_van][1]:
                part, whole = (_shown(values[key], decimals) for key in (column.key, column.deel_van))
                place = f"kolom '{column.deel_van}', waarvan dit een deel is"
                message = f"{part} is meer dan {whole} in {place}; verbeter een van de twee"
            else:
                continue
            if message is not None:
                yield row.label, column.key, message


def _round_row(row: Row, columns: tuple[Column, ...], basis: int) -> Row:
    values = []
    for column, value in zip(columns, row.values, strict=True):
        try:
            values.append(round_value(value, basis))
        except ValueError as error:
            raise ValueError(f"{row.label}, kolom '{column.key}': {error}") from None
    return replace(row, values=tuple(values))


def _added(basis: int) -> int:
    if basis not in _ADDED:
        raise ValueError(f"afronden op {basis} bestaat niet; kies 5, of 10 voor aantallen mensen")
    return _ADDED[basis]


def _wrong_total(parts: Sequence[_Span], total: _Span, shown: Value, decimals: int) -> str | None:
    """What is wrong with a total, given what its parts can be; None when it can be their sum."""
    low, high = sum((part[0] for part in parts), Decimal(0)), sum((part[1] for part in parts), Decimal(0))
    if not parts or (low <= total[1] and high >= total[0]):
        return None
    least = format_number(low, decimals)
    if low == high:
        wrong = f"is niet de som van de delen ({least})"
    elif high == _INFINITE:
        wrong = f"is minder dan de som van de bekende delen (minstens {least})"
    else:
        wrong = (
            f"kan niet de som van de delen zijn (samen {least} tot en met {format_number(high, decimals)})"
        )
    return f"het totaal {_shown(shown, decimals)} {wrong}; verbeter het totaal of een van de delen"


def _shown(value: Value, decimals: int) -> str:
    return format_number(value.amount, decimals)


def _span(value: Value, rounded_to: int | None, half: Decimal) -> _Span:
    """The lowest and highest number that a value can stand for; `half` of its last digit is rounded away."""
    number = value.number
    if number is None or value.approximate:
        return Decimal(0), _INFINITE
    if value.at_least:
        return number, _INFINITE
    if rounded_to is not None:
        low, high = rounding_class(int(number), rounded_to)
        return Decimal(low), Decimal(high)
    return max(Decimal(0), number - half), number + half


def _rounded_to(row: Row, basis: int | None) -> int | None:
    """The basis to which the source has rounded every exact number of the row already; None if it has not."""
    exact = [value.number for value in row.values if value.number is not None and value.exact]
    for candidate in (basis,) if basis is not None else sorted(AFRONDINGSNOTEN, reverse=True):
        if exact and all(number % candidate == 0 for number in exact):
            return candidate
    return None
