"""Changes and shares, computed from published values only."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.tables.derived import Change, Share, change, difference, share
from tests.tables.short import table

TABLE = table(
    "a b",
    (2019, 50, 0), (2020, 66, 1000), (2021, 45, "onbekend"), (2022, "~100", 50), (2023, 1000, 1000), (2024, 1001, 1),
)  # fmt: skip


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (2019, 2020, "gestegen met 32%"),
        (2020, 2019, "gedaald met 24%"),
        (2020, 2020, "gelijk gebleven"),
        (2019, 2022, "gestegen met ongeveer 100%"),
        (2022, 2022, "ongeveer gelijk gebleven"),
        (2022, 2020, "gedaald met ongeveer 34%"),
        (2023, 2024, "gestegen met minder dan 1%"),
        (2024, 2023, "gedaald met minder dan 1%"),
        (2019, 2024, "gestegen met 1.902%"),
    ],
)
def test_a_change_in_whole_percents_of_the_first_year(start: int, end: int, words: str):
    assert change(TABLE, "a", start, end, 5).in_words() == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (2019, 2020, "gestegen met 16"),
        (2020, 2021, "gedaald met 21"),
        (2022, 2023, "gestegen met ongeveer 900"),
        (2021, 2024, "gestegen met 956"),
        (2019, 2019, "gelijk gebleven"),
    ],
)
def test_a_change_as_a_number(start: int, end: int, words: str):
    assert difference(TABLE, "a", start, end).in_words() == words


def test_the_sign_of_a_change_is_kept_apart_from_its_size():
    assert difference(TABLE, "a", 2020, 2021) == Change(-1, Decimal(21), procent=False, approximate=False)
    assert change(TABLE, "a", 2020, 2019, None) == Change(-1, Decimal(24), procent=True, approximate=False)


def test_a_difference_of_decimals_is_written_with_them():
    given = table("a", (2019, "54.3"), (2020, "1248.5"))
    assert difference(given, "a", 2019, 2020).in_words(1) == "gestegen met 1.194,2"


@pytest.mark.parametrize(
    ("column", "whole", "label", "words"),
    [
        ("a", "b", 2020, "7%"),
        ("b", "a", 2019, "0%"),
        ("b", "a", 2022, "ongeveer 50%"),
        ("a", "b", 2023, "100%"),
        ("b", "a", 2024, "minder dan 1%"),
    ],
)
def test_a_share_in_whole_percents_of_the_same_year(column: str, whole: str, label: int, words: str):
    assert share(TABLE, column, whole, label, 5).in_words() == words


def test_a_half_percent_goes_up():
    assert share(table("a b", (2019, 1, 200)), "a", "b", 2019, None) == Share(
        Decimal(1), nothing=False, approximate=False
    )


def test_a_percentage_of_a_small_number_that_its_source_published_is_given():
    assert change(TABLE, "a", 2021, 2019, None).in_words() == "gestegen met 11%"


@pytest.mark.parametrize(
    ("column", "start", "end", "message"),
    [
        (
            "a",
            2021,
            2020,
            "'a' van 2021 is 45; van een afgerond aantal onder 50 geven we geen percentage. Noem de aantallen zelf",
        ),
        ("b", 2019, 2020, "'b' van 2019 is 0 en een percentage van nul bestaat niet; noem de aantallen zelf"),
        ("b", 2021, 2020, "'b' van 2021 is onbekend; kies een jaar waarvan het cijfer openbaar is"),
        ("b", 2020, 2021, "'b' van 2021 is onbekend; kies een jaar waarvan het cijfer openbaar is"),
        (
            "a",
            2018,
            2020,
            "er is geen cijfer 'a' van 2018 in deze reeks; kies een kolom en een jaar uit de tabel",
        ),
        (
            "c",
            2019,
            2020,
            "er is geen cijfer 'c' van 2019 in deze reeks; kies een kolom en een jaar uit de tabel",
        ),
    ],
)
def test_a_percentage_that_may_not_be_given_is_refused(column: str, start: int, end: int, message: str):
    with pytest.raises(ValueError) as refused:
        change(TABLE, column, start, end, 5)
    assert str(refused.value) == message


def test_a_share_of_a_small_rounded_number_is_refused():
    with pytest.raises(
        ValueError,
        match=r"^'a' van 2021 is 45; van een afgerond aantal onder 50 geven we geen percentage. Noem de aantallen zelf$",
    ):
        share(table("a b", (2021, 45, 5)), "b", "a", 2021, 10)


def test_nothing_is_computed_from_a_lower_bound():
    given = table("a b", (2019, ">=1500", 3000), (2020, 1800, ">=2400"))
    words = "is een ondergrens (1.500 of meer), en daarmee valt niet te rekenen; noem de cijfers zelf"
    for refused in (
        lambda: difference(given, "a", 2019, 2020),
        lambda: change(given, "a", 2019, 2020, None),
        lambda: share(given, "a", "b", 2019, None),
    ):
        with pytest.raises(ValueError) as caught:
            refused()
        assert str(caught.value) == f"'a' van 2019 {words}"


def test_a_share_of_something_smaller_is_refused():
    with pytest.raises(
        ValueError,
        match=r"^'b' \(1000\) is in 2020 meer dan 'a' \(66\) en kan er geen deel van zijn; kies een andere kolom$",
    ):
        share(TABLE, "b", "a", 2020, 5)
