"""One chart laid out: its plot, the margins around it, and every text, rule and sign that is no mark of the data."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil

from plugins.charts.descriptions import chart_title
from plugins.charts.labels import Labels
from plugins.charts.layout import MEASURES, Measures, Plot, Rule, Scale, Sign, Text, height_of_stack, scale_of
from plugins.charts.measure import text_width, wrap
from plugins.charts.names import GAP, EndNames, Flag, end_names, legend, raised
from plugins.charts.palette import SOFT, TEXT
from plugins.charts.request import BESTAND, KLEIN, ChartRequest

MARGIN = 24
"""Around the chart in a file."""
BREAKS_NAMED = 2
"""More breaks than these have a line each, and one sentence under the chart."""


@dataclass
class ChartLayout:
    """Where everything stands, from the top left corner of the plot; the margins say how much of the drawing is around it."""

    plot: Plot
    measures: Measures
    scale: Scale
    radius: float
    left: float
    right: float
    top: float = 10
    bottom: float = 0
    years: list[int] = field(default_factory=list)
    """Those that are written under the plot."""
    labels: list[Text] = field(default_factory=list)
    """Texts inside the plot."""
    texts: list[Text] = field(default_factory=list)
    """Texts around the plot."""
    rules: list[Rule] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)

    def write_above(
        self, text: str, size: float, colour: str, line: float = 1.2, weight: str = "normal"
    ) -> None:
        """Write a text above all that stands there."""
        for part in reversed(wrap(text, self.measures.width, size, weight == "bold")):
            self.texts.append(Text(-self.left, -self.top, part, size, colour=colour, weight=weight))
            self.top += size * line

    def write_below(self, text: str, size: float) -> None:
        """Write a text below all that stands there."""
        for part in wrap(text, self.measures.width, size):
            self.bottom += size * 1.3
            self.texts.append(Text(-self.left, self.plot.height + self.bottom, part, size, colour=SOFT))


def chart_layout(request: ChartRequest, width: str) -> ChartLayout:
    """The layout of a chart at one of WIDTHS or as BESTAND; the series has to be worth drawing."""
    measures = MEASURES[width]
    letter = measures.letter
    scale, top = scale_of(request, measures)
    names = end_names(request, measures, scale, top)
    left = (
        ceil(max(text_width(scale.tick(tick), letter) for tick in scale.ticks)) + 8 if measures.lines else 2
    )
    right = _right_margin(request, measures, left, names)
    bars = len(request.columns) if request.kind == "staaf" and not request.stacked else 1
    years = tuple(row.label for row in request.table.rows)
    plot = Plot(measures.width - left - right, measures.height, years, top, bars)
    layout = ChartLayout(plot, measures, scale, min(measures.radius, max(0.8, plot.step * 0.3)), left, right)

    flags = _flags(request, plot, letter) if measures.lines else []
    bounds = (-6.0, 0.0 if flags else -10.0) if measures.lines else (-left, -letter - 6.0)
    labels = Labels(
        request, width, measures, scale, plot, layout.radius, (*bounds, plot.width + right, plot.height - 2)
    )
    layout.signs += labels.take_marks()
    labels.boxes.extend((flag.x - 1, -1000.0, flag.x + 1, flag.down) for flag in flags)
    if names:
        end = plot.x(len(years) - 1) if request.kind == "lijn" else plot.bar(len(years) - 1, 0)[1]
        x = plot.width + right - names.width
        layout.labels += names.texts(x, letter)
        layout.rules += names.rules(end + layout.radius + 3, x, letter)
        labels.boxes.extend(text.box for text in layout.labels)
    layout.rules += labels.target_rules()
    unknown = labels.unknown()
    targets = [labels.target(target) for target in request.targets] if measures.lines else []
    layout.labels += [*filter(None, targets), *labels.figures(without_last=bool(names)), *unknown]
    if width == KLEIN:
        base = plot.height + letter + 4
        layout.texts.append(Text(0, base, str(years[0]), letter, colour=SOFT))
        layout.texts.append(Text(plot.width, base, str(years[-1]), letter, "right", SOFT))
        layout.top = layout.bottom = letter + 10
        return layout
    unplaced = [
        labels.target_text(target) for target, text in zip(request.targets, targets, strict=True) if not text
    ]
    _write_around(layout, request, flags, bool(names) or not request.several, unplaced)
    if width == BESTAND:
        _frame_as_file(layout, request)
    return layout


def _right_margin(request: ChartRequest, measures: Measures, left: float, names: EndNames | None) -> float:
    """Room for the names, those of lines from the empty half of the last year on; or for half of the last year under the plot."""
    if not measures.lines:
        return 2
    rows = len(request.table.rows)
    if not names:
        return max(8, round(text_width("2000", measures.letter) / 2 - (measures.width - left) / rows / 2) + 2)
    part = 1 / (2 * rows) if request.kind == "lijn" else 0
    return max(8, round((names.width + GAP - (measures.width - left) * part) / (1 - part)))


def _flags(request: ChartRequest, plot: Plot, letter: float) -> list[Flag]:
    """The breaks, at the beginning of their year, and the remarks, in the middle of theirs, down to the figure of its highest mark."""
    said = "andere telling" if len(request.breaks) <= BREAKS_NAMED else ""
    flags = [
        Flag(plot.step * plot.years.index(year), plot.height, said, (3, 3)) for year, _ in request.breaks
    ]
    for year, text in request.remarks:
        row = plot.years.index(year)
        numbers = (float(value.number or 0) for value in request.table.rows[row].values)
        high = height_of_stack(request, row) if request.stacked else max(numbers)
        flags.append(Flag(plot.x(row), max(4.0, plot.y(high) - letter - 12), text))
    return flags


def _write_around(
    layout: ChartLayout, request: ChartRequest, flags: list[Flag], named: bool, targets: list[str]
) -> None:
    """Write the flags, the unit and the legend above the plot, and under it the years and what signs mean."""
    letter, plot = layout.measures.letter, layout.plot
    texts, rules, high = raised(flags, -layout.left, plot.width + layout.right, letter)
    layout.texts += texts
    layout.rules += rules
    layout.top = high + 8 if flags else 10.0
    layout.write_above(
        f"{request.unit} (in {layout.scale.word})" if layout.scale.word else request.unit, letter, SOFT
    )
    texts, rules, signs, high = legend(request, layout.measures, named, targets)
    layout.top += high + (4 if high else 0)
    x, y = -layout.left, -layout.top
    layout.texts += [text._replace(x=text.x + x, y=text.y + y) for text in texts]
    layout.rules += [
        rule._replace(x=rule.x + x, x2=rule.x2 + x, y=rule.y + y, y2=rule.y2 + y) for rule in rules
    ]
    layout.signs += [sign._replace(x=sign.x + x, y=sign.y + y) for sign in signs]
    layout.top = round(layout.top) + 2
    layout.years = plot.years_shown(letter)
    layout.bottom = letter + 13.0
    layout.write_below(_meaning(request), letter)
    layout.bottom = round(layout.bottom) + (6 if _meaning(request) else -1)


def _meaning(request: ChartRequest) -> str:
    """What the signs in this chart mean that a reader cannot guess."""
    values = [value for _, _, value in request.table.cells()]
    sentences = {
        "Open punt: ongeveer." if request.kind == "lijn" else "Stippelrand: ongeveer.": any(
            value.approximate for value in values
        ),
        "≥ en open driehoek: minstens.": any(value.at_least for value in values),
        "?: niet openbaar bekend.": not all(value.known for value in values),
        "Stippellijn: vanaf hier anders geteld.": len(request.breaks) > BREAKS_NAMED,
    }
    return " ".join(sentence for sentence, needed in sentences.items() if needed)


def _frame_as_file(layout: ChartLayout, request: ChartRequest) -> None:
    """Write heading and title above a chart, its caveat and source under it, and leave a margin around all."""
    layout.top += 10
    layout.write_above(chart_title(request), layout.measures.letter, SOFT, 1.3)
    layout.top += 6
    layout.write_above(request.heading, 20, TEXT, 1.3, "bold")
    layout.top += MARGIN - 8
    layout.bottom += 10
    layout.write_below(f"Let op: {request.caveat}", 12)
    layout.write_below(request.source, 12)
    layout.bottom = ceil(layout.bottom + MARGIN)
    layout.top = ceil(layout.top)
    layout.left += MARGIN
    layout.right += MARGIN
