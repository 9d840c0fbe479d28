"""The plot of a chart: its measures, the scale of its values, and where a year and a value stand in it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from plugins.charts.elements import text_width
from plugins.charts.request import BESTAND, BREED, KLEIN, SMAL, ChartRequest
from plugins.tables.value import Value, format_digits, format_number


class Measures(NamedTuple):
    """The measures of a width in units: 0.86 to 1.15 pixels on a wide page, 0.93 to 1.4 on a narrow one."""

    width: int
    height: int
    """Of the plot alone."""
    letter: int
    lines: int
    """How many grid lines above zero at most."""
    figures: int
    """How many figures are written at points at most."""
    names: int
    """How wide the names at the ends of lines may be."""
    radius: float


MEASURES = {
    BREED: Measures(640, 250, 14, 5, 14, 190, 4),
    BESTAND: Measures(640, 250, 14, 5, 14, 190, 4),
    SMAL: Measures(280, 180, 13, 4, 8, 78, 3.6),
    KLEIN: Measures(300, 62, 15, 0, 2, 0, 3.6),
}
ARROW = 13.0
"""The room of the open triangle above the mark of a value that may be higher."""


@dataclass(frozen=True)
class Scale:
    """A scale from zero: the numbers at its grid lines, and what figures are divided by to be written."""

    ticks: tuple[Decimal, ...]
    decimals: int
    divisor: int = 1
    word: str = ""
    after: str = ""
    """What stands behind a figure that was divided."""

    @property
    def tick_decimals(self) -> int:
        """How many decimals the numbers at the grid lines have."""
        step = (self.ticks[-1] / max(1, len(self.ticks) - 1) / self.divisor).normalize()
        return max(0, -int(step.as_tuple().exponent))

    def tick(self, number: Decimal) -> str:
        """A number at a grid line."""
        return format_number(number / self.divisor, self.tick_decimals) if number else "0"

    def short(self, value: Value) -> str:
        """A known value as it is written at its mark: `18.857`, `± 16.400`, `≥16.400`."""
        sign = "± " if value.approximate else "≥" if value.at_least else ""
        shown = value.amount / self.divisor
        if self.divisor == 1 or (self.after and shown < Decimal("0.1")):
            return sign + format_digits(value, self.decimals)
        return sign + format_number(shown, 0 if shown >= 100 else 1) + self.after


UNITS = ((10**12, "biljoenen", "bln"), (10**9, "miljarden", "mld"), (10**6, "miljoenen", "mln"))
"""What figures from ten of it on are divided by: the number, its word, and how a figure says it by itself."""


def scale_for(high: Decimal, wanted: int, decimals: int, alone: bool = False) -> Scale:
    """A scale up to `high` with at most `wanted` lines above zero at round steps; counts get no fractions.

    With `alone` no unit above the drawing says what figures are divided by, so each says it itself.
    """
    power = Decimal(10) ** (high.adjusted() - 1)
    steps = [
        part * power * 10**more
        for more in range(3)
        for part in map(Decimal, ("1", "2", "2.5", "5", "10"))
        if part != Decimal("2.5") or power * 10**more >= 10  # steps of 25 read well, steps of 2,5 do not
    ]
    whole = (step for step in steps if decimals or step == step.to_integral_value())
    step = next(step for step in whole if high // step <= wanted)
    divisor, word, short = next((unit for unit in UNITS if high >= 10 * unit[0]), (1, "", ""))
    ticks = tuple(step * number for number in range(int(high // step) + 1))
    return Scale(ticks, decimals, divisor, word, f"\xa0{short}" if alone and short else "")


@dataclass(frozen=True)
class Plot:
    """The rectangle in which marks stand: years from left to right in bands, values from the bottom up."""

    request: ChartRequest
    measures: Measures
    width: float

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The year of every row."""
        return tuple(row.label for row in self.request.table.rows)

    @cached_property
    def scale(self) -> Scale:
        """The scale of the values."""
        lines = self.measures.lines
        return scale_for(self._highest, lines or 1, self.request.decimals, alone=not lines)

    @cached_property
    def top(self) -> float:
        """The value at the upper edge: room enough for a figure above the highest mark."""
        above: float = 2
        if self.measures.lines:
            above = self.measures.letter + (18 if self.request.remarks else 12)
        above += ARROW if any(value.at_least for _, _, value in self.request.table.cells()) else 0
        return float(self._highest) * self.height / (self.height - above)

    @cached_property
    def _highest(self) -> Decimal:
        """The highest figure, stack or target."""
        rows = [[value.amount for value in row.values] for row in self.request.table.rows]
        heights = [sum(row, Decimal(0)) if self.request.stacked else max(row) for row in rows]
        targets = [target.value.amount for target in self.request.targets]
        return max(self.request.highest, *heights, *targets)

    @property
    def height(self) -> float:
        """The height of the rectangle."""
        return self.measures.height

    @property
    def step(self) -> float:
        """The room of a year."""
        return self.width / len(self.years)

    @property
    def bars(self) -> int:
        """How many marks stand side by side in a year."""
        return len(self.request.columns) if self.request.kind == "staaf" and not self.request.stacked else 1

    @property
    def gap(self) -> float:
        """The share of that room that stays empty between the bars of two years."""
        return round(max(0.28, 1 - 64 * self.bars / self.step), 4)

    @property
    def radius(self) -> float:
        """That of a point: finer where more than two lines share a small drawing."""
        crowded = not self.measures.lines and len(self.request.columns) > 2
        return min(1.6 if crowded else self.measures.radius, max(0.8, self.step * 0.3))

    def x(self, row: int) -> float:
        """The middle of a year."""
        return self.step * (row + 0.5)

    def y(self, value: float) -> float:
        """The height of a value."""
        return self.height * (1 - value / self.top)

    def bar(self, row: int, place: int) -> tuple[float, float]:
        """The left and right side of the bar of a column, both counted from zero."""
        wide = self.step * (1 - self.gap) / self.bars
        left = self.x(row) + wide * ((place if self.bars > 1 else 0) - self.bars / 2)
        return left, left + wide

    def mark(self, row: int, place: int) -> tuple[float, float]:
        """The point of a column, or the middle of the upper edge of its bar."""
        x = self.x(row) if self.request.kind == "lijn" else sum(self.bar(row, place)) / 2
        return x, self.y(self.request.edges(row)[place])

    def years_shown(self) -> list[int]:
        """The years written under the plot: all, every second one up to the last, or the round ones."""
        room = text_width("2000", self.measures.letter) + 8
        stride = next(n for n in (1, 2, 5, 10, 20, 50, 100, 200) if n * self.step >= room or n == 200)
        return [year for year in self.years if (year if stride > 2 else self.years[-1] - year) % stride == 0]
