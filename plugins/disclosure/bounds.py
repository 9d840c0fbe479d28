"""Reasoning with bounds: what each sum says about each of its counts, again and again until nothing changes.

Where the sums and the counts that are still open form a tree, the bounds that come out are exact: each lies between
attained values. Where they go round in a circle, the bounds hold but may be too wide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from plugins.disclosure.cells import Key, Relation


class Interval(NamedTuple):
    """The counts from `low` up to and including `high`, which is infinite where nothing bounds it; empty when low > high."""

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
    """Whether a count is known exactly, or known to be a small number that is not nil (1 up to and including basis - 1)."""
    return count.single or (count.low >= 1 and count.high <= basis - 1)


@dataclass(frozen=True)
class Narrowed:
    """The bounds that came out, whether reasoning came to rest, and whether a count was left without any value."""

    bounds: Bounds
    settled: bool
    impossible: bool


def narrow(bounds: Mapping[Key, Interval], relations: Sequence[Relation]) -> Narrowed:
    """Draw every bound that follows from one relation at a time; on a tree that is every bound there is.

    The number of rounds is limited, because in a circle bounds can creep for ever; on a tree it is always enough.
    """
    found = dict(bounds)
    changed: set[Key] | None = None
    for _ in range(len(relations) + 2):
        before, changed = changed, set()
        for relation in relations:
            if before is not None and before.isdisjoint(relation.keys) and changed.isdisjoint(relation.keys):
                continue
            for key, low, high in implied(relation, found):
                met = found[key].meet(low, high)
                if met != found[key]:
                    found[key] = met
                    changed.add(key)
                if met.empty:
                    return Narrowed(found, settled=False, impossible=True)
        if not changed:
            return Narrowed(found, settled=True, impossible=False)
    return Narrowed(found, settled=False, impossible=False)


def implied(relation: Relation, bounds: Mapping[Key, Interval]) -> Iterator[tuple[Key, float, float]]:
    """What one relation says about each of its counts, given the bounds of the others."""
    lows = [bounds[key].low for key in relation.parts]
    highs = [bounds[key].high for key in relation.parts]
    yield relation.total, sum(lows), sum(highs) if relation.equal else inf
    total = bounds[relation.total]
    least, most = total.low if relation.equal else -inf, total.high
    for index, key in enumerate(relation.parts):
        yield (
            key,
            least - sum(highs[:index] + highs[index + 1 :]),
            most - sum(lows[:index] + lows[index + 1 :]),
        )


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
