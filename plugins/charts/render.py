"""Drawing: a specification becomes SVG by vl-convert, and of that SVG only what is known and needed goes to a page or a file."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

# Before the first drawing: without looking for fonts of the system it takes a third of the time.
os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))

import vl_convert

from plugins.charts.descriptions import chart_description, chart_title, short_description
from plugins.charts.palette import COLUMN_COLOURS, FILLS, GROUND, HATCHES, STROKES
from plugins.charts.request import BESTAND, KLEIN, ChartRequest
from plugins.charts.specification import specification
from plugins.charts.theme import FONTS

_SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = frozenset(("svg", "rect", "g", "path", "line", "text"))
_LOOKS = ("fill", "stroke", "stroke-width", "stroke-dasharray", "text-anchor", "font-weight", "font-size")
_PLACES = ("transform", "d", "x2", "y2")
_LEFT_OUT = {
    *(
        "version",
        "class",
        "width",
        "height",
        "viewBox",
        "role",
        "aria-label",
        "aria-roledescription",
        "aria-hidden",
    ),
    *("pointer-events", "display", "opacity", "font-family", "stroke-miterlimit"),
}
"""What Vega says about shapes that a page does not need: it names, measures and styles the drawing itself."""
_DEFAULTS = {
    ("stroke-width", "1"),
    ("stroke-dasharray", "1,0"),
    ("text-anchor", "start"),
    ("font-weight", "normal"),
}
_MOVE = re.compile(r"translate\((-?[\d.e-]+),(-?[\d.e-]+)\)")
_NUMBER = re.compile(r"-?\d*\.?\d+(?:e-?\d+)?")
_PATH = re.compile(r"[MLAZhvHV0-9e.,\s-]*")
HALO = {"stroke": GROUND, "stroke-width": "4", "stroke-linejoin": "round", "paint-order": "stroke"}
"""Around texts over the plot, so that grid lines do not run through them."""
TITLES = 400
"""Beyond this many marks none has a title: nobody can point at them, and the page must stay light."""


class BadDrawing(Exception):
    """The drawing is not what it should be: marks are missing or something foreign is in it."""


class Shape(NamedTuple):
    """A path or a line of text: how it looks, where it stands, and for a mark of the data its Dutch label."""

    look: tuple[tuple[str, str], ...]
    x: float
    y: float
    path: str
    text: str
    label: str


def drawing(request: ChartRequest, width: str, ending: str) -> bytes:
    """A chart at one of WIDTHS as SVG for a page, or as BESTAND as a file with one of ENDINGS."""
    chart = specification(request, width)
    if ending == "vl.json":
        return (json.dumps(chart, ensure_ascii=False, indent=1) + "\n").encode()
    svg = finished(vl_convert.vegalite_to_svg(chart), request, width)
    return vl_convert.svg_to_png(svg, scale=2) if ending == "png" else svg.encode()


def finished(drawn: str, request: ChartRequest, width: str) -> str:
    """What Vega drew as the SVG that a page or a file gets; raises BadDrawing when a mark is missing or something in it is not known."""
    root = ElementTree.fromstring(drawn)  # noqa: S314 - vl-convert drew it
    shapes = list(_shapes(root, 0.0, 0.0, "", request))
    marks = sum(bool(shape.label) for shape in shapes)
    if marks != request.known:
        raise BadDrawing(f"{request.id}: {request.known} cijfers, maar {marks} getekend")
    size, prefix = (root.get("width"), root.get("height")), f"g-{request.id}-{width}"
    own = f' xmlns="http://www.w3.org/2000/svg" width="{size[0]}" height="{size[1]}" font-family="{FONTS}"'
    description = short_description(request) if width == KLEIN else chart_description(request)
    body = "".join(
        _group(dict(look), list(some), request, width)
        for (look, _, _), some in groupby(
            shapes, lambda shape: (shape.look, bool(shape.text), bool(shape.label))
        )
    )
    used = sorted(set(re.findall(rf"url\(#{prefix}-(\d)\)", body)))
    patterns = "".join(_hatch(int(number), f"{prefix}-{number}", width) for number in used)
    ground = f'<path fill="{GROUND}" d="M0 0h{size[0]}v{size[1]}H0z"/>'
    return (
        f'<svg{own if width == BESTAND else ""} viewBox="0 0 {size[0]} {size[1]}" role="img" focusable="false"'
        f' aria-labelledby="{prefix}-t" aria-describedby="{prefix}-d">'
        f'<title id="{prefix}-t">{escape(chart_title(request), False)}</title>'
        f'<desc id="{prefix}-d">{escape(description, False)}</desc>'
        f"{f'<defs>{patterns}</defs>' if patterns else ''}{ground if width == BESTAND else ''}"
        f'<g fill="none">{body}</g></svg>'
    )


def _shapes(
    element: ElementTree.Element, x: float, y: float, layer: str, request: ChartRequest
) -> Iterator[Shape]:
    """The paths, lines and texts of a drawing, from back to front; refuses what it does not know."""
    tag = element.tag.removeprefix(_SVG)
    foreign = set(element.keys()) - {*_LOOKS, *_PLACES} - _LEFT_OUT
    place = _MOVE.fullmatch(element.get("transform", "translate(0,0)"))
    path = element.get("d", "")
    if tag not in _ELEMENTS:
        raise BadDrawing(f"{request.id}: de tekening bevat {tag}")
    if foreign or element.get("opacity", "1") != "1":
        raise BadDrawing(
            f"{request.id}: de tekening bevat het kenmerk {', '.join(sorted(foreign or ['opacity']))}"
        )
    if place is None:
        raise BadDrawing(f"{request.id}: de tekening bevat {element.get('transform')}")
    if not _PATH.fullmatch(path):
        raise BadDrawing(f"{request.id}: de tekening bevat het pad {path}")
    x, y, named = x + float(place[1]), y + float(place[2]), element.get("class", "")
    if tag in ("svg", "g"):
        for inner in element:
            yield from _shapes(inner, x, y, named or layer, request)
    elif named not in ("background", "foreground") and (path or element.text or tag == "line"):
        path = f"M0,0l{element.get('x2', '0')},{element.get('y2', '0')}" if tag == "line" else path
        look = {name: element.get(name, "").removesuffix("px") for name in _LOOKS}
        colours = (look["fill"] or GROUND) in FILLS, (look["stroke"] or GROUND) in STROKES
        if not all(colours):
            raise BadDrawing(
                f"{request.id}: de tekening bevat de kleur {look['stroke'] if colours[0] else look['fill']}"
            )
        kept = {name: value for name, value in look.items() if value and (name, value) not in _DEFAULTS}
        kept |= HALO if "labels_marks" in layer else {}
        label = element.get("aria-label", "") if element.get("role") == "graphics-symbol" else ""
        yield Shape(tuple(kept.items()), x, y, path, element.text or "", label)


def _group(look: dict[str, str], shapes: list[Shape], request: ChartRequest, width: str) -> str:
    """Shapes that look the same, as one path where they are no marks, or as a group."""
    attributes = _attributes(look, request, width, bool(shapes[0].path))
    if shapes[0].text:
        each = [
            f'<text x="{_number(shape.x)}" y="{_number(shape.y)}">{escape(shape.text, False)}</text>'
            for shape in shapes
        ]
    elif shapes[0].label:
        titled = request.known <= TITLES
        titles = [
            f"><title>{escape(shape.label, False)}</title></path>" if titled else "/>" for shape in shapes
        ]
        each = [f"<path{_moved(shape)}{title}" for shape, title in zip(shapes, titles, strict=True)]
    elif all(shape.path.startswith("M0,0l") for shape in shapes):
        straight = (f"M{_number(shape.x)} {_number(shape.y)}{_rounded(shape.path[4:])}" for shape in shapes)
        each = [f'<path d="{"".join(straight)}"/>']
    else:
        each = [f"<path{_moved(shape)}/>" for shape in shapes]
    return f"<g{attributes}>{''.join(each)}</g>"


def _attributes(look: dict[str, str], request: ChartRequest, width: str, filled: bool) -> str:
    """A look as attributes: colours as classes of the theme on a page and as they are in a file, bars of a later column hatched."""
    attributes = dict(look)
    colour = look.get("fill")
    hatched = request.kind == "staaf" and filled and colour in COLUMN_COLOURS[1:]
    if width != BESTAND:
        classes = (
            FILLS.get("" if hatched else attributes.pop("fill", ""), ""),
            STROKES.get(attributes.pop("stroke", ""), ""),
        )
        attributes = {"class": " ".join(filter(None, classes)), **attributes}
    if hatched and colour:
        attributes["fill"] = f"url(#g-{request.id}-{width}-{COLUMN_COLOURS.index(colour) + 1})"
    return "".join(f' {name}="{value}"' for name, value in attributes.items() if value)


def _hatch(number: int, name: str, width: str) -> str:
    """The pattern that tells the bars of a column from those of another without colour."""
    colour = COLUMN_COLOURS[number - 1]
    ground, lines = (
        (f'fill="{colour}"', f'stroke="{GROUND}"')
        if width == BESTAND
        else (f'class="{FILLS[colour]}"', f'class="{STROKES[GROUND]}"')
    )
    return (
        f'<pattern id="{name}" width="6" height="6" patternUnits="userSpaceOnUse"><path {ground} d="M0 0h6v6H0z"/>'
        f'<path {lines} stroke-width="1.2" fill="none" d="{HATCHES[number - 1]}"/></pattern>'
    )


def _moved(shape: Shape) -> str:
    return f' transform="translate({_number(shape.x)} {_number(shape.y)})" d="{_rounded(shape.path)}"'


def _rounded(path: str) -> str:
    """A path in tenths of a unit."""
    return _NUMBER.sub(lambda found: _number(float(found[0])), path)


def _number(number: float) -> str:
    """A number to a tenth, as short as SVG allows: `12`, `-3.2`."""
    return f"{round(number, 1) + 0:g}"
