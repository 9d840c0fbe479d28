"""The pages to follow recommendations by: overviews, what changed, meetings, and how it stood on a past day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from plugins.aanbevelingen.aanbeveling import Aanbeveling
from plugins.aanbevelingen.overzicht import ROOT, Overzicht, alle, overzichten, telling_van
from plugins.aanbevelingen.vergadering import Vergadering
from plugins.aanbevelingen.verloop import (
    Wijziging,
    laatste_vergadering,
    peildagen,
    tussen,
    vorige_vergadering,
    wijzigingen,
    wijzigingen_van,
)
from plugins.bronnen.bron import Bron
from plugins.gemeente.gemeente import Gemeente
from plugins.pages.page import Page
from plugins.pages.pagination import in_pages
from plugins.source.dates import dutch_date
from plugins.source.records import Records

PER_PAGE = 50
CHANGES_PER_PAGE = 30
MOST_SOURCES = 25
"""A list with more sources than this names them with each recommendation only."""

WIJZIGINGEN = f"{ROOT}wijzigingen/"
STAND_OP = f"{ROOT}stand-op/"


def peildag_address(day: date) -> str:
    """The address of the overview as it stood on a day."""
    return f"{STAND_OP}{day.isoformat()}/"


def sources_of_list(aanbevelingen: Iterable[Aanbeveling], records: Records) -> tuple[Bron, ...]:
    """The main sources of a number of recommendations, when they are few enough to name together."""
    names = dict.fromkeys(named.bron for item in aanbevelingen for named in item.bronnen)
    return tuple(records.of(Bron)[name] for name in names) if len(names) <= MOST_SOURCES else ()


def expand_overview(page: Page, records: Records) -> Iterator[Page]:
    """The overview of all, whose text an editor wrote, with the parts of its table."""
    overzicht = alle(records)
    extra = {
        **page.extra,
        "overzicht": overzicht,
        "groepen": overzichten(records),
        "vergaderingen": _meetings(records),
        "peildagen": peildagen(records)[:8],
    }
    yield from in_pages(page._replace(extra=extra), overzicht.aanbevelingen, PER_PAGE, "overzicht")


def expand_changes(page: Page, records: Records) -> Iterator[Page]:
    """The list of all changes, whose text an editor wrote, with its parts."""
    yield from in_pages(page, wijzigingen(records.of(Aanbeveling).values()), CHANGES_PER_PAGE)


def overview_addresses(records: Records) -> Iterator[str]:
    """The addresses of the filtered and past overviews, without those of their further parts."""
    yield from (overzicht.adres for found in overzichten(records).values() for overzicht in found)
    days = peildagen(records)
    if days:
        yield STAND_OP
    yield from map(peildag_address, days)


def filtered_pages(records: Records) -> Iterator[Page]:
    """Every filtered overview; those per study are on the page of the study."""
    for groep, found in overzichten(records).items():
        for overzicht in found:
            if groep != "onderzoek":
                yield from _overview_pages(overzicht, records)


def _overview_pages(overzicht: Overzicht, records: Records) -> Iterator[Page]:
    titles = {
        "stand": "Stand: {}",
        "gericht aan": "Aanbevelingen aan {}",
        "portefeuillehouder": "Aanbevelingen: {}",
    }
    title = titles[overzicht.groep].format(overzicht.naam)
    bronnen = sources_of_list(overzicht.aanbevelingen, records)
    page = Page(
        overzicht.adres,
        "overzicht",
        title,
        overzicht.uitleg,
        records.one(Gemeente).feiten_tot,
        bronnen,
        extra={"overzicht": overzicht},
    )
    yield from in_pages(page, overzicht.aanbevelingen, PER_PAGE)


def past_pages(records: Records) -> Iterator[Page]:
    """The overview as it stood at the end of every past quarter and at every past meeting, and the list of those days."""
    days = peildagen(records)
    if not days:
        return
    summary = "Kies een dag. U ziet het overzicht zoals het toen stond, aan het eind van die dag."
    meetings = {meeting.datum: meeting for meeting in records.of(Vergadering).values()}
    yield Page(
        STAND_OP,
        "peildagen",
        "Hoe het eerder stond",
        summary,
        records.one(Gemeente).feiten_tot,
        extra={"peildagen": tuple((day, meetings.get(day)) for day in days)},
    )
    for day in days:
        stood = tuple(
            (item, stand)
            for item in records.of(Aanbeveling).values()
            if (stand := item.stand_op(day)) is not None
        )
        telling = telling_van(stand for _, stand in stood)
        title = f"Stand op {dutch_date(day)}"
        summary = f"Zo stonden de aanbevelingen aan het eind van {dutch_date(day)}, volgens de stappen met een datum tot en met die dag."
        page = Page(
            peildag_address(day),
            "peildag",
            title,
            summary,
            day,
            sources_of_list((item for item, _ in stood), records),
            extra={"dag": day, "telling": telling, "vergadering": meetings.get(day)},
        )
        yield from in_pages(page, stood, PER_PAGE)


def meeting_pages(records: Records) -> Iterator[Page]:
    """What changed since the meeting before, for every meeting; for the last one also what changed after it."""
    found = wijzigingen(records.of(Aanbeveling).values())
    last = laatste_vergadering(records)
    for meeting in records.of(Vergadering).values():
        before = vorige_vergadering(meeting, records)
        until = min(meeting.datum, records.today)
        since = tussen(found, before.datum if before else None, until)
        after = tussen(found, meeting.datum, records.today) if meeting is last else ()
        title = f"Voor de {meeting.soort.label} van {dutch_date(meeting.datum)}"
        extra = {
            "vorige": before,
            "laatste": meeting is last,
            "daarna": after[:CHANGES_PER_PAGE],
            "komt_nog": meeting.datum > records.today,
        }
        bronnen = tuple(records.of(Bron)[named.bron] for named in meeting.bronnen)
        page = Page(
            meeting.adres,
            "vergadering",
            title,
            meeting.onderwerp,
            until,
            bronnen,
            meeting,
            extra=extra,
            origin=meeting.bestand,
        )
        yield from in_pages(page, since, CHANGES_PER_PAGE)


def _meetings(records: Records) -> tuple[Vergadering, ...]:
    return tuple(sorted(records.of(Vergadering).values(), key=lambda meeting: meeting.datum, reverse=True))[
        :8
    ]


def recommendation_extra(aanbeveling: Aanbeveling, records: Records) -> dict[str, object]:
    """What the page of a recommendation needs besides its record."""
    last = laatste_vergadering(records)
    changes = wijzigingen_van(aanbeveling)
    anchors: dict[str, list[Wijziging]] = {}
    for change in reversed(changes):
        anchors.setdefault(change.onderdeel.id, []).append(change)
    return {
        "stappen": anchors,
        "laatste_vergadering": last,
        "nieuw": tussen(changes, last.datum, records.today) if last else (),
        "stil": aanbeveling.stil_sinds(records.today),
        "over_tijd": aanbeveling.over_tijd(records.today),
        "vandaag": records.today,
    }
