"""Figures computed from published values only: a change between two years, a share of another column."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from plugins.tables.table import Table
from plugins.tables.value import format_number

SMALLEST_BASE = 50
"""Below this a percentage of rounded counts would give the counts back: 7,5% of 40 is exactly 3."""


class Change(NamedTuple):
    """How much more or less: `sign` is 1, 0 or -1, `size` is never negative, a number or whole percents."""

    sign: int
    size: Decimal
    procent: bool
    approximate: bool

    def in_words(self, decimalen: int = 0) -> str:
        """`gestegen met 32%`, `gedaald met ongeveer 1.200`; decimals are for differences."""
        if self.sign == 0:
            return "ongeveer gelijk gebleven" if self.approximate else "gelijk gebleven"
        amount = (
            _percentage(self.size, self.approximate)
            if self.procent
            else _about(format_number(self.size, decimalen), self.approximate)
        )
        return f"{'gestegen' if self.sign > 0 else 'gedaald'} met {amount}"


class Share(NamedTuple):
    """A part of a whole in whole percents; `nothing` when the part itself is 0."""

    size: Decimal
    nothing: bool
    approximate: bool

    def in_words(self) -> str:
        """`32%`, `ongeveer 32%`, `minder dan 1%` or `0%`."""
        return _about("0%", self.approximate) if self.nothing else _percentage(self.size, self.approximate)


def difference(table: Table, column: str, start: int, end: int) -> Change:
    """The change of a column between two years as a number; raises ValueError when either is not known."""
    first, first_about = _published(table, column, start)
    last, last_about = _published(table, column, end)
    return Change(
        _sign(last - first), abs(last - first), procent=False, approximate=first_about or last_about
    )


def change(table: Table, column: str, start: int, end: int, basis: int | None) -> Change:
    """The change of a column in whole percents; raises ValueError where it may not be given."""
    first, first_about = _published(table, column, start)
    last, last_about = _published(table, column, end)
    _check_base(first, column, start, basis)
    return Change(
        _sign(last - first),
        _percents(abs(last - first), first),
        procent=True,
        approximate=first_about or last_about,
    )


def share(table: Table, column: str, whole: str, label: int, basis: int | None) -> Share:
    """A column in whole percents of another one, in a year; raises ValueError where it may not be given."""
    part, part_about = _published(table, column, label)
    total, total_about = _published(table, whole, label)
    _check_base(total, whole, label, basis)
    if part > total:
        raise ValueError(
            f"'{column}' ({part}) is in {label} meer dan '{whole}' ({total}) en kan er geen deel van zijn; "
            "kies een andere kolom"
        )
    return Share(_percents(part, total), nothing=part == 0, approximate=part_about or total_about)


def _published(table: Table, column: str, label: int) -> tuple[Decimal, bool]:
    value = table.value(label, column)
    if value is None:
        raise ValueError(
            f"er is geen cijfer '{column}' van {label} in deze reeks; kies een kolom en een jaar uit de tabel"
        )
    if value.number is None:
        raise ValueError(f"'{column}' van {label} is onbekend; kies een jaar waarvan het cijfer openbaar is")
    if value.at_least:
        raise ValueError(
            f"'{column}' van {label} is een ondergrens ({format_number(value.number)} of meer), "
            "en daarmee valt niet te rekenen; noem de cijfers zelf"
        )
    return value.number, value.approximate


def _check_base(base: Decimal, column: str, label: int, basis: int | None) -> None:
    if base == 0:
        raise ValueError(
            f"'{column}' van {label} is 0 en een percentage van nul bestaat niet; noem de aantallen zelf"
        )
    if basis is not None and base < SMALLEST_BASE:
        raise ValueError(
            f"'{column}' van {label} is {base}; van een afgerond aantal onder {SMALLEST_BASE} geven we "
            "geen percentage. Noem de aantallen zelf"
        )


def _percents(part: Decimal, whole: Decimal) -> Decimal:
    return (100 * part / whole).quantize(Decimal(1), rounding=ROUND_HALF_UP)


def _percentage(size: Decimal, approximate: bool) -> str:
    """Percents of something that is there, so never nil."""
    return _about(f"{format_number(size)}%", approximate) if size else "minder dan 1%"


def _about(words: str, approximate: bool) -> str:
    return f"ongeveer {words}" if approximate else words


def _sign(number: Decimal) -> int:
    return (number > 0) - (number < 0)
