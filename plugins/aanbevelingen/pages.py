"""The pages to follow recommendations by: overviews, what changed, meetings, and how it stood on a past day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

from plugins.aanbevelingen.aanbeveling import Aanbeveling
from plugins.aanbevelingen.keuzes import Beoordelaar, Stand, Standgroep
from plugins.aanbevelingen.onderdeel import Mix, Onderdeel, mix_of
from plugins.aanbevelingen.onderzoek import Onderzoek
from plugins.aanbevelingen.overzicht import (
    ONDERDELEN,
    ROOT,
    Overzicht,
    Regel,
    alle,
    combinaties,
    in_groepen,
    niet_uitgezocht,
    overzichten,
    regels,
)
from plugins.aanbevelingen.tijdbeeld import Tijdbeeld, tijdbeeld, tijdbeeld_van
from plugins.aanbevelingen.vergadering import Vergadering
from plugins.aanbevelingen.verloop import (
    Document,
    Wijziging,
    dagen_met_wijzigingen,
    documenten,
    laatste_vergadering,
    peildagen,
    tussen,
    vorige_vergadering,
    wijzigingen,
    wijzigingen_van,
)
from plugins.aanbevelingen.vraag_het_na import ADRES as VRAAG_HET_NA
from plugins.aanbevelingen.vraag_het_na import OpenPunt, open_punten
from plugins.bronnen.pages import named_sources, searches_of, sources_of
from plugins.bronnen.zoekactie import Uitgezocht, Zoekactie, feiten_tot, laatste_zoekactie
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
SINDS = f"{ROOT}sinds/"


@dataclass(frozen=True)
class AanbevelingView(View):
    """One recommendation; `stappen` are the steps of each part, the oldest first, `nieuw` the changes since the last meeting.

    `documenten` are what is about each part, by its id, and under an empty id what is about the whole.
    """

    aanbeveling: Aanbeveling
    stappen: Mapping[str, Sequence[Wijziging]]
    documenten: Mapping[str, Sequence[Document]]
    laatste_vergadering: Vergadering | None
    nieuw: tuple[Wijziging, ...]
    tijdbeeld: Tijdbeeld | None


@dataclass(frozen=True)
class VraagHetNaView(View):
    """Ready questions about the open points of a recommendation."""

    aanbeveling: Aanbeveling
    open_punten: tuple[OpenPunt, ...]


@dataclass(frozen=True)
class OnderzoekView(View):
    """A study and its recommendations."""

    onderzoek: Onderzoek
    overzicht: Overzicht


@dataclass(frozen=True)
class AanbevelingenView(View):
    """The overview of all recommendations, with the ways to look at a part of them and at another day."""

    overzicht: Overzicht
    in_het_kort: Mapping[Standgroep, tuple[Regel, ...]]
    niet_uitgezocht: tuple[Regel, ...]
    tijdbeeld: Tijdbeeld | None
    groepen: Mapping[str, tuple[Overzicht, ...]]
    combinaties: tuple[Overzicht, ...]
    vergaderingen: tuple[Vergadering, ...]
    dagen: tuple[date, ...]
    peildagen: tuple[date, ...]


@dataclass(frozen=True)
class OverzichtView(View):
    """The recommendations that have something in common."""

    overzicht: Overzicht


@dataclass(frozen=True)
class OnderdelenView(View):
    """The parts that have something in common; the items of the list are these, the longest silent first."""

    overzicht: Overzicht


@dataclass(frozen=True)
class WijzigingenView(View):
    """All changes by date; they are the items of the page's part of the list."""


@dataclass(frozen=True)
class SindsView(View):
    """What changed after a day: how much, the newest of it, the meeting of that day, and the day before it to look from."""

    dag: date
    aantal: int
    nieuwste: tuple[Wijziging, ...]
    vergadering: Vergadering | None
    eerder: date | None


@dataclass(frozen=True)
class StandenView(View):
    """What the states mean, who says so, and what is said of what is missing."""

    standen: tuple[Stand, ...] = tuple(Stand)
    beoordelaars: tuple[Beoordelaar, ...] = tuple(Beoordelaar)
    uitgezocht: tuple[Uitgezocht, ...] = tuple(Uitgezocht)


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
    """The overview as it stood at the end of a day; the items of the list are the parts with their state then."""

    dag: date
    mix: Mix
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


def sinds_address(day: date) -> str:
    """The address of what changed after a day."""
    return f"{SINDS}{day.isoformat()}/"


def recommendation_pages(records: Records) -> Iterator[Page]:
    """Every page about recommendations that follows from records."""
    for aanbeveling in records.of(Aanbeveling).values():
        yield _recommendation(aanbeveling, records)
        yield _questions(aanbeveling, records)
    yield from _study_pages(records)
    yield from _filtered_pages(records)
    yield from _past_pages(records)
    yield from _since_pages(records)
    yield from _meeting_pages(records)


def overview_pages(page: Page, records: Records) -> Iterator[Page]:
    """The overview of all, whose text an editor wrote, with the parts of its table."""
    overzicht = alle(records)
    meetings = sorted(records.of(Vergadering).values(), key=lambda meeting: meeting.datum, reverse=True)
    lines = regels(overzicht, records)
    view = AanbevelingenView(
        overzicht,
        in_groepen(lines),
        niet_uitgezocht(lines),
        tijdbeeld(overzicht.aanbevelingen, records),
        overzichten(records),
        tuple(combinaties(records)),
        tuple(meetings[:SHOWN_DAYS]),
        dagen_met_wijzigingen(records)[:SHOWN_DAYS],
        peildagen(records)[:SHOWN_DAYS],
    )
    yield from in_pages(replace(page, view=view), overzicht.aanbevelingen, PER_PAGE, OverzichtView(overzicht))


def change_pages(page: Page, records: Records) -> Iterator[Page]:
    """The list of all changes, whose text an editor wrote, with its parts."""
    changes = wijzigingen(records.of(Aanbeveling).values())
    yield from in_pages(replace(page, view=WijzigingenView()), changes, CHANGES_PER_PAGE)


def _sources_of_list(aanbevelingen: Iterable[Aanbeveling], records: Records) -> tuple[Bronvermelding, ...]:
    """The main sources of a number of recommendations, when they are few enough to name together."""
    named = named_sources((each for item in aanbevelingen for each in item.bronnen), records)
    return named if len(named) <= MOST_SOURCES else ()


def _last_search(records: Records) -> tuple[Zoekactie, ...]:
    """The search that a list of parts rests on."""
    return (laatste_zoekactie(records),)


def _day_of(aanbeveling: Aanbeveling, records: Records) -> date:
    """The last day on which the editors searched public sources or corrected a step of this recommendation."""
    corrected = (correctie.datum for part in aanbeveling.onderdelen for correctie in part.correcties)
    return max((feiten_tot(records), *corrected))


def _recommendation(aanbeveling: Aanbeveling, records: Records) -> Page:
    last = laatste_vergadering(records)
    changes = wijzigingen_van(aanbeveling)
    steps: dict[str, list[Wijziging]] = {}
    for change in reversed(changes):
        if change.stap and change.onderdeel:
            steps.setdefault(change.onderdeel.id, []).append(change)
    new = tussen(changes, last.datum, records.today) if last else ()
    several = len(records.of(Onderzoek)) > 1
    study = f" ({records.of(Onderzoek)[aanbeveling.onderzoek].titel})" if several else ""
    return Page(
        aanbeveling.adres,
        f"{aanbeveling.aanduiding}: {aanbeveling.titel}{study}",
        " ".join(aanbeveling.in_het_kort),
        _day_of(aanbeveling, records),
        AanbevelingView(
            aanbeveling, steps, documenten(aanbeveling), last, new, tijdbeeld_van(aanbeveling, records)
        ),
        sources_of(aanbeveling, records),
        zoekacties=searches_of(aanbeveling, records),
        origin=aanbeveling.bestand,
        wacht=waiting_words(aanbeveling, records.today),
    )


def _questions(aanbeveling: Aanbeveling, records: Records) -> Page:
    """The page with ready questions about the open points of a recommendation."""
    return Page(
        f"{aanbeveling.adres}{VRAAG_HET_NA}",
        f"Vraag het na: {aanbeveling.aanduiding.lower()}, {aanbeveling.titel}",
        "Per open punt een tekst voor een schriftelijke vraag en voor een Woo-verzoek, om over te nemen.",
        _day_of(aanbeveling, records),
        VraagHetNaView(aanbeveling, open_punten(aanbeveling, records)),
        sources_of(aanbeveling, records),
        zoekacties=searches_of(aanbeveling, records),
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
            feiten_tot(records),
            OnderzoekView(onderzoek, overzicht),
            sources_of(onderzoek, records),
            zoekacties=searches_of(onderzoek, records),
            origin=onderzoek.bestand,
            wacht=waiting_words(onderzoek, records.today),
        )
        yield from in_pages(page, overzicht.aanbevelingen, PER_PAGE, OverzichtView(overzicht))


def _filtered_pages(records: Records) -> Iterator[Page]:
    """Every filtered overview, of one thing in common or of two; those per study are on the page of the study."""
    titles = {"gericht aan": "Aanbevelingen aan {}", "portefeuillehouder": "Aanbevelingen: {}"}
    day = feiten_tot(records)
    groups = overzichten(records)
    for groep, title in titles.items():
        for overzicht in groups[groep]:
            page = Page(
                overzicht.adres,
                title.format(overzicht.naam),
                overzicht.uitleg,
                day,
                OverzichtView(overzicht),
                _sources_of_list(overzicht.aanbevelingen, records),
                zoekacties=_last_search(records),
            )
            yield from in_pages(page, overzicht.aanbevelingen, PER_PAGE)
    every = alle(records)._replace(
        naam="Alle onderdelen",
        adres=ONDERDELEN,
        uitleg="Elk onderdeel van elke aanbeveling. Waar niemand naar heeft gezocht staat bovenaan, daarna wat het langst "
        "stil is.",
    )
    for overzicht in (every, *groups["stand"], *combinaties(records)):
        title = overzicht.naam if overzicht is every else f"Stand: {overzicht.naam}"
        page = Page(
            overzicht.adres,
            title,
            overzicht.uitleg,
            day,
            OnderdelenView(overzicht),
            _sources_of_list(overzicht.aanbevelingen, records),
            zoekacties=_last_search(records),
        )
        yield from in_pages(page, regels(overzicht, records), PER_PAGE)


def _past_pages(records: Records) -> Iterator[Page]:
    """The overview as it stood at the end of every past quarter and at every past meeting, and the list of those days."""
    days = peildagen(records)
    if not days:
        return
    meetings = {meeting.datum: meeting for meeting in records.of(Vergadering).values()}
    summary = "Kies een dag. U ziet het overzicht zoals het toen stond, aan het eind van die dag."
    listed = PeildagenView(tuple((day, meetings.get(day)) for day in days))
    yield Page(STAND_OP, "Hoe het eerder stond", summary, records.today, listed, achteraf=True)
    for day in days:
        items = [item for item in records.of(Aanbeveling).values() if item.reactie.datum <= day]
        stood = tuple(Toen(item, part, part.stand_op(day)) for item in items for part in item.onderdelen)
        page = Page(
            peildag_address(day),
            f"Stand op {dutch_date(day)}",
            f"Zo stonden de onderdelen aan het eind van {dutch_date(day)}, "
            "volgens de stappen met een datum tot en met die dag.",
            records.today,
            PeildagView(day, mix_of(toen.stand for toen in stood), meetings.get(day)),
            _sources_of_list(items, records),
            achteraf=True,
        )
        yield from in_pages(page, stood, PER_PAGE)


def _since_pages(records: Records) -> Iterator[Page]:
    """What changed after every day on which something changed; the newest changes, and where all are."""
    changes = wijzigingen(records.of(Aanbeveling).values())
    sources = _sources_of_list(records.of(Aanbeveling).values(), records)
    meetings = {meeting.datum: meeting for meeting in records.of(Vergadering).values()}
    until = tuple(change for change in changes if change.datum <= records.today)  # the newest first
    changed = [change.datum for change in reversed(until)]
    days = dagen_met_wijzigingen(records)
    for day, earlier in zip_longest(days, days[1:]):
        count = len(changed) - bisect_right(changed, day)
        yield Page(
            sinds_address(day),
            f"Wat er veranderde sinds {dutch_date(day)}",
            f"Elke wijziging na {dutch_date(day)}, volgens openbare stukken, de nieuwste eerst.",
            records.today,
            SindsView(day, count, until[: min(count, CHANGES_PER_PAGE)], meetings.get(day), earlier),
            sources,
            achteraf=True,
        )


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
            records.today,
            VergaderingView(meeting, before, meeting is last, after, meeting.datum > records.today),
            named_sources(meeting.bronnen, records),
            achteraf=True,
            origin=meeting.bestand,
        )
        since = tussen(changes, before.datum if before else None, until)
        yield from in_pages(page, since, CHANGES_PER_PAGE)
