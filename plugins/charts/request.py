"""What a chart is asked to show: published figures and what a reader needs to judge them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import accumulate
from typing import NamedTuple

from plugins.charts.theme import AXIS, COLUMN_COLOURS, TEXT
from plugins.tables.table import Column, Table
from plugins.tables.value import Value

BREED, SMAL, KLEIN = "breed", "smal", "klein"
WIDTHS = (BREED, SMAL, KLEIN)
"""For a wide page, for a narrow page, for a card in an overview."""
BESTAND = "bestand"
"""For a file on its own: as wide as BREED, with its title, caveat, source and colours in it."""

MANY = 3
"""So many lines are shown one by one too."""


class Target(NamedTuple):
    """A value that was aimed for, of one column by its key or of all."""

    value: Value
    text: str
    column: str | None


@dataclass(frozen=True)
class ChartRequest:
    """One series of figures to draw; its hash says whether a drawing of it has changed."""

    id: str
    kind: str
    """`lijn` or `staaf`."""
    stacked: bool
    table: Table
    subject: str
    area: str
    unit: str
    decimals: int
    breaks: tuple[tuple[int, str], ...]
    """The first year of another way of counting, and what changed."""
    remarks: tuple[tuple[int, str], ...]
    targets: tuple[Target, ...]
    heading: str
    caveat: str
    source: str
    highest: Decimal = Decimal(0)
    """Up to where the scale goes at least, where charts share one."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the table."""
        return self.table.columns

    @property
    def several(self) -> bool:
        """Whether there is more than one column."""
        return len(self.columns) > 1

    @property
    def known(self) -> int:
        """How many figures there are to draw."""
        return sum(value.known for _, _, value in self.table.cells())

    def panels(self) -> tuple[ChartRequest, ...]:
        """Each column on its own, on the scale of all, where many lines would cover each other; else none."""
        if self.kind != "lijn" or len(self.columns) < MANY:
            return ()
        highest = max(value.amount for _, _, value in self.table.cells())
        return tuple(
            replace(
                self,
                id=f"{self.id}-{column.key}",
                table=self.table.with_columns([column.key]),
                targets=tuple(target for target in self.targets if target.column in (None, column.key)),
                highest=highest,
            )
            for column in self.columns
        )

    def edges(self, row: int) -> list[float]:
        """The value at the upper edge of each mark of a row, summed in a stack; unknown is zero."""
        numbers = [float(value.amount) for value in self.table.rows[row].values]
        return list(accumulate(numbers)) if self.stacked else numbers

    def place(self, key: str | None) -> int | None:
        """The place of a column, counted from zero; None for no column."""
        return None if key is None else [column.key for column in self.columns].index(key)


class Look(Enum):
    """What a line of a timeline looks like: colour, dash, width, and the path of its sign in the legend."""

    GAP = AXIS, (2, 4), 2.5, "M-8,0L-7,0M-3,0L-2,0M2,0L3,0M7,0L8,0"
    """Dotted: nothing was found here."""
    PROMISE = TEXT, (1, 0), 1.5
    """A bracket with two ends."""
    OPEN = TEXT, (6, 3), 1.5, "M-8,-3L-8,3L-3,3M0,3L3,3M6,3L8,3"
    """A dashed bracket without a second end: nobody said until when."""
    LATE = COLUMN_COLOURS[3], (1, 0), 3.0
    """A bracket that ran out: thick, in the colour of what is late."""
    SEARCH = TEXT, (1, 0), 1.5, "M0,-3L0,3"
    """A small tick under the lane."""
    MEETING = AXIS, (5, 3), 1.0, "M0,-7L0,-2M0,1L0,7"
    """A line through all lanes."""
    UNSURE = AXIS, (1, 0), 1.0
    """An open sign in the middle of the month or year in which the day lies."""

    def __init__(
        self, colour: str, dash: tuple[int, ...], width: float, sample: str = "M-8,-3L-8,3L8,3L8,-3"
    ) -> None:
        self.colour, self.dash, self.width, self.sample = colour, dash, width, sample


class Dated(NamedTuple):
    """Something of one day, or of a month or year when no day is known; its kind decides its sign."""

    first: date
    last: date
    kind: str
    label: str


class Span(NamedTuple):
    """Something from one day to another; `text` is written at it where there is room."""

    first: date
    last: date
    look: Look
    label: str
    text: str = ""


class Lane(NamedTuple):
    """One subject through time: its signs, its lines, and the days on which somebody looked for more."""

    name: str
    points: tuple[Dated, ...] = ()
    spans: tuple[Span, ...] = ()
    searches: tuple[tuple[date, str], ...] = ()


@dataclass(frozen=True)
class TimelineRequest:
    """Lanes to draw between two days, with lines through all of them; what lies outside is not drawn.

    `kinds` are at most four, in the order of their signs; `looks` are the words for every look that occurs.
    """

    id: str
    title: str
    description: str
    first: date
    last: date
    kinds: tuple[str, ...]
    looks: tuple[tuple[Look, str], ...]
    lanes: tuple[Lane, ...]
    meetings: tuple[tuple[date, str], ...] = ()
