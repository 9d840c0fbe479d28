"""How the columns of a table add up, and the table without its totals."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.tables.table import Column, Row, Table, without_totals, years_out_of_order
from plugins.tables.value import Value

A, B, W, T = (
    Column("a", "A"),
    Column("b", "B"),
    Column("w", "waarvan", deel_van="t"),
    Column("t", "Totaal", totaal=True),
)


def test_the_parts_of_a_table_are_neither_totals_nor_parts_of_another_column():
    assert Table((A, W, T, B), ()).parts == (A, B)


def test_a_table_without_its_totals_keeps_every_other_cell():
    values = tuple(Value(Decimal(number)) for number in (1, 2, 3, 4))
    table = Table((A, T, W, B), (Row(2020, values, ("bron",), "noot"),))
    assert without_totals(table) == Table(
        (A, W, B), (Row(2020, (values[0], values[2], values[3]), ("bron",), "noot"),)
    )


def test_a_table_that_shows_no_total_stays_as_it_is():
    table = Table((A, B), (Row(2020, (Value(None), Value(Decimal(1)))),))
    assert without_totals(table) == table


@pytest.mark.parametrize(
    ("years", "found"),
    [
        ([], []),
        ([2019, 2020, 2021], []),
        ([2019, 2019], [(1, "2019 komt na 2019; zet elk jaar één keer neer, het oudste eerst")]),
        ([2020, 2019], [(1, "2019 komt na 2020; zet elk jaar één keer neer, het oudste eerst")]),
        (
            [2019, 2022],
            [(1, "2020 ontbreekt; voeg een rij toe met 'onbekend' als het cijfer niet openbaar is")],
        ),
    ],
)
def test_doubled_unsorted_and_missing_years_are_found(years: list[int], found: list[tuple[int, str]]):
    assert list(years_out_of_order(years)) == found
