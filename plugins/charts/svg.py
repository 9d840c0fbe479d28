"""Cleaning a drawn SVG: Dutch names, no colours or styles of its own, nothing that is not on the list."""

from __future__ import annotations

import re
from typing import Any

from plugins.charts.drawing_order import Order
from plugins.charts.specification import AXIS, COLUMN_COLOURS, GRID, GROUND, TEXT

ELEMENTS = frozenset(["svg", "g", "path", "line", "rect", "text", "tspan", "title", "desc", "defs", "clipPath"])
ATTRIBUTES = frozenset(
    [
        "viewBox",
        "xmlns",
        "class",
        "d",
        "x",
        "y",
        "x1",
        "x2",
        "y1",
        "y2",
        "dx",
        "dy",
        "width",
        "height",
        "transform",
        "fill",
        "stroke",
        "stroke-width",
        "stroke-dasharray",
        "stroke-opacity",
        "fill-opacity",
        "opacity",
        "font-size",
        "font-weight",
        "text-anchor",
        "clip-path",
        "id",
        "role",
        "aria-labelledby",
        "aria-describedby",
        "focusable",
        "stroke-miterlimit",
    ]
)
_SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?\d+\.\d{2,}")
_FILLS = {colour: f"f{number}" for number, colour in enumerate(COLUMN_COLOURS, 1)} | {TEXT: "ft", GROUND: "fg", AXIS: "fa"}
_STROKES = {colour: f"s{number}" for number, colour in enumerate(COLUMN_COLOURS, 1)} | {TEXT: "st", AXIS: "sa", GRID: "sr"}


class BadDrawing(Exception):
    """The drawing is not what it should be: marks are missing or something foreign is in it."""


def clean_svg(drawn: str, order: Order) -> str:
    """The finished SVG of an order; raises BadDrawing when a mark is missing or an element is not on the list."""
    from lxml import etree

    root = etree.fromstring(drawn.encode())
    prefix = f"g-{order.id}-{order.width}"
    marks = 0
    for element in list(root.iter(f"{_SVG}*")):
        label = element.attrib.pop("aria-label", "")
        is_mark = element.get("role") == "graphics-symbol" and label and element.get("aria-roledescription") not in ("axis", "legend")
        _strip(element, prefix)
        if is_mark and element.tag in (f"{_SVG}path", f"{_SVG}rect"):
            marks += 1
            title = etree.SubElement(element, f"{_SVG}title")
            title.text = str(label)
    for empty in [element for element in root.iter(f"{_SVG}path") if element.get("d") in ("", "M0,0h0v0h0Z")]:
        parent = empty.getparent()
        if parent is not None:
            parent.remove(empty)
    known = sum(value.known for _, _, value in order.table.cells())
    if marks != known:
        raise BadDrawing(f"{order.id}: {known} cijfers, maar {marks} getekend")
    _name(etree, root, prefix, order)
    foreign = {etree.QName(element).localname for element in root.iter() if isinstance(element.tag, str)} - ELEMENTS
    if foreign:
        raise BadDrawing(f"{order.id}: de tekening bevat {', '.join(sorted(foreign))}")
    etree.cleanup_namespaces(root)
    return str(etree.tostring(root, encoding="unicode"))


def _strip(element: Any, prefix: str) -> None:
    """Leave only listed attributes, with classes for colours and prefixed ids."""
    classes = [name for name in (_FILLS.get(element.get("fill", "").lower()), _STROKES.get(element.get("stroke", "").lower())) if name]
    for name in list(element.attrib):
        if name not in ATTRIBUTES or name in ("class", "role"):
            del element.attrib[name]
    for name, value in element.attrib.items():
        if name == "id":
            element.set(name, f"{prefix}-{value}")
        elif name == "clip-path":
            element.set(name, value.replace("url(#", f"url(#{prefix}-"))
        elif name in ("d", "transform", "x", "y", "width", "height", "x1", "x2", "y1", "y2"):
            element.set(name, _NUMBER.sub(lambda found: f"{float(found[0]):.1f}", value))
    if classes:
        element.set("class", " ".join(classes))


def _name(etree: Any, root: Any, prefix: str, order: Order) -> None:
    """Give the picture its Dutch name and description, and let the page decide on its size."""
    for name in ("width", "height"):
        root.attrib.pop(name, None)
    attributes = {"role": "img", "focusable": "false", "aria-labelledby": f"{prefix}-t", "aria-describedby": f"{prefix}-d"}
    for name, value in attributes.items():
        root.set(name, value)
    for place, (tag, suffix, text) in enumerate((("title", "t", order.title), ("desc", "d", order.description))):
        element = etree.Element(f"{_SVG}{tag}", id=f"{prefix}-{suffix}")
        element.text = text
        root.insert(place, element)
