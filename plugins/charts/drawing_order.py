"""What is to be drawn: everything a drawing depends on and nothing else, so that its hash says whether it changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.charts.texts import chart_description, chart_title
from plugins.figures.table import Table

if TYPE_CHECKING:
    from plugins.records.cijferreeks import Cijferreeks


BREED, SMAL = "breed", "smal"
WIDTHS = (BREED, SMAL)


@dataclass(frozen=True)
class Order:
    """One drawing of one cijferreeks: for a wide or a narrow page."""

    id: str
    width: str
    kind: str
    table: Table
    unit: str
    decimals: int
    breaks: tuple[tuple[int, str], ...]
    title: str
    description: str

    @property
    def key(self) -> str:
        """The name under which the finished drawing is kept."""
        return hashlib.sha256(f"{_code()} {self!r}".encode()).hexdigest()[:32]


def order(reeks: Cijferreeks, width: str) -> Order:
    """The drawing of a cijferreeks at one of the WIDTHS."""
    breaks = tuple((breuk.jaar, breuk.tekst) for breuk in reeks.breuken)
    return Order(reeks.id, width, reeks.grafiek.value, reeks.tabel, reeks.eenheid, reeks.decimalen, breaks, chart_title(reeks), chart_description(reeks))


@cache
def _code() -> str:
    """A hash of what draws: this room and the locked versions of its libraries."""
    here = Path(__file__).parent
    lock = here.parent.parent / "requirements" / "site.txt"
    files = [*sorted(here.glob("*.py")), here.parent / "figures" / "notation.py", *([lock] if lock.is_file() else [])]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()
