"""The pages of recommendations: one each, ready questions, studies, and overviews."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from plugins.aanbevelingen.aanbeveling import Aanbeveling, Onderzoek
from plugins.aanbevelingen.history_pages import history_pages
from plugins.aanbevelingen.in_woorden import aanduiding
from plugins.aanbevelingen.keuzes import Beoordelaar, Stand
from plugins.aanbevelingen.overzicht import (
    PER_PAGE,
    Overzicht,
    Regel,
    alle,
    alle_onderdelen,
    combinaties,
    overzichten,
    regels,
    sources_of_list,
)
from plugins.aanbevelingen.tijdbeeld import Tijdbeeld, tijdbeeld, tijdbeeld_van
from plugins.aanbevelingen.verloop import (
    Document,
    Vergadering,
    Wijziging,
    documenten,
    laatste_vergadering,
    stappen_per_onderdeel,
    tussen,
    wijzigingen_van,
)
from plugins.aanbevelingen.vraag_het_na import ADRES as VRAAG_HET_NA
from plugins.aanbevelingen.vraag_het_na import OpenPunt, open_punten
from plugins.bronnen.pages import record_page
from plugins.bronnen.zoekactie import Uitgezocht, feiten_tot, laatste_zoekactie
from plugins.pages.page import Page, in_pages
from plugins.pages.view import View
from plugins.source.records import Records

SHOWN_MEETINGS = 8
"""So many meetings are named on the overview of all, the newest first."""


@dataclass(frozen=True)
class AanbevelingView(View):
    """One recommendation.

    `stappen` are the steps of each part, the oldest first, `nieuw` the changes since the last meeting.
    `documenten` are what is about each part, by its id, and under an empty id what is about the whole.
    """

    has_own_picture: ClassVar = True
    large_from: ClassVar = 8_500

    aanbeveling: Aanbeveling
    stappen: Mapping[str, Sequence[Wijziging]]
    documenten: Mapping[str, Sequence[Document]]
    laatste_vergadering: Vergadering | None
    nieuw: tuple[Wijziging, ...]
    tijdbeeld: Tijdbeeld | None

    @property
    def places(self) -> Iterator[str]:
        """Its parts with their corrections, promises and delays; its conditions, steps and documents."""
        for part in self.aanbeveling.onderdelen:
            yield part.id
            yield from (anchor for anchor, _ in part.correcties_met_anker)
            for anchor, promise in part.toezeggingen_met_anker:
                yield anchor
                yield from (moved for moved, _ in promise.verschoven_met_anker(anchor))
        yield from (anchor for anchor, _ in self.aanbeveling.voorwaarden_met_anker)
        yield from (change.anker for steps in self.stappen.values() for change in steps)
        yield from (document.anker for given in self.documenten.values() for document in given)


@dataclass(frozen=True)
class VraagHetNaView(View):
    """Ready questions about the open points of a recommendation."""

    repeats: ClassVar = True
    search_worth: ClassVar = 0.5

    aanbeveling: Aanbeveling
    open_punten: tuple[OpenPunt, ...]

    @property
    def places(self) -> Iterator[str]:
        """The parts with an open point."""
        return (point.onderdeel.id for point in self.open_punten)


@dataclass(frozen=True)
class OnderzoekView(View):
    """A study and its recommendations."""

    onderzoek: Onderzoek
    overzicht: Overzicht


@dataclass(frozen=True)
class AanbevelingenView(View):
    """The overview of all recommendations, with the ways to look at a part of them and at another day."""

    for_texts: ClassVar = True

    overzicht: Overzicht
    regels: tuple[Regel, ...]
    tijdbeeld: Tijdbeeld | None
    groepen: Mapping[str, tuple[Overzicht, ...]]
    combinaties: tuple[Overzicht, ...]
    vergaderingen: tuple[Vergadering, ...]


@dataclass(frozen=True)
class OverzichtView(View):
    """The recommendations that have something in common."""

    repeats: ClassVar = True
    search_worth: ClassVar = 0
    in_a_to_z: ClassVar = False

    overzicht: Overzicht


@dataclass(frozen=True)
class OnderdelenView(View):
    """The parts that have something in common; the items of the list are these, the longest silent first."""

    repeats: ClassVar = True
    search_worth: ClassVar = 0
    in_a_to_z: ClassVar = False

    overzicht: Overzicht


@dataclass(frozen=True)
class StandenView(View):
    """What the states mean, how many parts are in each, who says so, and what is said of what is missing."""

    for_texts: ClassVar = True

    standen: tuple[tuple[Stand, int], ...]
    beoordelaars: tuple[Beoordelaar, ...] = tuple(Beoordelaar)
    uitgezocht: tuple[Uitgezocht, ...] = tuple(Uitgezocht)


def recommendation_pages(records: Records) -> Iterator[Page]:
    """Every page about recommendations that follows from records."""
    for aanbeveling in records.of(Aanbeveling).values():
        yield _recommendation(aanbeveling, records)
        yield _questions(aanbeveling, records)
    yield from _study_pages(records)
    yield from _filtered_pages(records)
    yield from history_pages(records)


def overview_pages(page: Page, records: Records) -> Iterator[Page]:
    """The overview of all, whose text an editor wrote, with the parts of its table."""
    overzicht = alle(records)
    meetings = sorted(records.of(Vergadering).values(), key=lambda meeting: meeting.datum, reverse=True)
    view = AanbevelingenView(
        overzicht,
        regels(overzicht, records),
        tijdbeeld(overzicht.aanbevelingen, records),
        overzichten(records),
        tuple(combinaties(records)),
        tuple(meetings[:SHOWN_MEETINGS]),
    )
    yield from in_pages(replace(page, view=view), overzicht.aanbevelingen, PER_PAGE, OverzichtView(overzicht))


def _day_of(aanbeveling: Aanbeveling, records: Records) -> date:
    """The last day on which the editors searched for this recommendation or corrected a step of it."""
    corrected = (correctie.datum for part in aanbeveling.onderdelen for correctie in part.correcties)
    return max((feiten_tot(records), *corrected))


def _recommendation(aanbeveling: Aanbeveling, records: Records) -> Page:
    last = laatste_vergadering(records)
    changes = wijzigingen_van(aanbeveling)
    view = AanbevelingView(
        aanbeveling,
        stappen_per_onderdeel(changes),
        documenten(aanbeveling),
        last,
        tussen(changes, last.datum, records.today) if last else (),
        tijdbeeld_van(aanbeveling, records),
    )
    name = aanduiding(aanbeveling, records)
    title, summary = f"{name}: {aanbeveling.titel}", " ".join(aanbeveling.in_het_kort)
    return record_page(aanbeveling, records, title, summary, view, _day_of(aanbeveling, records), kort=name)


def _questions(aanbeveling: Aanbeveling, records: Records) -> Page:
    """The page with ready questions about the open points of a recommendation."""
    return record_page(
        aanbeveling,
        records,
        f"Vraag het na: {aanduiding(aanbeveling, records, lower=True)}, {aanbeveling.titel}",
        "Per open punt een tekst voor een schriftelijke vraag en voor een Woo-verzoek, om over te nemen.",
        VraagHetNaView(aanbeveling, open_punten(aanbeveling, records)),
        _day_of(aanbeveling, records),
        address=f"{aanbeveling.adres}{VRAAG_HET_NA}",
    )


def _study_pages(records: Records) -> Iterator[Page]:
    """Every study with its recommendations, which is also the overview filtered by study."""
    studies = {overzicht.adres: overzicht for overzicht in overzichten(records)["onderzoek"]}
    for onderzoek in records.of(Onderzoek).values():
        overzicht = studies[onderzoek.adres]
        view = OnderzoekView(onderzoek, overzicht)
        page = record_page(onderzoek, records, overzicht.titel, overzicht.uitleg, view)
        yield from in_pages(page, overzicht.aanbevelingen, PER_PAGE, OverzichtView(overzicht))


def _filtered_pages(records: Records) -> Iterator[Page]:
    """Every filtered overview, of one thing in common or of two.

    Those per study are on the page of the study.
    """
    last, groups = laatste_zoekactie(records), overzichten(records)
    every = alle_onderdelen(records)
    named = (*groups["gericht aan"], *groups["portefeuillehouder"])
    for overzicht in (*named, every, *groups["stand"], *combinaties(records)):
        of_parts = overzicht is every or overzicht.stand is not None
        page = Page(
            overzicht.adres,
            overzicht.titel,
            overzicht.uitleg,
            last.datum,
            OnderdelenView(overzicht) if of_parts else OverzichtView(overzicht),
            sources_of_list(overzicht.aanbevelingen, records),
            zoekacties=(last,),
        )
        items = regels(overzicht, records) if of_parts else overzicht.aanbevelingen
        yield from in_pages(page, items, PER_PAGE)


def standen_view(records: Records) -> StandenView:
    """What the page on the states shows."""
    counted = Counter(part.stand for _, part in alle(records).onderdelen)
    return StandenView(tuple((stand, counted[stand]) for stand in Stand))
