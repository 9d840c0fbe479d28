"""Years rise by one."""

from __future__ import annotations

import pytest

from plugins.tables.years import years_out_of_order


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
