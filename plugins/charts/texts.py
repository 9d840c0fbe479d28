"""What a chart says in words, made from its published figures."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from plugins.figures.notation import format_value
from plugins.figures.value import Value

if TYPE_CHECKING:
    from plugins.records.cijferreeks import Cijferreeks


ABOUT_EQUAL = Decimal("0.02")
"""A first and a last value that differ by less than this share are called about equal."""


def chart_title(reeks: Cijferreeks) -> str:
    """What the chart shows: subject, area and period."""
    return f"{reeks.onderwerp}, {reeks.gebied}, {reeks.periode}"


def chart_description(reeks: Cijferreeks) -> str:
    """The chart in sentences: per column the first, last, highest and lowest value and the trend; then what is unknown."""
    kind = "Lijngrafiek" if reeks.grafiek.value == "lijn" else "Staafgrafiek"
    sentences = [f"{kind} in {reeks.eenheid}."]
    for column in reeks.tabel.columns:
        sentences.extend(_column(column.naam, reeks.tabel.series(column.key), reeks.decimalen))
    sentences.extend(f"Vanaf {breuk.jaar} een andere telling: {breuk.tekst}" for breuk in reeks.breuken)
    return " ".join(sentences)


def _column(name: str, series: tuple[tuple[int, Value], ...], decimals: int) -> Iterator[str]:
    known = [(year, value, value.number) for year, value in series if value.number is not None]
    unknown = [str(year) for year, value in series if not value.known]
    if not known:
        yield f"{name}: geen openbare cijfers."
        return
    (first_year, first, first_number), (last_year, last, last_number) = known[0], known[-1]
    if len(known) == 1:
        yield f"{name}: {format_value(first, decimals)} in {first_year}."
    else:
        yield f"{name}: {_trend(first_number, last_number)} van {format_value(first, decimals)} in {first_year} naar {format_value(last, decimals)} in {last_year}."
        high = max(known, key=lambda item: item[2])
        low = min(known, key=lambda item: item[2])
        yield f"Hoogste: {format_value(high[1], decimals)} in {high[0]}. Laagste: {format_value(low[1], decimals)} in {low[0]}."
    if unknown:
        yield f"Onbekend: {', '.join(unknown)}."


def _trend(first: Decimal, last: Decimal) -> str:
    if first == last or (first and abs(last - first) / first < ABOUT_EQUAL):
        return "ongeveer gelijk,"
    return "gestegen" if last > first else "gedaald"
