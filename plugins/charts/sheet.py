"""A sheet: one drawing laid out, with everything that is written and ruled on it beside the marks of the data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from plugins.charts.drawing_order import KLEIN, Order
from plugins.charts.layout import (
    MEASURES,
    Key,
    Line,
    Measures,
    Plot,
    Word,
    left_margin,
    plot_of,
    scale_of,
    years_shown,
)
from plugins.charts.measure import text_width, wrap
from plugins.charts.names import GAP, Flag, Names, end_names, flags, legend
from plugins.charts.palette import SOFT
from plugins.charts.placing import Room
from plugins.charts.scale import Scale
from plugins.charts.writing import (
    Setting,
    figures,
    take_marks,
    target_lines,
    target_text,
    target_word,
    unknown_signs,
)


@dataclass(frozen=True)
class Sheet:
    """Where everything stands, from the top left corner of the plot; the margins say where the plot stands on the drawing."""

    plot: Plot
    measures: Measures
    scale: Scale
    margins: tuple[int, int, int, int]
    """Left, top, right, bottom."""
    radius: float
    years: tuple[int, ...]
    """Those that are written under the plot."""
    words: tuple[Word, ...]
    lines: tuple[Line, ...]
    keys: tuple[Key, ...]

    @property
    def ticks(self) -> tuple[Decimal, ...]:
        """The numbers at which a grid line stands; on a card only zero."""
        return self.scale.ticks if self.measures.lines else self.scale.ticks[:1]

    @property
    def thickness(self) -> float:
        """Of a line through the marks."""
        return 2.5 if self.radius > 2 else 1.5


def lay_out(order: Order) -> Sheet:
    """The sheet of an order whose series is worth drawing."""
    measures = MEASURES[order.width]
    scale, top = scale_of(order, measures)
    names = end_names(order, measures, scale, top)
    left = left_margin(scale, measures)
    right = _right_margin(order, measures, left, names)
    plot = plot_of(order, measures, left, right, top)
    letter, radius = measures.letter, min(measures.radius, max(0.8, plot.step * 0.3))
    room = Room(
        (-6.0, -10.0, plot.width + right, plot.height - 2.0)
        if measures.lines
        else (-left, -letter - 6.0, plot.width + right, plot.height - 2.0)
    )
    setting = Setting(order, measures, scale, plot, radius, room)
    take_marks(setting)
    flagged = _flagged(setting) if measures.lines else []
    room.segments.extend((x, -1000.0, x, down) for x, down, _, _ in flagged)
    words, leaders = (
        names.written(_end(order, plot) + radius + 3, plot.width + right - names.width, letter, plot.height)
        if names
        else ([], [])
    )
    room.boxes.extend(word.box(letter) for word in words)
    unknown, targets = unknown_signs(setting), target_lines(setting)
    named = [target_word(setting, target) for target in order.targets] if measures.lines else []
    words = [*words, *(word for word in named if word), *figures(setting, without_last=bool(names)), *unknown]
    sheet = Sheet(
        plot, measures, scale, (left, 0, right, 0), radius, (), tuple(words), (*leaders, *targets), ()
    )
    if order.width == KLEIN:
        return _small(sheet)
    unnamed = tuple(
        target_text(target, scale) for target, word in zip(order.targets, named, strict=True) if word is None
    )
    return _framed(order, sheet, flagged, not names and setting.several, unnamed)


def _right_margin(order: Order, measures: Measures, left: int, names: Names | None) -> int:
    """Room for the names, those of lines from the empty half of the last year on; or for half of the last year under the plot."""
    if not measures.lines:
        return 2
    rows = len(order.table.rows)
    if not names:
        return max(8, round(text_width("2000", measures.letter) / 2 - (measures.width - left) / rows / 2) + 2)
    part = 1 / (2 * rows) if order.kind == "lijn" else 0
    return max(8, round((names.width + GAP - (measures.width - left) * part) / (1 - part)))


def _end(order: Order, plot: Plot) -> float:
    """Where the last mark ends."""
    return plot.x(len(plot.years) - 1) if order.kind == "lijn" else plot.bar(len(plot.years) - 1, 0)[1]


def _small(sheet: Sheet) -> Sheet:
    """A sheet for a card: the first and the last year under the shape, nothing else around it."""
    plot, letter = sheet.plot, sheet.measures.letter
    base = plot.height + letter + 4
    years = (
        Word(0, base, str(plot.years[0]), "start", False, SOFT),
        Word(plot.width, base, str(plot.years[-1]), "end", False, SOFT),
    )
    left, _, right, _ = sheet.margins
    return replace(sheet, words=(*sheet.words, *years), margins=(left, letter + 10, right, letter + 10))


def _framed(
    order: Order, sheet: Sheet, flagged: list[Flag], with_names: bool, unnamed: tuple[str, ...]
) -> Sheet:
    """The sheet with its years, its unit and its key above it, and what signs mean under it."""
    plot, measures, letter = sheet.plot, sheet.measures, sheet.measures.letter
    left, _, right, _ = sheet.margins
    words, lines, high = flags(flagged, -left, plot.width + right, letter)
    unit = f"{order.unit} (in {sheet.scale.word})" if sheet.scale.word else order.unit
    high = max(high + 8, 10.0) if flagged else 10.0
    for line in reversed(wrap(unit, measures.width, letter)):
        words.append(Word(-left, -high, line, "start", False, SOFT))
        high += letter * 1.2
    key = legend(order, measures, with_names, unnamed)
    high += key.height + (4 if key.height else 0)
    words += [word._replace(x=word.x - left, y=word.y - high) for word in key.words]
    lines += [
        line._replace(x1=line.x1 - left, x2=line.x2 - left, y1=line.y1 - high, y2=line.y2 - high)
        for line in key.lines
    ]
    keys = tuple(sign._replace(x=sign.x - left, y=sign.y - high) for sign in key.keys)
    low = plot.height + letter + 6.0
    for number, line in enumerate(wrap(_meaning(order), measures.width, letter)):
        low += letter * 1.3 + (0 if number else 7)
        words.append(Word(-left, low, line, "start", False, SOFT))
    margins = (left, round(high) + 2, right, round(low - plot.height) + 6)
    return replace(
        sheet,
        words=(*sheet.words, *words),
        lines=(*sheet.lines, *lines),
        keys=keys,
        margins=margins,
        years=tuple(years_shown(plot, letter)),
    )


def _flagged(setting: Setting) -> list[Flag]:
    """The breaks, at the beginning of their year, and the remarks, in the middle of theirs."""
    plot, order = setting.plot, setting.order
    breaks = [
        (plot.step * plot.years.index(year), float(plot.height), "andere telling", (3, 3))
        for year in order.breaks
    ]
    return breaks + [
        (plot.x(plot.years.index(year)), _above(setting, plot.years.index(year)), text, ())
        for year, text in order.remarks
    ]


def _above(setting: Setting, row: int) -> float:
    """Down to where the line of a remark reaches: just above the figure of the highest mark of its year."""
    numbers = [
        float(value.number) for value in setting.order.table.rows[row].values if value.number is not None
    ]
    high = setting.stack(row) if setting.order.stacked else max(numbers, default=0.0)
    return max(4.0, setting.plot.y(high) - setting.letter - 12)


def _meaning(order: Order) -> str:
    """What the signs in this chart mean that a reader cannot guess."""
    values = [value for _, _, value in order.table.cells()]
    approximate = "Open punt: ongeveer." if order.kind == "lijn" else "Stippelrand: ongeveer."
    return " ".join(
        ([approximate] if any(value.approximate for value in values) else [])
        + (["?: niet openbaar bekend."] if not all(value.known for value in values) else [])
    )
