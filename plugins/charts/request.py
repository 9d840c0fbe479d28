"""What a chart is asked to show: published figures with what a reader needs to judge them, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from plugins.tables.table import Column, Table
from plugins.tables.value import Value

BREED, SMAL, KLEIN = "breed", "smal", "klein"
WIDTHS = (BREED, SMAL, KLEIN)
"""For a wide page, for a narrow page, for a card in an overview."""
BESTAND = "bestand"
"""For a file on its own: as wide as BREED, with its title, caveat, source and colours in it."""


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

    def place(self, key: str | None) -> int | None:
        """The place of a column, counted from zero; None for no column."""
        return None if key is None else [column.key for column in self.columns].index(key)
