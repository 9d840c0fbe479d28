"""What a chart says in words, made from its published figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from plugins.charts.request import ChartRequest, Target
from plugins.source.problem import listed
from plugins.tables.table import Column
from plugins.tables.value import Value, format_value

ABOUT_EQUAL = Decimal("0.02")
"""A first and a last value that differ by less than this share are called about equal."""

Known = tuple[int, Value]
"""A year with its value, which is known."""

_COUNTS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes")


def chart_title(request: ChartRequest) -> str:
    """What the chart shows: subject, area (when the subject does not name it) and period."""
    first, last = request.table.period
    area = () if request.area.casefold() in request.subject.casefold() else (request.area,)
    return ", ".join((request.subject, *area, str(first) if first == last else f"{first}-{last}"))


def mark_label(request: ChartRequest, column: Column, year: int, value: Value) -> str:
    """What one mark says when it is pointed at: `2020: 12`, or with more columns `2020, inwoners: 12`."""
    name = f", {column.naam}" if request.several else ""
    return f"{year}{name}: {format_value(value, request.decimals)}"


def chart_description(request: ChartRequest) -> str:
    """The chart in sentences: what it is, what each column does, then targets, breaks and annotations."""
    sentences = [f"{_kind(request)} van {_period(request)}, in {request.unit}."]
    for column in request.table.columns:
        sentences.extend(_column(request, column))
    sentences.extend(_target(request, target) for target in request.targets)
    sentences.extend(f"Vanaf {year} is anders geteld: {_ended(text)}" for year, text in request.breaks)
    sentences.extend(f"Bij {year} staat: {_ended(text)}" for year, text in request.remarks)
    return " ".join(sentences)


def short_description(request: ChartRequest) -> str:
    """The trend of each column, for the small chart on a card, which shows no more than that."""
    return " ".join(
        f"{column.naam}: {_trend(known, request.decimals)}"
        for column in request.table.columns
        if (known := _known(request, column))
    )


def words_instead(request: ChartRequest) -> str | None:
    """The sentence that stands in place of the chart; None when the series is worth drawing."""
    cells = [
        (row.label, column, value) for row, column, value in request.table.cells() if value.number is not None
    ]
    years = sorted({year for year, _, _ in cells})
    if not years:
        return f"Van {_period(request)} is geen openbaar cijfer bekend."
    if len(years) == 1:
        figures = listed(
            f"{f'{column.naam} ' if request.several else ''}{format_value(value, request.decimals)}"
            for _, column, value in cells
        )
        only = "Alleen van" if len(request.table.rows) > 1 else "Van"
        what = "zijn openbare cijfers" if len(cells) > 1 else "is een openbaar cijfer"
        return f"{only} {years[0]} {what} bekend, in {request.unit}: {figures}."
    if not any(value.number or value.at_least for _, _, value in cells):
        all_known = "Alle cijfers" if len(years) == len(request.table.rows) else "Alle bekende cijfers"
        return f"{all_known} van {_period(request)} zijn 0, in {request.unit}."
    return None


def _kind(request: ChartRequest) -> str:
    count = len(request.table.columns)
    if request.stacked:
        return f"Gestapelde staafgrafiek met per jaar {_COUNTS[count]} delen van één geheel,"
    if request.kind == "lijn":
        return f"Lijngrafiek met {_COUNTS[count]} lijnen," if count > 1 else "Lijngrafiek"
    return f"Staafgrafiek met per jaar {_COUNTS[count]} staven naast elkaar," if count > 1 else "Staafgrafiek"


def _period(request: ChartRequest) -> str:
    first, last = request.table.period
    return str(first) if first == last else f"{first} tot en met {last}"


def _known(request: ChartRequest, column: Column) -> list[Known]:
    return [(year, value) for year, value in request.table.series(column.key) if value.known]


def _column(request: ChartRequest, column: Column) -> Iterator[str]:
    known = _known(request, column)
    if not known:
        yield f"{column.naam}: er is geen openbaar cijfer bekend."
        return
    yield f"{column.naam}: {_trend(known, request.decimals)}"
    numbers = [value.amount for _, value in known]
    bounds = [year for year, value in known if value.at_least]
    if len(known) > 2 and min(numbers) < max(numbers) and not bounds:
        high, low = (_extreme(known, number, request.decimals) for number in (max(numbers), min(numbers)))
        yield f"Het hoogste is {high}, het laagste {low}."
    approximate = [year for year, value in known if value.approximate]
    if approximate:
        yield f"{_figures_of(approximate)} bij benadering."
    if bounds:
        yield f"{_figures_of(bounds)} een ondergrens: het waren er minstens zoveel."
    unknown = [year for year, value in request.table.series(column.key) if not value.known]
    if unknown:
        what = "zijn geen openbare cijfers" if len(unknown) > 1 else "is geen openbaar cijfer"
        yield f"Van {_years(unknown)} {what} bekend."


def _trend(known: list[Known], decimals: int) -> str:
    """The way from the first known value to the last, as the rest of a sentence."""
    (first_year, first), (last_year, last) = known[0], known[-1]
    start, end = first.amount, last.amount
    shown, later = format_value(first, decimals), format_value(last, decimals)
    if len(known) == 1:
        return f"het enige bekende cijfer is {shown} in {first_year}."
    if first.at_least or last.at_least:  # which way it went is not known
        return f"het cijfer was {shown} in {first_year} en {later} in {last_year}."
    if all(value.amount == start and not value.at_least for _, value in known):
        return f"het cijfer was in elk bekend jaar gelijk, {shown}."
    if start == end or (start and abs(end - start) / start < ABOUT_EQUAL):
        both, about = shown if shown == later else f"{shown} en {later}", "" if start == end else "ongeveer "
        return f"het cijfer was in {first_year} en {last_year} {about}gelijk, {both}."
    went = "steeg" if end > start else "daalde"
    return f"het cijfer {went} van {shown} in {first_year} naar {later} in {last_year}."


def _extreme(known: list[Known], extreme: Decimal, decimals: int) -> str:
    extremes = [(year, value) for year, value in known if value.amount == extreme]
    years = _years([year for year, _ in extremes])
    return f"{format_value(extremes[0][1], decimals)} in {'de jaren ' if len(extremes) > 2 else ''}{years}"


def _target(request: ChartRequest, target: Target) -> str:
    """The target, and how the last known figure of its column compares with it when it has one column."""
    columns = [column for column in request.columns if target.column in (None, column.key)]
    about = f" voor {columns[0].naam}" if target.column else ""
    sentence = f"De streefwaarde{about} is {format_value(target.value, request.decimals)} ({target.text})"
    known = _known(request, columns[0]) if len(columns) == 1 else []
    if not known:
        return f"{sentence}."
    year, value = known[-1]
    number, aim = value.amount, target.value.amount
    if value.at_least and number <= aim:  # it may be higher
        return f"{sentence}; het laatste cijfer is {format_value(value, request.decimals)} in {year}."
    lies = "is daaraan gelijk" if number == aim else "ligt daarboven" if number > aim else "ligt daaronder"
    return f"{sentence}; het laatste cijfer, {format_value(value, request.decimals)} in {year}, {lies}."


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
    return listed(
        text
        for run in runs
        for text in ([f"{run[0]} tot en met {run[-1]}"] if len(run) > 2 else map(str, run))
    )


def _ended(text: str) -> str:
    """A sentence with one full stop at its end."""
    return text if text.endswith((".", "!", "?")) else f"{text}."
