"""The program that draws: reads Vega-Lite templates, then figures and parameters line by line, and writes an SVG for each.

It runs by itself (`python drawer.py`) and imports nothing of this project: starting vl-convert takes a third of a second,
and all that while its parent imports Altair and lays charts out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any, TextIO

Vega = dict[str, Any]


def draw_lines(handed: TextIO, templates: dict[str, Vega]) -> Iterator[str]:
    """An SVG for each line `[kind, figures, parameters, sizes]`: the compiled template of its kind with these values in it."""
    import vl_convert

    compiled = {kind: vl_convert.vegalite_to_vega(template) for kind, template in templates.items()}
    for line in handed:
        kind, figures, parameters, sizes = json.loads(line)
        vega = compiled[kind]
        data = [{**entry, "values": figures} if "source" not in entry else entry for entry in vega["data"]]
        signals = [{**signal, "value": parameters[signal["name"]]} for signal in vega["signals"]]
        yield vl_convert.vega_to_svg({**vega, "data": data, "signals": signals, **sizes})


def main() -> None:
    """Start vl-convert, and draw until there is nothing more to draw."""
    import vl_convert

    vl_convert.vega_to_svg({"$schema": "https://vega.github.io/schema/vega/v6.json", "autosize": "none"})  # the slow first call
    for svg in draw_lines(sys.stdin, json.loads(sys.stdin.readline())):
        sys.stdout.write(json.dumps(svg) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
