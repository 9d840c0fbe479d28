"""One chart laid out: its plot, the margins around it, and every text, rule and sign around the data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from plugins.charts.descriptions import chart_title
from plugins.charts.elements import Frame, Text, below, text_width, wrap
from plugins.charts.labels import Labels
from plugins.charts.names import GAP, EndNames, Flag, end_names, legend, raise_flags
from plugins.charts.plot import MEASURES, Plot
from plugins.charts.request import BESTAND, KLEIN, ChartRequest
from plugins.charts.theme import SOFT, TEXT

MARGIN = 24
"""Around the chart in a file."""
BREAKS_NAMED = 2
"""More breaks than these have a line each, and one sentence under the chart."""


@dataclass
class ChartLayout(Frame):
    """Where everything in a chart stands, from the top left corner of the plot."""

    plot: Plot = field(kw_only=True)
    years: list[int] = field(default_factory=list)
    """Those that are written under the plot."""

    def write_above(
        self, text: str, size: float, colour: str, line: float = 1.2, weight: str = "normal"
    ) -> None:
        """Write a text above all that stands there."""
        block = wrap(text, self.plot.measures.width, size, weight == "bold")
        first = -self.top - (len(block) - 1) * size * line
        self.texts += below(Text(-self.left, first, "", size, colour=colour, weight=weight), block, line)
        self.top += len(block) * size * line

    def write_below(self, text: str, size: float) -> None:
        """Write a text below all that stands there."""
        block, first = wrap(text, self.plot.measures.width, size), self.height + self.bottom + size * 1.3
        self.texts += below(Text(-self.left, first, "", size, colour=SOFT), block, 1.3)
        self.bottom += len(block) * size * 1.3


def chart_layout(request: ChartRequest, width: str) -> ChartLayout:
    """The layout of a chart at one of WIDTHS or as BESTAND; the series has to be worth drawing."""
    if width == KLEIN:
        return _card_layout(request)
    measures = MEASURES[width]
    plot = Plot(request, measures, measures.width)
    names = end_names(plot)
    left = ceil(max(text_width(plot.scale.tick(tick), measures.letter) for tick in plot.scale.ticks)) + 8
    right = _right_margin(plot, left, names)
    plot = replace(plot, width=measures.width - left - right)
    layout = ChartLayout(plot.width, plot.height, left, right, plot=plot)
    flags = _flags(plot)
    unplaced = _write_inside(layout, flags, names)
    _write_around(layout, flags, bool(names) or not request.several, unplaced)
    if width == BESTAND:
        _frame_as_file(layout)
    return layout


def _card_layout(request: ChartRequest) -> ChartLayout:
    """The layout of a chart in a card: its marks, the figures that tell most, and the first and last year."""
    measures, side = MEASURES[KLEIN], 2
    plot, letter = Plot(request, measures, measures.width - 2 * side), measures.letter
    layout = ChartLayout(plot.width, plot.height, side, side, letter + 10, letter + 10, plot=plot)
    labels = Labels(plot, (-side, -letter - 6, plot.width + side, plot.height - 2))
    layout.signs += labels.take_marks()
    layout.rules += labels.target_rules()
    unknown = labels.unknown()
    layout.labels += [*labels.figures_in_card(), *unknown]
    base, (first, last) = plot.height + letter + 4, request.table.period
    layout.texts.append(Text(0, base, str(first), letter, colour=SOFT))
    layout.texts.append(Text(plot.width, base, str(last), letter, "right", SOFT))
    return layout


def _write_inside(layout: ChartLayout, flags: Sequence[Flag], names: EndNames | None) -> list[str]:
    """Write what stands in the plot and the names at its right; returns targets without room for a text."""
    plot, request, letter = layout.plot, layout.plot.request, layout.plot.measures.letter
    top = 0.0 if flags else -10.0
    labels = Labels(plot, (-6.0, top, plot.width + layout.right, plot.height - 2))
    layout.signs += labels.take_marks()
    labels.take_axis()
    labels.boxes.extend((flag.x - 1, -1000.0, flag.x + 1, flag.down) for flag in flags)
    if names:
        last = len(plot.years) - 1
        end = plot.x(last) if request.kind == "lijn" else plot.bar(last, 0)[1]
        x = plot.width + layout.right - names.width
        layout.labels += names.texts(x, letter)
        layout.rules += names.rules(end + plot.radius + 3, x, letter)
        labels.boxes.extend(text.box for text in layout.labels)
    layout.rules += labels.target_rules()
    unknown = labels.unknown()
    targets = [(target, labels.target(target)) for target in request.targets]
    placed = [text for _, text in targets if text]
    layout.labels += [*placed, *labels.figures(without_last=bool(names)), *unknown]
    return [labels.target_text(target) for target, text in targets if not text]


def _write_around(layout: ChartLayout, flags: Sequence[Flag], named: bool, targets: Sequence[str]) -> None:
    """Write flags, unit and legend above the plot, and under it the years and what signs mean.

    The legend has the columns, if they are not `named` elsewhere, and these targets.
    """
    plot, letter, word = layout.plot, layout.plot.measures.letter, layout.plot.scale.word
    raise_flags(layout, flags, letter)
    layout.write_above(f"{plot.request.unit} (in {word})" if word else plot.request.unit, letter, SOFT)
    legend(layout, plot, named, targets)
    layout.top = round(layout.top) + 2
    layout.years = plot.years_shown()
    layout.bottom = letter + 13.0
    meaning = _meaning(plot.request)
    layout.write_below(meaning, letter)
    layout.bottom = round(layout.bottom) + (6 if meaning else -1)


def _right_margin(plot: Plot, left: float, names: EndNames | None) -> float:
    """Room for the names, those of lines beginning in the last year; or for half of the last year's label."""
    wide, rows = plot.width - left, len(plot.years)
    if not names:
        return max(8, round(text_width("2000", plot.measures.letter) / 2 - wide / rows / 2) + 2)
    part = 1 / (2 * rows) if plot.request.kind == "lijn" else 0
    return max(8, round((names.width + GAP - wide * part) / (1 - part)))


def _flags(plot: Plot) -> list[Flag]:
    """The breaks, where their year begins, and the remarks, in the middle of theirs, down to its mark."""
    request = plot.request
    broken = "andere telling" if len(request.breaks) <= BREAKS_NAMED else ""
    flags = [
        Flag(plot.step * plot.years.index(year), plot.height, broken, (3, 3)) for year, _ in request.breaks
    ]
    for year, text in request.remarks:
        row = plot.years.index(year)
        figure = plot.y(max(request.edges(row))) - plot.measures.letter - 12
        flags.append(Flag(plot.x(row), max(4.0, figure), text))
    return flags


def _meaning(request: ChartRequest) -> str:
    """What the signs in this chart mean that a reader cannot guess."""
    values = [value for _, _, value in request.table.cells()]
    about = "Open punt: ongeveer." if request.kind == "lijn" else "Stippelrand: ongeveer."
    sentences = {
        about: any(value.approximate for value in values),
        "≥ en open driehoek: minstens.": any(value.at_least for value in values),
        "?: niet openbaar bekend.": not all(value.known for value in values),
        "Stippellijn: vanaf hier anders geteld.": len(request.breaks) > BREAKS_NAMED,
    }
    return " ".join(sentence for sentence, needed in sentences.items() if needed)


def _frame_as_file(layout: ChartLayout) -> None:
    """Write heading and title above a chart, caveat and source under it, and leave a margin around all."""
    request = layout.plot.request
    layout.top += 10
    layout.write_above(chart_title(request), layout.plot.measures.letter, SOFT, 1.3)
    layout.top += 6
    layout.write_above(request.heading, 20, TEXT, 1.3, "bold")
    layout.top = ceil(layout.top + MARGIN - 8)
    layout.bottom += 10
    layout.write_below(f"Let op: {request.caveat}", 12)
    layout.write_below(request.source, 12)
    layout.bottom = ceil(layout.bottom + MARGIN)
    layout.left += MARGIN
    layout.right += MARGIN
