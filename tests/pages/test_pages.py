"""Addresses as seen from a page, and dates in words."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.pages.page import NOT_FOUND, relative
from plugins.source.dates import Datering, dutch_date, parse_datering


@pytest.mark.parametrize(
    ("here", "to", "expected"),
    [
        ("/", "/melden/", "melden/"),
        ("/melden/", "/", "../"),
        ("/melden/", "/melden/", "./"),
        ("/melden/", "/melden/#x", "#x"),
        ("/melden/veilig/", "/melden/", "../"),
        ("/melden/veilig/", "/cijfers/a.csv", "../../cijfers/a.csv"),
        ("/melden/veilig/", "/bronnen/#b", "../../bronnen/#b"),
        ("/cijfers/a/", "/cijfers/a.csv", "../a.csv"),
        ("/a/b/c/", "/a/b/d/", "../d/"),
        (NOT_FOUND, "/melden/", "/melden/"),
    ],
)
def test_an_address_is_written_as_seen_from_the_page(here: str, to: str, expected: str):
    assert relative(here, to) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2023, 6, 2), "2 juni 2023"),
        (Datering(2023, 6), "juni 2023"),
        (Datering(2023), "2023"),
        (Datering(2023, 6, 2), "2 juni 2023"),
        (Datering(), "ongedateerd"),
    ],
)
def test_a_date_is_written_as_precisely_as_it_is_known(day: object, expected: str):
    assert dutch_date(day) == expected


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("maart 2024", "heeft niet de vorm jaar-maand; schrijf 2024-03"),
        ("3-2024", "heeft niet de vorm jaar-maand; schrijf 2024-03"),
        ("12/2024", "heeft niet de vorm jaar-maand; schrijf 2024-12"),
        ("2 juni 2023", "heeft niet de vorm jaar-maand-dag zonder aanhalingstekens; schrijf 2023-06-02"),
        ("20230602", "heeft niet de vorm jaar-maand-dag zonder aanhalingstekens; schrijf 2023-06-02"),
        ("2020-13", "is geen datum; schrijf 2023-06-02, 2023-06, 2023 of ongedateerd"),
        ("13-2024", "is geen datum; schrijf 2023-06-02, 2023-06, 2023 of ongedateerd"),
        ("mei", "is geen datum; schrijf 2023-06-02, 2023-06, 2023 of ongedateerd"),
    ],
)
def test_a_date_in_another_form_is_refused_with_the_form_that_was_meant(typed: str, remedy: str):
    with pytest.raises(ValueError) as refused:
        parse_datering(typed)
    assert str(refused.value) == f"'{typed}' {remedy}"
