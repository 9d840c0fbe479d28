"""What is to be drawn: everything a drawing depends on and nothing else, so that its hash says whether it changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from plugins.charts.texts import chart_description, chart_title, short_description
from plugins.source.installed import installed
from plugins.tables.table import Table

if TYPE_CHECKING:
    from plugins.cijfers.cijferreeks import Cijferreeks


BREED, SMAL, KLEIN = "breed", "smal", "klein"
WIDTHS = (BREED, SMAL, KLEIN)
"""For a wide page, for a narrow page, for a card in an overview."""
BESTAND = "bestand"
"""For a file on its own: as wide as BREED, with its title, source and colours in it."""


class Target(NamedTuple):
    """A value that was aimed for, of the column at a place or of all columns."""

    value: Decimal
    text: str
    column: int | None


@dataclass(frozen=True)
class Order:
    """One drawing of one cijferreeks."""

    id: str
    width: str
    kind: str
    stacked: bool
    table: Table
    unit: str
    decimals: int
    breaks: tuple[int, ...]
    remarks: tuple[tuple[int, str], ...]
    targets: tuple[Target, ...]
    title: str
    description: str
    heading: str = ""
    foot: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The name under which the finished drawing is kept."""
        return hashlib.sha256(f"{_code()} {self!r}".encode()).hexdigest()[:32]

    @property
    def prefix(self) -> str:
        """What every id in the drawing begins with."""
        return f"g-{self.id}-{self.width}"

    @property
    def known(self) -> int:
        """How many figures there are to draw."""
        return sum(value.known for _, _, value in self.table.cells())


def orders(reeks: Cijferreeks, source: str) -> Iterable[Order]:
    """Every drawing of a cijferreeks; `source` is the line that names where its figures come from."""
    title, description = chart_title(reeks), chart_description(reeks)
    columns = [column.key for column in reeks.tabel.columns]
    targets = tuple(
        Target(item.waarde.number, item.tekst, columns.index(item.kolom) if item.kolom else None)
        for item in reeks.streefwaarden
        if item.waarde.number
    )
    remarks = tuple((annotatie.jaar, annotatie.tekst) for annotatie in reeks.annotaties)
    shared = (
        reeks.grafiek.value,
        reeks.gestapeld,
        reeks.tabel,
        reeks.eenheid,
        reeks.decimalen,
        tuple(breuk.jaar for breuk in reeks.breuken),
        remarks,
        targets,
        title,
    )
    yield Order(reeks.id, BREED, *shared, description)
    yield Order(reeks.id, SMAL, *shared, description)
    yield Order(reeks.id, KLEIN, *shared, short_description(reeks))
    yield Order(
        reeks.id, BESTAND, *shared, description, reeks.titel, (f"Let op: {reeks.kanttekening}", source)
    )


def order(reeks: Cijferreeks, width: str, source: str = "") -> Order:
    """One drawing of a cijferreeks."""
    return next(wanted for wanted in orders(reeks, source) if wanted.width == width)


@cache
def _code() -> str:
    """A hash of what draws: this room, the notation of numbers, and the installed versions of the libraries."""
    here = Path(__file__).parent
    files = [*sorted(here.glob("*.py")), here.parent / "tables" / "notation.py"]
    versions = installed("altair", "altair") + installed("vl_convert", "vl_convert_python")
    return hashlib.sha256(
        b"\0".join([*(path.read_bytes() for path in files), *map(str.encode, versions)])
    ).hexdigest()
