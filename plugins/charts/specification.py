"""A chart as an Altair chart: a function per kind for its marks, and what all kinds share around them."""

from __future__ import annotations

from typing import Any

import altair as alt
import vl_convert
from altair.utils.schemapi import debug_mode

from plugins.charts.chart_layout import ChartLayout, chart_layout
from plugins.charts.descriptions import mark_label
from plugins.charts.elements import Frame
from plugins.charts.request import ChartRequest
from plugins.charts.theme import AXIS, COLUMN_COLOURS, DASHES, FONTS, GRID, GROUND, SHAPES, SOFT

THEME = "cijfers"
FIGURES = alt.NamedData("figures")
"""The data whose rows are the cells of the published table."""
FILL, STROKE = alt.Fill("colour:N", scale=None), alt.Stroke("colour:N", scale=None)
SIZE, WIDTH = alt.Size("size:Q", scale=None), alt.StrokeWidth("width:Q", scale=None)
LABEL = alt.Description("label:N")
"""The words of a mark; a channel, for Altair looks a string up in its whole schema (20 ms each time)."""
Rows = list[dict[str, Any]]


def line_chart(request: ChartRequest, layout: ChartLayout) -> list[alt.Chart]:
    """A line per column, broken where a figure is unknown, and a point per figure: open if approximate."""
    figures = alt.Chart(FIGURES).encode(x=_years(layout, ticks=True), y=_values(layout))
    keys = [column.key for column in request.columns]
    colours, dashes, shapes = (
        alt.Scale(domain=keys, range=[*looks[: len(keys)]])
        for looks in (COLUMN_COLOURS, [[*dash] for dash in DASHES], SHAPES)
    )
    stroke = alt.Stroke("kolom:N", legend=None, scale=colours)
    dash = alt.StrokeDash("kolom:N", legend=None, scale=dashes)
    shape = alt.Shape("kolom:N", legend=None, scale=shapes)
    lines = figures.mark_line(aria=False, strokeWidth=2.5 if layout.plot.radius > 2 else 1.5)
    points = figures.mark_point(
        opacity=1, size=round(4 * layout.plot.radius**2, 2), strokeWidth=2 if layout.plot.radius > 2 else 0.5
    )
    return [
        lines.encode(stroke=stroke, strokeDash=dash),
        points.encode(stroke=stroke, shape=shape, fill=alt.Fill("vulling:N", scale=None), description=LABEL),
    ]


def bar_chart(request: ChartRequest, layout: ChartLayout) -> list[alt.Chart]:
    """A bar per figure, side by side in a year or stacked: with a dashed rim if approximate."""
    dashes = alt.Scale(domain=["exact", "ongeveer", "minstens"], range=[[1, 0], [4, 3], [1, 0]])
    bars = (
        alt.Chart(FIGURES)
        .transform_filter("isValid(datum.waarde)")
        .mark_bar(strokeWidth=1.5)
        .encode(
            x=_years(layout, ticks=False),
            y=_values(layout, stack="zero" if request.stacked else None),
            fill=alt.Fill("vulling:N", scale=None),
            stroke=alt.Stroke("rand:N", scale=None),
            strokeDash=alt.StrokeDash("soort:N", legend=None, scale=dashes),
            order=alt.Order("plaats:Q"),
            description=LABEL,
        )
    )  # fmt: skip
    if request.stacked:
        return [bars]
    places = alt.Scale(domain=list(range(len(request.columns))), paddingInner=0.08, paddingOuter=0)
    return [bars.encode(xOffset=alt.XOffset("plaats:O", scale=places))]


KINDS = {"lijn": line_chart, "staaf": bar_chart}


def specification(request: ChartRequest, width: str) -> dict[str, Any]:
    """The Vega-Lite specification of a chart at one of WIDTHS or as BESTAND, of published figures alone."""
    layout = chart_layout(request, width)
    with debug_mode(False):  # the tests hold the whole against the schema
        return framed(KINDS[request.kind](request, layout), layout, figures=cells(request))


def framed(marks: list[alt.Chart], frame: Frame, **rows: Rows) -> dict[str, Any]:
    """Marks, with the rows of their data, between the rules behind and the signs and texts before them."""
    layers = [rules("rules"), *marks, signs("signs"), _texts("texts"), _texts("labels")]
    for name in ("rules", "signs", "texts", "labels"):
        rows[name] = [item._asdict() for item in getattr(frame, name)]
    sides = {"left": frame.left, "top": frame.top, "right": frame.right, "bottom": frame.bottom}
    size = {"width": frame.width, "height": frame.height}
    with alt.theme.enable(THEME):
        chart = alt.LayerChart(layer=layers, autosize="none", padding=sides, **size).to_dict(validate=False)
    return {**chart, "datasets": rows}


def rules(name: str, labelled: bool = False) -> alt.Chart:
    """Straight lines as the data says; with a label each is a mark of its own."""
    dash, ends = alt.StrokeDash("dash:N", scale=None), {"x2": alt.X2("x2"), "y2": alt.Y2("y2")}
    rule = _placed(name, labelled).mark_rule(aria=labelled)
    return rule.encode(**ends, stroke=STROKE, strokeDash=dash, strokeWidth=WIDTH)


def signs(name: str, labelled: bool = False) -> alt.Chart:
    """Signs as the data says; with a label each is a mark of its own."""
    shape, fill = alt.Shape("shape:N", scale=None), alt.Fill("fill:N", scale=None)
    sign = _placed(name, labelled).mark_point(aria=labelled, opacity=1)
    return sign.encode(shape=shape, fill=fill, stroke=STROKE, size=SIZE, strokeWidth=WIDTH)


def cells(request: ChartRequest) -> Rows:
    """A row per cell, column by column, so that the marks of a column stand together in the drawing."""
    rows: Rows = []
    for place, (column, colour) in enumerate(zip(request.columns, COLUMN_COLOURS, strict=False)):
        for year, value in request.table.series(column.key):
            rows.append({
                "jaar": str(year),
                "kolom": column.key,
                "plaats": place,
                "waarde": None if value.number is None else float(value.number),
                "soort": value.soort,
                "vulling": GROUND if value.approximate else colour,
                "rand": colour if value.approximate else GROUND if request.stacked else None,
                "label": mark_label(request, column, year, value),
            })  # fmt: skip
    return rows


def _years(layout: ChartLayout, ticks: bool) -> alt.X:
    """The years from left to right in bands, those of the layout written under them."""
    gap, letter = layout.plot.gap, layout.plot.measures.letter
    years, shown = ([str(year) for year in some] for some in (layout.plot.years, layout.years))
    axis = alt.Axis(values=shown, ticks=ticks, labelPadding=letter + 2, labelFontSize=letter)
    scale = alt.Scale(type="band", domain=years, paddingInner=gap, paddingOuter=gap / 2)
    return alt.X("jaar:O", title=None, axis=axis, scale=scale)


def _values(layout: ChartLayout, stack: str | None = None) -> alt.Y:
    """The values from zero up, with a line at each round number, written in Dutch."""
    scale, letter = layout.plot.scale, layout.plot.measures.letter
    text = f"datum.value ? format(datum.value / {scale.divisor}, ',.{scale.tick_decimals}f') : '0'"
    lines, high = bool(layout.plot.measures.lines), alt.Scale(domain=[0, layout.plot.top], nice=False)
    ticks = [float(tick) for tick in scale.ticks] if lines else [0]
    axis = alt.Axis(values=ticks, labels=lines, labelExpr=text, labelFontSize=letter)
    return alt.Y("waarde:Q", title=None, axis=axis, stack=stack, scale=high)


def _placed(name: str, labelled: bool = False) -> alt.Chart:
    """A chart whose data says where things stand, in pixels from the top left corner of the plot."""
    chart = alt.Chart(alt.NamedData(name)).encode(x=alt.X("x:Q", scale=None), y=alt.Y("y:Q", scale=None))
    return chart.encode(description=LABEL) if labelled else chart


def _texts(name: str) -> alt.Chart:
    """Texts with the size, the colour, the weight and the side that the data says."""
    align, weight = alt.ExprRef("datum.align"), alt.ExprRef("datum.weight")
    texts = _placed(name).mark_text(aria=False, baseline="alphabetic", align=align, fontWeight=weight)
    return texts.encode(text=alt.Text("text:N"), size=SIZE, fill=FILL).properties(name=name)


def theme() -> alt.theme.ThemeConfig:
    """What every chart of the site looks like unless it says otherwise."""
    return {
        "config": {
            "locale": {
                "number": vl_convert.get_format_locale("nl-NL"),
                "time": vl_convert.get_time_format_locale("nl-NL"),
            },
            "background": GROUND,
            "font": FONTS,
            "view": {"stroke": None},
            "line": {"invalid": "break-paths-show-domains"},
            "axis": {
                "domainColor": AXIS,
                "grid": False,
                "gridColor": GRID,
                "labelAngle": 0,
                "labelBaseline": "alphabetic",
                "labelBound": False,
                "labelColor": SOFT,
                "labelFlush": False,
                "labelLimit": 0,
                "labelOverlap": False,
                "labelPadding": 8,
                "tickColor": AXIS,
                "tickRound": False,
                "tickSize": 4,
            },
            "axisY": {"domain": False, "grid": True, "labelOffset": 5, "ticks": False},
        }
    }


alt.theme.register(THEME, enable=False)(theme)
