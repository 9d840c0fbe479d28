"""An attack on published tables, to prove before they are published that they give no count away."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from math import inf

from plugins.disclosure.cells import (
    Bounds,
    Cell,
    Component,
    Interval,
    Key,
    Narrowed,
    Relation,
    components,
    gives_away,
    narrow,
)
from plugins.disclosure.solving import NoSolution, Undecided, solve


class Verdict(Enum):
    """Why a cell is refused."""

    EXACT = "exact"
    SMALL = "small"
    CONTRADICTION = "contradiction"
    UNDECIDED = "undecided"


@dataclass(frozen=True)
class Finding:
    """A cell that is refused, the bounds of its count, and the relations they follow from, the nearest first.

    Of a contradiction or an undecided attack there is one finding, at the first cell that takes part; its
    bounds say nothing.
    """

    verdict: Verdict
    cell: Cell
    low: int
    high: int | None
    because: tuple[Relation, ...]


def attack(cells: Sequence[Cell], relations: Sequence[Relation]) -> tuple[Finding, ...]:
    """Every cell of a rounded table whose count follows exactly or is shown to be small, in their order.

    Nothing is safe. Counts that their sources published exactly are known anyway: they are not judged, nor is
    how they add up among themselves. A relation may name counts without a cell.
    """
    cells = tuple(dict.fromkeys(cells))
    public = frozenset(cell.key for cell in cells if cell.public)
    telling = tuple(relation for relation in dict.fromkeys(relations) if not public.issuperset(relation.keys))
    by_key: dict[Key, list[Cell]] = {}
    for cell in cells:
        by_key.setdefault(cell.key, []).append(cell)
    bounds = _known(cells, telling)
    findings: list[Finding] = []
    for component in components(bounds, telling):
        inside = [cell for key in component.keys for cell in by_key.get(key, ())]
        if any(cell.basis is not None for cell in inside):
            findings += _attack_component(component, bounds, inside, public)
    order = {cell: number for number, cell in enumerate(cells)}
    return tuple(sorted(findings, key=lambda finding: order[finding.cell]))


def _known(cells: Sequence[Cell], relations: Sequence[Relation]) -> Bounds:
    """Each count between the bounds that its cells share: empty when its cells cannot all be true."""
    bounds: Bounds = {}
    for cell in cells:
        bounds[cell.key] = bounds.get(cell.key, Interval(0, inf)).meet(
            cell.low, inf if cell.high is None else cell.high
        )
    for relation in relations:
        for key in relation.keys:
            bounds.setdefault(key, Interval(0, inf))
    return bounds


def _attack_component(
    component: Component, known: Bounds, cells: Sequence[Cell], public: frozenset[Key]
) -> Iterator[Finding]:
    """Reason with bounds first; where that leaves a circle open, solve."""
    start = {key: known[key] for key in component.keys}
    clash = next((key for key, bound in start.items() if bound.empty), None)
    if clash is not None:
        yield _refusal(Verdict.CONTRADICTION, [cell for cell in cells if cell.key == clash], ())
        return
    narrowed = narrow(start, component.relations)
    if narrowed.impossible:
        because = _needed(component.relations, lambda some: narrow(start, some).impossible)
        yield _refusal(Verdict.CONTRADICTION, cells, because)
        return
    judged = [(cell, cell.basis) for cell in cells if cell.basis is not None and cell.key not in public]
    bounds = narrowed.bounds
    for part in _unsettled(component, narrowed):
        inside = frozenset(part.keys)
        to_judge = dict.fromkeys((cell.key, basis) for cell, basis in judged if cell.key in inside)
        try:
            bounds = bounds | solve(part, bounds, tuple(to_judge))
        except NoSolution:
            yield _refusal(Verdict.CONTRADICTION, cells, part.relations)
            return
        except Undecided:
            yield _refusal(Verdict.UNDECIDED, cells, part.relations)
            return
    for cell, basis in judged:
        count = bounds[cell.key]
        if gives_away(count, basis):
            verdict = Verdict.EXACT if count.single else Verdict.SMALL
            because = _because(cell.key, count, component, start)
            yield Finding(verdict, cell, count.low, int(count.high), because)


def _unsettled(component: Component, narrowed: Narrowed) -> Iterator[Component]:
    """What of a component is left to the solver: the circles among the counts that are still open."""
    if not narrowed.settled:
        yield component
        return
    open_keys = (key for key, bound in narrowed.bounds.items() if not bound.single)
    yield from (part for part in components(open_keys, component.relations) if not part.tree)


def _because(key: Key, count: Interval, component: Component, start: Bounds) -> tuple[Relation, ...]:
    """The relations that give a count these bounds: as few as bounds alone need, else all of them."""
    near = [relation for relation in component.relations if key in relation.keys]
    rest = [relation for relation in component.relations if key not in relation.keys]

    def still(some: Sequence[Relation]) -> bool:
        return narrow(start, some).bounds[key] == count

    for some in (near, near + rest):
        if still(some):
            return _needed(some, still)
    return (*near, *rest)


def _needed(
    relations: Sequence[Relation], still: Callable[[Sequence[Relation]], bool]
) -> tuple[Relation, ...]:
    """What is left when every relation that can be missed is left out, the last ones first."""
    kept = list(relations)
    for index in reversed(range(len(kept))):
        without = kept[:index] + kept[index + 1 :]
        if still(without):
            kept = without
    return tuple(kept)


def _refusal(verdict: Verdict, cells: Sequence[Cell], because: tuple[Relation, ...]) -> Finding:
    """A finding about cells together, at a total of a rounded table when it has one."""
    totals = {relation.total for relation in because}
    parts = {part for relation in because for part in relation.parts}
    cell = min(cells, key=lambda cell: (cell.basis is None, cell.key not in totals, cell.key not in parts))
    return Finding(verdict, cell, cell.low, cell.high, because)
