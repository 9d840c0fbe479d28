"""Atom feeds and calendars, which readers subscribe to, without a clock: the same content, the same bytes."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from html import escape
from typing import NamedTuple

from feedgenerator import Atom1Feed

_NAMESPACE = uuid.UUID("6f7a3f5e-6f0f-5d0c-9f0e-2b7c1a4d8e90")
"""Names the ids of entries.

It never changes, so that a feed reader knows an entry again at any public address.
"""

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


NO_ADDRESS = "Deze site heeft nog geen openbaar adres; links beginnen bij het begin van de site."
"""What a file says while there is no public address to link to."""


class Entry(NamedTuple):
    """One entry: its address from the root of the site, which is also its identity, and its plain words."""

    address: str
    title: str
    day: date
    summary: str


class Feed(NamedTuple):
    """A feed: its own address, the address of the page it belongs to, and its entries, the newest first."""

    address: str
    page: str
    title: str
    author: str
    entries: Sequence[Entry]


class _AtomFeed(Atom1Feed):  # type: ignore[misc]  # feedgenerator carries no types
    """An Atom feed whose date follows from its entries, also when it has none."""

    def latest_post_date(self) -> datetime:
        """The newest day of an entry.

        Long ago when there is none, where feedgenerator would take the clock.
        """
        return max((item["updateddate"] for item in self.items), default=_NEVER)


def atom(feed: Feed, site: str) -> bytes:
    """The feed as XML.

    `site` is the public address without a slash at the end, empty when it is not known yet. Without a public
    address links are written from the root of the site, and the feed says so; ids do not depend on it.
    """
    made = _AtomFeed(
        title=feed.title,
        link=site + feed.page,
        description=None,
        subtitle=None if site else NO_ADDRESS,
        language="nl",
        author_name=feed.author,
        feed_url=site + feed.address,
        feed_guid=_identity(feed.address),
    )
    for entry in feed.entries:
        made.add_item(
            title=entry.title,
            link=site + entry.address,
            description=escape(entry.summary),  # feedgenerator says that it is HTML
            unique_id=_identity(entry.address),
            updateddate=datetime(entry.day.year, entry.day.month, entry.day.day, tzinfo=UTC),
        )
    return bytes(made.writeString("utf-8").encode())


def _identity(address: str) -> str:
    return uuid.uuid5(_NAMESPACE, address).urn


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
