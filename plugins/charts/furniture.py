"""What belongs to the marks, as shapes: axes, lines, signs and texts, exactly where and as Vega would draw them.

Vega takes longer for these than for the marks themselves, though their places are known before it starts or follow from the marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import sqrt

from plugins.charts.drawing_order import Order
from plugins.charts.layout import Key
from plugins.charts.palette import AXIS, COLUMN_COLOURS, DASHES, GRID, GROUND, SHAPES, SOFT
from plugins.charts.picture import Look, Shape
from plugins.charts.sheet import Sheet

_SLOPE = sqrt(3) / 2


@dataclass(frozen=True)
class Furniture:
    """The shapes behind the marks and those before them, on a drawing of a size, and how thick a line through the marks is."""

    width: int
    height: int
    left: int
    top: int
    behind: tuple[Shape, ...]
    before: tuple[Shape, ...]
    thickness: float


def furniture(order: Order, sheet: Sheet) -> Furniture:
    """Everything of a drawing but the marks of its data."""
    left, top, right, bottom = sheet.margins
    behind = (*_axes(order, sheet, left, top), *_ruled(sheet, left, top))
    before = (*(_sign(order, key, left, top) for key in sheet.keys), *_written(sheet, left, top))
    return Furniture(
        left + sheet.plot.width + right,
        top + sheet.plot.height + bottom,
        left,
        top,
        behind,
        before,
        sheet.thickness,
    )


def joined(marks: Sequence[Shape], order: Order, around: Furniture) -> Iterator[Shape]:
    """A line per column through its marks, which come column by column; it stops where a figure is unknown."""
    points = iter(marks)
    for column, colour, dash in zip(order.table.columns, COLUMN_COLOURS, DASHES, strict=False):
        known = [value.known for _, value in order.table.series(column.key)]
        places = [next(points) if each else None for each in known]
        pieces = [list(piece) for there, piece in groupby(places, key=bool) if there]
        path = "".join(
            _piece(
                [
                    (round(point.x - around.left, 3), round(point.y - around.top, 3))
                    for point in piece
                    if point
                ]
            )
            for piece in pieces
        )
        if path:
            yield Shape(
                Look(stroke=colour, thickness=f"{around.thickness:g}", dash=_dash(dash)),
                around.left,
                around.top,
                path,
            )


def _piece(places: list[tuple[float, float]]) -> str:
    """A line from place to place; a place alone is closed in itself, so that it is seen."""
    return "M" + "L".join(f"{x},{y}" for x, y in places) + ("Z" if len(places) == 1 else "")


def _dash(dash: Sequence[int]) -> str:
    return "" if tuple(dash) == (1, 0) else " ".join(map(str, dash))


def _line(
    x: float, y: float, dx: float, dy: float, colour: str, thickness: str = "1", dash: str = ""
) -> Shape:
    return Shape(Look(stroke=colour, thickness=thickness, dash=dash), x, y, f"M0,0L{dx},{dy}")


def _axes(order: Order, sheet: Sheet, left: int, top: int) -> Iterator[Shape]:
    """Grid lines, the years under the plot and the figures beside it; half a unit aside, as lines of one unit stand sharp."""
    plot, letter, base = sheet.plot, sheet.measures.letter, top + sheet.plot.height + 0.5
    heights = [(tick, top + plot.y(float(tick)) + 0.5) for tick in sheet.ticks]
    years = [(year, left + plot.x(plot.years.index(year))) for year in sheet.years]
    yield from (_line(left + 0.5, y, plot.width, 0, GRID) for _, y in heights)
    if order.kind == "lijn":
        yield from (_line(x, base, 0, 4, AXIS) for _, x in years)
    yield from (
        Shape(
            Look(fill=SOFT, anchor="middle"),
            x,
            base + letter + 2 + (4 if order.kind == "lijn" else 0),
            text=str(year),
        )
        for year, x in years
    )
    yield _line(left + 0.5, base, plot.width, 0, AXIS)
    if sheet.measures.lines:
        yield from (
            Shape(Look(fill=SOFT, anchor="end"), left - 7.5, y + 5, text=sheet.scale.tick(tick))
            for tick, y in heights
        )


def _ruled(sheet: Sheet, left: int, top: int) -> Iterator[Shape]:
    for line in sheet.lines:
        yield _line(
            left + line.x1,
            top + line.y1,
            line.x2 - line.x1,
            line.y2 - line.y1,
            line.colour,
            f"{line.thickness:g}",
            _dash(line.dash),
        )


def _sign(order: Order, key: Key, left: int, top: int) -> Shape:
    colour = COLUMN_COLOURS[key.column]
    if order.kind == "staaf":
        return Shape(Look(fill=colour), left + key.x, top + key.y, _sign_path("square", 144))
    return Shape(
        Look(fill=colour, stroke=colour, thickness="2"),
        left + key.x,
        top + key.y,
        _sign_path(SHAPES[key.column], 64),
    )


def _written(sheet: Sheet, left: int, top: int) -> Iterator[Shape]:
    for word in sheet.words:
        halo = (GROUND, "4") if word.halo else ("", "")
        look = Look(word.colour, *halo, "", word.anchor.replace("start", ""), "bold" if word.bold else "")
        yield Shape(look, left + word.x, top + word.y, text=word.text)


def _sign_path(shape: str, size: int) -> str:
    """The outline of a sign of a size, as Vega draws it."""
    r = sqrt(size) / 2
    if shape == "circle":
        return f"M{r},0A{r},{r},0,1,1,{-r},0A{r},{r},0,1,1,{r},0"
    if shape == "square":
        return f"M{-r},{-r}h{2 * r}v{2 * r}h{-2 * r}Z"
    if shape == "diamond":
        return f"M{-r},0L0,{-r}L{r},0L0,{r}Z"
    if shape == "cross":
        s = r / 2.5
        corners = [
            (-r, -s),
            (-r, s),
            (-s, s),
            (-s, r),
            (s, r),
            (s, s),
            (r, s),
            (r, -s),
            (s, -s),
            (s, -r),
            (-s, -r),
            (-s, -s),
        ]
        return "M" + "L".join(f"{x},{y}" for x, y in corners) + "Z"
    h = r * _SLOPE
    return f"M0,{-h}L{-r},{h}L{r},{h}Z" if shape == "triangle-up" else f"M0,{h}L{-r},{-h}L{r},{-h}Z"
