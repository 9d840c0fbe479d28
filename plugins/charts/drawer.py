"""The program that draws: reads Vega-Lite templates and charts line by line, and writes an SVG for each line of charts.

It imports nothing of this project but this, so that it begins at once: starting vl-convert takes half a second, and all that
while another process imports Altair and lays charts out. (vl-convert keeps Python waiting while it works, so a thread would
not do.)
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator

TYPE_CHECKING = False
if TYPE_CHECKING:  # without the import of typing, which takes a while
    from typing import Any

    Vega = dict[str, Any]

CHARTS = "grafieken"
"""The name of the data whose rows are charts."""
_EMPTY: Vega = {
    "$schema": "https://vega.github.io/schema/vega/v6.json",
    "autosize": "none",
    "padding": 0,
    "width": 1,
    "height": 1,
}
_NO_FONTS = (
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{}</dir></fontconfig>'
)


def draw_lines(handed: Iterable[str]) -> Iterator[str]:
    """Start vl-convert and draw what is asked line by line.

    `[kind, template]` gives the Vega-Lite specification that all charts of a kind share. `[kind, charts]` asks for one SVG
    with a group for each of the charts, in their order. A chart gives `x`, `y`, `width` and `height` of its plot, the value
    of every parameter of its template, and the rows of the template's data under the name of that data.
    """
    import vl_convert

    vl_convert.vega_to_svg(_EMPTY)  # the slow first time
    compiled: dict[str, Vega] = {}
    for line in handed:
        kind, asked = json.loads(line)
        if isinstance(asked, dict):
            compiled[kind] = side_by_side(vl_convert.vegalite_to_vega(asked))
        else:
            yield vl_convert.vega_to_svg(
                {**_EMPTY, "data": [{"name": CHARTS, "values": asked}], "marks": [compiled[kind]]}
            )


def side_by_side(vega: Vega) -> Vega:
    """A mark that draws the same specification for many charts, each with its own values: Vega reads it once for all of them."""
    (figures,) = (entry["name"] for entry in vega["data"] if "source" not in entry)
    names = [signal["name"] for signal in vega["signals"]]
    return {
        "type": "group",
        "from": {"data": CHARTS, "facet": {"name": figures, "data": CHARTS, "field": figures}},
        "encode": {"update": {name: {"field": name} for name in ("x", "y", "width", "height")}},
        "signals": [{"name": name, "update": f"parent.{name}"} for name in (*names, "width", "height")],
        "data": [entry for entry in vega["data"] if "source" in entry],
        "scales": vega["scales"],
        "marks": [_unnamed(mark) for mark in vega["marks"]],
    }


def _unnamed(mark: Vega) -> Vega:
    """A mark without its name, which Vega allows only once in a drawing."""
    unnamed = {key: value for key, value in mark.items() if key != "name"}
    return {**unnamed, "marks": [_unnamed(inner) for inner in mark["marks"]]} if "marks" in mark else unnamed


def forget_system_fonts(folder: str) -> None:
    """Let vl-convert use its own fonts only: faster, and the same on every machine. Call before the first drawing."""
    empty, config = os.path.join(folder, "fonts"), os.path.join(folder, "fonts.conf")
    os.makedirs(empty, exist_ok=True)
    with open(config, "w", encoding="utf-8") as file:
        file.write(_NO_FONTS.format(empty))
    os.environ["FONTCONFIG_FILE"] = config
