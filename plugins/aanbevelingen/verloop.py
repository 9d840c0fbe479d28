"""What changed when: every step of every part seen from the list of all, and the overview as it stood on a past day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from plugins.aanbevelingen.aanbeveling import Aanbeveling, Onderdeel, Verloopstap
from plugins.aanbevelingen.keuzes import Stand
from plugins.aanbevelingen.vergadering import Vergadering
from plugins.source.dates import quarter_ends
from plugins.source.records import Records


class Wijziging(NamedTuple):
    """One step of a part, with the state before it; `anker` is its fragment on the page of the recommendation."""

    aanbeveling: Aanbeveling
    onderdeel: Onderdeel
    stap: Verloopstap
    was: Stand | None
    anker: str

    @property
    def datum(self) -> date:
        """The day of the step."""
        return self.stap.datum

    @property
    def adres(self) -> str:
        """The permanent address of the step."""
        return f"{self.aanbeveling.adres}#{self.anker}"

    @property
    def in_woorden(self) -> str:
        """The change in a sentence: `Een analist: van 'Wacht op besluit' naar 'Uitgevoerd'`."""
        if self.was is None:
            return f"{self.onderdeel.titel}: eerste stand '{self.stap.stand.label}'"
        if self.was is self.stap.stand:
            return f"{self.onderdeel.titel}: nog steeds '{self.stap.stand.label}'"
        return f"{self.onderdeel.titel}: van '{self.was.label}' naar '{self.stap.stand.label}'"


def wijzigingen_van(aanbeveling: Aanbeveling) -> tuple[Wijziging, ...]:
    """Every step of a recommendation, the newest first."""
    found: list[Wijziging] = []
    for onderdeel in aanbeveling.onderdelen:
        was, seen = None, dict[str, int]()
        for stap in onderdeel.verloop:
            anker = f"verloop-{onderdeel.id}-{stap.datum.isoformat()}"
            seen[anker] = seen.get(anker, 0) + 1
            found.append(
                Wijziging(
                    aanbeveling, onderdeel, stap, was, anker if seen[anker] == 1 else f"{anker}-{seen[anker]}"
                )
            )
            was = stap.stand
    return _newest_first(found)


def wijzigingen(aanbevelingen: Iterable[Aanbeveling]) -> tuple[Wijziging, ...]:
    """Every step of every recommendation, the newest first."""
    return _newest_first(change for aanbeveling in aanbevelingen for change in wijzigingen_van(aanbeveling))


def _newest_first(found: Iterable[Wijziging]) -> tuple[Wijziging, ...]:
    return tuple(sorted(found, key=lambda change: change.datum, reverse=True))


def vorige_vergadering(vergadering: Vergadering, records: Records) -> Vergadering | None:
    """The meeting before this one."""
    return max(
        (other for other in records.of(Vergadering).values() if other.datum < vergadering.datum),
        key=lambda other: other.datum,
        default=None,
    )


def laatste_vergadering(records: Records) -> Vergadering | None:
    """The last meeting that was before the day of the build."""
    return max(
        (other for other in records.of(Vergadering).values() if other.datum < records.today),
        key=lambda other: other.datum,
        default=None,
    )


def tussen(found: Iterable[Wijziging], since: date | None, until: date) -> tuple[Wijziging, ...]:
    """The changes after the day `since` up to and including the day `until`."""
    return tuple(
        change for change in found if (since is None or change.datum > since) and change.datum <= until
    )


def peildagen(records: Records) -> tuple[date, ...]:
    """The past days on which the overview can be seen as it stood: the end of each quarter and each meeting, the newest first."""
    steps = [
        stap.datum for aanbeveling in records.of(Aanbeveling).values() for _, stap in aanbeveling.stappen()
    ]
    if not steps:
        return ()
    days = {
        *quarter_ends(min(steps), records.today),
        *(
            meeting.datum
            for meeting in records.of(Vergadering).values()
            if min(steps) <= meeting.datum <= records.today
        ),
    }
    return tuple(sorted(days, reverse=True))
