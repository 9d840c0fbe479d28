"""Drawing: a specification becomes an SVG through vl-convert, with only the fonts that are built in."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from plugins.charts.drawing_order import Order
from plugins.charts.specification import chart_specification
from plugins.charts.svg import clean_svg

_NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{}</dir></fontconfig>'


def forget_system_fonts(folder: Path) -> None:
    """Let vl-convert measure with its own fonts: faster, and the same on every machine. Call before the first drawing."""
    empty = folder / "fonts"
    empty.mkdir(parents=True, exist_ok=True)
    config = folder / "fonts.conf"
    config.write_text(_NO_FONTS.format(empty), encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = str(config)


def draw(order: Order) -> str:
    """The finished SVG of one order."""
    import vl_convert

    return clean_svg(vl_convert.vegalite_to_svg(chart_specification(order)), order)


def draw_into(orders: Iterable[Order], folder: Path) -> None:
    """Draw every order and keep it under its key; each file is written whole or not at all."""
    forget_system_fonts(folder)
    for order in orders:
        beside = folder / f"{order.key}.{os.getpid()}"
        beside.write_text(draw(order), encoding="utf-8")
        os.replace(beside, folder / f"{order.key}.svg")
