"""Writing figures beside their marks without touching a line, a mark or another text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from plugins.charts.layout import Box, Word

Segment = tuple[float, float, float, float]

CLEARANCE = 3.0
"""How far a text stays from a line."""


@dataclass
class Room:
    """What is taken: boxes and lines; texts are put in one after another and take their room."""

    bounds: Box
    boxes: list[Box] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)

    def free(self, box: Box) -> bool:
        """Whether a box lies inside the bounds and touches nothing."""
        left, top, right, bottom = box
        if left < self.bounds[0] or top < self.bounds[1] or right > self.bounds[2] or bottom > self.bounds[3]:
            return False
        if any(
            left < other[2] and right > other[0] and top < other[3] and bottom > other[1]
            for other in self.boxes
        ):
            return False
        wide = (left - CLEARANCE, top - CLEARANCE, right + CLEARANCE, bottom + CLEARANCE)
        return not any(crosses(segment, wide) for segment in self.segments)

    def place(self, candidates: Iterable[Word], letter: float) -> Word | None:
        """The first candidate that is free, which then takes its room."""
        for word in candidates:
            box = word.box(letter)
            if self.free(box):
                self.boxes.append((box[0] - CLEARANCE, box[1] - 1, box[2] + CLEARANCE, box[3] + 1))
                return word
        return None


def crosses(segment: Segment, box: Box) -> bool:
    """Whether a straight line passes through a box."""
    x1, y1, x2, y2 = segment
    if (
        (x1 < box[0] and x2 < box[0])
        or (x1 > box[2] and x2 > box[2])
        or (y1 < box[1] and y2 < box[1])
        or (y1 > box[3] and y2 > box[3])
    ):
        return False
    enter, leave = 0.0, 1.0
    for start, change, low, high in ((x1, x2 - x1, box[0], box[2]), (y1, y2 - y1, box[1], box[3])):
        if change == 0:
            if not low < start < high:
                return False
            continue
        near, far = sorted(((low - start) / change, (high - start) / change))
        enter, leave = max(enter, near), min(leave, far)
    return enter < leave


def telling_first(values: Sequence[float | None]) -> tuple[list[int], list[int]]:
    """The places of the known values in the order in which they deserve a figure: first the last, first, highest and lowest; then the sharpest turns and the rest."""
    number = {place: value for place, value in enumerate(values) if value is not None}
    known = list(number)
    if not known:
        return [], []
    telling = list(
        dict.fromkeys(
            [known[-1], known[0], max(known, key=number.__getitem__), min(known, key=number.__getitem__)]
        )
    )

    def turn(index: int) -> float:
        before, here, after = (number[known[place]] for place in (index - 1, index, index + 1))
        return min(abs(here - before), abs(here - after)) if (here - before) * (after - here) < 0 else 0.0

    between = sorted(range(1, len(known) - 1), key=lambda index: (-turn(index), -index))
    return telling, [known[index] for index in between if known[index] not in telling]


def beside_point(word: Word, radius: float, letter: float, below_first: bool, alone: bool) -> Iterator[Word]:
    """The places for the figure of a point: above or below it, shifted aside when a slope is in the way; further off only where it is `alone`, so that nobody takes it for another line's."""
    above, below = word.y - radius - 5, word.y + radius + 5 + 0.75 * letter
    left, _, right, _ = word.box(letter)
    half = (right - left) / 2
    for further, shifts in ((0, (0.0, 0.3)), (0, (0.6,)), (0, (0.8, 1.0)), (7, (0.0, 0.3, 0.6, 0.8, 1.0)))[
        : 4 if alone else 2
    ]:
        for y in (below + further, above - further) if below_first else (above - further, below + further):
            for shift in shifts:
                for sign in (1, -1) if shift else (1,):
                    yield word._replace(x=word.x + sign * shift * half, y=y)


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Middles as near as can be to the wanted ones, in that order, so that blocks of these heights do not overlap between `low` and `high`."""
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    groups: list[list[int]] = []

    def middle(group: list[int]) -> float:
        """Where the centre of a pile goes: the mean of what its members want, kept within the limits."""
        total = sum(heights[place] for place in group)
        offsets, done = [], 0.0
        for place in group:
            offsets.append(wanted[place] - (done + heights[place] / 2 - total / 2))
            done += heights[place]
        return min(max(sum(offsets) / len(offsets), low + total / 2), high - total / 2)

    for place in order:
        groups.append([place])
        while len(groups) > 1:
            above, below = groups[-2], groups[-1]
            if (
                middle(above) + sum(heights[p] for p in above) / 2
                <= middle(below) - sum(heights[p] for p in below) / 2
            ):
                break
            groups[-2:] = [above + below]
    found = [0.0] * len(wanted)
    for group in groups:
        y = middle(group) - sum(heights[place] for place in group) / 2
        for place in group:
            found[place] = y + heights[place] / 2
            y += heights[place]
    return found
