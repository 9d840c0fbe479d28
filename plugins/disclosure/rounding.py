"""The one rounding of counts: plain, without chance or memory, so that the same count always gives the same number."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from plugins.tables.table import Column, Row, Table
from plugins.tables.value import APPROXIMATE, AT_LEAST, Value

AFRONDINGSNOTEN = {
    5: "Aantallen zijn afgerond op vijftallen. Een 0 kan ook 1 of 2 zijn. Totalen zijn apart afgerond.",
    10: "Aantallen zijn afgerond op tientallen. Een 0 kan ook 1, 2, 3 of 4 zijn. Totalen zijn apart afgerond.",
}
"""What readers are told beside every rounded table, by basis; these are the only bases there are."""

_ADDED = {5: 2, 10: 5}  # what is added before rounding down: 3 becomes 5, and 5 becomes 10


def round_count(number: int, basis: int) -> int:
    """A count as it is published: `5 * floor((x + 2) / 5)` or `10 * floor((x + 5) / 10)`; raises ValueError for anything but a count of nil or more."""
    if isinstance(number, bool) or not isinstance(number, int) or number < 0:
        raise ValueError(f"{number} is geen aantal; een aantal is een geheel getal van nul of meer")
    return basis * ((number + _added(basis)) // basis)


def rounding_class(published: int, basis: int) -> tuple[int, int]:
    """The lowest and the highest count that are published as this number; raises ValueError for a number that is never published."""
    added = _added(basis)
    if isinstance(published, bool) or not isinstance(published, int) or published < 0 or published % basis:
        raise ValueError(f"{published} is geen veelvoud van {basis}; rond het aantal eerst af")
    return max(0, published - added), published - added + basis - 1


def round_table(table: Table, basis: int) -> Table:
    """Every cell and every total rounded from its own value; unknown stays unknown, and raises ValueError for what cannot be a count of our own."""
    return replace(table, rows=tuple(_round_row(row, table.columns, basis) for row in table.rows))


def _round_row(row: Row, columns: tuple[Column, ...], basis: int) -> Row:
    return replace(
        row,
        values=tuple(
            _round_value(value, f"{row.label}, kolom '{column.key}'", basis)
            for column, value in zip(columns, row.values, strict=True)
        ),
    )


def _round_value(value: Value, place: str, basis: int) -> Value:
    number = value.number
    if number is None:
        return value
    if value.approximate or value.at_least:
        sign = APPROXIMATE if value.approximate else AT_LEAST
        raise ValueError(
            f"{place}: een aantal dat wordt afgerond is precies bekend; schrijf {number} zonder '{sign}', of 'onbekend'"
        )
    if number != number.to_integral_value():
        raise ValueError(f"{place}: {number} is geen geheel aantal; alleen hele aantallen worden afgerond")
    return Value(Decimal(round_count(int(number), basis)))


def _added(basis: int) -> int:
    if basis not in _ADDED:
        raise ValueError(f"afronden op {basis} bestaat niet; kies 5, of 10 voor aantallen mensen")
    return _ADDED[basis]
