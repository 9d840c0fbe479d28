"""Rules that hold for every kind of record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from plugins.source.annotations import past_dates
from plugins.source.dates import Datering
from plugins.source.problem import Ernst, Problem
from plugins.source.records import Rule, RuleContext

DAY_IN_NAME = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")


def what_happened_lies_in_the_past(context: RuleContext) -> Iterator[Problem]:
    """A date that tells of something that has happened is not in the future."""
    for records in context.records.values():
        for record in records.values():
            for path, day in past_dates(type(record), record):
                if first_day(day) > context.today:
                    words = day.iso if isinstance(day, Datering) else str(day)
                    message = f"{words} ligt in de toekomst; vul een dag in die is geweest"
                    yield context.problem(record, path, message)


def first_day(day: date | Datering) -> date:
    """The first day that a date can be, as far as it is known; long ago when it is undated."""
    if isinstance(day, date):
        return day
    return date(day.jaar, day.maand or 1, day.dag or 1) if day.jaar else date.min


def names_agree_with_their_dates(context: RuleContext) -> Iterator[Problem]:
    """A file whose name holds a day is about that day."""
    for records in context.records.values():
        for record in records.values():
            named, day = DAY_IN_NAME.search(record.id), getattr(record, "datum", None)
            iso = day.iso if isinstance(day, Datering) else str(day)
            if named and day is not None and not named[0].startswith(iso):
                message = (
                    f"de naam van dit bestand zegt {named[0]}, en hier staat {iso}; welke van de twee klopt?"
                )
                yield context.problem(record, ("datum",), message, Ernst.WAARSCHUWING)


RULES: tuple[Rule, ...] = (what_happened_lies_in_the_past, names_agree_with_their_dates)
