"""The pages to follow recommendations by: overviews, what changed, meetings, and how it stood on a past day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from plugins.aanbevelingen.aanbeveling import Aanbeveling
from plugins.aanbevelingen.keuzes import Beoordelaar, Stand
from plugins.aanbevelingen.onderzoek import Onderzoek
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
from plugins.bronnen.pages import named_sources, sources_of
from plugins.gemeente.gemeente import Gemeente
from plugins.pages.page import Bronvermelding, Page, View, in_pages, waiting_words
from plugins.source.dates import dutch_date
from plugins.source.records import Records

PER_PAGE = 50
CHANGES_PER_PAGE = 30
MOST_SOURCES = 25
"""A list with more sources than this names them with each recommendation only."""
SHOWN_DAYS = 8
"""So many meetings and past days are named on the overview of all."""

WIJZIGINGEN = f"{ROOT}wijzigingen/"
STAND_OP = f"{ROOT}stand-op/"


@dataclass(frozen=True)
class AanbevelingView(View):
    """One recommendation; `stappen` are the steps of each part, the oldest first, `nieuw` those since the last meeting."""

    aanbeveling: Aanbeveling
    stappen: Mapping[str, Sequence[Wijziging]]
    laatste_vergadering: Vergadering | None
    nieuw: tuple[Wijziging, ...]


@dataclass(frozen=True)
class OnderzoekView(View):
    """A study and its recommendations."""

    onderzoek: Onderzoek
    overzicht: Overzicht


@dataclass(frozen=True)
class AanbevelingenView(View):
    """The overview of all recommendations, with the ways to look at a part of them and at another day."""

    overzicht: Overzicht
    groepen: Mapping[str, tuple[Overzicht, ...]]
    vergaderingen: tuple[Vergadering, ...]
    peildagen: tuple[date, ...]


@dataclass(frozen=True)
class OverzichtView(View):
    """The recommendations that have something in common."""

    overzicht: Overzicht


@dataclass(frozen=True)
class WijzigingenView(View):
    """All changes by date; they are the items of the page's part of the list."""


@dataclass(frozen=True)
class StandenView(View):
    """What the states mean, and who says so."""

    standen: tuple[Stand, ...] = tuple(Stand)
    beoordelaars: tuple[Beoordelaar, ...] = tuple(Beoordelaar)


@dataclass(frozen=True)
class PeildagenView(View):
    """The past days that can be looked at, each with the meeting of that day."""

    peildagen: tuple[tuple[date, Vergadering | None], ...]


@dataclass(frozen=True)
class PeildagView(View):
    """The overview as it stood at the end of a day; the items of the list are (recommendation, its state then)."""

    dag: date
    telling: tuple[tuple[Stand, int], ...]
    vergadering: Vergadering | None


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


def recommendation_pages(records: Records) -> Iterator[Page]:
    """Every page about recommendations that follows from records."""
    yield from (_recommendation(aanbeveling, records) for aanbeveling in records.of(Aanbeveling).values())
    yield from _study_pages(records)
    yield from _filtered_pages(records)
    yield from _past_pages(records)
    yield from _meeting_pages(records)


def overview_pages(page: Page, records: Records) -> Iterator[Page]:
    """The overview of all, whose text an editor wrote, with the parts of its table."""
    overzicht = alle(records)
    meetings = sorted(records.of(Vergadering).values(), key=lambda meeting: meeting.datum, reverse=True)
    days = peildagen(records)[:SHOWN_DAYS]
    view = AanbevelingenView(overzicht, overzichten(records), tuple(meetings[:SHOWN_DAYS]), days)
    yield from in_pages(replace(page, view=view), overzicht.aanbevelingen, PER_PAGE, OverzichtView(overzicht))


def change_pages(page: Page, records: Records) -> Iterator[Page]:
    """The list of all changes, whose text an editor wrote, with its parts."""
    changes = wijzigingen(records.of(Aanbeveling).values())
    yield from in_pages(replace(page, view=WijzigingenView()), changes, CHANGES_PER_PAGE)


def _sources_of_list(aanbevelingen: Iterable[Aanbeveling], records: Records) -> tuple[Bronvermelding, ...]:
    """The main sources of a number of recommendations, when they are few enough to name together."""
    named = named_sources((each for item in aanbevelingen for each in item.bronnen), records)
    return named if len(named) <= MOST_SOURCES else ()


def _recommendation(aanbeveling: Aanbeveling, records: Records) -> Page:
    last = laatste_vergadering(records)
    changes = wijzigingen_van(aanbeveling)
    steps: dict[str, list[Wijziging]] = {}
    for change in reversed(changes):
        steps.setdefault(change.onderdeel.id, []).append(change)
    new = tussen(changes, last.datum, records.today) if last else ()
    several = len(records.of(Onderzoek)) > 1
    study = f" ({records.of(Onderzoek)[aanbeveling.onderzoek].titel})" if several else ""
    return Page(
        aanbeveling.adres,
        f"Aanbeveling {aanbeveling.nummer}: {aanbeveling.titel}{study}",
        " ".join(aanbeveling.in_het_kort),
        aanbeveling.laatst_gewijzigd,
        AanbevelingView(aanbeveling, steps, last, new),
        sources_of(aanbeveling, records),
        origin=aanbeveling.bestand,
        wacht=waiting_words(aanbeveling, records.today),
    )


def _study_pages(records: Records) -> Iterator[Page]:
    """Every study with its recommendations, which is also the overview filtered by study."""
    studies = {overzicht.adres: overzicht for overzicht in overzichten(records)["onderzoek"]}
    for onderzoek in records.of(Onderzoek).values():
        overzicht = studies[onderzoek.adres]
        page = Page(
            onderzoek.adres,
            f"Onderzoek: {onderzoek.titel}",
            onderzoek.hoofdvraag,
            records.one(Gemeente).feiten_tot,
            OnderzoekView(onderzoek, overzicht),
            sources_of(onderzoek, records),
            origin=onderzoek.bestand,
            wacht=waiting_words(onderzoek, records.today),
        )
        yield from in_pages(page, overzicht.aanbevelingen, PER_PAGE, OverzichtView(overzicht))


def _filtered_pages(records: Records) -> Iterator[Page]:
    """Every filtered overview; those per study are on the page of the study."""
    titles = {
        "stand": "Stand: {}",
        "gericht aan": "Aanbevelingen aan {}",
        "portefeuillehouder": "Aanbevelingen: {}",
    }
    day = records.one(Gemeente).feiten_tot
    for groep, filters in overzichten(records).items():
        for overzicht in filters if groep in titles else ():
            title = titles[groep].format(overzicht.naam)
            bronnen = _sources_of_list(overzicht.aanbevelingen, records)
            page = Page(overzicht.adres, title, overzicht.uitleg, day, OverzichtView(overzicht), bronnen)
            yield from in_pages(page, overzicht.aanbevelingen, PER_PAGE)


def _past_pages(records: Records) -> Iterator[Page]:
    """The overview as it stood at the end of every past quarter and at every past meeting, and the list of those days."""
    days = peildagen(records)
    if not days:
        return
    meetings = {meeting.datum: meeting for meeting in records.of(Vergadering).values()}
    summary = "Kies een dag. U ziet het overzicht zoals het toen stond, aan het eind van die dag."
    listed = PeildagenView(tuple((day, meetings.get(day)) for day in days))
    yield Page(STAND_OP, "Hoe het eerder stond", summary, records.one(Gemeente).feiten_tot, listed)
    for day in days:
        stood = tuple(
            (item, stand)
            for item in records.of(Aanbeveling).values()
            if (stand := item.stand_op(day)) is not None
        )
        page = Page(
            peildag_address(day),
            f"Stand op {dutch_date(day)}",
            f"Zo stonden de aanbevelingen aan het eind van {dutch_date(day)}, "
            "volgens de stappen met een datum tot en met die dag.",
            day,
            PeildagView(day, telling_van(stand for _, stand in stood), meetings.get(day)),
            _sources_of_list((item for item, _ in stood), records),
        )
        yield from in_pages(page, stood, PER_PAGE)


def _meeting_pages(records: Records) -> Iterator[Page]:
    """What changed since the meeting before, for every meeting; for the last one also what changed after it."""
    changes = wijzigingen(records.of(Aanbeveling).values())
    last = laatste_vergadering(records)
    for meeting in records.of(Vergadering).values():
        before = vorige_vergadering(meeting, records)
        until = min(meeting.datum, records.today)
        after = tussen(changes, meeting.datum, records.today)[:CHANGES_PER_PAGE] if meeting is last else ()
        page = Page(
            meeting.adres,
            f"Voor de {meeting.soort.label} van {dutch_date(meeting.datum)}",
            meeting.onderwerp,
            until,
            VergaderingView(meeting, before, meeting is last, after, meeting.datum > records.today),
            named_sources(meeting.bronnen, records),
            origin=meeting.bestand,
        )
        since = tussen(changes, before.datum if before else None, until)
        yield from in_pages(page, since, CHANGES_PER_PAGE)
