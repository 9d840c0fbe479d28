"""Rules that hold for every kind of record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.source.annotations import past_dates, references
from plugins.source.dates import parse_datering
from plugins.source.problem import Ernst, Problem
from plugins.source.records import Rule, RuleContext

_DAY_IN_NAME = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")


def what_happened_lies_in_the_past(context: RuleContext) -> Iterator[Problem]:
    """A date that tells of something that has happened is not in the future."""
    for record in context.every():
        for path, day in past_dates(type(record), record):
            if day.first > context.today:
                message = f"{day.iso} ligt in de toekomst; vul een dag in die is geweest"
                yield context.problem(record, path, message)


def a_list_names_nothing_twice(context: RuleContext) -> Iterator[Problem]:
    """A list of names, as of sources, holds each of them once."""
    for record in context.every():
        seen = set()
        for path, *named in references(type(record), record):
            if isinstance(path[-1], int) and (path[:-1], *named) in seen:
                yield context.problem(record, path, f"'{named[1]}' staat al in deze lijst; verwijder er een")
            seen.add((path[:-1], *named))


def names_agree_with_their_dates(context: RuleContext) -> Iterator[Problem]:
    """A file whose name holds a day is about that day."""
    for record in context.every():
        day = getattr(record, "datum", None)
        message = wrong_day_in_name(record.id, parse_datering(day).iso) if day is not None else ""
        if message:
            yield context.problem(record, ("datum",), message, Ernst.WAARSCHUWING)


def wrong_day_in_name(name: str, *days: str) -> str:
    """What is wrong with a name that holds another day than these, of which a reader sees the first."""
    named = _DAY_IN_NAME.search(name)
    if named is None or named[0].startswith(days):
        return ""
    return f"de naam van dit bestand zegt {named[0]}, en hier staat {days[0]}; welke van de twee klopt?"


RULES: tuple[Rule, ...] = (
    what_happened_lies_in_the_past,
    a_list_names_nothing_twice,
    names_agree_with_their_dates,
)
