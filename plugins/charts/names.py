"""What is written around the marks: the names of columns at line ends or in a legend, and flags at years."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from plugins.charts.elements import Frame, Rule, Sign, Text, below, text_width, wrap
from plugins.charts.plot import Plot
from plugins.charts.theme import AXIS, COLUMN_COLOURS, DASHES, SHAPES, TEXT

GAP = 16
"""Between the end of a line and its name."""
SAMPLE = 30
"""How long the piece of line in the legend is."""


class EndNames(NamedTuple):
    """The names at the ends of lines: a block of text each, the height it wants and gets, and the widest."""

    blocks: Sequence[list[str]]
    wanted: Sequence[float]
    middles: Sequence[float]
    width: float

    def texts(self, x: float, letter: float) -> list[Text]:
        """The names from `x` on, in the colours of their columns."""
        texts: list[Text] = []
        for block, middle, colour in zip(self.blocks, self.middles, COLUMN_COLOURS, strict=False):
            y = middle - (len(block) - 1) / 2 * letter * 1.15 + 0.33 * letter
            texts += below(Text(x, y, "", letter, colour=colour, weight="bold"), block, 1.15)
        return texts

    def rules(self, end: float, x: float, letter: float) -> list[Rule]:
        """A thin line from the `end` of the marks to each name that had to move."""
        ways = zip(self.wanted, self.middles, COLUMN_COLOURS, strict=False)
        moved = (way for way in ways if abs(way[0] - way[1]) > letter / 2)
        return [Rule(end, want, x - 3, middle, colour) for want, middle, colour in moved]


def end_names(plot: Plot) -> EndNames | None:
    """The names at the last marks, with the last figure of a line; None when they cannot all stand there."""
    request, measures = plot.request, plot.measures
    last, letter, line = request.table.rows[-1].values, measures.letter, measures.letter * 1.15
    at_ends = request.several and (request.kind == "lijn" or request.stacked)
    if not at_ends or not all(value.known for value in last):
        return None
    ends = request.edges(len(plot.years) - 1)
    if request.stacked:
        ends = [end - float(value.amount) / 2 for end, value in zip(ends, last, strict=True)]
    # A no-break space keeps the figure with the last word of the name.
    figures = ["" if request.stacked else "\xa0" + plot.scale.short(value) for value in last]
    names = [
        column.naam + figure.replace(" ", "\xa0")
        for column, figure in zip(request.columns, figures, strict=True)
    ]
    blocks = [wrap(name, measures.names, letter, bold=True) for name in names]
    wanted = [plot.y(end) for end in ends]
    heights = [len(block) * line + 4 for block in blocks]
    middles = spread(wanted, heights, -letter, plot.height + letter / 2)
    width = max(text_width(text, letter, bold=True) for block in blocks for text in block)
    too_far = any(abs(middle - want) > 3 * line for middle, want in zip(middles, wanted, strict=True))
    too_long = max(map(len, blocks)) > 2 + (letter > 13) or width > measures.names
    return None if too_far or too_long else EndNames(blocks, wanted, middles, width)


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Middles near the wanted ones, in that order, so that no blocks overlap between `low` and `high`.

    The mean of two solutions, everything pushed down and everything pushed up, is a solution too.
    """
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])

    def down(middles: Sequence[float]) -> list[float]:
        """Push each block below the one before it, the first below `low`."""
        pushed, edge = list(middles), low
        for place in order:
            pushed[place] = max(pushed[place], edge + heights[place] / 2)
            edge = pushed[place] + heights[place] / 2
        return pushed

    def up(middles: Sequence[float]) -> list[float]:
        """Push each block above the one after it, the last above `high`."""
        pushed, edge = list(middles), high
        for place in reversed(order):
            pushed[place] = min(pushed[place], edge - heights[place] / 2)
            edge = pushed[place] - heights[place] / 2
        return pushed

    return [(one + other) / 2 for one, other in zip(up(down(wanted)), down(up(wanted)), strict=True)]


def legend(frame: Frame, plot: Plot, named: bool, targets: Sequence[str]) -> None:
    """Write above all a sign and a name for each column, if not `named` elsewhere, and for each target."""
    letter, most = plot.measures.letter, plot.measures.width
    columns = [] if named else [(place, column.naam) for place, column in enumerate(plot.request.columns)]
    placed: list[tuple[float, float, int | None, list[str]]] = []
    x, y = 0.0, letter * 0.85
    for place, name in [*columns, *((None, text) for text in targets)]:
        wide = _sample(plot, place)
        block = wrap(name, most - wide - 6, letter)
        room = wide + 6 + max(text_width(line, letter) for line in block)
        if x and x + room > most:
            x, y = 0.0, y + letter * 1.45
        placed.append((x, y, place, block))
        x, y = x + room + 22, y + (len(block) - 1) * letter * 1.2
    frame.top += y + letter * 0.58 + 4 if placed else 0
    for right, down, place, block in placed:
        x, y = right - frame.left, down - frame.top
        frame.texts += below(Text(x + _sample(plot, place) + 6, y, "", letter), block)
        y -= 0.33 * letter
        if place is None:
            frame.rules.append(Rule(x, y, x + SAMPLE, y, TEXT, (6, 4), 1.5))
        elif plot.request.kind == "lijn":
            colour = COLUMN_COLOURS[place]
            frame.rules.append(Rule(x, y, x + SAMPLE, y, colour, DASHES[place], 2.5))
            frame.signs.append(Sign(x + SAMPLE / 2, y, colour, colour, SHAPES[place], 64))
        else:
            frame.signs.append(Sign(x + 7, y, COLUMN_COLOURS[place], None, "square", 144))


def _sample(plot: Plot, place: int | None) -> float:
    """How wide the sign of a column or target is in the legend."""
    return 14 if place is not None and plot.request.kind == "staaf" else SAMPLE


class Flag(NamedTuple):
    """A text above the plot with a line down to a year: where, how far down, the text, and the dash."""

    x: float
    down: float
    text: str
    dash: tuple[int, ...] = (1, 0)


def raise_flags(frame: Frame, flags: Sequence[Flag], letter: float) -> None:
    """Write the texts and lines of flags above the plot.

    A text stands to the right of its line, or to the left where it would leave the drawing. Texts that
    would meet stand above each other, one that the line of another would cross above that other.
    """
    right = frame.width + frame.right
    taken: list[tuple[float, float, float]] = []
    ahead = []
    for flag in flags:
        block = wrap(flag.text, min(200.0, (right + frame.left) * 0.42), letter)
        wide = max((text_width(line, letter) for line in block), default=0.0)
        start = flag.x - 5 - wide if flag.x + 5 + wide > right else flag.x + 5
        ahead.append((start, start + wide, flag, block))
    while ahead:
        uncrossed = (one for one in ahead if not any(one[0] < other.x < one[1] for _, _, other, _ in ahead))
        start, end, flag, block = chosen = next(uncrossed, ahead[0])
        ahead.remove(chosen)
        base = max((high for low, far, high in taken if start - 6 < far and end + 6 > low), default=4.0)
        align, x = ("right", flag.x - 5) if start < flag.x else ("left", flag.x + 5)
        first = -base - (len(block) - 1) * letter * 1.2 - 2
        frame.texts += below(Text(x, first, "", letter, align), block)
        high = base + len(block) * letter * 1.2 + 2 if block else 0.0
        taken += [(start, end, high)] if block else []
        frame.rules.append(Rule(flag.x, 4 - high if block else 0, flag.x, flag.down, AXIS, flag.dash))
    frame.top = max((high for _, _, high in taken), default=0.0) + 8 if flags else 10.0
