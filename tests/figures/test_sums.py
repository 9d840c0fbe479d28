"""Totals of a source table: what must add up exactly, what must only be possible, and what cannot be said."""

from __future__ import annotations

import pytest

from plugins.disclosure.sums import sums_that_fail
from tests.figures.tables import table

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
