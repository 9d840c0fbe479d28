"""The specification of a chart: Altair, from the published table only."""

from __future__ import annotations

from typing import Any

from plugins.charts.drawing_order import BREED, Order
from plugins.figures.notation import format_value

COLUMN_COLOURS = ("#0d5349", "#b25a00", "#5a4fb0", "#9b2255", "#30688f", "#5d6a00")
TEXT, AXIS, GRID, GROUND = "#1d2521", "#6f7470", "#d8d5ca", "#ffffff"
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
DASHES = ([1, 0], [7, 3], [2, 2], [9, 3, 2, 3], [4, 4], [12, 3])
_SIZES = {BREED: (640, 280, 14), "smal": (270, 230, 13)}
_MANY = {BREED: 12, "smal": 5}
"""Beyond this many marks values are not written beside them: they would overlap."""


def chart_specification(order: Order) -> dict[str, Any]:
    """The Vega-Lite specification; every known cell is one mark whose description is its Dutch label."""
    import altair as alt
    from altair.utils.schemapi import debug_mode

    with debug_mode(False):  # checking each part against the whole schema takes longer than drawing; the tests check the specification
        # The cells are put in afterwards: Altair copies its data for every layer.
        return {**_layered(alt, order).to_dict(validate=False), "datasets": {"cijfers": _cells(order)}}


def _layered(alt: Any, order: Order) -> Any:
    width, height, size = _SIZES[order.width]
    names = [column.naam for column in order.table.columns]
    x = alt.X("jaar:O", title=None, scale=alt.Scale(type="band", paddingInner=0.25), axis=alt.Axis(labelAngle=0, labelOverlap=True, labelSeparation=8, grid=False))
    y = alt.Y("waarde:Q", title=None, scale=alt.Scale(zero=True, nice=True), axis=alt.Axis(tickCount=5, labelExpr="replace(format(datum.value, ',.10~g'), /,/g, '.')"))
    several = len(names) > 1
    legend = alt.Legend(orient="top", title=None, direction="horizontal" if order.width == BREED else "vertical", symbolSize=120, labelLimit=260, columnPadding=36) if several else None
    colour = alt.Color("reeks:N", sort=names, scale=alt.Scale(domain=names, range=list(COLUMN_COLOURS[: len(names)])), legend=legend)
    base = alt.Chart(alt.NamedData(name="cijfers")).encode(x=x, y=y, color=colour, description=alt.Description("label:N"))
    if order.kind == "lijn":
        layers = _lines(alt, base, names, legend)
    else:
        layers = _bars(alt, base, names, order)
    known = sum(value.known for _, _, value in order.table.cells())
    if known <= _MANY[order.width] and not several:
        layers.append(base.transform_filter("datum.soort != 'onbekend'").mark_text(dy=-size + 2, aria=False, fontSize=size - 2).encode(text="getal:N", color=alt.value(TEXT)))
    layers.append(_unknown(alt, base, order, height, size))
    layers.extend(_breaks(alt, order, size))
    chart = alt.layer(*layers).properties(width=width, height=height, background="transparent")
    return _configured(chart, size)


def _cells(order: Order) -> list[dict[str, Any]]:
    rows = []
    for row, column, value in order.table.cells():
        shown = format_value(value, order.decimals)
        rows.append({
            "jaar": str(row.label),
            "reeks": column.naam,
            "waarde": None if value.number is None else float(value.number),
            "soort": "onbekend" if value.number is None else "ongeveer" if value.approximate else "exact",
            "getal": shown.replace("ongeveer ", "± "),
            "label": f"{row.label}, {column.naam}: {shown}",
        })  # fmt: skip
    return rows


def _lines(alt: Any, base: Any, names: list[str], legend: Any) -> list[Any]:
    dash = alt.StrokeDash("reeks:N", sort=names, scale=alt.Scale(domain=names, range=list(DASHES[: len(names)])), legend=None)
    shape = alt.Shape("reeks:N", sort=names, scale=alt.Scale(domain=names, range=list(SHAPES[: len(names)])), legend=legend)
    return [
        base.mark_line(strokeWidth=2.5, aria=False, invalid="break-paths-show-domains").encode(strokeDash=dash),
        base.transform_filter("datum.soort == 'exact'").mark_point(filled=True, size=70, opacity=1).encode(shape=shape),
        base.transform_filter("datum.soort == 'ongeveer'").mark_point(filled=False, fill=GROUND, size=80, strokeWidth=2, opacity=1).encode(shape=shape),
    ]


def _bars(alt: Any, base: Any, names: list[str], order: Order) -> list[Any]:
    if len(names) > 1:
        base = base.encode(xOffset=alt.XOffset("reeks:N", sort=names))
    return [
        base.transform_filter("datum.soort == 'exact'").mark_bar(),
        base.transform_filter("datum.soort == 'ongeveer'")
        .mark_bar(fill=GROUND, strokeWidth=2, strokeDash=[4, 3])
        .encode(stroke=alt.Stroke("reeks:N", scale=alt.Scale(domain=names, range=list(COLUMN_COLOURS[: len(names)])), legend=None)),
    ]


def _unknown(alt: Any, base: Any, order: Order, height: int, size: int) -> Any:
    """A question mark on the axis where a figure is not publicly known: neither a zero nor nothing."""
    beside = order.kind == "staaf" and len(order.table.columns) > 1
    marks = base.transform_filter("datum.soort == 'onbekend'").transform_aggregate(groupby=["jaar", "reeks"] if beside else ["jaar"])
    shown = marks.mark_text(aria=False, fontSize=size, dy=-8, fontWeight="bold").encode(y=alt.value(height), text=alt.value("?"), color=alt.value(TEXT), description=alt.value(""))
    return shown.encode(xOffset=alt.XOffset("reeks:N", sort=[column.naam for column in order.table.columns])) if beside else shown


def _breaks(alt: Any, order: Order, size: int) -> list[Any]:
    years = [{"jaar": str(year), "tekst": "andere telling"} for year, _ in order.breaks]
    if not years:
        return []
    at = alt.Chart(alt.Data(values=years)).encode(x=alt.X("jaar:O", bandPosition=0))
    rule = at.mark_rule(strokeDash=[3, 3], strokeWidth=1.5, color=AXIS, aria=False)
    words = at.mark_text(align="left", dx=4, dy=8, fontSize=size - 2, aria=False, color=TEXT).encode(y=alt.value(0), text="tekst:N")
    return [rule, words] if order.width == BREED else [rule]


def _configured(chart: Any, size: int) -> Any:
    return (
        chart.configure_view(stroke=None)
        .configure_axis(labelColor=TEXT, labelFontSize=size, domainColor=AXIS, tickColor=AXIS, gridColor=GRID, labelFont="sans-serif", labelPadding=6)
        .configure_legend(labelColor=TEXT, labelFontSize=size, labelFont="sans-serif")
        .configure_text(font="sans-serif", color=TEXT)
    )
