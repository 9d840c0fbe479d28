"""The pages on what changed and how it stood: all changes, those since a day, past days and meetings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, zip_longest
from typing import ClassVar, NamedTuple

from plugins.aanbevelingen.aanbeveling import Aanbeveling
from plugins.aanbevelingen.keuzes import Stand
from plugins.aanbevelingen.onderdeel import Mix, Onderdeel, mix_of
from plugins.aanbevelingen.overzicht import PER_PAGE, ROOT, sources_of_list
from plugins.aanbevelingen.verloop import (
    Vergadering,
    Wijziging,
    dagen_met,
    laatste_vergadering,
    peildagen,
    tussen,
    wijzigingen,
)
from plugins.bronnen.pages import named_sources
from plugins.pages.page import Page, in_pages
from plugins.pages.view import View
from plugins.source.dates import Datering, dutch_date
from plugins.source.records import Records

CHANGES_PER_PAGE = 30
SHOWN_DAYS = 8
"""So many days to look from are shown; each leads on to the one before."""
STAND_OP = f"{ROOT}stand-op/"
SINDS = f"{ROOT}sinds/"


@dataclass(frozen=True)
class WijzigingenView(View):
    """All changes by date, which are the items of the page's part of the list, and the days to look from."""

    for_texts: ClassVar = True

    dagen: tuple[date, ...]


@dataclass(frozen=True)
class SindsView(View):
    """What changed after a day: how much and the newest of it.

    With the meeting of that day, and the day before it to look from.
    """

    repeats: ClassVar = True
    search_worth: ClassVar = 0
    in_a_to_z: ClassVar = False

    dag: date
    aantal: int
    nieuwste: tuple[Wijziging, ...]
    vergadering: Vergadering | None
    eerder: date | None


@dataclass(frozen=True)
class PeildagenView(View):
    """The past days that can be looked at, each with the meeting of that day."""

    peildagen: tuple[tuple[date, Vergadering | None], ...]


class Toen(NamedTuple):
    """A part as it stood at the end of a past day."""

    aanbeveling: Aanbeveling
    onderdeel: Onderdeel
    stand: Stand


@dataclass(frozen=True)
class PeildagView(View):
    """The overview as it stood at the end of a day.

    The items of the list are the parts with their state then, of which `veranderd` have another state now.
    `eerder` and `later` are the days before and after it that can be looked at.
    """

    repeats: ClassVar = True
    search_worth: ClassVar = 0
    in_a_to_z: ClassVar = False

    dag: date
    mix: Mix
    vergadering: Vergadering | None
    veranderd: int
    eerder: date | None
    later: date | None


@dataclass(frozen=True)
class VergaderingView(View):
    """A meeting; the items of the list are the changes since the meeting before."""

    vergadering: Vergadering
    vorige: Vergadering | None
    laatste: bool
    daarna: tuple[Wijziging, ...]
    komt_nog: bool


def peildag_address(day: date) -> str:
    """The address of the overview as it stood on a day."""
    return f"{STAND_OP}{day.isoformat()}/"


def sinds_address(day: date) -> str:
    """The address of what changed after a day."""
    return f"{SINDS}{day.isoformat()}/"


def per_maand(changes: Iterable[Wijziging]) -> list[tuple[str, list[Wijziging]]]:
    """Changes by month, in the order in which they come: `juni 2023` and its changes."""
    months = groupby(changes, key=lambda change: Datering(change.datum.year, change.datum.month))
    return [(dutch_date(month), list(changes)) for month, changes in months]


def change_pages(page: Page, records: Records) -> Iterator[Page]:
    """The list of all changes, whose text an editor wrote, with its parts."""
    changes = wijzigingen(records)
    days = dagen_met(changes, records.today)[:SHOWN_DAYS]
    yield from in_pages(replace(page, view=WijzigingenView(days)), changes, CHANGES_PER_PAGE)


def history_pages(records: Records) -> Iterator[Page]:
    """Every page about a past day, about what changed since a day, and about a meeting."""
    yield from _past_pages(records)
    yield from _since_pages(records)
    yield from _meeting_pages(records)


def _past_pages(records: Records) -> Iterator[Page]:
    """The overview at the end of every past quarter and at every past meeting, and the list of those days."""
    days = peildagen(records)
    meetings = {meeting.datum: meeting for meeting in records.of(Vergadering).values()}
    summary = "Kies een dag. U ziet het overzicht zoals het toen stond, aan het eind van die dag."
    listed = PeildagenView(tuple((day, meetings.get(day)) for day in days))
    yield Page(STAND_OP, "Hoe het eerder stond", summary, records.today, listed, achteraf=True)
    for later, day, earlier in zip((None, *days), days, (*days[1:], None), strict=False):
        items = [item for item in records.of(Aanbeveling).values() if item.reactie.datum <= day]
        stood = tuple(Toen(item, part, part.stand_op(day)) for item in items for part in item.onderdelen)
        page = Page(
            peildag_address(day),
            f"Stand op {dutch_date(day)}",
            f"Zo stonden de onderdelen aan het eind van {dutch_date(day)}, "
            "volgens de stappen met een datum tot en met die dag.",
            records.today,
            PeildagView(
                day,
                mix_of(toen.stand for toen in stood),
                meetings.get(day),
                sum(toen.stand is not toen.onderdeel.stand for toen in stood),
                earlier,
                later,
            ),
            sources_of_list(items, records),
            achteraf=True,
        )
        yield from in_pages(page, stood, PER_PAGE)


def _since_pages(records: Records) -> Iterator[Page]:
    """What changed after every day on which something changed; the newest changes, and where all are."""
    changes = wijzigingen(records)
    sources = sources_of_list(records.of(Aanbeveling).values(), records)
    meetings = {meeting.datum: meeting for meeting in records.of(Vergadering).values()}
    until = tuple(change for change in changes if change.datum <= records.today)  # the newest first
    changed = [change.datum for change in reversed(until)]
    days = dagen_met(changes, records.today)
    for day, earlier in zip_longest(days, days[1:]):
        count = len(changed) - bisect_right(changed, day)
        yield Page(
            sinds_address(day),
            f"Wat er veranderde sinds {dutch_date(day)}",
            f"Elke wijziging na {dutch_date(day)} waarvan de dag bekend is, volgens openbare stukken, de"
            " nieuwste eerst.",
            records.today,
            SindsView(day, count, until[: min(count, CHANGES_PER_PAGE)], meetings.get(day), earlier),
            sources,
            achteraf=True,
        )


def _meeting_pages(records: Records) -> Iterator[Page]:
    """What changed since the meeting before, for every meeting.

    For the last one also what changed after it.
    """
    changes = wijzigingen(records)
    last = laatste_vergadering(records)
    for meeting in records.of(Vergadering).values():
        before = laatste_vergadering(records, before=meeting.datum)
        until = min(meeting.datum, records.today)
        before_or_at = "Voor" if meeting.datum > records.today else "Bij"
        after = tussen(changes, meeting.datum, records.today)[:CHANGES_PER_PAGE] if meeting is last else ()
        page = Page(
            meeting.adres,
            f"{before_or_at} de {meeting.soort} van {dutch_date(meeting.datum)}",
            meeting.onderwerp,
            records.today,
            VergaderingView(meeting, before, meeting is last, after, meeting.datum > records.today),
            named_sources(meeting.bronnen, records),
            achteraf=True,
            origin=meeting.bestand,
        )
        since = tussen(changes, before.datum if before else None, until)
        yield from in_pages(page, since, CHANGES_PER_PAGE)
