"""The rule for the years of a table, for rows from any kind of file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def years_out_of_order(years: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Years rise by one: the index of every year that does not, with the message for editors."""
    previous: int | None = None
    for index, year in enumerate(years):
        if previous is not None and year <= previous:
            yield index, f"{year} komt na {previous}; zet elk jaar één keer neer, het oudste eerst"
        elif previous is not None and year > previous + 1:
            yield (
                index,
                f"{previous + 1} ontbreekt; voeg een rij toe met 'onbekend' als het cijfer niet openbaar is",
            )
        previous = year
