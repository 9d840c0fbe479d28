"""What is written around the marks: the names of columns at line ends or in a legend, and flags at years."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from plugins.charts.layout import Measures, Rule, Scale, Sign, Text
from plugins.charts.measure import text_width, wrap
from plugins.charts.palette import AXIS, COLUMN_COLOURS, DASHES, SHAPES, TEXT
from plugins.charts.request import ChartRequest

GAP = 16
"""Between the end of a line and its name."""
SAMPLE = 30
"""How long the piece of line in the legend is."""


class EndNames(NamedTuple):
    """The names at the ends of lines: a block of text lines each, the height it wants and the height it gets, and the widest."""

    blocks: Sequence[list[str]]
    wanted: Sequence[float]
    middles: Sequence[float]
    width: float

    def texts(self, x: float, letter: float) -> list[Text]:
        """The names from `x` on, in the colours of their columns."""
        return [
            Text(x, middle + (number - (len(block) - 1) / 2) * letter * 1.15 + 0.33 * letter, line, letter, colour=colour, weight="bold")
            for block, middle, colour in zip(self.blocks, self.middles, COLUMN_COLOURS, strict=False)
            for number, line in enumerate(block)
        ]  # fmt: skip

    def rules(self, end: float, x: float, letter: float) -> list[Rule]:
        """A thin line from the `end` of the marks to each name that had to move."""
        ways = zip(self.wanted, self.middles, COLUMN_COLOURS, strict=False)
        return [
            Rule(end, want, x - 3, middle, colour)
            for want, middle, colour in ways
            if abs(want - middle) > letter / 2
        ]


def end_names(request: ChartRequest, measures: Measures, scale: Scale, top: float) -> EndNames | None:
    """The names that can stand at the last marks, with the last figure of a line; None when they cannot all stand there."""
    last, letter, line = request.table.rows[-1].values, measures.letter, measures.letter * 1.15
    at_ends = request.several and measures.names and (request.kind == "lijn" or request.stacked)
    if not at_ends or not all(value.known for value in last):
        return None
    numbers = [float(value.number or 0) for value in last]
    ends = [
        sum(numbers[:place]) + number / 2 if request.stacked else number
        for place, number in enumerate(numbers)
    ]
    # A no-break space keeps the figure with the last word of the name.
    figures = ["" if request.stacked else f" {scale.short(value)}".replace(" ", "\xa0") for value in last]
    names = [column.naam + figure for column, figure in zip(request.columns, figures, strict=True)]
    blocks = [wrap(name, measures.names, letter, bold=True) for name in names]
    wanted = [measures.height * (1 - end / top) for end in ends]
    middles = spread(
        wanted, [len(block) * line + 4 for block in blocks], -letter, measures.height + letter / 2
    )
    width = max(text_width(text, letter, bold=True) for block in blocks for text in block)
    too_far = any(abs(middle - want) > 3 * line for middle, want in zip(middles, wanted, strict=True))
    too_long = max(map(len, blocks)) > 2 + (letter > 13) or width > measures.names
    return None if too_far or too_long else EndNames(blocks, wanted, middles, width)


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Middles near the wanted ones, in that order, so that blocks of these heights do not overlap between `low` and `high`.

    The mean of two solutions, everything pushed down and everything pushed up, is a solution too.
    """
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])

    def down(middles: Sequence[float]) -> list[float]:
        found, edge = list(middles), low
        for place in order:
            found[place] = max(found[place], edge + heights[place] / 2)
            edge = found[place] + heights[place] / 2
        return found

    def up(middles: Sequence[float]) -> list[float]:
        found, edge = list(middles), high
        for place in reversed(order):
            found[place] = min(found[place], edge - heights[place] / 2)
            edge = found[place] - heights[place] / 2
        return found

    return [(one + other) / 2 for one, other in zip(up(down(wanted)), down(up(wanted)), strict=True)]


def legend(
    request: ChartRequest, measures: Measures, named: bool, targets: Sequence[str]
) -> tuple[list[Text], list[Rule], list[Sign], float]:
    """A sign and a name for each column when they are not `named` elsewhere, a dashed sample for each target, and the height of all; from the top left corner of the drawing."""
    texts: list[Text] = []
    rules: list[Rule] = []
    signs: list[Sign] = []
    letter, x, y = measures.letter, 0.0, measures.letter * 0.85
    columns = [] if named else [(place, column.naam) for place, column in enumerate(request.columns)]
    for place, name in [*columns, *((None, text) for text in targets)]:
        sample = 14 if place is not None and request.kind == "staaf" else SAMPLE
        block = wrap(name, measures.width - sample - 6, letter)
        wide = sample + 6 + max(text_width(line, letter) for line in block)
        if x and x + wide > measures.width:
            x, y = 0.0, y + letter * 1.45
        middle = y - 0.33 * letter
        if place is None:
            rules.append(Rule(x, middle, x + sample, middle, TEXT, (6, 4), 1.5))
        else:
            colour, lines = COLUMN_COLOURS[place], request.kind == "lijn"
            signs.append(
                Sign(
                    x + sample / 2,
                    middle,
                    colour,
                    colour if lines else None,
                    SHAPES[place] if lines else "square",
                    64 if lines else 144,
                )
            )
            if lines:
                rules.append(Rule(x, middle, x + sample, middle, COLUMN_COLOURS[place], DASHES[place], 2.5))
        texts += [
            Text(x + sample + 6, y + number * letter * 1.2, line, letter) for number, line in enumerate(block)
        ]
        x, y = x + wide + 22, y + (len(block) - 1) * letter * 1.2
    return texts, rules, signs, y + letter * 0.58 if texts else 0.0


class Flag(NamedTuple):
    """A text above the plot with a line down to a year: where it stands, how far down it goes, the text, and the dash."""

    x: float
    down: float
    text: str
    dash: tuple[int, ...] = (1, 0)


def raised(
    flags: Sequence[Flag], left: float, right: float, letter: float
) -> tuple[list[Text], list[Rule], float]:
    """The texts and lines of flags, and how high they reach.

    A text stands to the right of its line, or to the left where it would leave the drawing; texts that would meet stand
    above each other, those whose text the line of another would cross above that other.
    """
    texts: list[Text] = []
    rules: list[Rule] = []
    taken: list[tuple[float, float, float]] = []
    ahead = []
    for flag in flags:
        block = wrap(flag.text, min(200.0, (right - left) * 0.42), letter)
        wide = max((text_width(line, letter) for line in block), default=0.0)
        start = flag.x - 5 - wide if flag.x + 5 + wide > right else flag.x + 5
        ahead.append((start, start + wide, flag, block))
    while ahead:
        uncrossed = (one for one in ahead if not any(one[0] < other.x < one[1] for _, _, other, _ in ahead))
        start, end, flag, block = chosen = next(uncrossed, ahead[0])
        ahead.remove(chosen)
        base = max((high for low, far, high in taken if start - 6 < far and end + 6 > low), default=4.0)
        align, x = ("right", flag.x - 5) if start < flag.x else ("left", flag.x + 5)
        lines = enumerate(reversed(block))
        texts += [Text(x, -base - number * letter * 1.2 - 2, line, letter, align) for number, line in lines]
        high = base + len(block) * letter * 1.2 + 2 if block else 0.0
        taken += [(start, end, high)] if block else []
        rules.append(Rule(flag.x, 4 - high if block else 0, flag.x, flag.down, AXIS, flag.dash))
    return texts, rules, max((high for _, _, high in taken), default=0.0)
