"""A short way to write down a table."""

from __future__ import annotations

from decimal import Decimal

from plugins.tables.table import Column, Row, Table
from plugins.tables.value import parse_value


def table(columns: str, *rows: tuple[int | str, ...]) -> Table:
    """Columns such as `a b w<t t=`: `w` is part of `t`, and `t` is the total; a row is a year and its values as typed."""
    return Table(
        tuple(map(_column, columns.split())),
        tuple(
            Row(int(year), tuple(parse_value(_typed(value)) for value in values)) for year, *values in rows
        ),
    )


def _column(given: str) -> Column:
    key, _, whole = given.partition("<")
    naam = key.removesuffix("=").capitalize()
    return Column(key.removesuffix("="), naam, totaal=key.endswith("="), deel_van=whole or None)


def _typed(value: int | str) -> object:
    return Decimal(value) if isinstance(value, str) and value[0].isdigit() else value
