"""What changed when, by documents of others: seen from the list of all, from a day, and from a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import ClassVar, NamedTuple

from plugins.aanbevelingen.aanbeveling import Aanbeveling, Aanbevelingfeit, Kanttekening, Stuk
from plugins.aanbevelingen.keuzes import Stand
from plugins.aanbevelingen.onderdeel import Onderdeel, Verloopstap, with_anchors
from plugins.source.dates import dutch_date, quarter_ends
from plugins.source.record import Bronnen, Datum, Record, Tekst, Verwijzing
from plugins.source.records import Records


class Vergadering(Record):
    """A dated meeting, so that "since the last meeting" can be computed."""

    folder: ClassVar = "vergaderingen"
    noun: ClassVar = "vergadering"
    address: ClassVar = "/aanbevelingen/vergadering/{}/"

    datum: Datum
    """De dag van de vergadering."""
    soort: Tekst
    """Wat voor vergadering het was, een van de 'vergadersoorten' in data/gemeente.yaml."""
    onderwerp: Tekst
    """Waarom deze vergadering hier staat."""
    bronnen: Bronnen
    """Waar de datum staat."""

    @property
    def order(self) -> tuple[object, ...]:
        """By date."""
        return (self.datum, self.id)


class Wijziging(NamedTuple):
    """Something that a document says happened on a day.

    `anker` is its fragment on the page of the recommendation. A step of a part has the `stap` itself and the
    state before it, anything else a `soort`, in words; a search by the editors is never a change.
    """

    datum: date
    aanbeveling: Aanbeveling
    soort: str
    titel: str
    toelichting: str
    bronnen: tuple[Verwijzing, ...]
    anker: str
    onderdeel: Onderdeel | None = None
    stap: Verloopstap | None = None
    was: Stand = Stand.ONBEKEND

    @property
    def adres(self) -> str:
        """The permanent address of the change."""
        return f"{self.aanbeveling.adres}#{self.anker}"

    @property
    def in_woorden(self) -> str:
        """The change in a sentence: `Een analist: van 'Wacht op besluit' naar 'Uitgevoerd'`."""
        if self.stap is None or self.onderdeel is None:
            return f"{self.soort}: {self.titel}" if self.soort else self.titel
        return f"{self.onderdeel.titel}: {self.vooraf} '{self.stap.stand.label}'"

    @property
    def vooraf(self) -> str:
        """What is said before the new state of a step: `van 'Wacht op besluit' naar`."""
        if self.was is Stand.ONBEKEND:
            return "eerste stand"
        if self.stap is not None and self.was is self.stap.stand:
            return "nog steeds"
        return f"van '{self.was.label}' naar"


def wijzigingen_van(aanbeveling: Aanbeveling) -> tuple[Wijziging, ...]:
    """Every change of a recommendation, the newest first; what one document says on one day is said once."""
    changes: list[Wijziging] = []
    seen: set[tuple[date, str]] = set()
    for change in (*_steps(aanbeveling), *_met(aanbeveling), *_promises(aanbeveling), *_reports(aanbeveling)):
        keys = {(change.datum, named.bron) for named in change.bronnen}
        if change.stap is not None:
            changes.append(change)
        elif not keys & seen:
            seen |= keys
            changes.append(change)
    return _newest_first(changes)


def _steps(aanbeveling: Aanbeveling) -> Iterator[Wijziging]:
    """Every step of every part, each with the state before it."""
    for part in aanbeveling.onderdelen:
        was = Stand.ONBEKEND
        for anker, stap in part.verloop_met_anker:
            more, sources = stap.toelichting, stap.bronnen
            yield Wijziging(stap.datum, aanbeveling, "", part.titel, more, sources, anker, part, stap, was)
            was = stap.stand


def _met(aanbeveling: Aanbeveling) -> Iterator[Wijziging]:
    """Every condition that was met."""
    for anker, voorwaarde in aanbeveling.voorwaarden_met_anker:
        if voorwaarde.datum:
            words, more, sources = voorwaarde.tekst, voorwaarde.toelichting or "", voorwaarde.bronnen
            yield Wijziging(voorwaarde.datum, aanbeveling, "Voorwaarde vervuld", words, more, sources, anker)


def _promises(aanbeveling: Aanbeveling) -> Iterator[Wijziging]:
    """Every promise that moved or was kept."""
    for part in aanbeveling.onderdelen:
        for anker, toezegging in part.toezeggingen_met_anker:
            words = toezegging.tekst
            for where, moved in toezegging.verschoven_met_anker(anker):
                day, kind = moved.gemeld_op, f"Nieuwe datum, {dutch_date(moved.naar)}"
                yield Wijziging(day, aanbeveling, kind, words, "", moved.bronnen, where, part)
            if toezegging.nagekomen_op:
                day, kind = toezegging.nagekomen_op, "Toezegging nagekomen"
                yield Wijziging(day, aanbeveling, kind, words, "", toezegging.bronnen, anker, part)


def _reports(aanbeveling: Aanbeveling) -> Iterator[Wijziging]:
    """Every document and fact with a day."""
    for anker, item in _documents(aanbeveling):
        if isinstance(item, Kanttekening) or item.datum.day is None:
            continue
        kind, words, more = "", "", ""
        if isinstance(item, Stuk):
            kind, words, more = item.soort.label.capitalize(), item.titel, item.toelichting or ""
        else:
            words = item.tekst
        yield Wijziging(item.datum.day, aanbeveling, kind, words, more, item.bronnen, anker)


_About = Stuk | Aanbevelingfeit | Kanttekening
"""What stands beside a recommendation, about all or some of its parts."""


class Document(NamedTuple):
    """A council document, a fact or a remark beside a recommendation.

    `anker` is its fragment: empty where it has no day, and where it stands again.
    """

    anker: str
    van: _About

    @property
    def soort(self) -> str:
        """What it is: `stuk`, `kanttekening` or `aanbevelingfeit`."""
        return type(self.van).__name__.lower()


def documenten(aanbeveling: Aanbeveling) -> Mapping[str, Sequence[Document]]:
    """What is about each part, by its id, in the order of the file; an empty id is for the whole."""
    documents: dict[str, list[Document]] = {}
    for document in _documents(aanbeveling):
        first, *others = document.van.onderdelen or ("",)
        documents.setdefault(first, []).append(document)
        for name in others:
            documents.setdefault(name, []).append(document._replace(anker=""))
    return documents


def _documents(aanbeveling: Aanbeveling) -> Iterator[Document]:
    """Every document, fact and remark."""
    every: tuple[_About, ...] = (*aanbeveling.stukken, *aanbeveling.feiten, *aanbeveling.kanttekening)
    yield from (Document(anker, item) for anker, item in with_anchors(every, _day_anchor))


def _day_anchor(item: _About) -> str:
    """The anchor of a document or fact with a day: `stuk-2023-06-02`; empty for all else."""
    if isinstance(item, Kanttekening) or item.datum.day is None:
        return ""
    return f"{'stuk' if isinstance(item, Stuk) else 'feit'}-{item.datum.day}"


def stappen_per_onderdeel(changes: Iterable[Wijziging]) -> Mapping[str, Sequence[Wijziging]]:
    """The steps among the changes of a recommendation by the id of their part, the oldest first."""
    steps: dict[str, list[Wijziging]] = {}
    for change in sorted(changes, key=lambda change: change.datum):
        if change.stap and change.onderdeel:
            steps.setdefault(change.onderdeel.id, []).append(change)
    return steps


def wijzigingen(records: Records) -> tuple[Wijziging, ...]:
    """Every change of every recommendation, the newest first."""
    every = records.of(Aanbeveling).values()
    return _newest_first(change for aanbeveling in every for change in wijzigingen_van(aanbeveling))


def _newest_first(changes: Iterable[Wijziging]) -> tuple[Wijziging, ...]:
    return tuple(sorted(changes, key=lambda change: change.datum, reverse=True))


def laatste_vergadering(records: Records, before: date | None = None) -> Vergadering | None:
    """The last known meeting before a day, by default the day of the build."""
    day = before or records.today
    earlier = (meeting for meeting in records.of(Vergadering).values() if meeting.datum < day)
    return max(earlier, key=lambda meeting: meeting.datum, default=None)


def tussen(changes: Iterable[Wijziging], since: date | None, until: date) -> tuple[Wijziging, ...]:
    """The changes after the day `since` up to and including the day `until`."""
    return tuple(
        change for change in changes if (since is None or change.datum > since) and change.datum <= until
    )


def dagen_met(changes: Iterable[Wijziging], today: date) -> tuple[date, ...]:
    """Every day up to `today` of these changes, the newest first."""
    return tuple(sorted({change.datum for change in changes if change.datum <= today}, reverse=True))


def peildagen(records: Records) -> tuple[date, ...]:
    """The past days on which the overview can be seen as it stood, the newest first.

    They are the end of each quarter and each meeting.
    """
    every = records.of(Aanbeveling).values()
    steps = [stap.datum for item in every for onderdeel in item.onderdelen for stap in onderdeel.verloop]
    if not steps:
        return ()
    first, meetings = min(steps), records.of(Vergadering).values()
    days = {meeting.datum for meeting in meetings if first <= meeting.datum <= records.today}
    return tuple(sorted(days.union(quarter_ends(first, records.today)), reverse=True))
