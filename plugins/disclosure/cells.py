"""What an attacker holds, keys and numbers only: published cells, how they add up, what follows from it.

Each sum says something about each of its counts, again and again until nothing changes. Where the sums and
the counts that are still open form a tree, the bounds that come out are exact: each lies between attained
values. Where they go round in a circle, the bounds hold but may be too wide, and the solver has to look.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

Key = Hashable
"""Names one count; cells of several tables that show the same count share its key."""


@dataclass(frozen=True)
class Cell:
    """A published cell: the count it shows, its name, and between which numbers that count must lie.

    `high` is None where there is no upper bound, as in a gap. `basis` is what the table was rounded to; None
    for a cell that is known already, which is used but not judged.
    """

    key: Key
    naam: str
    low: int
    high: int | None
    basis: int | None = None

    @property
    def public(self) -> bool:
        """Whether this very count is known already."""
        return self.basis is None and self.low == self.high


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


class Interval(NamedTuple):
    """The counts from `low` up to and including `high`, which may be infinite; empty when low > high."""

    low: int
    high: float

    def meet(self, low: float, high: float) -> Interval:
        """What lies in both."""
        return Interval(int(max(self.low, low)), min(self.high, high))

    @property
    def empty(self) -> bool:
        """Whether no count is left."""
        return self.low > self.high

    @property
    def single(self) -> bool:
        """Whether one count is left."""
        return self.low == self.high


Bounds = dict[Key, Interval]


def gives_away(count: Interval, basis: int) -> bool:
    """Whether a count is known exactly, or known to be small but not nil (1 up to and with basis - 1)."""
    return count.single or (count.low >= 1 and count.high <= basis - 1)


@dataclass(frozen=True)
class Narrowed:
    """The bounds that came out, whether reasoning came to rest, and whether a count has no value left."""

    bounds: Bounds
    settled: bool
    impossible: bool


def narrow(bounds: Mapping[Key, Interval], relations: Sequence[Relation]) -> Narrowed:
    """Draw every bound that follows from one relation at a time; on a tree that is every bound there is.

    The number of rounds is limited, because in a circle bounds can creep for ever; on a tree it is always
    enough.
    """
    narrowed = dict(bounds)
    changed: set[Key] | None = None
    for _ in range(len(relations) + 2):
        before, changed = changed, set()
        for relation in relations:
            if before is not None and before.isdisjoint(relation.keys) and changed.isdisjoint(relation.keys):
                continue
            for key, low, high in _implied(relation, narrowed):
                met = narrowed[key].meet(low, high)
                if met != narrowed[key]:
                    narrowed[key] = met
                    changed.add(key)
                if met.empty:
                    return Narrowed(narrowed, settled=False, impossible=True)
        if not changed:
            return Narrowed(narrowed, settled=True, impossible=False)
    return Narrowed(narrowed, settled=False, impossible=False)


def _implied(relation: Relation, bounds: Mapping[Key, Interval]) -> Iterator[tuple[Key, float, float]]:
    """What one relation says about each of its counts, given the bounds of the others."""
    lows = [bounds[key].low for key in relation.parts]
    highs = [bounds[key].high for key in relation.parts]
    yield relation.total, sum(lows), sum(highs) if relation.equal else inf
    total = bounds[relation.total]
    least, most = total.low if relation.equal else -inf, total.high
    for index, key in enumerate(relation.parts):
        others_low, others_high = lows[:index] + lows[index + 1 :], highs[:index] + highs[index + 1 :]
        yield key, least - sum(others_high), most - sum(others_low)


@dataclass(frozen=True)
class Component:
    """Counts that hang together, and the relations by which they do, both in the order given."""

    keys: tuple[Key, ...]
    relations: tuple[Relation, ...]

    @property
    def tree(self) -> bool:
        """Whether no circle leads from a count through several relations back to itself."""
        inside = frozenset(self.keys)
        links = sum(key in inside for relation in self.relations for key in relation.keys)
        return links == len(self.keys) + len(self.relations) - 1


def components(keys: Iterable[Key], relations: Sequence[Relation]) -> Iterator[Component]:
    """The counts in groups that share no relation; relations that touch none of these counts are left out."""
    touching: dict[Key, list[int]] = {key: [] for key in keys}
    position = {key: number for number, key in enumerate(touching)}
    for index, relation in enumerate(relations):
        for key in dict.fromkeys(relation.keys):
            if key in touching:
                touching[key].append(index)
    seen: set[Key] = set()
    for start in touching:
        if start in seen:
            continue
        group, through, waiting = {start}, set(), [start]
        while waiting:
            for index in touching[waiting.pop()]:
                through.add(index)
                fresh = [key for key in relations[index].keys if key in touching and key not in group]
                group.update(fresh)
                waiting.extend(dict.fromkeys(fresh))
        seen |= group
        yield Component(
            tuple(sorted(group, key=position.__getitem__)),
            tuple(relations[index] for index in sorted(through)),
        )
