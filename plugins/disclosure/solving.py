"""Integer programming for what reasoning with bounds leaves open; the only place that needs scipy.

The solver is trusted to refuse, never to let pass: a count is cleared only by solutions that were checked
here in whole numbers. Every solution is kept, so that most counts are cleared by one that was found for
another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

from plugins.disclosure.cells import Bounds, Component, Interval, Key, gives_away

_OPTIMAL, _INFEASIBLE = 0, 2  # as scipy numbers the outcomes


class NoSolution(Exception):
    """No counts fit all published numbers."""


class Undecided(Exception):
    """The solver gave no answer that holds when it is worked out in whole numbers."""


def solve(component: Component, bounds: Mapping[Key, Interval], judged: Sequence[tuple[Key, int]]) -> Bounds:
    """The exact bounds of every judged count that is given away; raises NoSolution or Undecided.

    `judged` names counts of the component with their basis; `bounds` holds for all of its counts and the
    fixed ones around it.
    """
    attack = _Attack(component, dict(bounds))
    bounded = [key for key, _ in judged if bounds[key].high < inf]
    attack.push(bounded, 1)
    if bounded:
        attack.push(bounded, -1)
    return {key: count for key, basis in judged if (count := attack.judge(key, basis)) is not None}


@dataclass
class _Attack:
    """One component under attack, with the lowest and highest value that each count attains so far."""

    component: Component
    bounds: Bounds
    attained: Bounds = field(default_factory=dict)

    def judge(self, key: Key, basis: int) -> Interval | None:
        """The exact bounds of a count that is given away; None as soon as solutions show that it is not."""
        if gives_away(self.attained[key], basis) and self.attained[key].low > self.bounds[key].low:
            self.push([key], -1)
        if gives_away(self.attained[key], basis) and self.attained[key].high < self.bounds[key].high:
            # A count that gets this far above its lowest value is safe, so there is no need to look further.
            enough = self.attained[key].low + basis
            self.push([key], 1, Interval(self.attained[key].low, min(self.bounds[key].high, enough)))
        return self.attained[key] if gives_away(self.attained[key], basis) else None

    def push(self, keys: Iterable[Key], direction: int, within: Interval | None = None) -> None:
        """Find a solution with the sum of these counts as high (1) or low (-1) as can be, and keep it."""
        pushed = dict.fromkeys(keys, -direction)
        limits = {key: self.bounds[key] for key in self.component.keys}
        if within is not None:
            limits |= dict.fromkeys(pushed, within)
        for key, value in self._solution([pushed.get(key, 0) for key in limits], limits).items():
            seen = self.attained.get(key, Interval(value, value))
            self.attained[key] = Interval(min(seen.low, value), max(seen.high, value))

    def _solution(self, objective: list[int], limits: Bounds) -> dict[Key, int]:
        from scipy import optimize  # half a second to import, so only when there is something to solve

        rows, lowest, highest = zip(*self._rows(limits), strict=True)
        result = optimize.milp(
            objective,
            integrality=[1] * len(limits),
            bounds=optimize.Bounds([0] * len(limits), [limit.high - limit.low for limit in limits.values()]),
            constraints=optimize.LinearConstraint(rows, lowest, highest),
            options={"mip_rel_gap": 0},
        )
        if result.status == _INFEASIBLE:
            raise NoSolution
        if result.status != _OPTIMAL:
            raise Undecided(result.message)
        above = zip(limits.items(), result.x, strict=True)
        return self._checked({key: limit.low + round(number) for (key, limit), number in above}, limits)

    def _rows(self, limits: Bounds) -> Iterator[tuple[list[int], float, int]]:
        """Each relation as coefficients of what every count has above its lowest value."""
        place = {key: index for index, key in enumerate(limits)}
        for relation in self.component.relations:
            row, rest = [0] * len(place), 0
            for key, sign in ((relation.total, -1), *((part, 1) for part in relation.parts)):
                rest -= sign * limits.get(key, self.bounds[key]).low
                if key in place:
                    row[place[key]] += sign
            yield row, rest if relation.equal else -inf, rest

    def _checked(self, solution: dict[Key, int], limits: Bounds) -> dict[Key, int]:
        """The solution, when it fits in whole numbers."""
        values = {key: bound.low for key, bound in self.bounds.items()} | solution
        for relation in self.component.relations:
            parts, total = sum(values[part] for part in relation.parts), values[relation.total]
            if parts > total or (relation.equal and parts < total):
                raise Undecided("the solution does not add up")
        if any(not limits[key].low <= value <= limits[key].high for key, value in solution.items()):
            raise Undecided("the solution is out of bounds")
        return solution
