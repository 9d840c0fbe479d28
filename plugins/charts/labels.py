"""What is written inside the plot: figures, question marks and texts at targets, none touching a mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from plugins.charts.elements import Box, Rule, Sign, Text, crosses, overlap
from plugins.charts.plot import ARROW, Plot
from plugins.charts.request import ChartRequest, Target
from plugins.charts.theme import COLUMN_COLOURS, GROUND, TEXT
from plugins.tables.table import Column

CLEARANCE = 3.0
"""How far a text stays from a line."""


class Cell(NamedTuple):
    """Where a figure stands in the table: the place of its column and of its row, counted from zero."""

    place: int
    row: int


@dataclass(frozen=True)
class Labels:
    """The labels of one chart and the room they leave: boxes and lines that no further text may touch."""

    plot: Plot
    bounds: Box
    boxes: list[Box] = field(default_factory=list)
    segments: list[Box] = field(default_factory=list)

    @property
    def request(self) -> ChartRequest:
        """What the chart shows."""
        return self.plot.request

    @property
    def letter(self) -> float:
        """The size of the letters."""
        return self.plot.measures.letter

    def take_marks(self) -> list[Sign]:
        """Take the room of marks and of the lines between them; returns the triangles of lower bounds."""
        plot, arrows, reach = self.plot, [], self.plot.radius + 2
        for place, column in enumerate(self.request.columns):
            before: tuple[float, float] | None = None
            for row, (_, value) in enumerate(self.request.table.series(column.key)):
                here = plot.mark(row, place) if value.known else None
                if here:
                    x, y = here
                    left, high, right, low = x - reach, y - reach, x + reach, y + reach
                    if self.request.kind == "staaf":
                        left, right = plot.bar(row, place)
                        left, high, right, low = left - 1, y - 2, right + 1, plot.height
                    elif before:
                        self.segments.append((*before, *here))
                    self.boxes.append((left, high - ARROW * value.at_least, right, low))
                    if value.at_least:
                        arrows.append(Sign(x, high - 5, GROUND, COLUMN_COLOURS[place], "triangle-up", 44))
                before = here
        return arrows

    def take_axis(self) -> None:
        """Take the room of the numbers at the axis."""
        plot = self.plot
        for tick in plot.scale.ticks:
            text = Text(-8, plot.y(float(tick)) + 5, plot.scale.tick(tick), self.letter, "right")
            self.boxes.append(text.box)

    def free(self, box: Box) -> bool:
        """Whether a box lies inside the bounds and touches nothing."""
        left, top, right, bottom = box
        wide = (left - CLEARANCE, top - CLEARANCE, right + CLEARANCE, bottom + CLEARANCE)
        if left < self.bounds[0] or top < self.bounds[1] or right > self.bounds[2] or bottom > self.bounds[3]:
            return False
        taken = any(overlap(box, other) for other in self.boxes)
        return not taken and not any(crosses(segment, wide) for segment in self.segments)

    def place(self, candidates: Iterable[Text]) -> Text | None:
        """The first candidate that is free, which then takes its room."""
        text = next((text for text in candidates if self.free(text.box)), None)
        if text:
            left, top, right, bottom = text.box
            self.boxes.append((left - CLEARANCE, top - 1, right + CLEARANCE, bottom + 1))
        return text

    def colour(self, place: int | None) -> str:
        """The colour of what is written about a column."""
        return COLUMN_COLOURS[place] if self.request.several and place is not None else TEXT

    def unknown(self) -> list[Text]:
        """A question mark at the axis, or on its stack, where a figure is not publicly known."""
        signs: list[Text] = []
        plot, request = self.plot, self.request
        for row, cells in enumerate(request.table.rows):
            missing = [place for place, value in enumerate(cells.values) if not value.known]
            base = plot.y(request.edges(row)[-1]) if request.stacked else plot.height
            one = Text(plot.x(row), base - 5, "?", self.letter, "center", TEXT, "bold")
            if request.kind == "staaf":
                together, middles = request.stacked, [plot.mark(row, place)[0] for place in missing]
            else:
                together, apart = len(missing) == len(cells.values), min(11, plot.step / max(1, len(missing)))
                middles = [
                    one.x + apart * (number - (len(missing) - 1) / 2) for number in range(len(missing))
                ]
            crowded = any(after - before < one.box[2] - one.box[0] for before, after in pairwise(middles))
            if missing and (together or crowded):
                texts = [one]
            else:
                spots = zip(middles, missing, strict=True)
                texts = [one._replace(x=x, colour=self.colour(place)) for x, place in spots]
            signs += [text for text in texts if not signs or not overlap(text.box, signs[-1].box)]
        self.boxes.extend(sign.box for sign in signs)
        return signs

    def target_rules(self) -> list[Rule]:
        """The dashed lines of the targets."""
        heights = [(target, self.plot.y(float(target.value.amount))) for target in self.request.targets]
        rules = [
            Rule(0, y, self.plot.width, y, self.colour(self.request.place(target.column)), (6, 4), 1.5)
            for target, y in heights
        ]
        self.segments.extend(rule[:4] for rule in rules)
        return rules

    def target_text(self, target: Target) -> str:
        """What is written at a target line."""
        return f"{target.text}: {self.plot.scale.short(target.value)}"

    def target(self, target: Target) -> Text | None:
        """The text at a target line where there is room: at its right end, its left end or its middle."""
        colour = self.colour(self.request.place(target.column))
        text = Text(0, 0, self.target_text(target), self.letter, colour=colour)
        y, room = self.plot.y(float(target.value.amount)), self.plot.width - text.box[2]
        heights = (y - 6, y + 6 + 0.75 * text.size)
        return self.place(text._replace(x=x, y=y) for x in (room - 4, 4.0, room / 2) for y in heights)

    def figures(self, without_last: bool) -> list[Text]:
        """The figures at marks: of points as many as have room, of bars all or only those that tell most."""
        last = len(self.plot.years) - 1
        telling, others = (
            [cell for cell in cells if not (without_last and cell.row == last)] for cells in self._cells()
        )
        if self.request.kind == "lijn":
            return self._placed([*telling, *others])[: self.plot.measures.figures]
        attempt = replace(self, boxes=list(self.boxes))._placed([*telling, *others])
        if len(attempt) == len(telling) + len(others):
            return attempt
        return [] if self.request.several else self._placed(telling)

    def figures_in_card(self) -> list[Text]:
        """The last figure of each column, and the first of the first one; of bars of several all or none."""
        request = self.request
        cells = [
            Cell(place, row)
            for place, column in enumerate(() if request.stacked else request.columns)
            for row in telling_first(self._numbers(column))[0][: 1 if place else 2]
        ]
        placed = self._placed(cells)
        if request.kind == "lijn":
            return placed[: self.plot.measures.figures]
        return [] if request.several and len(placed) < len(cells) else placed

    def _numbers(self, column: Column) -> list[float | None]:
        """The figures of a column from the first year to the last; None where it is unknown."""
        values = (value for _, value in self.request.table.series(column.key))
        return [None if value.number is None else float(value.number) for value in values]

    def _cells(self) -> tuple[list[Cell], list[Cell]]:
        """The cells whose figure may be written: those that tell most, and others; column by column."""
        request = self.request
        telling: list[Cell] = []
        others: list[Cell] = []
        for place, column in enumerate(() if request.stacked else request.columns):
            numbers = self._numbers(column)
            most, rest = telling_first(numbers)
            if request.several and request.kind == "lijn":
                # Figures among many lines, or along a flat one, tell less than they hide.
                known = [number for number in numbers if number is not None]
                flat = max(known, default=0) - min(known, default=0) < 0.15 * self.plot.top
                most, rest = most[: 1 if len(request.columns) > 4 else 2 if flat else 4], []
            elif len(numbers) > 40:
                rest = []
            telling += [Cell(place, row) for row in most]
            others += [Cell(place, row) for row in rest]
        return telling, others

    def _placed(self, cells: Iterable[Cell]) -> list[Text]:
        """The figures of these cells for which there is room, in their order."""
        placed = (self.place(self._positions(*cell)) for cell in cells)
        return [text for text in placed if text]

    def _positions(self, place: int, row: int) -> Iterator[Text]:
        """Where the figure of a mark may stand, the best place first."""
        value, last = self.request.table.rows[row].values[place], len(self.plot.years) - 1
        (x, y), arrow, letter = self.plot.mark(row, place), ARROW * value.at_least, self.letter
        text = Text(x, y - 5 - arrow, self.plot.scale.short(value), letter, "center", self.colour(place))
        if self.request.kind == "staaf":
            left, right = self.plot.bar(row, place)
            yield text
            if row == 0:
                yield text._replace(x=left - 4, align="left")
            if row == last:
                yield text._replace(x=right + 4, align="right")
            return
        near = [self.request.table.rows[n].values[place].number for n in (row - 1, row + 1) if 0 <= n <= last]
        dip = len(near) == 2 and all(
            number is not None and value.number is not None and value.number < number for number in near
        )
        above, below = text.y - self.plot.radius, y + self.plot.radius + 5 + 0.75 * letter
        half = (text.box[2] - text.box[0]) / 2
        # Further off only where there is one line, so that nobody takes a figure for another line's.
        steps: list[tuple[int, tuple[float, ...]]] = [(0, (0, 0.3)), (0, (0.6,))]
        steps += [] if self.request.several else [(0, (0.8, 1)), (7, (0, 0.3, 0.6, 0.8, 1))]
        for further, shifts in steps:
            sides = (above - further, below + further)
            for side in reversed(sides) if dip else sides:
                for shift in (sign * shift for shift in shifts for sign in (1, -1)):
                    yield text._replace(x=x + shift * half, y=side)


def telling_first(values: Sequence[float | None]) -> tuple[list[int], list[int]]:
    """The places of the last, first, highest and lowest known value, and of the rest, sharp turns first."""
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    if not known:
        return [], []
    highest, lowest = max(known, key=lambda pair: pair[1]), min(known, key=lambda pair: pair[1])
    telling = list(dict.fromkeys(place for place, _ in (known[-1], known[0], highest, lowest)))

    def turn(index: int) -> float:
        (_, before), (_, here), (_, after) = known[index - 1 : index + 2]
        return min(abs(here - before), abs(here - after)) if (here - before) * (after - here) < 0 else 0.0

    between = sorted(range(1, len(known) - 1), key=lambda index: (-turn(index), -index))
    return telling, [known[index][0] for index in between if known[index][0] not in telling]
