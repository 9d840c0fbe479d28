"""Lanes in time: dated points, spans as brackets and gaps as dotted lines, a lane for each subject; drawn as other charts are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import altair as alt
import vl_convert

from plugins.charts.layout import MEASURES
from plugins.charts.measure import text_width
from plugins.charts.palette import AXIS, COLUMN_COLOURS, SHAPES, TEXT
from plugins.charts.render import Caption, finished
from plugins.charts.theme import THEME

LANE, LEVEL, SIDE = 52, 11, 20
"""The height of a lane, how much higher a point stands that would hide another, and the margin at both sides."""


class Dated(NamedTuple):
    """Something of one day: its kind decides its sign, its label says what it is."""

    day: date
    kind: str
    label: str


class Span(NamedTuple):
    """Something from one day to another, drawn as a bracket under the lane, or as a gap: a dotted line in its place."""

    first: date
    last: date
    label: str
    gap: bool = False
    late: bool = False
    """A bracket that ran out; drawn in the second colour, and thicker."""


class Lane(NamedTuple):
    """One subject through time."""

    name: str
    points: tuple[Dated, ...]
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class TimelineRequest:
    """Lanes to draw between two days; `kinds` are at most six, in the order of their signs."""

    id: str
    title: str
    description: str
    first: date
    last: date
    kinds: tuple[str, ...]
    lanes: tuple[Lane, ...]


def timeline_svg(request: TimelineRequest, width: str) -> str:
    """The drawing for a page, at one of WIDTHS; every point and span is a mark with its label."""
    marks = sum(len(lane.points) + len(lane.spans) for lane in request.lanes)
    caption = Caption(request.id, width, request.title, request.description, marks)
    return finished(vl_convert.vegalite_to_svg(timeline(request, width)), caption)


def timeline(request: TimelineRequest, width: str) -> dict[str, Any]:
    """The Vega-Lite specification of a timeline: a rule per lane, brackets and gaps, points, and the names of lanes and signs."""
    measures = MEASURES[width]
    letter, plot = measures.letter, measures.width - 2 * SIDE
    signs = list(_legend(request, plot, letter))
    days = [request.first.isoformat(), request.last.isoformat()]
    years = alt.Axis(format="%Y", tickCount="year", labelFontSize=letter, labelPadding=letter + 2)
    x = alt.X("first:T", title=None, scale=alt.Scale(type="utc", domain=days, nice=False), axis=years)
    y = alt.Y("y:Q", scale=None)
    kind = list(request.kinds)
    colour = alt.Scale(domain=kind, range=list(COLUMN_COLOURS[: len(kind)]))
    shape = alt.Shape("kind:N", legend=None, scale=alt.Scale(domain=kind, range=list(SHAPES[: len(kind)])))
    given = {name: alt.ExprRef(f"datum.{name}") for name in ("stroke", "dash", "wide")}
    spans = alt.Chart(alt.NamedData("spans")).mark_rule(
        stroke=given["stroke"], strokeDash=given["dash"], strokeWidth=given["wide"]
    )
    ends = alt.Chart(alt.NamedData("ends")).mark_point(
        aria=False, shape="M0,0L0,-1", size=200, opacity=1, stroke=given["stroke"], strokeWidth=given["wide"]
    )
    points = alt.Chart(alt.NamedData("points")).mark_point(opacity=1, size=64, strokeWidth=2)
    names = alt.Chart(alt.NamedData("names")).mark_text(
        aria=False, align="left", baseline="alphabetic", fontSize=letter
    )
    bold = alt.ExprRef("datum.weight")
    layers = [
        spans.encode(x=x, x2="last:T", y=y, description="label:N"),
        ends.encode(x=x, y=y),
        points.encode(
            x=x, y=y, shape=shape, stroke=alt.Stroke("kind:N", legend=None, scale=colour),
            fill=alt.Fill("kind:N", legend=None, scale=colour), description="label:N",
        ),
        alt.Chart(alt.NamedData("signs")).mark_point(aria=False, opacity=1, size=64, strokeWidth=2).encode(
            x=alt.X("x:Q", scale=None), y=y, shape=shape,
            stroke=alt.Stroke("kind:N", legend=None, scale=colour), fill=alt.Fill("kind:N", legend=None, scale=colour),
        ),
        names.mark_text(aria=False, align="left", baseline="alphabetic", fontSize=letter, fontWeight=bold, fill=TEXT).encode(
            x=alt.X("x:Q", scale=None), y=y, text="text:N"
        ),
    ]  # fmt: skip
    top = max((sign["y"] for sign in signs), default=0) + letter
    height = top + sum(_height(lane, request, plot) for lane in request.lanes)
    sides = {"left": SIDE, "top": 4, "right": SIDE, "bottom": 2 * letter + 4}
    with alt.theme.enable(THEME):
        chart = alt.layer(*layers).properties(width=plot, height=height, autosize="none", padding=sides)
        drawn = chart.to_dict(validate=False)
    return {**drawn, "datasets": _datasets(request, plot, letter, top, signs)}


def _datasets(
    request: TimelineRequest, plot: float, letter: int, top: float, signs: list[dict[str, Any]]
) -> dict[str, Any]:
    """The rows of every layer, lane by lane from the top down."""
    spans, ends, points, names = [], [], [], []
    for sign in signs:
        names.append(
            {"x": sign["x"] + 10, "y": sign["y"] + letter / 3, "text": sign["kind"], "weight": "normal"}
        )
    for lane in request.lanes:
        names.append({"x": 0, "y": top + letter, "text": lane.name, "weight": "bold"})
        top += _height(lane, request, plot)
        base = top - 18
        for span in lane.spans:
            stroke = AXIS if span.gap else COLUMN_COLOURS[1] if span.late else TEXT
            look = {"stroke": stroke, "dash": [2, 4] if span.gap else [1, 0], "wide": 3 if span.late else 1.5}
            y = base if span.gap else base + 12
            spans.append(
                {
                    "first": span.first.isoformat(),
                    "last": span.last.isoformat(),
                    "y": y,
                    "label": span.label,
                    **look,
                }
            )
            ends += [] if span.gap else [{"first": day.isoformat(), "y": y, **look} for day in span[:2]]
        points += [
            {
                "first": point.day.isoformat(),
                "y": base - LEVEL * level,
                "kind": point.kind,
                "label": point.label,
            }
            for point, level in _levels(lane.points, request, plot)
        ]
    return {"spans": spans, "ends": ends, "points": points, "names": names, "signs": signs}


def _levels(points: Sequence[Dated], request: TimelineRequest, plot: float) -> Iterator[tuple[Dated, int]]:
    """The points in order of time, each with the lowest level at which it hides no other."""
    reached: list[float] = []
    for point in sorted(points):
        x = plot * (point.day - request.first).days / max(1, (request.last - request.first).days)
        level = next((place for place, last in enumerate(reached) if x - last >= LEVEL), len(reached))
        reached[level : level + 1] = [x]
        yield point, level


def _height(lane: Lane, request: TimelineRequest, plot: float) -> float:
    """The height of a lane: higher where points stand above each other."""
    return LANE + LEVEL * max((level for _, level in _levels(lane.points, request, plot)), default=0)


def _legend(request: TimelineRequest, plot: float, letter: int) -> Iterator[dict[str, Any]]:
    """The sign of each kind above the lanes, in as many rows as its name needs."""
    x, y = 6.0, letter / 2
    for kind in request.kinds:
        wide = text_width(kind, letter) + 34
        if x > 6 and x + wide > plot:
            x, y = 6.0, y + letter * 1.45
        yield {"x": x, "y": y, "kind": kind}
        x += wide
