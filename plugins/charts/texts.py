"""What a chart says in words, made from its published figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from plugins.tables.notation import format_value
from plugins.tables.table import Column
from plugins.tables.value import Value

if TYPE_CHECKING:
    from plugins.cijfers.cijferreeks import Cijferreeks, Streefwaarde


ABOUT_EQUAL = Decimal("0.02")
"""A first and a last value that differ by less than this share are called about equal."""

Known = tuple[int, Value, Decimal]
"""A year with its value and the number in it."""

_COUNTS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes")


def chart_title(reeks: Cijferreeks) -> str:
    """What the chart shows: subject, area (when the subject does not name it) and period."""
    area = () if reeks.gebied.casefold() in reeks.onderwerp.casefold() else (reeks.gebied,)
    return ", ".join((reeks.onderwerp, *area, reeks.periode))


def chart_description(reeks: Cijferreeks) -> str:
    """The chart in sentences: kind, period and unit; per column trend, extremes, approximations and gaps; targets, breaks and annotations."""
    sentences = [f"{_kind(reeks)} van {_period(reeks)}, in {reeks.eenheid}."]
    for column in reeks.tabel.columns:
        sentences.extend(_column(reeks, column))
    sentences.extend(_target(reeks, streefwaarde) for streefwaarde in reeks.streefwaarden)
    sentences.extend(f"Vanaf {breuk.jaar} is anders geteld: {_ended(breuk.tekst)}" for breuk in reeks.breuken)
    sentences.extend(
        f"Bij {annotatie.jaar} staat: {_ended(annotatie.tekst)}" for annotatie in reeks.annotaties
    )
    return " ".join(sentences)


def short_description(reeks: Cijferreeks) -> str:
    """The trend of each column, for the small chart on a card, which shows no more than that."""
    return " ".join(
        f"{column.naam}: {_trend(known, reeks.decimalen)}"
        for column in reeks.tabel.columns
        if (known := _known(reeks, column))
    )


def worth_drawing(reeks: Cijferreeks) -> bool:
    """Whether a chart shows more than a sentence can: at least two years with a figure, and not only zeros."""
    return words_instead(reeks) is None


def words_instead(reeks: Cijferreeks) -> str | None:
    """The sentence that stands in place of the chart; None when the series is worth drawing."""
    cells = [
        (row.label, column, value) for row, column, value in reeks.tabel.cells() if value.number is not None
    ]
    years = sorted({year for year, _, _ in cells})
    if not years:
        return f"Van {_period(reeks)} is geen openbaar cijfer bekend."
    if len(years) == 1:
        several = len(reeks.tabel.columns) > 1
        figures = _joined(
            f"{f'{column.naam} ' if several else ''}{format_value(value, reeks.decimalen)}"
            for _, column, value in cells
        )
        only = "Alleen van" if len(reeks.tabel.rows) > 1 else "Van"
        return f"{only} {years[0]} {'zijn openbare cijfers' if len(cells) > 1 else 'is een openbaar cijfer'} bekend, in {reeks.eenheid}: {figures}."
    if not any(value.number for _, _, value in cells):
        return f"{'Alle cijfers' if len(years) == len(reeks.tabel.rows) else 'Alle bekende cijfers'} van {_period(reeks)} zijn 0, in {reeks.eenheid}."
    return None


def _kind(reeks: Cijferreeks) -> str:
    count = len(reeks.tabel.columns)
    if reeks.gestapeld:
        return f"Gestapelde staafgrafiek met per jaar {_COUNTS[count]} delen van één geheel,"
    if reeks.grafiek.value == "lijn":
        return f"Lijngrafiek met {_COUNTS[count]} lijnen," if count > 1 else "Lijngrafiek"
    return f"Staafgrafiek met per jaar {_COUNTS[count]} staven naast elkaar," if count > 1 else "Staafgrafiek"


def _period(reeks: Cijferreeks) -> str:
    first, last = reeks.tabel.rows[0].label, reeks.tabel.rows[-1].label
    return str(first) if first == last else f"{first} tot en met {last}"


def _known(reeks: Cijferreeks, column: Column) -> list[Known]:
    return [
        (year, value, value.number)
        for year, value in reeks.tabel.series(column.key)
        if value.number is not None
    ]


def _column(reeks: Cijferreeks, column: Column) -> Iterator[str]:
    known = _known(reeks, column)
    if not known:
        yield f"{column.naam}: er is geen openbaar cijfer bekend."
        return
    yield f"{column.naam}: {_trend(known, reeks.decimalen)}"
    numbers = [number for _, _, number in known]
    if len(known) > 2 and min(numbers) < max(numbers):
        yield f"Het hoogste is {_extreme(known, max(numbers), reeks.decimalen)}, het laagste {_extreme(known, min(numbers), reeks.decimalen)}."
    approximate = [year for year, value, _ in known if value.approximate]
    if approximate:
        yield f"{_figures_of(approximate)} bij benadering."
    unknown = [year for year, value in reeks.tabel.series(column.key) if not value.known]
    if unknown:
        yield f"Van {_years(unknown)} {'zijn geen openbare cijfers' if len(unknown) > 1 else 'is geen openbaar cijfer'} bekend."


def _trend(known: list[Known], decimals: int) -> str:
    """The way from the first known value to the last, as the rest of a sentence."""
    (first_year, first, start), (last_year, last, end) = known[0], known[-1]
    shown, later = format_value(first, decimals), format_value(last, decimals)
    if len(known) == 1:
        return f"het enige bekende cijfer is {shown} in {first_year}."
    if all(number == start for _, _, number in known):
        return f"het cijfer was in elk bekend jaar gelijk, {shown}."
    if start == end or (start and abs(end - start) / start < ABOUT_EQUAL):
        return f"het cijfer was in {first_year} en {last_year} {'gelijk' if start == end else 'ongeveer gelijk'}, {shown if shown == later else f'{shown} en {later}'}."
    return f"het cijfer {'steeg' if end > start else 'daalde'} van {shown} in {first_year} naar {later} in {last_year}."


def _extreme(known: list[Known], extreme: Decimal, decimals: int) -> str:
    found = [(year, value) for year, value, number in known if number == extreme]
    return f"{format_value(found[0][1], decimals)} in {'de jaren ' if len(found) > 2 else ''}{_years([year for year, _ in found])}"


def _target(reeks: Cijferreeks, streefwaarde: Streefwaarde) -> str:
    """The target, and how the last known figure of its column compares with it when there is no doubt which column that is."""
    shown = format_value(streefwaarde.waarde, reeks.decimalen)
    columns = [column for column in reeks.tabel.columns if streefwaarde.kolom in (None, column.key)]
    about = f" voor {columns[0].naam}" if streefwaarde.kolom else ""
    said = f"De streefwaarde{about} is {shown} ({streefwaarde.tekst})"
    known = _known(reeks, columns[0]) if len(columns) == 1 else []
    target = streefwaarde.waarde.number
    if not known or target is None:
        return f"{said}."
    year, value, number = known[-1]
    beside = (
        "is daaraan gelijk" if number == target else "ligt daarboven" if number > target else "ligt daaronder"
    )
    return f"{said}; het laatste cijfer, {format_value(value, reeks.decimalen)} in {year}, {beside}."


def _figures_of(years: list[int]) -> str:
    return f"De cijfers van {_years(years)} zijn" if len(years) > 1 else f"Het cijfer van {years[0]} is"


def _years(years: Sequence[int]) -> str:
    """Years as people say them: `2016`, `2016 en 2019`, `2016 tot en met 2019 en 2022`."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return _joined(
        text
        for run in runs
        for text in ([f"{run[0]} tot en met {run[-1]}"] if len(run) > 2 else map(str, run))
    )


def _joined(parts: Iterable[str]) -> str:
    """A list in words: `a, b en c`."""
    *before, last = parts
    return f"{', '.join(before)} en {last}" if before else last


def _ended(text: str) -> str:
    """A sentence with one full stop at its end."""
    return text if text.endswith((".", "!", "?")) else f"{text}."
