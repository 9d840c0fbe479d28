"""The one rounding, its inverse, what readers are told, and the totals of a source before it is rounded."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.rounding import (
    AFRONDINGSNOTEN,
    round_count,
    round_table,
    rounding_class,
    sums_that_fail,
)
from plugins.tables.table import Column, Row, Table
from plugins.tables.value import Value
from tests.tables.short import table

COUNTS = st.integers(0, 10**15)
BASES = st.sampled_from([5, 10])


@pytest.mark.parametrize(
    ("basis", "expected"),
    [(5, [0] * 3 + [5] * 5 + [10] * 5 + [15] * 5), (10, [0] * 5 + [10] * 10 + [20] * 3)],
)
def test_counts_go_to_the_nearest_multiple(basis: int, expected: list[int]):
    assert [round_count(count, basis) for count in range(18)] == expected


@given(COUNTS, BASES)
def test_rounding_twice_is_rounding_once(count: int, basis: int):
    assert round_count(round_count(count, basis), basis) == round_count(count, basis)


@given(COUNTS, BASES)
def test_no_number_is_further_off_than_half_the_basis(count: int, basis: int):
    assert abs(round_count(count, basis) - count) <= basis // 2


@given(COUNTS, COUNTS, BASES)
def test_the_class_of_a_published_number_is_all_that_rounds_to_it(count: int, other: int, basis: int):
    low, high = rounding_class(round_count(count, basis), basis)
    assert low <= count <= high
    assert (low <= other <= high) == (round_count(other, basis) == round_count(count, basis))
    assert round_count(low, basis) == round_count(high, basis) == round_count(count, basis)
    assert round_count(high + 1, basis) == round_count(count, basis) + basis


@pytest.mark.parametrize(("given", "message"), [(-1, "-1"), (True, "True"), (2.5, "2.5"), (Decimal(3), "3")])
def test_only_counts_are_rounded(given: object, message: str):
    with pytest.raises(
        ValueError, match=rf"^{message} is geen aantal; een aantal is een geheel getal van nul of meer$"
    ):
        round_count(given, 5)  # type: ignore[arg-type]


@pytest.mark.parametrize("basis", [0, 1, 3, 7, 100, -5])
def test_there_are_no_other_bases(basis: int):
    with pytest.raises(
        ValueError, match=rf"^afronden op {basis} bestaat niet; kies 5, of 10 voor aantallen mensen$"
    ):
        round_count(3, basis)
    with pytest.raises(ValueError, match="bestaat niet"):
        rounding_class(0, basis)


@pytest.mark.parametrize("published", [3, -5, 12])
def test_a_number_that_is_never_published_has_no_class(published: int):
    with pytest.raises(ValueError, match=rf"^{published} is geen veelvoud van 5; rond het aantal eerst af$"):
        rounding_class(published, 5)


def row_of(*values: Value) -> Table:
    return Table(
        tuple(Column(f"k{index}", f"Kolom {index}") for index in range(len(values))),
        (Row(2020, values, ("bron",), "noot"),),
    )


def test_every_cell_of_a_table_is_rounded_from_its_own_value_and_unknown_stays_unknown():
    given = Table(
        (Column("a", "A"), Column("b", "B"), Column("t", "T", totaal=True)),
        (
            Row(2020, (Value(Decimal(2)), Value(Decimal(2)), Value(Decimal(4)))),
            Row(2021, (Value(None), Value(Decimal(8)), Value(None))),
        ),
    )
    rounded = round_table(given, 5)
    assert rounded.columns == given.columns
    assert [[value.number for value in row.values] for row in rounded.rows] == [[0, 0, 5], [None, 10, None]]


def test_sources_and_notes_of_a_row_are_kept():
    assert round_table(row_of(Value(Decimal(7))), 5).rows[0] == Row(
        2020, (Value(Decimal(5)),), ("bron",), "noot"
    )


def test_an_approximate_count_is_not_rounded():
    with pytest.raises(
        ValueError,
        match=r"^2020, kolom 'k0': een aantal dat wordt afgerond is precies bekend; schrijf 16 zonder '~', of 'onbekend'$",
    ):
        round_table(row_of(Value(Decimal(16), approximate=True)), 5)


def test_a_lower_bound_is_not_rounded():
    with pytest.raises(
        ValueError,
        match=r"^2020, kolom 'k0': een aantal dat wordt afgerond is precies bekend; schrijf 16 zonder '>=', of 'onbekend'$",
    ):
        round_table(row_of(Value(Decimal(16), at_least=True)), 5)


def test_a_decimal_number_is_not_rounded():
    with pytest.raises(
        ValueError,
        match=r"^2020, kolom 'k0': 12.5 is geen geheel aantal; alleen hele aantallen worden afgerond$",
    ):
        round_table(row_of(Value(Decimal("12.5"))), 10)


def test_readers_are_told_what_a_nil_can_be():
    assert AFRONDINGSNOTEN == {
        5: "Aantallen zijn afgerond op vijftallen. Een 0 kan ook 1 of 2 zijn. Totalen zijn apart afgerond.",
        10: "Aantallen zijn afgerond op tientallen. Een 0 kan ook 1, 2, 3 of 4 zijn. Totalen zijn apart afgerond.",
    }


WRONG = "; verbeter het totaal of een van de delen"


@pytest.mark.parametrize(
    ("columns", "row", "basis"),
    [
        ("a b t=", (2, 3, 5), 5),
        ("a b t=", (2, 3, 5), None),
        ("a b t=", (0, 0, 0), 5),
        ("a b t=", (0, 0, 5), 5),
        ("a b t=", (5, 5, 15), 5),
        ("a b t=", (10, 10, 30), 10),
        ("a b t=", (5, 5, 15), None),
        ("a b t=", (1000, 1000, 2010), None),
        ("a b t=", ("1.4", "1.4", "2.9"), None),
        ("a b t=", ("1.4", "1.4", "2.7"), None),
        ("a b t=", (2, "onbekend", 5), 5),
        ("a b t=", (2, "~3", 4), 5),
        ("a b t=", (2, 3, "onbekend"), 5),
        ("a b t=", (2, 3, ">=4"), None),
        ("a b t=", (2, ">=3", 9), None),
        ("a b t=", (2, 3, "~7"), 5),
        ("a b w<a t=", (2, 3, 2, 5), 5),
        ("a w<a", (2, "onbekend"), 5),
        ("a w<a", ("~1", 2), None),
        ("a w<a", ("1.4", "1.5"), None),
        ("a b", (2, 3), 5),
        ("t=", (2,), 5),
        ("a w<elders", (2, 3), 5),
    ],
)
def test_sums_that_hold_or_can_hold_are_accepted(columns: str, row: tuple[int | str, ...], basis: int | None):
    assert list(sums_that_fail(table(columns, (2020, *row)), basis)) == []


@pytest.mark.parametrize(
    ("columns", "row", "basis", "column", "message"),
    [
        ("a b t=", (2, 3, 6), 5, "t", f"het totaal 6 is niet de som van de delen (5){WRONG}"),
        ("a b t=", (2, 3, 4), None, "t", f"het totaal 4 is niet de som van de delen (5){WRONG}"),
        ("a b t=", (5, 6, 10), 5, "t", f"het totaal 10 is niet de som van de delen (11){WRONG}"),
        ("a b t=", (5, 5, 15), 10, "t", f"het totaal 15 is niet de som van de delen (10){WRONG}"),
        (
            "a b t=",
            (5, 5, 20),
            5,
            "t",
            f"het totaal 20 kan niet de som van de delen zijn (samen 6 tot en met 14){WRONG}",
        ),
        (
            "a b t=",
            (1000, 1000, 2030),
            None,
            "t",
            f"het totaal 2.030 kan niet de som van de delen zijn (samen 1.990 tot en met 2.008){WRONG}",
        ),
        (
            "a b t=",
            ("1.4", "1.4", "3.0"),
            None,
            "t",
            f"het totaal 3,0 kan niet de som van de delen zijn (samen 2,7 tot en met 2,9){WRONG}",
        ),
        (
            "a b t=",
            (8, "onbekend", 6),
            5,
            "t",
            f"het totaal 6 is minder dan de som van de bekende delen (minstens 8){WRONG}",
        ),
        (
            "a b t=",
            (8, "~1", 6),
            None,
            "t",
            f"het totaal 6 is minder dan de som van de bekende delen (minstens 8){WRONG}",
        ),
        (
            "a b t=",
            (8, ">=1", 6),
            None,
            "t",
            f"het totaal 6 is minder dan de som van de bekende delen (minstens 9){WRONG}",
        ),
        ("a b t=", (2, 3, ">=6"), None, "t", f"het totaal 6 is niet de som van de delen (5){WRONG}"),
        (
            "a w<a",
            (2, 3),
            5,
            "w",
            "3 is meer dan 2 in kolom 'a', waarvan dit een deel is; verbeter een van de twee",
        ),
        (
            "a w<a",
            (5, 10),
            5,
            "w",
            "10 is meer dan 5 in kolom 'a', waarvan dit een deel is; verbeter een van de twee",
        ),
        (
            "a b w<t t=",
            (2, 3, 6, 5),
            None,
            "w",
            "6 is meer dan 5 in kolom 't', waarvan dit een deel is; verbeter een van de twee",
        ),
    ],
)
def test_sums_that_cannot_hold_are_refused_with_both_numbers(
    columns: str, row: tuple[int | str, ...], basis: int | None, column: str, message: str
):
    assert list(sums_that_fail(table(columns, (2020, *row)), basis)) == [(2020, column, message)]


def test_every_row_is_looked_at_by_itself():
    given = table("a b t=", (2020, 1, 1, 3), (2021, 1, 1, 2), (2022, 2, 2, 3))
    assert [label for label, _, _ in sums_that_fail(given, 5)] == [2020, 2022]
