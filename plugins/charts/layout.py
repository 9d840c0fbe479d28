"""Where things stand in a chart: the measures of each width, and the plot with its years and its scale."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import NamedTuple

from plugins.charts.drawing_order import BESTAND, BREED, KLEIN, SMAL, Order
from plugins.charts.measure import text_width
from plugins.charts.palette import TEXT
from plugins.charts.scale import Scale, scale_for

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, from the top left corner of the plot."""


@dataclass(frozen=True)
class Measures:
    """The measures of a width, in units of the drawing; a page shows the wide drawing at 0.86 to 1.15 pixels a unit, the narrow one at 0.93 to 1.4."""

    width: int
    height: int
    """Of the plot alone."""
    letter: int
    lines: int
    """How many grid lines above zero at most."""
    labels: int
    """How many figures are written beside marks at most."""
    names: int
    """How wide the names at the ends of lines may be."""
    radius: float


_WIDE = Measures(640, 250, 14, 5, 14, 190, 4)
MEASURES = {
    BREED: _WIDE,
    BESTAND: _WIDE,
    SMAL: Measures(280, 180, 13, 4, 8, 78, 3.6),
    KLEIN: Measures(300, 62, 15, 0, 2, 0, 3.6),
}


class Word(NamedTuple):
    """A line of text; `y` is that of its baseline."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    bold: bool = False
    colour: str = TEXT
    halo: bool = False

    def box(self, letter: float) -> Box:
        """The room it takes."""
        width = text_width(self.text, letter, self.bold)
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return left, self.y - 0.78 * letter, left + width, self.y + 0.12 * letter


class Line(NamedTuple):
    """A straight line that is no mark of the data."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    dash: tuple[int, ...] = ()
    thickness: float = 1


class Key(NamedTuple):
    """The sign of a column in the key above a chart."""

    x: float
    y: float
    column: int


@dataclass(frozen=True)
class Plot:
    """The rectangle in which marks stand: years from left to right in bands, values from the bottom up."""

    width: int
    height: int
    years: tuple[int, ...]
    top: float
    """The value at the upper edge."""
    columns: int
    """How many bars stand beside each other in a year."""

    @property
    def step(self) -> float:
        """The room of a year."""
        return self.width / len(self.years)

    @property
    def gap(self) -> float:
        """The share of that room that stays empty between the bars of two years."""
        return round(max(0.28, 1 - 64 * self.columns / self.step), 4)

    def x(self, row: int) -> float:
        """The middle of a year."""
        return self.step * (row + 0.5)

    def y(self, value: float) -> float:
        """The height of a value."""
        return self.height * (1 - value / self.top)

    def bar(self, row: int, place: int) -> tuple[float, float]:
        """The left and right side of a bar; places count from zero."""
        wide = self.step * (1 - self.gap) / self.columns
        left = self.x(row) + wide * (place - self.columns / 2)
        return left, left + wide


def scale_of(order: Order, measures: Measures) -> tuple[Scale, float]:
    """The scale of a chart, and the value at the upper edge of its plot: room enough for a figure above the highest mark."""
    numbers = [value.number for _, _, value in order.table.cells() if value.number is not None]
    if order.stacked:
        numbers = [
            sum((value.number for value in row.values if value.number is not None), Decimal(0))
            for row in order.table.rows
        ]
    high = max([*numbers, *(target.value for target in order.targets)])
    scale = scale_for(high, measures.lines or 1, order.decimals)
    return scale, float(high) * measures.height / (
        measures.height - (measures.letter + (18 if order.remarks else 12) if measures.lines else 2)
    )


def plot_of(order: Order, measures: Measures, left: int, right: int, top: float) -> Plot:
    """The plot between a left and a right margin."""
    beside = len(order.table.columns) if order.kind == "staaf" and not order.stacked else 1
    return Plot(
        measures.width - left - right,
        measures.height,
        tuple(row.label for row in order.table.rows),
        top,
        beside,
    )


def left_margin(scale: Scale, measures: Measures) -> int:
    """Room for the figures at the grid lines."""
    return (
        ceil(max(text_width(scale.tick(tick), measures.letter) for tick in scale.ticks)) + 8
        if measures.lines
        else 2
    )


def years_shown(plot: Plot, letter: int) -> list[int]:
    """The years that are written under the plot: all, every second one up to the last, or the round ones."""
    room = text_width("2000", letter) + 8
    stride = next(
        stride for stride in (1, 2, 5, 10, 20, 50, 100, 200) if stride * plot.step >= room or stride == 200
    )
    return [year for year in plot.years if (year if stride > 2 else plot.years[-1] - year) % stride == 0]
