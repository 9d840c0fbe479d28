"""A recommendation or a part of one in time: its documents, promises, silence and searches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from plugins.aanbevelingen.aanbeveling import Aanbeveling, Onderzoek
from plugins.aanbevelingen.bewijs import Stilte, source_ids, stilte
from plugins.aanbevelingen.in_woorden import over_tijd, stiltezinnen
from plugins.aanbevelingen.onderdeel import Onderdeel, Toezegging
from plugins.bronnen.zoekactie import Zoekactie
from plugins.charts.request import Look
from plugins.source.dates import Datering, dutch_date, parse_datering
from plugins.source.records import Records

GEVRAAGD, ANTWOORD = "aanbeveling gedaan", "antwoord van het college"
VAN_COLLEGE, ANDER = "stuk van het college", "ander stuk of feit"
SOORTEN = (GEVRAAGD, ANTWOORD, VAN_COLLEGE, ANDER)
"""The kinds of what has a sign, in the order of their signs."""
LOOKS = {
    Look.UNSURE: "alleen maand of jaar bekend",
    Look.GAP: "geen nieuwer stuk gevonden",
    Look.PROMISE: "toezegging met termijn of looptijd",
    Look.OPEN: "toezegging zonder datum",
    Look.LATE: "toezegging over tijd",
    Look.MEETING: "vergadering van de raad",
    Look.SEARCH: "wij zochten",
}
"""What every look of a line means."""


class Rij(NamedTuple):
    """Something with a date, as a line of the table; a search stands in place of sources."""

    datum: Datering
    soort: str
    wat: str
    bronnen: tuple[str, ...] = ()
    zoekactie: Zoekactie | None = None


class Belofte(NamedTuple):
    """Promises of one day with one end; `tot` is None when nobody said until when."""

    van: date
    tot: date | None
    elk_jaar: bool
    """Whether `tot` is no date that was promised, but the end of the last year of what comes back."""
    sinds: date | None
    """The day on which the condition was met after which the promise holds.

    None when it names none, or it is not met.
    """
    dagen_over_tijd: int
    toezeggingen: tuple[Toezegging, ...] = ()

    @property
    def look(self) -> Look:
        """What its line looks like."""
        return Look.LATE if self.dagen_over_tijd else Look.PROMISE if self.tot else Look.OPEN

    @property
    def in_woorden(self) -> str:
        """How many promises they are, since when and until when."""
        count = len(self.toezeggingen)
        words = "toezegging" if count == 1 else f"{count} toezeggingen"
        until = f", aan de orde sinds {dutch_date(self.sinds)}" if self.sinds else ", geen datum"
        if self.tot:
            until = (
                f", elk jaar tot en met {self.tot.year}" if self.elk_jaar else f" tot {dutch_date(self.tot)}"
            )
        late = f", {over_tijd(self.dagen_over_tijd)}" if self.dagen_over_tijd else ""
        return f"{words} van {dutch_date(self.van)}{until}{late}"


class Baan(NamedTuple):
    """A recommendation or part in time; `momenten` are what has a sign of its own, the oldest first."""

    naam: str
    momenten: tuple[Rij, ...]
    beloften: tuple[Belofte, ...]
    stilte: Stilte

    @property
    def rijen(self) -> tuple[Rij, ...]:
        """Everything that is drawn, and what is older, the oldest first."""
        rows = [*self.momenten]
        for belofte in self.beloften:
            words = " ".join(toezegging.tekst for toezegging in belofte.toezeggingen)
            sources = (name for toezegging in belofte.toezeggingen for name in source_ids(toezegging.bronnen))
            rows.append(
                Rij(
                    parse_datering(belofte.van),
                    LOOKS[belofte.look],
                    f"{belofte.in_woorden}: {words}",
                    tuple(dict.fromkeys(sources)),
                )
            )
        silent = stiltezinnen(self.stilte).stil
        for search in self.stilte.zoekacties:
            last = search.datum == self.stilte.tot and silent
            words = f"geen nieuwer stuk gevonden; {silent}" if last else search.titel
            rows.append(Rij(parse_datering(search.datum), "eigen zoekactie", words, zoekactie=search))
        return oldest_first(rows)


def baan_van(naam: str, aanbeveling: Aanbeveling, onderdeel: Onderdeel | None, records: Records) -> Baan:
    """A recommendation in time, or one of its parts when that is given."""
    silence = stilte(aanbeveling, onderdeel, records)
    moments = oldest_first(_momenten(aanbeveling, silence, records))
    return Baan(naam, moments, tuple(_beloften(aanbeveling, onderdeel, records.today)), silence)


def oldest_first(rows: Iterable[Rij]) -> tuple[Rij, ...]:
    """Lines by the last day that each can mean."""
    return tuple(sorted(rows, key=lambda row: row.datum.latest or date.min))


def _momenten(aanbeveling: Aanbeveling, silence: Stilte, records: Records) -> list[Rij]:
    """Recommendation, answer and every dated document; one for a date and source."""
    study, answer = records.of(Onderzoek)[aanbeveling.onderzoek], aanbeveling.reactie
    asked = f"aanbeveling in het rapport {study.titel}"
    answered = f"het college {answer.woord} {answer.waarover}"
    moments = [
        Rij(parse_datering(study.datum), GEVRAAGD, asked, source_ids(study.bronnen)),
        Rij(parse_datering(answer.datum), ANTWOORD, answered, source_ids(answer.bronnen)),
    ]
    for bewijs in silence.bewijzen:
        kind, named = VAN_COLLEGE if bewijs.van_college else ANDER, {*bewijs.bronnen}
        for place, moment in enumerate(moments):
            if moment.datum == bewijs.datum and not named.isdisjoint(moment.bronnen):
                moments[place] = Rij(
                    moment.datum,
                    kind if moment.soort is ANDER else moment.soort,
                    moment.wat if bewijs.wat in moment.wat else f"{moment.wat}; {bewijs.wat}",
                    tuple(dict.fromkeys((*moment.bronnen, *bewijs.bronnen))),
                )
                break
        else:
            moments.append(Rij(bewijs.datum, kind, bewijs.wat, bewijs.bronnen))
    return moments


def _beloften(aanbeveling: Aanbeveling, onderdeel: Onderdeel | None, today: date) -> Iterator[Belofte]:
    """The promises of a part or of the whole, those of one day with one end together."""
    alike: dict[Belofte, list[Toezegging]] = {}
    for part in aanbeveling.onderdelen if onderdeel is None else (onderdeel,):
        for promise in part.toezeggingen:
            promised = promise.nagekomen_op or aanbeveling.termijn(promise)
            until = promised or _last_year(promise)
            late = 0 if part.stand.afgerond else aanbeveling.dagen_over_tijd(promise, today)
            yearly, since = promised is None and until is not None, aanbeveling.aan_de_orde_sinds(promise)
            alike.setdefault(Belofte(promise.gedaan_op, until, yearly, since, late), []).append(promise)
    for belofte, promises in alike.items():
        yield belofte._replace(toezeggingen=tuple(promises))


def _last_year(promise: Toezegging) -> date | None:
    """The end of the last year of what comes back every year."""
    return date(promise.jaarlijks.tot, 12, 31) if promise.jaarlijks and promise.jaarlijks.tot else None
