"""Calendars, without a clock: the same days give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple


class Day(NamedTuple):
    """Something that happens on a day, for a calendar."""

    name: str
    day: date
    title: str
    text: str


def calendar(calendar_days: Iterable[Day], name: str) -> bytes:
    """A calendar (RFC 5545) of whole days.

    Its stamps follow from the days, so that the same days give the same bytes.
    """
    from icalendar import Calendar, Event  # 60 ms, and what was made before is kept

    made = Calendar()
    made.add("prodid", "-//Zicht op ondermijning//aanbevelingen//NL")
    made.add("version", "2.0")
    made.add("x-wr-calname", name)
    for each in calendar_days:
        event = Event()
        event.add("uid", f"{each.name}@zicht-op-ondermijning")
        event.add("dtstamp", datetime(each.day.year, each.day.month, each.day.day, tzinfo=UTC))
        event.add("dtstart", each.day)
        event.add("dtend", each.day + timedelta(days=1))
        event.add("summary", each.title)
        event.add("description", each.text)
        event.add("transp", "TRANSPARENT")
        made.add_component(event)
    return bytes(made.to_ical())
