"""The specification of a chart: Altair, from the published table only.

Altair makes one template for each kind of chart; what differs from chart to chart stands in named data, parameters and
sizes, which `values` gives. A filled template is a complete Vega-Lite specification. Because templates differ in nothing
but that, each has to be compiled only once.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from plugins.charts.drawing_order import Order
from plugins.charts.palette import AXIS, COLUMN_COLOURS, DASHES, GRID, GROUND, SHAPES, SOFT
from plugins.charts.sheet import Sheet, lay_out
from plugins.tables.notation import format_value

Specification = dict[str, Any]

FIGURES = "cijfers"
"""The name of the data whose rows are the cells of the published table."""
_PLACES = list(range(1, len(COLUMN_COLOURS) + 1))
_NOT_OF_MARKS = frozenset(("ticks", "tick_texts", "shown", "letter", "thickness"))
_PARAMETERS: Mapping[str, Any] = {
    "top": 1,
    "ticks": [],
    "tick_texts": [],
    "years": [],
    "shown": [],
    "places": [1],
    "gap": 0.3,
    "letter": 14,
    "size": 64,
    "thickness": 2.5,
    "rim": 2,
}


def chart_specification(order: Order) -> Specification:
    """The Vega-Lite specification; every known cell is one mark whose description is its Dutch label."""
    return fill(template(order.kind), order, lay_out(order))


def fill(empty: Specification, order: Order, sheet: Sheet) -> Specification:
    """A template with what one chart puts into it."""
    left, top, right, bottom = sheet.margins
    given = parameters(sheet)
    return {
        **empty,
        "datasets": {
            FIGURES: cells(order),
            "woorden": _words(sheet),
            "strepen": _lines(sheet),
            "tekens": _keys(order, sheet),
        },
        "params": [{**parameter, "value": given[parameter["name"]]} for parameter in empty["params"]],
        "width": sheet.plot.width,
        "height": sheet.plot.height,
        "padding": {"left": left, "top": top, "right": right, "bottom": bottom},
    }


def parameters(sheet: Sheet) -> dict[str, Any]:
    """The values of the parameters of a template."""
    return {
        "top": sheet.plot.top,
        "ticks": [float(tick) for tick in sheet.ticks],
        "tick_texts": [sheet.scale.tick(tick) if sheet.measures.lines else "" for tick in sheet.ticks],
        "years": [str(year) for year in sheet.plot.years],
        "shown": [str(year) for year in sheet.years],
        "places": _PLACES[: sheet.plot.columns],
        "gap": sheet.plot.gap,
        "letter": sheet.measures.letter,
        "size": round(4 * sheet.radius**2, 2),
        "thickness": sheet.thickness,
        "rim": 2 if sheet.radius > 2 else 0.5,
    }


def marks_only(whole: Specification) -> Specification:
    """A template without axes, texts and lines, whose places are known or follow from the marks: Vega draws it in a third of the time."""
    layers = [
        layer
        for layer in whole["layer"]
        if layer["data"]["name"] == FIGURES and layer["mark"]["type"] != "line"
    ]
    without_axes = [
        {
            **layer,
            "encoding": {
                name: {**channel, "axis": None} if name in ("x", "y") else channel
                for name, channel in layer["encoding"].items()
            },
        }
        for layer in layers
    ]
    return {
        **whole,
        "layer": without_axes,
        "params": [parameter for parameter in whole["params"] if parameter["name"] not in _NOT_OF_MARKS],
    }


@cache
def template(kind: str) -> Specification:
    """The Vega-Lite specification that all charts of a kind share, without their data."""
    import altair as alt
    from altair.utils.schemapi import debug_mode

    with debug_mode(
        False
    ):  # checking each part against the whole schema takes longer than drawing; the tests check the specification
        return dict(_layered(alt, kind).to_dict(validate=False))


def _layered(alt: Any, kind: str) -> Any:
    expression = alt.ExprRef
    plain = {"labelBaseline": "alphabetic", "labelOverlap": False, "tickRound": False}
    years = alt.Axis(
        values=expression("shown"),
        labelAngle=0,
        labelPadding=expression("letter + 2"),
        labelBound=False,
        labelFlush=False,
        ticks=kind == "lijn",
        tickSize=4,
        **plain,
    )
    round_numbers = alt.Axis(
        values=expression("ticks"),
        labelExpr="tick_texts[indexof(ticks, datum.value)]",
        labelOffset=5,
        domain=False,
        ticks=False,
        **plain,
    )
    x = alt.X(
        "jaar:O",
        title=None,
        axis=years,
        scale=alt.Scale(
            type="band",
            domain=expression("years"),
            paddingInner=expression("gap"),
            paddingOuter=expression("gap / 2"),
        ),
    )
    y = alt.Y(
        "waarde:Q",
        title=None,
        axis=round_numbers,
        scale=alt.Scale(domain=[0, expression("top")], nice=False, zero=True),
    )
    figures = alt.Chart(alt.NamedData(name=FIGURES)).encode(x=x, y=y)
    marks = _points(alt, figures) if kind == "lijn" else _bars(alt, figures)
    given = [alt.VariableParameter(name=name, value=value) for name, value in _PARAMETERS.items()]
    chart = alt.layer(_ruled(alt), *marks, _signs(alt, kind), _written(alt), params=given)
    chart = chart.properties(
        width=1,
        height=1,
        background="transparent",
        autosize="none",
        padding={"left": 0, "top": 0, "right": 0, "bottom": 0},
    )
    look = {
        "labelFontSize": expression("letter"),
        "labelColor": SOFT,
        "labelPadding": 8,
        "labelLimit": 0,
        "gridColor": GRID,
        "domainColor": AXIS,
        "tickColor": AXIS,
        "grid": False,
    }
    return chart.configure(
        view=alt.ViewConfig(stroke=None), axis=alt.AxisConfig(**look), axisY=alt.AxisConfig(grid=True)
    )


def _points(alt: Any, figures: Any) -> list[Any]:
    """A line per column that stops where a figure is unknown, and a point per figure."""
    stroke = alt.Stroke("kolom:N", scale=alt.Scale(domain=_PLACES, range=list(COLUMN_COLOURS)), legend=None)
    dash = alt.StrokeDash(
        "kolom:N", scale=alt.Scale(domain=_PLACES, range=[list(dash) for dash in DASHES]), legend=None
    )
    shape = alt.Shape("kolom:N", scale=alt.Scale(domain=_PLACES, range=list(SHAPES)), legend=None)
    line = figures.mark_line(
        strokeWidth=alt.ExprRef("thickness"), aria=False, invalid="break-paths-show-domains"
    )
    points = figures.mark_point(size=alt.ExprRef("size"), strokeWidth=alt.ExprRef("rim"), opacity=1)
    return [
        line.encode(stroke=stroke, strokeDash=dash),
        points.encode(
            stroke=stroke,
            fill=alt.Fill("vulling:N", scale=None),
            shape=shape,
            description=alt.Description("label:N"),
        ),
    ]


def _bars(alt: Any, figures: Any) -> list[Any]:
    """A bar per figure, from where it stands on: zero, or the bar under it in a stack."""
    offset = alt.XOffset(
        "plaats:O", scale=alt.Scale(domain=alt.ExprRef("places"), paddingInner=0.08, paddingOuter=0)
    )
    dash = alt.StrokeDash(
        "soort:N", scale=alt.Scale(domain=["exact", "ongeveer"], range=[[1, 0], [4, 3]]), legend=None
    )
    bars = figures.mark_bar(strokeWidth=1.5).transform_filter("datum.soort != 'onbekend'")
    looks = {
        "stroke": alt.Stroke("rand:N", scale=None),
        "fill": alt.Fill("vulling:N", scale=None),
        "strokeDash": dash,
        "description": alt.Description("label:N"),
    }
    return [bars.encode(xOffset=offset, y2=alt.Y2("vanaf:Q"), **looks)]


def _given(alt: Any, *names: str) -> dict[str, Any]:
    """Channels that take what the data says, without a scale."""
    return {
        name: getattr(alt, f"{name[0].upper()}{name[1:]}Value")(alt.ExprRef(f"datum.{name}"))
        for name in names
    }


def _ruled(alt: Any) -> Any:
    return (
        alt.Chart(alt.NamedData(name="strepen"))
        .mark_rule(aria=False)
        .encode(**_given(alt, "x", "y", "x2", "y2", "stroke", "strokeDash", "strokeWidth"))
    )


def _signs(alt: Any, kind: str) -> Any:
    signs = alt.Chart(alt.NamedData(name="tekens")).mark_point(
        aria=False, size=64 if kind == "lijn" else 144, opacity=1, strokeWidth=2
    )
    return signs.encode(**_given(alt, "x", "y", "shape", "fill", "stroke"))


def _written(alt: Any) -> Any:
    words = alt.Chart(alt.NamedData(name="woorden")).mark_text(
        aria=False,
        baseline="alphabetic",
        fontSize=alt.ExprRef("letter"),
        align=alt.ExprRef("datum.align"),
        fontWeight=alt.ExprRef("datum.weight"),
        strokeWidth=4,
    )
    return words.encode(text=alt.Text("text:N"), **_given(alt, "x", "y", "fill", "stroke"))


def cells(order: Order) -> list[dict[str, Any]]:
    """A row per cell, column by column, so that the marks of a column stand together in the drawing."""
    several = len(order.table.columns) > 1
    rows = []
    reached = [0.0] * len(order.table.rows)
    for place, (column, colour) in enumerate(zip(order.table.columns, COLUMN_COLOURS, strict=False), 1):
        for row, (year, value) in enumerate(order.table.series(column.key)):
            start = reached[row] if order.stacked else 0
            end = None if value.number is None else start + float(value.number)
            reached[row] = start if end is None else end
            rows.append({
                "jaar": str(year),
                "kolom": place,
                "plaats": 1 if order.stacked else place,
                "vanaf": start,
                "waarde": end,
                "soort": "onbekend" if value.number is None else "ongeveer" if value.approximate else "exact",
                "vulling": GROUND if value.approximate else colour,
                "rand": colour if value.approximate else GROUND if order.stacked else None,
                "label": f"{year}{f', {column.naam}' if several else ''}: {format_value(value, order.decimals)}",
            })  # fmt: skip
    return rows


def _words(sheet: Sheet) -> list[dict[str, Any]]:
    align = {"start": "left", "middle": "center", "end": "right"}
    return [
        {
            "x": word.x,
            "y": word.y,
            "text": word.text,
            "align": align[word.anchor],
            "weight": "bold" if word.bold else None,
            "fill": word.colour,
            "stroke": GROUND if word.halo else None,
        }
        for word in sheet.words
    ]


def _lines(sheet: Sheet) -> list[dict[str, Any]]:
    return [
        {
            "x": line.x1,
            "y": line.y1,
            "x2": line.x2,
            "y2": line.y2,
            "stroke": line.colour,
            "strokeDash": list(line.dash) or None,
            "strokeWidth": line.thickness,
        }
        for line in sheet.lines
    ]


def _keys(order: Order, sheet: Sheet) -> list[dict[str, Any]]:
    def look(column: int) -> dict[str, Any]:
        return {
            "shape": SHAPES[column] if order.kind == "lijn" else "square",
            "fill": COLUMN_COLOURS[column],
            "stroke": COLUMN_COLOURS[column] if order.kind == "lijn" else None,
        }

    return [{"x": key.x, "y": key.y, **look(key.column)} for key in sheet.keys]
