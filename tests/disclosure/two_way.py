"""Tables with all their margins, as the gate sees them, and what they really give away, worked out in another way."""

from __future__ import annotations

import math
import random
from collections.abc import Hashable, Iterator

from plugins.disclosure.cells import Cell, Key, Relation
from plugins.disclosure.rounding import round_count, rounding_class

Counts = list[list[int]]


def rounded(key: Key, naam: str, published: int, basis: int) -> Cell:
    """A cell of a table of our own; raises ValueError when the number is not a multiple of the basis."""
    return Cell(key, naam, *rounding_class(published, basis), basis)


def exact(key: Key, naam: str, number: int) -> Cell:
    """A count that its source published as it is."""
    return Cell(key, naam, number, number)


def unknown(key: Key, naam: str, basis: int | None = None) -> Cell:
    """A gap; with a basis it stands in a table of our own, and what can be filled in there is judged."""
    return Cell(key, naam, 0, None, basis)


def adds_up(total: Key, parts: tuple[Key, ...]) -> Relation:
    """`total == sum(parts)`."""
    return Relation(total, parts)


def part_of(part: Key, whole: Key) -> Relation:
    """`part <= whole`."""
    return Relation(whole, (part,), equal=False)


def random_counts(chance: random.Random, rows: int, columns: int, mean: float) -> Counts:
    """Counts that are Poisson distributed with this mean."""
    return [[_poisson(chance, mean) for _ in range(columns)] for _ in range(rows)]


def _poisson(chance: random.Random, mean: float) -> int:
    count, product = 0, chance.random()
    while product > math.exp(-mean):
        count, product = count + 1, product * chance.random()
    return count


def margins(counts: Counts) -> dict[Hashable, int]:
    """Every cell, row total, column total and grand total by its key."""
    cells: dict[Hashable, int] = {
        (row, column): count for row, given in enumerate(counts) for column, count in enumerate(given)
    }
    cells |= {(row, "t"): sum(given) for row, given in enumerate(counts)}
    cells |= {("t", column): sum(given) for column, given in enumerate(zip(*counts, strict=True))}
    return {**cells, ("t", "t"): sum(map(sum, counts))}


def published(counts: Counts, basis: int = 5) -> tuple[list[Cell], list[Relation]]:
    """The table as it is published after plain rounding, and how it adds up."""
    cells = [
        rounded(key, str(key), round_count(count, basis), basis) for key, count in margins(counts).items()
    ]
    rows, columns = range(len(counts)), range(len(counts[0]))
    relations = [adds_up((row, "t"), tuple((row, column) for column in columns)) for row in rows]
    relations += [adds_up(("t", column), tuple((row, column) for row in rows)) for column in columns]
    relations += [
        adds_up(("t", "t"), tuple((row, "t") for row in rows)),
        adds_up(("t", "t"), tuple(("t", column) for column in columns)),
    ]
    return cells, relations


def possible_values(counts: Counts, basis: int = 5) -> dict[Hashable, set[int]]:
    """All values that each cell of a table with two columns can have, by counting through every row.

    A set of pairs (sum of column one, sum of column two) is a number of which bit `one * WIDTH + two` is set, so that
    adding a row to all pairs at once is a shift.
    """
    classes = {
        key: rounding_class(round_count(count, basis), basis) for key, count in margins(counts).items()
    }
    width = classes["t", 1][1] + sum(classes[row, 1][1] for row in range(len(counts))) + 2
    pairs = [list(_row(classes, row)) for row in range(len(counts))]
    wanted = 0
    for one in _span(classes["t", 0]):
        for two in _span(classes["t", 1]):
            if one + two in _span(classes["t", "t"]):
                wanted |= 1 << (one * width + two)
    found: dict[Hashable, set[int]] = {key: set() for key in classes}
    for row in range(len(counts)):
        others = 1
        for given in pairs[:row] + pairs[row + 1 :]:
            others = _or(others << (one * width + two) for one, two in given)
        for one, two in pairs[row]:
            sums = (others << (one * width + two)) & wanted
            if sums:
                found[row, 0].add(one)
                found[row, 1].add(two)
                found[row, "t"].add(one + two)
            while sums:
                place = sums.bit_length() - 1
                sums ^= 1 << place
                found["t", 0].add(place // width)
                found["t", 1].add(place % width)
                found["t", "t"].add(place // width + place % width)
    return found


def _row(classes: dict[Hashable, tuple[int, int]], row: int) -> Iterator[tuple[int, int]]:
    for one in _span(classes[row, 0]):
        for two in _span(classes[row, 1]):
            if one + two in _span(classes[row, "t"]):
                yield one, two


def _span(bounds: tuple[int, int]) -> range:
    return range(bounds[0], bounds[1] + 1)


def _or(numbers: Iterator[int]) -> int:
    whole = 0
    for number in numbers:
        whole |= number
    return whole
