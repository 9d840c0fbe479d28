"""What an attacker holds: published cells, and how the counts behind them add up. Keys and numbers only."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from plugins.disclosure.rounding import rounding_class

Key = Hashable
"""Names one count; cells of several tables that show the same count share its key."""


@dataclass(frozen=True)
class Cell:
    """A published cell: the count it shows, its name in messages, and between which numbers its form alone puts that count.

    `high` is None where there is no upper bound. `basis` is what the cell was rounded to; None for a cell that is known
    from its source, which is used but not judged.
    """

    key: Key
    naam: str
    low: int
    high: int | None
    basis: int | None = None

    @property
    def public(self) -> bool:
        """Whether its source published this very count."""
        return self.basis is None and self.low == self.high


def rounded(key: Key, naam: str, published: int, basis: int) -> Cell:
    """A cell of a table of our own; raises ValueError when the number is not a multiple of the basis."""
    return Cell(key, naam, *rounding_class(published, basis), basis)


def exact(key: Key, naam: str, number: int) -> Cell:
    """A count that its source published as it is."""
    return Cell(key, naam, number, number)


def unknown(key: Key, naam: str, basis: int | None = None) -> Cell:
    """A gap; with a basis it stands in a table of our own, and what can be filled in there is judged like the rest."""
    return Cell(key, naam, 0, None, basis)


@dataclass(frozen=True)
class Relation:
    """The parts add up to the total; or, when not `equal`, to at most the total."""

    total: Key
    parts: tuple[Key, ...]
    equal: bool = True

    @property
    def keys(self) -> tuple[Key, ...]:
        """Every count it relates, the total first."""
        return (self.total, *self.parts)


def adds_up(total: Key, parts: tuple[Key, ...]) -> Relation:
    """`total == sum(parts)`."""
    return Relation(total, parts)


def part_of(part: Key, whole: Key) -> Relation:
    """`part <= whole`."""
    return Relation(whole, (part,), equal=False)
