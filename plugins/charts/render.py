"""Drawing: a specification becomes SVG by vl-convert, of which only what is known and needed is used."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple
from xml.etree import ElementTree

import vl_convert

from plugins.charts.chart_layout import ChartLayout, chart_layout
from plugins.charts.descriptions import chart_description, chart_title, short_description
from plugins.charts.elements import text_width, wrap
from plugins.charts.request import BESTAND, BREED, KLEIN, SMAL, ChartRequest, TimelineRequest
from plugins.charts.specification import specification
from plugins.charts.theme import COLUMN_COLOURS, FILLS, FONTS, GROUND, HATCHES, STROKES, built_in_fonts
from plugins.charts.timeline import timeline
from plugins.tables.value import format_value

_SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = {"svg", "rect", "g", "path", "line", "text"}
_LOOKS = ("fill", "stroke", "stroke-width", "stroke-dasharray", "text-anchor", "font-weight", "font-size")
_USED = {*_LOOKS, "transform", "d", "x2", "y2"}
_LEFT_OUT = re.compile(
    "aria-.*|class|display|font-family|height|opacity|pointer-events|role|stroke-miterlimit|ver.*|viewBox|width"
)
"""What Vega says about shapes that a page does not need: it names, measures and styles the drawing itself."""
_DEFAULTS = {"stroke-width": "1", "stroke-dasharray": "1,0", "text-anchor": "start", "font-weight": "normal"}
_MOVE = re.compile(r"translate\((-?[\d.e-]+),(-?[\d.e-]+)\)")
_NUMBER = re.compile(r"-?\d*\.?\d+(?:e-?\d+)?")
_PATH = re.compile(r"[MLAZhv0-9e.,\s-]*")
_HALO = {"stroke": GROUND, "stroke-width": "4", "stroke-linejoin": "round", "paint-order": "stroke"}
"""Around texts over the plot, so that grid lines do not run through them."""
TITLES = 100
"""Beyond this many marks none says its figure: nobody can point at them, and the page must stay light."""

FOCUSABLE = 32
"""A year narrower than this, in units, cannot be reached with the keyboard: it is too small a target."""
NARROWEST = 12
"""A year narrower than this cannot be pointed at."""
PADDING, APART = 7, 6
"""Of the box with the figures of a year, and between it and its year."""


class BadDrawing(Exception):
    """The drawing is not what it should be: marks are missing or something foreign is in it."""


class Caption(NamedTuple):
    """What is said of a drawing, how many marks it has to have, and how it is drawn."""

    id: str
    width: str
    title: str
    description: str
    marks: int
    hatched: bool = False
    titles: bool = True
    """Whether each mark says its label when the browser is asked to."""
    role: str = "img"
    over: str = ""
    """What stands over the drawing and can be pointed at."""


class Shape(NamedTuple):
    """How a path or a text looks, the element with its place, and for a mark of the data its Dutch label."""

    look: dict[str, str]
    element: str
    label: str


def specification_text(request: ChartRequest, width: str) -> str:
    """The specification of a chart as JSON text, for vl-convert and for whoever downloads it."""
    return json.dumps(specification(request, width), ensure_ascii=False, indent=1) + "\n"


def drawing(request: ChartRequest, width: str, text: str) -> str:
    """A chart as SVG from the text of its specification, at one of WIDTHS or as BESTAND."""
    description = short_description(request) if width == KLEIN else chart_description(request)
    few, layout = request.known <= TITLES, chart_layout(request, width)
    over = "".join(tooltips(layout)) if few and width in (BREED, SMAL) else ""
    caption = Caption(
        request.id,
        width,
        chart_title(request),
        description,
        request.known,
        hatched=request.kind == "staaf",
        titles=few and not over,
        role="group" if over and layout.plot.step >= FOCUSABLE else "img",
        over=over,
    )
    with built_in_fonts():
        return finished(vl_convert.vegalite_to_svg(text), caption)


def timeline_drawing(request: TimelineRequest, width: str) -> str:
    """A timeline as SVG for a page, at one of WIDTHS."""
    lanes = timeline(request, width)
    marks = len(lanes["datasets"]["lines"]) + len(lanes["datasets"]["points"])
    titles = marks <= TITLES
    caption = Caption(request.id, width, request.title, request.description, marks, titles=titles)
    with built_in_fonts():
        return finished(vl_convert.vegalite_to_svg(lanes), caption)


def finished(drawn: str, caption: Caption) -> str:
    """What Vega drew as the SVG to publish; raises BadDrawing for a missing mark or unknown content."""
    root = ElementTree.fromstring(drawn)  # noqa: S314 - vl-convert drew it
    try:
        shapes = list(_shapes(root, 0.0, 0.0, ""))
    except BadDrawing as foreign:
        raise BadDrawing(f"{caption.id}: de tekening bevat {foreign}") from None
    marks = sum(bool(shape.label) for shape in shapes)
    if marks != caption.marks:
        raise BadDrawing(f"{caption.id}: {caption.marks} cijfers, maar {marks} getekend")
    prefix, file = f"g-{caption.id}-{caption.width}", caption.width == BESTAND
    groups = [
        f"<g{_attributes(look, prefix, caption.hatched, file)}>"
        f"{''.join(_written(shape, caption.titles) for shape in some)}</g>"
        for look, some in groupby(shapes, lambda shape: shape.look)
    ]
    drawing = "".join(groups)
    hatches = (_hatch(number, prefix, file) for number in range(2, 7) if f"(#{prefix}-{number})" in drawing)
    wide, high, own, ground = root.get("width"), root.get("height"), "", ""
    if file:
        own = f'xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" font-family="{FONTS}" '
        ground = f'<path fill="{GROUND}" d="M0 0h{wide}v{high}H0z"/>'
    return (
        f'<svg {own}viewBox="0 0 {wide} {high}" role="{caption.role}" aria-labelledby="{prefix}-t"'
        f' aria-describedby="{prefix}-d"><title id="{prefix}-t">{escape(caption.title, False)}</title>'
        f'<desc id="{prefix}-d">{escape(caption.description, False)}</desc>'
        f'<defs>{"".join(hatches)}</defs>{ground}<g fill="none">{drawing}</g>{caption.over}</svg>'
    ).replace("<defs></defs>", "")


def _shapes(element: ElementTree.Element, x: float, y: float, layer: str) -> Iterator[Shape]:
    """The paths, lines and texts of a drawing, back to front; raises BadDrawing with what is not known."""
    tag, given = element.tag.removeprefix(_SVG), element.attrib
    foreign = [name for name in given if name not in _USED and not _LEFT_OUT.fullmatch(name)]
    place = _MOVE.fullmatch(given.get("transform", "translate(0,0)"))
    path, name = given.get("d", ""), given.get("class", "")
    if tag not in _ELEMENTS:
        raise BadDrawing(tag)
    if foreign or given.get("opacity", "1") != "1":
        raise BadDrawing(f"het kenmerk {', '.join(foreign or ['opacity'])}")
    if place is None or not _PATH.fullmatch(path):
        raise BadDrawing(f"het pad {path}" if place else given["transform"])
    x, y = x + float(place[1]), y + float(place[2])
    if tag in ("svg", "g"):
        for inner in element:
            yield from _shapes(inner, x, y, name or layer)
    elif name not in ("background", "foreground") and (path or element.text or tag == "line"):
        chosen = {name: given[name].removesuffix("px") for name in _LOOKS if given.get(name)}
        looks = {name: value for name, value in chosen.items() if given[name] != _DEFAULTS.get(name)}
        for colour, known in ((looks.get("fill", GROUND), FILLS), (looks.get("stroke", GROUND), STROKES)):
            if colour not in known:
                raise BadDrawing(f"de kleur {colour}")
        if tag == "text":
            looks |= _HALO if "labels_marks" in layer else {}
            words = escape(element.text or "", False)
            yield Shape(looks, f'<text x="{_number(x)}" y="{_number(y)}">{words}</text>', "")
        else:
            path = path or f"M0,0L{given.get('x2', 0)},{given.get('y2', 0)}"
            label = given.get("aria-label", "") if given.get("role") == "graphics-symbol" else ""
            yield Shape(looks, f'<path d="{_short(path, x, y)}"/>', label)


def _written(shape: Shape, titles: bool) -> str:
    """A shape, as a mark with its label as title where it is to have one."""
    if not shape.label or not titles:
        return shape.element
    return f"{shape.element[:-2]}><title>{escape(shape.label, False)}</title></path>"


def _attributes(look: dict[str, str], prefix: str, hatched: bool, file: bool) -> str:
    """A look as attributes: colours as classes on a page and as they are in a file, later columns hatched."""
    given = dict(look)
    fill = given.get("fill", "")
    hatched = hatched and fill in COLUMN_COLOURS[1:] and "font-size" not in given
    if hatched:
        given["fill"] = f"url(#{prefix}-{COLUMN_COLOURS.index(fill) + 1})"
    if not file:
        classes = [STROKES[given.pop("stroke")]] if "stroke" in given else []
        classes += [] if hatched or not fill else [FILLS[given.pop("fill")]]
        given = {"class": " ".join(sorted(classes)), **given} if classes else given
    return "".join(f' {name}="{value}"' for name, value in given.items())


def _hatch(number: int, prefix: str, file: bool) -> str:
    """The pattern that tells the bars of a column from those of another without colour."""
    colour = COLUMN_COLOURS[number - 1]
    ground = f'fill="{colour}"' if file else f'class="{FILLS[colour]}"'
    lines = f'stroke="{GROUND}"' if file else f'class="{STROKES[GROUND]}"'
    return (
        f'<pattern id="{prefix}-{number}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<path {ground} d="M0 0h6v6H0z"/>'
        f'<path {lines} stroke-width="1.2" fill="none" d="{HATCHES[number - 1]}"/></pattern>'
    )


def _short(path: str, x: float, y: float) -> str:
    """A path moved to its place, in tenths of a unit and in steps from point to point, which pack better."""
    short, here, start = "", (0.0, 0.0), (0.0, 0.0)
    for letter, given in re.findall(r"([MLAZhv])([^MLAZhv]*)", path):
        *numbers, right, down = [0.0, 0.0, *(round(float(number), 1) for number in _NUMBER.findall(given))]
        turns = {"Z": start, "h": (here[0] + down, here[1]), "v": (here[0], here[1] + down)}
        there = turns.get(letter, (right, down))
        written: Sequence[float]
        if letter == "M":
            start, written = there, (x + right, y + down)
        elif letter in "Zhv":
            written = (down,) if letter != "Z" else ()
        else:
            written = (*numbers[2:], right - here[0], down - here[1])
        short += (letter if letter == "M" else letter.lower()) + " ".join(map(_number, written))
        here = there
    return short.replace(" -", "-")


def _number(number: float) -> str:
    """A number to a tenth, as short as SVG allows: `12`, `-3.2`."""
    return f"{round(number, 1) + 0:g}"


def tooltips(layout: ChartLayout) -> Iterator[str]:
    """A strip over each year with a box of its figures, hidden until it is asked for.

    None where the years are too narrow.
    """
    plot, letter = layout.plot, layout.plot.measures.letter
    total, step = layout.left + plot.width + layout.right, plot.step
    names = [f"{column.naam}: " if plot.request.several else "" for column in plot.request.columns]
    for number, row in enumerate(plot.request.table.rows if step >= NARROWEST else ()):
        values = (format_value(value, plot.request.decimals) for value in row.values)
        figures = [name + value for name, value in zip(names, values, strict=True)]
        block = [line for figure in figures for line in wrap(figure, 0.5 * total, letter)]
        year = str(row.label)
        wide = max(text_width(year, letter, bold=True), *(text_width(line, letter) for line in block))
        wide += 2 * PADDING
        start = layout.left + number * step
        x = start + step + APART if start + step / 2 < total / 2 else start - APART - wide
        high = (len(block) + 1) * 1.3 * letter + 8
        lines = "".join(
            f'<tspan x="{x + PADDING:.0f}" dy="1.3em">{escape(line, False)}</tspan>' for line in block
        )
        named = ""
        if step >= FOCUSABLE:
            text = escape(f"{year}: {', '.join(figures)}")
            named = f' tabindex="0" role="img" aria-label="{text}"'
        yield (
            f'<g class="jaar"{named}>'
            f'<path d="M{start:.1f} {layout.top:g}h{step:.1f}v{plot.height:g}h-{step:.1f}z"/>'
            f'<g><path class="fg sa" d="M{x:.0f} {layout.top:g}h{wide:.0f}v{high:.0f}h-{wide:.0f}z"/>'
            f'<text class="ft" font-size="{letter}" y="{layout.top + letter + 4:g}">'
            f'<tspan x="{x + PADDING:.0f}" font-weight="bold">{year}</tspan>{lines}</text></g></g>'
        )
