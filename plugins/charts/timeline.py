"""Lanes in time: a sign for what has a date, lines for what lasts, and dots where nothing was found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

import altair as alt
import vl_convert
from altair.utils.schemapi import debug_mode

from plugins.charts.layout import MEASURES
from plugins.charts.measure import text_width, wrap
from plugins.charts.palette import AXIS, COLUMN_COLOURS, GROUND, SHAPES, TEXT
from plugins.charts.render import Caption, finished
from plugins.charts.request import SMAL, Dated, Lane, Look, Span, TimelineRequest
from plugins.charts.theme import LABEL, THEME, built_in_fonts

SIDE, NAMES, STEP, BRACKET = 20, 200, 12, 8
"""The margin at both sides, the room for names on a wide page, and how far apart signs and brackets are."""
LATE = COLUMN_COLOURS[3]
SIGN_COLOURS = (COLUMN_COLOURS[2], COLUMN_COLOURS[0], COLUMN_COLOURS[4], COLUMN_COLOURS[5])
"""Of the signs by their place; the colour of what is late is for nothing else."""
LINES: dict[Look, tuple[str, list[int], float]] = {
    Look.GAP: (AXIS, [2, 4], 2.5),
    Look.PROMISE: (TEXT, [1, 0], 1.5),
    Look.OPEN: (TEXT, [6, 3], 1.5),
    Look.LATE: (LATE, [1, 0], 3),
    Look.SEARCH: (TEXT, [1, 0], 1.5),
    Look.MEETING: (AXIS, [5, 3], 1),
    Look.UNSURE: (AXIS, [1, 0], 1),
}
"""Stroke, dashes and width of every look."""
Row = dict[str, Any]


def timeline_svg(request: TimelineRequest, width: str) -> str:
    """The drawing for a page, at one of WIDTHS; every sign and line is a mark with its label."""
    layout = TimelineLayout(request, width)
    caption = Caption(request.id, width, request.title, request.description, layout.marks)
    with built_in_fonts():
        drawn = vl_convert.vegalite_to_svg(_specification(layout))
    return finished(drawn, caption)


def timeline(request: TimelineRequest, width: str) -> dict[str, Any]:
    """The Vega-Lite specification of a timeline at one of WIDTHS."""
    return _specification(TimelineLayout(request, width))


class Placed(NamedTuple):
    """A lane with its place: the lines of its name, the height of its line, and its signs by level."""

    lane: Lane
    name: list[str]
    top: float
    base: float
    bottom: float
    points: tuple[tuple[Dated, int], ...]


class TimelineLayout:
    """Where everything of a timeline stands, in units from the top left corner of its plot."""

    def __init__(self, request: TimelineRequest, width: str) -> None:
        self.request = request
        self.narrow = width == SMAL
        self.letter = MEASURES[width].letter
        self.left = SIDE if self.narrow else NAMES + SIDE
        self.plot = MEASURES[width].width - self.left - SIDE

    def x(self, day: date) -> float:
        """How far a day is from the left."""
        whole = max(1, (self.request.last - self.request.first).days)
        return self.plot * (day - self.request.first).days / whole

    def shown(self, first: date, last: date) -> bool:
        """Whether any of these days is drawn."""
        return self.request.first <= last and first <= self.request.last

    @cached_property
    def lanes(self) -> tuple[Placed, ...]:
        """Every lane with its place, from the top down."""
        placed: list[Placed] = []
        top = max((row["y"] for row in self.legend), default=0.0) + self.letter * 1.6
        for lane in self.request.lanes:
            room = self.plot if self.narrow else NAMES - 8
            name = wrap(lane.name, room, self.letter, bold=True)
            points = tuple(self._levels(lane))
            names = len(name) * self.letter * 1.25
            above = max((level for _, level in points), default=0) * STEP + STEP
            above += self.letter if any(self._raised(span) for span in lane.spans) else 0
            base = top + above + 8 + (names if self.narrow else 0)
            brackets = sum(span.look is not Look.GAP for span in lane.spans)
            bottom = base + 12 + brackets * BRACKET + (6 if brackets else 0)
            bottom = bottom if self.narrow else max(bottom, top + names + 8)
            placed.append(Placed(lane, name, top, base, bottom, points))
            top = bottom + 4
        return tuple(placed)

    @property
    def height(self) -> float:
        """The height of legend and lanes."""
        return self.lanes[-1].bottom if self.lanes else 0.0

    @property
    def marks(self) -> int:
        """How many signs and lines there are that have a label."""
        return sum(len(rows) for name, rows in self.rows().items() if name in ("rules", "points"))

    def _raised(self, span: Span) -> bool:
        """Whether the text of a gap does not fit over the gap itself, and stands higher."""
        room = self.x(span.last) - self.x(span.first) - 12
        return bool(span.text) and text_width(span.text, self.letter) > room

    def _levels(self, lane: Lane) -> Iterator[tuple[Dated, int]]:
        """The signs of a lane in order of time, each with the lowest level at which it hides no other."""
        reached: list[float] = []
        shown = (point for point in lane.points if self.shown(point.first, point.last))
        for point in sorted(shown, key=lambda point: (_middle(point), point)):
            x, least = (
                self.x(_middle(point)),
                int(point.first != point.last),
            )  # a month or year lies over the lane
            reached += [-STEP] * (least + 1 - len(reached))
            free = (place for place, last in enumerate(reached) if place >= least and x - last >= STEP)
            level = next(free, len(reached))
            reached[level : level + 1] = [x]
            yield point, level

    @cached_property
    def legend(self) -> list[Row]:
        """Where every sign and look stands with its word above the lanes, in as many rows as they need."""
        rows, x, y = [], 8.0 - (0 if self.narrow else NAMES), self.letter / 2
        start = x
        drawn = {point.kind for lane in self.request.lanes for point in lane.points}
        kinds = ((kind, kind) for kind in self.request.kinds if kind in drawn)
        for what, words in (*kinds, *self.request.looks):
            wide = text_width(words, self.letter) + 38
            if x > start and x + wide > self.plot:
                x, y = start, y + self.letter * 1.5
            rows.append({"what": what, "x": x, "y": y, "text": words})
            x += wide
        return rows

    def rows(self) -> dict[str, list[Row]]:
        """The rows of every layer: lines and signs with a label, lines without one, texts, and the legend."""
        rows: dict[str, list[Row]] = {"rules": [], "points": [], "tracks": [], "labels": [], "samples": []}
        for row in self.legend:
            _add_sample(rows, row, self)
        for day, label in self.request.meetings:
            if self.shown(day, day):
                for top, bottom in self._between_names():
                    rows["rules"].append(_line(Look.MEETING, day, day, top, bottom) | {"label": label})
        for placed in self.lanes:
            self._add_lane(rows, placed)
        return rows

    def _between_names(self) -> Iterator[tuple[float, float]]:
        """From where to where a line through all lanes runs: not through their names on a narrow page."""
        for placed in self.lanes if self.narrow else ():
            yield placed.top + self.letter * 1.25 * len(placed.name) + 4, placed.bottom
        if self.lanes and not self.narrow:
            yield self.lanes[0].top, self.height

    def _add_lane(self, rows: dict[str, list[Row]], placed: Placed) -> None:
        """Add the rows of one lane."""
        lane, base = placed.lane, placed.base
        for number, words in enumerate(placed.name):
            y = placed.top + self.letter * (1 + 1.25 * number)
            x = 0 if self.narrow else -NAMES
            rows["labels"].append({"x": x, "y": y, "text": words, "weight": "bold", "align": "left"})
        if placed.points:
            days = [_middle(point) for point, _ in placed.points]
            rows["tracks"].append(_line(Look.UNSURE, min(days), self._end(lane, max(days)), base, base))
        under = base + 12
        for span in lane.spans:
            if not self.shown(span.first, span.last):
                continue
            first, last = max(span.first, self.request.first), min(span.last, self.request.last)
            if span.look is not Look.GAP:
                under += BRACKET
            y = base if span.look is Look.GAP else under
            rows["rules"].append(_line(span.look, first, last, y, y) | {"label": span.label})
            ends = [first] if span.look is not Look.GAP else []
            ends += [last] if span.look in (Look.PROMISE, Look.LATE) and last == span.last else []
            rows["tracks"] += [_line(span.look, day, day, y, y - 5) | {"dash": [1, 0]} for day in ends]
            if span.text and span.look is Look.GAP:
                rows["labels"].append(self._text_of(span, placed, first, last))
        for day, label in lane.searches:
            if self.shown(day, day):
                rows["rules"].append(_line(Look.SEARCH, day, day, base + 4, base + 10) | {"label": label})
        for point, level in placed.points:
            y, sure = base - STEP * level, point.first == point.last
            look = _sign(self.request.kinds.index(point.kind), sure)
            rows["points"].append({"first": _middle(point).isoformat(), "y": y, "label": point.label, **look})
            if not sure:
                first, last = max(point.first, self.request.first), min(point.last, self.request.last)
                rows["tracks"].append(_line(Look.UNSURE, first, last, y, y))
                rows["tracks"] += [_line(Look.UNSURE, day, day, y - 3, y + 3) for day in (first, last)]

    def _end(self, lane: Lane, last: date) -> date:
        """Until where the line of a lane is drawn: its last sign, or where its gap begins."""
        gaps = [span.first for span in lane.spans if span.look is Look.GAP]
        return max([last, *gaps])

    def _text_of(self, span: Span, placed: Placed, first: date, last: date) -> Row:
        """The text of a gap: over it, or above the signs where it is too short."""
        row = {"text": span.text, "weight": "normal"}
        if not self._raised(span):
            return row | {"x": (self.x(first) + self.x(last)) / 2, "y": placed.base - 6, "align": "center"}
        left = self.x(last) - text_width(span.text, self.letter) - STEP
        over = [level for point, level in placed.points if self.x(point.last) > left]
        high = placed.base - STEP * (1 + max(over, default=0))
        return row | {"x": self.x(last), "y": high, "align": "right"}


def _middle(point: Dated) -> date:
    """The day on which a sign stands."""
    return point.first + (point.last - point.first) / 2


def _line(look: Look, first: date, last: date, y: float, y2: float) -> Row:
    """A line between two days and two heights."""
    stroke, dash, wide = LINES[look]
    days = {"first": first.isoformat(), "last": last.isoformat()}
    return {**days, "y": y, "y2": y2, "stroke": stroke, "dash": dash, "wide": wide}


def _sign(place: int, sure: bool) -> Row:
    """The sign of a kind by its place; open when its day is not known."""
    colour = SIGN_COLOURS[place]
    return {"shape": SHAPES[place], "stroke": colour, "fill": colour if sure else GROUND}


def _add_sample(rows: dict[str, list[Row]], row: Row, layout: TimelineLayout) -> None:
    """Add a sign or look of the legend with its word."""
    x, y, what = row["x"], row["y"], row["what"]
    word = {"x": x + 15, "y": y + layout.letter / 3, "text": row["text"]}
    rows["labels"].append(word | {"weight": "normal", "align": "left"})
    if not isinstance(what, Look) or what is Look.UNSURE:
        place = 0 if isinstance(what, Look) else layout.request.kinds.index(what)
        sign = _sign(place, not isinstance(what, Look)) | {"x": x, "y": y, "wide": 2}
        rows["samples"].append(sign | ({"stroke": TEXT} if isinstance(what, Look) else {}))
        return
    stroke, _, wide = LINES[what]
    paths = {
        Look.GAP: "M-8,0L-7,0M-3,0L-2,0M2,0L3,0M7,0L8,0",
        Look.OPEN: "M-8,-3L-8,3L-3,3M0,3L3,3M6,3L8,3",
        Look.SEARCH: "M0,-3L0,3",
        Look.MEETING: "M0,-7L0,-2M0,1L0,7",
    }
    shape = paths.get(what, "M-8,-3L-8,3L8,3L8,-3")
    rows["samples"].append(
        {"x": x, "y": y, "shape": shape, "stroke": stroke, "fill": None, "wide": wide, "size": 4}
    )


def _specification(layout: TimelineLayout) -> dict[str, Any]:
    """The Vega-Lite specification: lines, signs and texts in layers over an axis of years."""
    request, letter = layout.request, layout.letter
    days = [request.first.isoformat(), request.last.isoformat()]
    years = alt.Axis(format="%Y", tickCount="year", labelFontSize=letter, labelPadding=letter + 2)
    x = alt.X("first:T", title=None, scale=alt.Scale(type="utc", domain=days, nice=False), axis=years)
    pixels, y = alt.X("x:Q", scale=None), alt.Y("y:Q", scale=None)
    names = ("stroke", "dash", "wide", "shape", "fill", "weight", "align", "size")
    given = {name: alt.ExprRef(f"datum.{name}") for name in names}
    line = {"stroke": given["stroke"], "strokeDash": given["dash"], "strokeWidth": given["wide"]}
    sign = {"shape": given["shape"], "stroke": given["stroke"], "fill": given["fill"], "opacity": 1}
    where = {"x": x, "x2": alt.X2("last:T"), "y": y, "y2": alt.Y2("y2:Q")}
    drawn = [
        alt.Chart(alt.NamedData("tracks")).mark_rule(aria=False, **line).encode(**where),
        alt.Chart(alt.NamedData("rules")).mark_rule(**line).encode(**where, description=LABEL),
        alt.Chart(alt.NamedData("points"))
        .mark_point(**sign, size=64, strokeWidth=2)
        .encode(x=x, y=y, description=LABEL),
        alt.Chart(alt.NamedData("samples"))
        .mark_point(**sign, aria=False, size=alt.ExprRef("datum.size || 64"), strokeWidth=given["wide"])
        .encode(x=pixels, y=y),
        alt.Chart(alt.NamedData("labels"), name="labels")
        .mark_text(
            aria=False,
            baseline="alphabetic",
            fontSize=letter,
            fill=TEXT,
            align=given["align"],
            fontWeight=given["weight"],
        )
        .encode(x=pixels, y=y, text=alt.Text("text:N")),
    ]
    sides = {"left": layout.left, "top": 6, "right": SIDE, "bottom": 2 * letter + 4}
    size = {"width": layout.plot, "height": layout.height}
    with debug_mode(False), alt.theme.enable(THEME):
        chart = alt.LayerChart(layer=drawn, autosize="none", padding=sides, **size)
        return {**chart.to_dict(validate=False), "datasets": layout.rows()}
