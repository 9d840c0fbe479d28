"""Lanes in time: a sign for what has a date, lines for what lasts, and dots where nothing was found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import altair as alt
from altair.utils.schemapi import debug_mode

from plugins.charts.elements import Frame, Rule, Sign, Text, below, text_width, wrap
from plugins.charts.plot import MEASURES
from plugins.charts.request import SMAL, Dated, Lane, Look, Span, TimelineRequest
from plugins.charts.specification import framed, rules, signs
from plugins.charts.theme import COLUMN_COLOURS, GROUND, SHAPES, TEXT

SIDE, NAMES, STEP, BRACKET = 20, 200, 12, 8
"""The margin at both sides, the room for names on a wide page, and how far apart signs and brackets are."""
SIGN_COLOURS = (COLUMN_COLOURS[2], COLUMN_COLOURS[0], COLUMN_COLOURS[4], COLUMN_COLOURS[5])
"""Of the signs by their place; the colour of what is late is for nothing else."""


def timeline(request: TimelineRequest, width: str) -> dict[str, Any]:
    """The Vega-Lite specification of a timeline at one of WIDTHS; signs and lines are labelled marks."""
    layout = TimelineLayout(request, width)
    letter, days = layout.letter, [request.first.isoformat(), request.last.isoformat()]
    years = alt.Axis(format="%Y", tickCount="year", labelFontSize=letter, labelPadding=letter + 2)
    lines = [rule._asdict() | {"label": label} for rule, label in layout.lines]
    points = [
        sign._asdict() | {"label": dated.label, "day": _middle(dated).isoformat()}
        for sign, dated in layout.points
    ]
    with debug_mode(False):
        x = alt.X("day:T", title=None, scale=alt.Scale(type="utc", domain=days, nice=False), axis=years)
        marks = [rules("lines", labelled=True), signs("points", labelled=True).encode(x=x)]
        return framed(marks, layout, lines=lines, points=points)


class Placed(NamedTuple):
    """A lane with its place: the lines of its name, the height of its line, and its signs by level."""

    lane: Lane
    name: list[str]
    top: float
    base: float
    bottom: float
    points: tuple[tuple[Dated, int], ...]


class TimelineLayout(Frame):
    """Where everything of a timeline stands: `lines` and `points` have a label, the rest is frame."""

    def __init__(self, request: TimelineRequest, width: str) -> None:
        letter, left = MEASURES[width].letter, SIDE if width == SMAL else NAMES + SIDE
        super().__init__(MEASURES[width].width - left - SIDE, 0.0, left, SIDE, top=6, bottom=2 * letter + 4)
        self.request, self.letter, self.narrow = request, letter, width == SMAL
        self.lines: list[tuple[Rule, str]] = []
        self.points: list[tuple[Sign, Dated]] = []
        top = self._write_legend() + letter * 1.6
        lanes = []
        for lane in request.lanes:
            lanes.append(self._placed(lane, top))
            top = lanes[-1].bottom + 4
        self.height = lanes[-1].bottom if lanes else 0.0
        for day, label in request.meetings:
            if self.shown(day, day):
                for start, end in self._between_names(lanes):
                    self.lines.append((self._line(Look.MEETING, day, day, start, end), label))
        for placed in lanes:
            self._write_lane(placed)

    def x(self, day: date) -> float:
        """How far a day is from the left."""
        whole = max(1, (self.request.last - self.request.first).days)
        return self.width * (day - self.request.first).days / whole

    def shown(self, first: date, last: date) -> bool:
        """Whether any of these days is drawn."""
        return self.request.first <= last and first <= self.request.last

    def _placed(self, lane: Lane, top: float) -> Placed:
        """A lane with the room it needs from `top` down."""
        name = wrap(lane.name, self.width if self.narrow else NAMES - 8, self.letter, bold=True)
        points = tuple(self._levels(lane))
        names = len(name) * self.letter * 1.25
        above = max((level for _, level in points), default=0) * STEP + STEP
        above += self.letter if any(self._raised(span) for span in lane.spans) else 0
        base = top + above + 8 + (names if self.narrow else 0)
        brackets = sum(span.look is not Look.GAP for span in lane.spans)
        bottom = base + 12 + brackets * BRACKET + (6 if brackets else 0)
        return Placed(lane, name, top, base, bottom if self.narrow else max(bottom, top + names + 8), points)

    def _raised(self, span: Span) -> bool:
        """Whether the text of a gap does not fit over the gap itself, and stands higher."""
        room = self.x(span.last) - self.x(span.first) - 12
        return bool(span.text) and text_width(span.text, self.letter) > room

    def _levels(self, lane: Lane) -> Iterator[tuple[Dated, int]]:
        """The signs of a lane in order of time, each with the lowest level at which it hides no other."""
        reached: list[float] = []
        shown = (point for point in lane.points if self.shown(point.first, point.last))
        for point in sorted(shown, key=lambda point: (_middle(point), point)):
            x = self.x(_middle(point))
            least = int(point.first != point.last)  # a month or year: over the lane
            reached += [-STEP] * (least + 1 - len(reached))
            free = (place for place, last in enumerate(reached) if place >= least and x - last >= STEP)
            level = next(free, len(reached))
            reached[level : level + 1] = [x]
            yield point, level

    def _between_names(self, lanes: list[Placed]) -> Iterator[tuple[float, float]]:
        """From where to where a line through all lanes runs: not through their names on a narrow page."""
        if self.narrow:
            for placed in lanes:
                yield placed.top + self.letter * 1.25 * len(placed.name) + 4, placed.bottom
        elif lanes:
            yield lanes[0].top, self.height

    def _write_legend(self) -> float:
        """Write the words of every sign and look that is drawn; returns the height of the last row."""
        request = self.request
        start, y = 8.0 - (0 if self.narrow else NAMES), self.letter / 2
        x, drawn = start, {point.kind for lane in request.lanes for point in lane.points}
        kinds = ((kind, kind) for kind in request.kinds if kind in drawn)
        for what, words in (*kinds, *request.looks):
            wide = text_width(words, self.letter) + 38
            if x > start and x + wide > self.width:
                x, y = start, y + self.letter * 1.5
            if not isinstance(what, Look):
                self.signs.append(_sign(x, y, request.kinds.index(what), sure=True))
            elif what is Look.UNSURE:
                self.signs.append(_sign(x, y, 0, sure=False)._replace(colour=TEXT))
            else:
                self.signs.append(Sign(x, y, None, what.colour, what.sample, 4, what.width))
            self.labels.append(Text(x + 15, y + self.letter / 3, words, self.letter))
            x += wide
        return y if self.signs else 0.0

    def _line(self, look: Look, first: date, last: date, y: float, y2: float) -> Rule:
        """A line between two days and two heights."""
        return Rule(self.x(first), y, self.x(last), y2, look.colour, look.dash, look.width)

    def _write_lane(self, placed: Placed) -> None:
        """Write the name, the lines and the signs of one lane."""
        lane, base, letter = placed.lane, placed.base, self.letter
        name = Text(0 if self.narrow else -NAMES, placed.top + letter, "", letter, weight="bold")
        self.labels += below(name, placed.name, 1.25)
        if placed.points:
            days = [_middle(point) for point, _ in placed.points]
            gaps = [span.first for span in lane.spans if span.look is Look.GAP]
            self.rules.append(self._line(Look.UNSURE, min(days), max(*days, *gaps, days[0]), base, base))
        under = base + 12
        for span in lane.spans:
            if not self.shown(span.first, span.last):
                continue
            first, last = max(span.first, self.request.first), min(span.last, self.request.last)
            gap = span.look is Look.GAP
            under += 0 if gap else BRACKET
            y = base if gap else under
            self.lines.append((self._line(span.look, first, last, y, y), span.label))
            ends = [] if gap else [first]
            ends += [last] if span.look in (Look.PROMISE, Look.LATE) and last == span.last else []
            self.rules += [self._line(span.look, day, day, y, y - 5)._replace(dash=(1, 0)) for day in ends]
            if span.text and gap:
                self.labels.append(self._text_of(span, placed, first, last))
        for day, label in lane.searches:
            if self.shown(day, day):
                self.lines.append((self._line(Look.SEARCH, day, day, base + 4, base + 10), label))
        for point, level in placed.points:
            y, sure = base - STEP * level, point.first == point.last
            sign = _sign(self.x(_middle(point)), y, self.request.kinds.index(point.kind), sure)
            self.points.append((sign, point))
            if not sure:
                first, last = max(point.first, self.request.first), min(point.last, self.request.last)
                self.rules.append(self._line(Look.UNSURE, first, last, y, y))
                self.rules += [self._line(Look.UNSURE, day, day, y - 3, y + 3) for day in (first, last)]

    def _text_of(self, span: Span, placed: Placed, first: date, last: date) -> Text:
        """The text of a gap: over it, or above the signs where it is too short."""
        if not self._raised(span):
            middle = (self.x(first) + self.x(last)) / 2
            return Text(middle, placed.base - 6, span.text, self.letter, "center")
        left = self.x(last) - text_width(span.text, self.letter) - STEP
        over = [level for point, level in placed.points if self.x(point.last) > left]
        high = placed.base - STEP * (1 + max(over, default=0))
        return Text(self.x(last), high, span.text, self.letter, "right")


def _middle(point: Dated) -> date:
    """The day on which a sign stands."""
    return point.first + (point.last - point.first) / 2


def _sign(x: float, y: float, place: int, sure: bool) -> Sign:
    """The sign of a kind by its place; open when its day is not known."""
    colour = SIGN_COLOURS[place]
    return Sign(x, y, colour if sure else GROUND, colour, SHAPES[place], 64)
