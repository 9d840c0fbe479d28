"""Dates: as precise as their source gives them, in words, and the ends of quarters."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from plugins.source.problem import counted, shown

ONGEDATEERD = "ongedateerd"
_DATERING = re.compile(r"((?:19|20)[0-9]{2})(?:-(0[1-9]|1[0-2]))?\Z")
MONTHS = tuple(
    "januari februari maart april mei juni juli augustus september oktober november december".split()
)


@dataclass(frozen=True, order=True)
class Datering:
    """A date as precise as its source gives it: a day, a month, a year, or undated (all zero)."""

    jaar: int = 0
    maand: int = 0
    dag: int = 0

    @property
    def iso(self) -> str:
        """The date as `2023-06-02`, `2023-06`, `2023`, or `ongedateerd`."""
        parts = [f"{self.jaar:04d}", *(f"{part:02d}" for part in (self.maand, self.dag) if part)]
        return "-".join(parts) if self.jaar else ONGEDATEERD

    @property
    def day(self) -> date | None:
        """The day, when the source gives one."""
        return date(self.jaar, self.maand, self.dag) if self.dag else None

    @property
    def first(self) -> date:
        """The first day that it can mean; long ago when it is undated."""
        return date(self.jaar, self.maand or 1, self.dag or 1) if self.jaar else date.min

    @property
    def latest(self) -> date | None:
        """The last day that it can mean: 31 December for a year; None when it is undated."""
        if not self.jaar:
            return None
        if self.dag:
            return self.day
        return months_after(date(self.jaar, self.maand or 12, 1), 1) - timedelta(days=1)


_YEAR_FIRST = re.compile(
    r"([0-9]{4})(?:[-/. –—]([0-9]{1,2})[-/. –—]([0-9]{1,2})|([0-9]{2})([0-9]{2}))(?:[T ][0-9].*)?\Z"
)
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. –—]([0-9]{1,2})[-/. –—]([0-9]{4})(?:[T ][0-9].*)?\Z")
_MONTH = re.compile(rf"(?:([0-9]{{1,2}})[-/.]|({'|'.join(MONTHS)}) )((?:19|20)[0-9]{{2}})\Z", re.IGNORECASE)
_IN_WORDS = re.compile(rf"([0-9]{{1,2}})\.? ({'|'.join(MONTHS)}) ([0-9]{{4}})\Z", re.IGNORECASE)


def meant_day(text: str) -> str | None:
    """The day that somebody meant who typed it in another form, as `2026-02-01`; None when it is none."""
    if match := _IN_WORDS.match(text):
        day, month, year = int(match[1]), MONTHS.index(match[2].lower()) + 1, int(match[3])
    elif match := _YEAR_FIRST.match(text):
        year, month, day = (int(part) for part in match.groups() if part)
    elif match := _DAY_FIRST.match(text):
        day, month, year = map(int, match.groups())
    else:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _meant_month(text: str) -> str | None:
    """The month that somebody meant by `maart 2024` or `3-2024`, as `2024-03`; None when it is none."""
    match = _MONTH.match(text)
    month = (int(match[1]) if match[1] else MONTHS.index(match[2].lower()) + 1) if match else 0
    return f"{match[3]}-{month:02d}" if match and 1 <= month <= 12 else None


def parse_datering(given: Any) -> Datering:
    """Read a date, `2023-06`, `2023` or `ongedateerd`; raises ValueError with a Dutch remedy."""
    if isinstance(given, Datering):
        return given
    if isinstance(given, date):
        if not _DATERING.match(f"{given.year:04d}"):
            raise ValueError(f"{given.isoformat()} is geen datum van deze tijd; kies een jaar vanaf 1900")
        return as_datering(given)
    partial_date = _DATERING.match(str(given)) if not isinstance(given, bool) else None
    if partial_date:
        return Datering(int(partial_date[1]), int(partial_date[2] or 0))
    if given == ONGEDATEERD:
        return Datering()
    if day := meant_day(str(given)):
        raise ValueError(
            f"{shown(given)} heeft niet de vorm jaar-maand-dag zonder aanhalingstekens; schrijf {day}"
        )
    if month := _meant_month(str(given)):
        raise ValueError(f"{shown(given)} heeft niet de vorm jaar-maand; schrijf {month}")
    raise ValueError(f"{shown(given)} is geen datum; schrijf 2023-06-02, 2023-06, 2023 of ongedateerd")


def as_datering(day: date | Datering) -> Datering:
    """A day of any year as a date that is known to the day; a Datering as it is."""
    return day if isinstance(day, Datering) else Datering(day.year, day.month, day.day)


def is_before(day: Datering, other: Datering) -> bool:
    """Whether a date is earlier than another, whatever day each of them means; an undated one never is."""
    return day.latest is not None and day.latest < other.first


def dutch_date(day: date | Datering) -> str:
    """A date, or as much of one as is known, in words.

    `2 juni 2023`, `juni 2023`, `2023` or `ongedateerd`.
    """
    known = as_datering(day)
    if not known.jaar:
        return ONGEDATEERD
    month = MONTHS[known.maand - 1] if known.maand else ""
    return " ".join(str(part) for part in (known.dag, month, known.jaar) if part)


_DAY_IN_NAME = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")


def wrong_day_in_name(name: str, *days: str) -> str:
    """What is wrong with a name that holds another day than these, of which a reader sees the first."""
    named = _DAY_IN_NAME.search(name)
    if named is None or named[0].startswith(days):
        return ""
    return f"de naam van dit bestand zegt {named[0]}, en hier staat {days[0]}; welke van de twee klopt?"


def quarter_ends(first: date, last: date) -> Iterator[date]:
    """The last day of every quarter, from the one that holds `first` to the last that is over on `last`."""
    begin = date(first.year, (first.month - 1) // 3 * 3 + 1, 1)
    while (begin := months_after(begin, 3)) <= last:
        yield begin - timedelta(days=1)


def in_days(count: int) -> str:
    """A number of days in words: `1 dag`, `1.271 dagen`."""
    return counted(count, "dag", "dagen")


def in_years(first: date, last: date) -> str:
    """How long it is from a day to another, rounded down: `5 dagen`, `10 maanden`, `3 jaar en 5 maanden`."""
    months = (last.year - first.year) * 12 + last.month - first.month
    months -= months_after(first, months) > last
    years, rest = divmod(months, 12)
    if months < 2:
        return in_days((last - first).days)
    if years < 1:
        return f"{months} maanden"
    return f"{years} jaar en {counted(rest, 'maand', 'maanden')}" if rest else f"{years} jaar"


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later, or the last day of that month when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def today_in_amsterdam() -> date:
    """The day it is in Amsterdam, whatever the clock of this machine is set to."""
    return datetime.now(ZoneInfo("Europe/Amsterdam")).date()
