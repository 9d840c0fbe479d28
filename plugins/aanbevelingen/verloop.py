"""What changed when, by documents of others: seen from the list of all, from a day, and from a meeting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import ClassVar, NamedTuple

from plugins.aanbevelingen.aanbeveling import Aanbeveling, Aanbevelingfeit, Kanttekening, Stuk
from plugins.aanbevelingen.keuzes import Stand
from plugins.aanbevelingen.onderdeel import Onderdeel, Verloopstap
from plugins.source.dates import Datering, dutch_date, quarter_ends
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
    titel: str
    toelichting: str
    bronnen: tuple[Verwijzing, ...]
    anker: str
    onderdeel: Onderdeel | None = None
    stap: Verloopstap | None = None
    was: Stand = Stand.ONBEKEND
    soort: str = ""

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
    anchors: Counter[str] = Counter()
    for change in _all_of(aanbeveling):
        change = change._replace(anker=_own_anchor(change.anker, anchors))
        keys = {(change.datum, named.bron) for named in change.bronnen}
        if change.stap is not None:
            changes.append(change)
        elif not keys & seen:
            seen |= keys
            changes.append(change)
    return _newest_first(changes)


def _own_anchor(anchor: str, given: Counter[str]) -> str:
    """The anchor, with a number behind it when it was given before; notes that it is given now."""
    given[anchor] += 1
    return anchor if given[anchor] == 1 else f"{anchor}-{given[anchor]}"


Documented = Stuk | Aanbevelingfeit | Kanttekening
"""What is told of as a document."""


class Document(NamedTuple):
    """A council document, a fact or a remark beside a recommendation.

    `anker` is its fragment, empty where it stands again.
    """

    anker: str
    datum: Datering
    soort: str
    titel: str
    toelichting: str
    bronnen: tuple[Verwijzing, ...]
    stuk: Stuk | None = None


def documenten(aanbeveling: Aanbeveling) -> Mapping[str, tuple[Document, ...]]:
    """What is about each part, by its id, in the order of the file; an empty id is for the whole."""
    documents: dict[str, list[Document]] = {}
    anchors: Counter[str] = Counter()
    every: list[Documented] = [*aanbeveling.stukken, *aanbeveling.feiten, *aanbeveling.kanttekening]
    for item in every:
        document = _document(item)
        anker = _own_anchor(document.anker, anchors) if document.anker else ""
        for place, name in enumerate(item.onderdelen or ("",)):
            documents.setdefault(name, []).append(document._replace(anker="" if place else anker))
    return {name: tuple(items) for name, items in documents.items()}


def _document(item: Documented) -> Document:
    """What is told of a document, a fact or a remark; its anchor is the same for all of one day."""
    if isinstance(item, Kanttekening):
        return Document("", Datering(), "kanttekening", "", item.tekst, item.bronnen)
    kind, day = "stuk" if isinstance(item, Stuk) else "feit", item.datum
    anker = f"{kind}-{day.iso}" if day.day else ""
    if isinstance(item, Stuk):
        more = item.toelichting or ""
        return Document(anker, day, item.soort.label, item.titel, more, item.bronnen, item)
    return Document(anker, day, kind, "", item.tekst, item.bronnen)


def _all_of(aanbeveling: Aanbeveling) -> Iterator[Wijziging]:
    """Steps, conditions that were met, promises that moved or were kept, documents and facts with a day."""
    for onderdeel in aanbeveling.onderdelen:
        was = Stand.ONBEKEND
        for stap in onderdeel.verloop:
            anker = f"verloop-{onderdeel.id}-{stap.datum.isoformat()}"
            words, more = onderdeel.titel, stap.toelichting
            yield Wijziging(stap.datum, aanbeveling, words, more, stap.bronnen, anker, onderdeel, stap, was)
            was = stap.stand
    for number, voorwaarde in enumerate(aanbeveling.voorwaarden, 1):
        if voorwaarde.datum:
            anker = f"voorwaarde-{voorwaarde.id or number}"
            words, more = voorwaarde.tekst, voorwaarde.toelichting or ""
            met = Wijziging(voorwaarde.datum, aanbeveling, words, more, voorwaarde.bronnen, anker)
            yield met._replace(soort="Voorwaarde vervuld")
    for onderdeel in aanbeveling.onderdelen:
        for number, toezegging in enumerate(onderdeel.toezeggingen, 1):
            anker = f"toezegging-{onderdeel.id}-{number}"
            for moved in toezegging.verschoven:
                where, words = f"{anker}-{moved.gemeld_op.isoformat()}", toezegging.tekst
                later = Wijziging(moved.gemeld_op, aanbeveling, words, "", moved.bronnen, where, onderdeel)
                yield later._replace(soort=f"Nieuwe datum, {dutch_date(moved.naar)}")
            if toezegging.nagekomen_op:
                day, words = toezegging.nagekomen_op, toezegging.tekst
                kept = Wijziging(day, aanbeveling, words, "", toezegging.bronnen, anker, onderdeel)
                yield kept._replace(soort="Toezegging nagekomen")
    for stuk in aanbeveling.stukken:
        if stuk.datum.day:
            anker = f"stuk-{stuk.datum.iso}"
            words, more = stuk.titel, stuk.toelichting or ""
            document = Wijziging(stuk.datum.day, aanbeveling, words, more, stuk.bronnen, anker)
            yield document._replace(soort=stuk.soort.label.capitalize())
    for feit in aanbeveling.feiten:
        if feit.datum.day:
            anker = f"feit-{feit.datum.iso}"
            yield Wijziging(feit.datum.day, aanbeveling, feit.tekst, "", feit.bronnen, anker)


def stappen_per_onderdeel(changes: Iterable[Wijziging]) -> Mapping[str, Sequence[Wijziging]]:
    """The steps among the changes of a recommendation by the id of their part, the oldest first."""
    steps: dict[str, list[Wijziging]] = {}
    for change in sorted(changes, key=lambda change: change.datum):
        if change.stap and change.onderdeel:
            steps.setdefault(change.onderdeel.id, []).append(change)
    return steps


def wijzigingen(aanbevelingen: Iterable[Aanbeveling]) -> tuple[Wijziging, ...]:
    """Every change of every recommendation, the newest first."""
    return _newest_first(change for aanbeveling in aanbevelingen for change in wijzigingen_van(aanbeveling))


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


def dagen_met_wijzigingen(records: Records) -> tuple[date, ...]:
    """Every day on which something changed, the newest first."""
    days = {change.datum for change in wijzigingen(records.of(Aanbeveling).values())}
    return tuple(sorted((day for day in days if day <= records.today), reverse=True))


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
