"""Writing a picture as SVG: for a page, with classes that the theme colours, or as a file, with colours of its own."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from math import ceil

from plugins.charts.drawing_order import Order
from plugins.charts.layout import MEASURES
from plugins.charts.measure import wrap
from plugins.charts.palette import COLUMN_COLOURS, FILLS, GROUND, SOFT, STROKES, TEXT
from plugins.charts.picture import Look, Picture, Shape, short_path, tenths

ELEMENTS = frozenset(["svg", "title", "desc", "defs", "pattern", "g", "path", "text"])
ATTRIBUTES = frozenset(
    (
        *(
            "viewBox",
            "class",
            "d",
            "x",
            "y",
            "width",
            "height",
            "patternUnits",
            "id",
            "role",
            "aria-labelledby",
            "aria-describedby",
            "focusable",
            "xmlns",
        ),
        *(
            "fill",
            "stroke",
            "stroke-width",
            "stroke-dasharray",
            "stroke-linejoin",
            "paint-order",
            "font-size",
            "font-weight",
            "font-family",
            "text-anchor",
        ),
    )
)
"""All that may stand in a drawing, on a page or in a file."""

FONTS = "Arial, 'Liberation Sans', Helvetica, sans-serif"
"""Of a file; `Liberation Sans` is the one that the drawing process has built in."""
MARGIN = 24
"""Around the chart in a file."""
_HATCHES = {
    2: "M-1 7L7-1",
    3: "M0 1.5H6M0 4.5H6",
    4: "M-1-1L7 7",
    5: "M1.5 0V6M4.5 0V6",
    6: "M-1 7L7-1M-1-1L7 7",
}
"""What tells the bars of a column from those of another without colour; the first is plain."""
TITLES = 400
"""Beyond this many marks none has a title: nobody can point at them, and the page must stay light."""


def page_svg(picture: Picture, order: Order) -> str:
    """The drawing for a page: no colours, no size and no font of its own."""
    letter = MEASURES[order.width].letter
    opening = f'<svg viewBox="0 0 {picture.width:g} {picture.height:g}" font-size="{letter}" {_named(order)}>'
    return f"{opening}{_texts(order)}{_drawn(picture, order, Classes())}</svg>"


def file_svg(picture: Picture, order: Order) -> str:
    """The drawing as a file that needs nothing else: its colours on a white ground, under its title and above its caveat and source."""
    letter, width = MEASURES[order.width].letter, picture.width + 2 * MARGIN
    above, top = _block(
        wrap(order.heading, picture.width, 20, bold=True), 20, MARGIN + 16, TEXT, ' font-weight="bold"'
    )
    under, top = _block(wrap(order.title, picture.width, letter), letter, top + 4, SOFT)
    foot, height = _block(
        [line for text in order.foot for line in wrap(text, picture.width, 12)],
        12,
        top + picture.height + 28,
        SOFT,
    )
    height = ceil(height - 12 + MARGIN)
    moved = Picture(
        picture.width,
        picture.height,
        tuple(
            Shape(shape.look, shape.x + MARGIN, shape.y + top, shape.path, shape.text, shape.label)
            for shape in picture.shapes
        ),
    )
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}" font-size="{letter}" font-family="{FONTS}" {_named(order)}>'
    ground = f'<path d="M0 0H{width:g}V{height:g}H0z" fill="{GROUND}"/>'
    return f"{opening}{_texts(order)}{ground}{above}{under}{_drawn(moved, order, Colours())}{foot}</svg>"


class Classes:
    """Colours as classes of the theme."""

    def fill(self, colour: str) -> list[tuple[str, str]]:
        """The attributes that fill with a colour."""
        return [("class", FILLS[colour])]

    def stroke(self, colour: str) -> list[tuple[str, str]]:
        """The attributes that draw lines in a colour."""
        return [("class", STROKES[colour])]


class Colours(Classes):
    """Colours as they are, for a file."""

    def fill(self, colour: str) -> list[tuple[str, str]]:
        """The attributes that fill with a colour."""
        return [("fill", colour)]

    def stroke(self, colour: str) -> list[tuple[str, str]]:
        """The attributes that draw lines in a colour."""
        return [("stroke", colour)]


def _named(order: Order) -> str:
    return (
        f'role="img" focusable="false" aria-labelledby="{order.prefix}-t" aria-describedby="{order.prefix}-d"'
    )


def _texts(order: Order) -> str:
    return f'<title id="{order.prefix}-t">{escape(order.title, False)}</title><desc id="{order.prefix}-d">{escape(order.description, False)}</desc>'


def _block(lines: list[str], size: int, y: float, colour: str, more: str = "") -> tuple[str, float]:
    """Lines of text from a height on, and where the next may begin."""
    texts = "".join(
        f'<text x="{MARGIN}" y="{tenths((y + number * size * 1.3) * 10)}">{escape(line, False)}</text>'
        for number, line in enumerate(lines)
    )
    return f'<g font-size="{size}" fill="{colour}"{more}>{texts}</g>', y + len(lines) * size * 1.3


def _drawn(picture: Picture, order: Order, colours: Classes) -> str:
    hatches = {
        number: f"{order.prefix}-{number}"
        for number, colour in enumerate(COLUMN_COLOURS, 1)
        if number > 1 and any(_is_bar(shape, order, colour) for shape in picture.shapes)
    }
    titled = order.known <= TITLES
    groups = "".join(
        _group(look, list(shapes), order, colours, hatches, titled)
        for (look, _, _), shapes in groupby(
            picture.shapes, key=lambda shape: (shape.look, bool(shape.text), bool(shape.label))
        )
    )
    patterns = "".join(_pattern(number, name, colours) for number, name in hatches.items())
    return f'{f"<defs>{patterns}</defs>" if patterns else ""}<g fill="none">{groups}</g>'


def _is_bar(shape: Shape, order: Order, colour: str) -> bool:
    """Whether a shape is a bar or its sign in the key, filled with a colour."""
    return order.kind == "staaf" and bool(shape.path) and shape.look.fill == colour


def _pattern(number: int, name: str, colours: Classes) -> str:
    ground = _attributes(colours.fill(COLUMN_COLOURS[number - 1]))
    lines = _attributes([*colours.stroke(GROUND), ("stroke-width", "1.2"), ("fill", "none")])
    return f'<pattern id="{name}" width="6" height="6" patternUnits="userSpaceOnUse"><path{ground} d="M0 0h6v6H0z"/><path{lines} d="{_HATCHES[number]}"/></pattern>'


def _group(
    look: Look, shapes: list[Shape], order: Order, colours: Classes, hatches: dict[int, str], titled: bool
) -> str:
    """Shapes that look the same: one shape, one path when they are no marks, or a group."""
    attributes = _attributes(_looks(look, shapes[0], order, colours, hatches))
    if shapes[0].text:
        tag, inner = (
            "text",
            [
                f' x="{tenths(shape.x * 10)}" y="{tenths(shape.y * 10)}">{escape(shape.text, False)}</text>'
                for shape in shapes
            ],
        )
    elif not shapes[0].label:
        tag, inner = (
            "path",
            [f' d="{"".join(short_path(shape.path, shape.x, shape.y) for shape in shapes)}"/>'],
        )
    else:
        named = [
            f"><title>{escape(shape.label, False)}</title></path>" if titled else "/>" for shape in shapes
        ]
        tag, inner = (
            "path",
            [
                f' d="{short_path(shape.path, shape.x, shape.y)}"{end}'
                for shape, end in zip(shapes, named, strict=True)
            ],
        )
    if len(inner) == 1:
        return f"<{tag}{attributes}{inner[0]}"
    return f"<g{attributes}>{''.join(f'<{tag}{each}' for each in inner)}</g>"


def _looks(
    look: Look, shape: Shape, order: Order, colours: Classes, hatches: dict[int, str]
) -> Iterator[tuple[str, str]]:
    hatch = (
        hatches.get(COLUMN_COLOURS.index(look.fill) + 1)
        if look.fill in COLUMN_COLOURS and _is_bar(shape, order, look.fill)
        else None
    )
    if hatch:
        yield "fill", f"url(#{hatch})"
    elif look.fill:
        yield from colours.fill(look.fill)
    if look.stroke:
        yield from colours.stroke(look.stroke)
    if shape.text and look.stroke:
        yield from (("stroke-linejoin", "round"), ("paint-order", "stroke"))
    for name, value in (
        ("stroke-width", look.thickness),
        ("stroke-dasharray", look.dash),
        ("text-anchor", look.anchor),
        ("font-weight", look.weight),
    ):
        if value and (name, value) != ("stroke-width", "1"):
            yield name, value


def _attributes(pairs: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> str:
    """Attributes as text; classes become one attribute."""
    found: dict[str, str] = {}
    for name, value in pairs:
        found[name] = f"{found[name]} {value}" if name in found else value
    return "".join(f' {name}="{value}"' for name, value in found.items())
