"""Reading a drawn SVG: from what Vega wrote only shapes and texts are taken, and what is not known is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from xml.etree import ElementTree

from plugins.charts.drawing_order import Order
from plugins.charts.palette import FILLS, STROKES

_SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = frozenset(f"{_SVG}{name}" for name in ("svg", "g", "path", "line", "text"))
_TAKEN = frozenset(
    (
        "transform",
        "d",
        "x2",
        "y2",
        "fill",
        "stroke",
        "stroke-width",
        "stroke-dasharray",
        "text-anchor",
        "font-weight",
    )
)
_LEFT_OUT = frozenset(
    (
        "version",
        "class",
        "width",
        "height",
        "viewBox",
        "role",
        "aria-label",
        "aria-roledescription",
        "aria-hidden",
        "pointer-events",
        "display",
        "opacity",
        "font-family",
        "font-size",
        "stroke-miterlimit",
    )
)
"""What Vega says about shapes that a page does not need: it names, measures and styles the drawing itself."""
_GROUPS = f"{_SVG}g/{_SVG}g/{_SVG}g/{_SVG}g/{_SVG}g[@class='mark-group role-scope']/{_SVG}g"
"""Where the groups stand that draw a chart each: in the one group mark of the whole drawing."""
_PLACE = re.compile(r"translate\((-?[\d.e-]+),(-?[\d.e-]+)\)")
_PART = re.compile(r"([MLAZhv])|(-?\d*\.?\d+(?:e-?\d+)?)")


_FOREIGN = re.compile(r"[^MLAZhv0-9e.,\s-]")
_COUNTS = {"M": 2, "L": 2, "A": 7, "Z": 0, "h": 1, "v": 1}


class BadDrawing(Exception):
    """The drawing is not what it should be: marks are missing or something foreign is in it."""


class Look(NamedTuple):
    """How shapes look; shapes that follow each other and look the same are written as a group."""

    fill: str = ""
    stroke: str = ""
    thickness: str = ""
    dash: str = ""
    anchor: str = ""
    weight: str = ""


class Shape(NamedTuple):
    """A path or a line of text in the units of the whole drawing; a mark of the data has its Dutch label."""

    look: Look
    x: float
    y: float
    path: str = ""
    text: str = ""
    label: str = ""


@dataclass(frozen=True)
class Picture:
    """A drawing as a list of shapes, from back to front."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


def read_picture(drawn: str, order: Order) -> Picture:
    """The shapes of a drawing; raises BadDrawing when a mark is missing or something in it is not known."""
    root = _svg(drawn, order.id)
    return Picture(float(root.get("width", 0)), float(root.get("height", 0)), _marked(root, order))


def read_groups(drawn: str, orders: Sequence[Order]) -> list[tuple[Shape, ...]]:
    """The shapes of each of the charts that were drawn together, a group for each; raises BadDrawing as `read_picture` does."""
    together = f"{orders[0].id} en wat daarmee is getekend"
    groups = _svg(drawn, together).findall(_GROUPS)
    if len(groups) != len(orders):
        raise BadDrawing(f"{together}: {len(orders)} grafieken, maar {len(groups)} getekend")
    return [_marked([group], order) for group, order in zip(groups, orders, strict=True)]


def _svg(drawn: str, name: str) -> ElementTree.Element:
    root = ElementTree.fromstring(drawn)  # noqa: S314 - our own process drew it
    if root.tag != f"{_SVG}svg":
        raise BadDrawing(f"{name}: dit is geen tekening")
    return root


def _marked(drawn: Iterable[ElementTree.Element], order: Order) -> tuple[Shape, ...]:
    """The shapes of an order, with a mark for each of its figures."""
    shapes = tuple(_shapes(drawn, 0.0, 0.0, order.id))
    marks = sum(1 for shape in shapes if shape.label)
    if marks != order.known:
        raise BadDrawing(f"{order.id}: {order.known} cijfers, maar {marks} getekend")
    return shapes


def _shapes(drawn: Iterable[ElementTree.Element], x: float, y: float, name: str) -> Iterator[Shape]:
    for element in drawn:
        if element.tag not in _ELEMENTS:
            raise BadDrawing(f"{name}: de tekening bevat {element.tag.removeprefix(_SVG)}")
        unknown = set(element.keys()) - _TAKEN - _LEFT_OUT
        if unknown or element.get("opacity", "1") != "1":
            raise BadDrawing(
                f"{name}: de tekening bevat het kenmerk {', '.join(sorted(unknown or ['opacity']))}"
            )
        place = _PLACE.fullmatch(element.get("transform", "translate(0,0)"))
        if place is None:
            raise BadDrawing(f"{name}: de tekening bevat {element.get('transform')}")
        here = x + float(place[1]), y + float(place[2])
        if element.tag == f"{_SVG}g":
            yield from _shapes(element, *here, name)
        elif element.get("class") not in ("background", "foreground") and (
            element.get("d") or element.text or element.tag == f"{_SVG}line"
        ):
            yield _shape(element, *here, name)


def _shape(element: ElementTree.Element, x: float, y: float, name: str) -> Shape:
    fill, stroke, dash = (
        element.get("fill", ""),
        element.get("stroke", ""),
        element.get("stroke-dasharray", ""),
    )
    if (fill and fill not in FILLS) or (stroke and stroke not in STROKES):
        raise BadDrawing(f"{name}: de tekening bevat de kleur {fill or stroke}")
    look = Look(
        fill,
        stroke,
        element.get("stroke-width", "") if stroke else "",
        "" if dash == "1,0" else dash.replace(",", " "),
        element.get("text-anchor", "").replace("start", ""),
        element.get("font-weight", ""),
    )
    if element.tag == f"{_SVG}text":
        return Shape(look, x, y, text=element.text or "")
    if element.tag == f"{_SVG}line":
        return Shape(look, x, y, f"M0,0L{element.get('x2', 0)},{element.get('y2', 0)}")
    if foreign := _FOREIGN.search(element.get("d", "")):
        raise BadDrawing(f"{name}: de tekening bevat een pad met '{foreign[0]}'")
    described = element.get("role") == "graphics-symbol"
    return Shape(look, x, y, element.get("d", ""), label=element.get("aria-label", "") if described else "")


def tenths(number: float) -> str:
    """A number of tenths of a unit, as short as SVG allows: `12`, `.5`, `-3.2`."""
    # Numbers that differ by no more than a way of reckoning are written the same.
    whole, part = divmod(abs(round(round(number, 3))), 10)
    text = f"{whole or ''}.{part}" if part else str(whole)
    return f"-{text}" if number < 0 and text != "0" else text


def short_path(path: str, x: float, y: float) -> str:
    """A path moved to its place, in tenths of a unit and relative steps, which is shorter and packs better."""
    return "".join(
        f"M{tenths((x + start[0]) * 10)}{_joint((y + start[1]) * 10)}{steps}"
        for start, steps in _pieces(path)
    )


@lru_cache(maxsize=512)
def _pieces(path: str) -> list[tuple[tuple[float, float], str]]:
    """The pieces of a path, each from its own start on; signs and bars come back many times."""
    found: list[tuple[tuple[float, float], str]] = []
    start = here = (0, 0)
    parts = _PART.findall(path)
    place, command = 0, ""
    while place < len(parts):
        if parts[place][0]:
            command = parts[place][0]
            place += 1
        count = _COUNTS[command]
        numbers = [float(number) for _, number in parts[place : place + count]]
        place += count
        if command == "Z":
            found[-1] = (found[-1][0], found[-1][1] + "z")
            here = start
            continue
        if command in "hv":
            move = round(round(numbers[0] * 10, 3))
            to = (here[0] + move, here[1]) if command == "h" else (here[0], here[1] + move)
        else:
            to = round(round(numbers[-2] * 10, 3)), round(round(numbers[-1] * 10, 3))
        if command == "M":
            found.append(((numbers[0], numbers[1]), ""))
            start = to
        else:
            found[-1] = (
                found[-1][0],
                found[-1][1] + _step(numbers if command == "A" else [], to[0] - here[0], to[1] - here[1]),
            )
        here = to
    return found


def _step(arc: list[float], dx: int, dy: int) -> str:
    """A step along a path, in tenths: a straight one, or along an arc."""
    if arc:
        return f"a{tenths(arc[0] * 10)} {tenths(arc[1] * 10)} 0 {arc[3]:.0f} {arc[4]:.0f}{_joint(dx)}{_joint(dy)}"
    return f"h{tenths(dx)}" if not dy else f"v{tenths(dy)}" if not dx else f"l{tenths(dx)}{_joint(dy)}"


def _joint(number: float) -> str:
    """A number after another: a minus needs no space before it."""
    text = tenths(number)
    return text if text.startswith("-") else f" {text}"
