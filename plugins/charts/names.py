"""The names of columns: at the ends of their lines where they fit, otherwise in a key above the chart."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.charts.drawing_order import Order
from plugins.charts.layout import Key, Line, Measures, Word
from plugins.charts.measure import text_width, wrap
from plugins.charts.palette import AXIS, COLUMN_COLOURS, DASHES, TEXT
from plugins.charts.placing import spread
from plugins.charts.scale import Scale

GAP = 16
"""Between the end of a line and its name."""
SAMPLE = 30
"""How long the piece of line in the key is."""


@dataclass(frozen=True)
class Names:
    """Names beside the last marks: blocks of lines with the height their middle wants, and the room they take."""

    blocks: tuple[tuple[str, ...], ...]
    wanted: tuple[float, ...]
    width: float

    def written(self, end: float, x: float, letter: float, height: float) -> tuple[list[Word], list[Line]]:
        """The names at `x` in the colours of their columns, with a thin line from the `end` of the mark to a name that had to move."""
        line = letter * 1.15
        middles = spread(
            self.wanted, [len(block) * line + 4 for block in self.blocks], -letter, height + letter / 2
        )
        words = [
            Word(
                x,
                middle + (number - (len(block) - 1) / 2) * line + 0.33 * letter,
                text,
                "start",
                True,
                COLUMN_COLOURS[column],
                True,
            )
            for column, (block, middle) in enumerate(zip(self.blocks, middles, strict=True))
            for number, text in enumerate(block)
        ]
        moved = [
            (column, want, middle)
            for column, (want, middle) in enumerate(zip(self.wanted, middles, strict=True))
            if abs(want - middle) > letter / 2
        ]
        return words, [
            Line(end, want, x - 3, middle, COLUMN_COLOURS[column]) for column, want, middle in moved
        ]


def end_names(order: Order, measures: Measures, scale: Scale, top: float) -> Names | None:
    """The names that can stand beside the last marks, with the last figure of a line; None when they cannot all stand there."""
    columns, last = order.table.columns, order.table.rows[-1]
    if (
        len(columns) < 2
        or not measures.names
        or (order.kind == "staaf" and not order.stacked)
        or not all(value.known for value in last.values)
    ):
        return None
    numbers = [float(value.number or 0) for value in last.values]
    figures = [f" {scale.short(value)}" if order.kind == "lijn" else "" for value in last.values]
    ends = [
        sum(numbers[:place]) + number / 2 if order.stacked else number for place, number in enumerate(numbers)
    ]
    # A no-break space keeps the figure with the last word of the name.
    blocks = tuple(
        tuple(
            wrap(f"{column.naam}{figure.replace(' ', chr(160))}", measures.names, measures.letter, bold=True)
        )
        for column, figure in zip(columns, figures, strict=True)
    )
    wanted = tuple(measures.height * (1 - end / top) for end in ends)
    line, width = (
        measures.letter * 1.15,
        max(text_width(text, measures.letter, True) for block in blocks for text in block),
    )
    middles = spread(
        wanted,
        [len(block) * line + 4 for block in blocks],
        -measures.letter,
        measures.height + measures.letter / 2,
    )
    too_far = any(abs(middle - want) > 3 * line for middle, want in zip(middles, wanted, strict=True))
    too_long = max(len(block) for block in blocks) > 2 + (measures.letter > 13) or width > measures.names
    return None if too_far or too_long else Names(blocks, wanted, width)


@dataclass(frozen=True)
class Legend:
    """The key above a chart, from its own top left corner."""

    words: tuple[Word, ...] = ()
    lines: tuple[Line, ...] = ()
    keys: tuple[Key, ...] = ()
    height: float = 0


def legend(order: Order, measures: Measures, with_names: bool, targets: tuple[str, ...]) -> Legend:
    """A sign and a name for each column, and a dashed sample for each target that is not named in the plot."""
    words: list[Word] = []
    lines: list[Line] = []
    keys: list[Key] = []
    letter, row = measures.letter, measures.letter * 1.45
    x, y = 0.0, letter * 0.85
    items = [(number, column.naam) for number, column in enumerate(order.table.columns)] if with_names else []
    for column, text in [*items, *((None, text) for text in targets)]:
        sample = 14 if column is not None and order.kind == "staaf" else SAMPLE
        block = wrap(text, measures.width - sample - 6, letter)
        wide = sample + 6 + max(text_width(line, letter) for line in block)
        if x and x + wide > measures.width:
            x, y = 0.0, y + row
        middle = y - 0.33 * letter
        if column is None:
            lines.append(Line(x, middle, x + sample, middle, TEXT, (6, 4), 1.5))
        else:
            keys.append(Key(x + sample / 2, middle, column))
            if order.kind == "lijn":
                lines.append(Line(x, middle, x + sample, middle, COLUMN_COLOURS[column], DASHES[column], 2.5))
        words += [Word(x + sample + 6, y + number * letter * 1.2, line) for number, line in enumerate(block)]
        y += (len(block) - 1) * letter * 1.2
        x += wide + 22
    return Legend(tuple(words), tuple(lines), tuple(keys), y + row * 0.4 if words else 0)


Flag = tuple[float, float, str, tuple[int, ...]]
"""A text above the plot with the line under it: where the line stands, how far down it goes, the text, and the dash of the line."""


def flags(
    marks: list[Flag], left: float, right: float, letter: float
) -> tuple[list[Word], list[Line], float]:
    """Texts above the plot, each at a thin line down, and how high they reach.

    A text stands to the right of its line, or to the left where it would leave the drawing; texts that would meet stand
    above each other, those whose text the line of another would cross above that other.
    """
    words: list[Word] = []
    lines: list[Line] = []
    taken: list[tuple[float, float, float]] = []
    ahead = []
    for mark in marks:
        block = wrap(mark[2], min(200.0, (right - left) * 0.42), letter)
        wide = max(text_width(line, letter) for line in block)
        leftward = mark[0] + 5 + wide > right
        ahead.append((mark, block, leftward, mark[0] - 5 - wide if leftward else mark[0] + 5, wide))
    while ahead:
        uncrossed = (
            flag for flag in ahead if not any(flag[3] < other[0][0] < flag[3] + flag[4] for other in ahead)
        )
        flag = next(uncrossed, ahead[0])
        ahead.remove(flag)
        (x, down, _, dash), block, leftward, start, wide = flag
        base = max(
            (high for begin, end, high in taken if start - 6 < end and start + wide + 6 > begin), default=4.0
        )
        for number, line in enumerate(reversed(block)):
            words.append(
                Word(
                    x - 5 if leftward else x + 5,
                    -base - number * letter * 1.2 - 2,
                    line,
                    "end" if leftward else "start",
                    False,
                    TEXT,
                    True,
                )
            )
        high = base + len(block) * letter * 1.2 + 2
        taken.append((start, start + wide, high))
        lines.append(Line(x, -high + 4, x, down, AXIS, dash))
    return words, lines, max((high for _, _, high in taken), default=0.0)
