"""What has a date about a recommendation or a part: its documents, promises, silence and searches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from plugins.aanbevelingen.aanbeveling import Aanbeveling, Onderzoek
from plugins.aanbevelingen.bewijs import (
    Bewijs,
    Stilte,
    bewijzen,
    source_ids,
    stilte,
    zoekacties_naar,
    zonder_datum,
)
from plugins.aanbevelingen.onderdeel import Onderdeel, Toezegging
from plugins.bronnen.zoekactie import Zoekactie
from plugins.charts.request import Look
from plugins.source.dates import Datering, parse_datering
from plugins.source.records import Records

GEVRAAGD, ANTWOORD = "aanbeveling gedaan", "antwoord van het college"
VAN_COLLEGE, ANDER = "stuk van het college", "ander stuk of feit"
SOORTEN = (GEVRAAGD, ANTWOORD, VAN_COLLEGE, ANDER)
"""The kinds of what has a date, in the order of their signs."""


class Moment(NamedTuple):
    """Something with a date about a recommendation or part; `bewijzen` are its dated documents."""

    datum: Datering
    soort: str
    wat: str
    bronnen: tuple[str, ...]
    bewijzen: tuple[Bewijs, ...] = ()


class Belofte(NamedTuple):
    """Promises of one day with one end; `tot` is None when nobody said until when."""

    van: date
    tot: date | None
    look: Look
    dagen_over_tijd: int
    teksten: tuple[str, ...]
    bronnen: tuple[str, ...]
    elk_jaar: bool = False
    """Whether `tot` is no date that was promised, but the end of the last year of what comes back."""
    sinds: date | None = None
    """The day on which the condition was met after which the promise holds.

    None when it names none, or it is not met.
    """


class Baan(NamedTuple):
    """A recommendation or part in time."""

    naam: str
    adres: str
    momenten: tuple[Moment, ...]
    beloften: tuple[Belofte, ...]
    stilte: Stilte
    zoekacties: tuple[Zoekactie, ...]
    zonder_datum: int


def baan_van(
    naam: str, adres: str, aanbeveling: Aanbeveling, onderdeel: Onderdeel | None, records: Records
) -> Baan:
    """A recommendation in time, or one of its parts when that is given."""
    return Baan(
        naam,
        adres,
        tuple(_momenten(aanbeveling, onderdeel, records)),
        tuple(_beloften(aanbeveling, onderdeel, records.today)),
        stilte(aanbeveling, onderdeel, records),
        zoekacties_naar(aanbeveling, onderdeel, records),
        zonder_datum(aanbeveling, onderdeel, records),
    )


def _momenten(aanbeveling: Aanbeveling, onderdeel: Onderdeel | None, records: Records) -> Iterator[Moment]:
    """Recommendation, answer and every dated document, the oldest first; one for a date and source."""
    study, answer = records.of(Onderzoek)[aanbeveling.onderzoek], aanbeveling.reactie
    asked = f"aanbeveling in het rapport {study.titel}"
    answered = f"het college {answer.woord} {answer.waarover}"
    moments = [
        Moment(parse_datering(study.datum), GEVRAAGD, asked, source_ids(study.bronnen)),
        Moment(parse_datering(answer.datum), ANTWOORD, answered, source_ids(answer.bronnen)),
    ]
    for bewijs in bewijzen(aanbeveling, onderdeel, records):
        kind = VAN_COLLEGE if bewijs.van_college else ANDER
        named = {*bewijs.bronnen}
        same = (
            place
            for place, moment in enumerate(moments)
            if moment.datum == bewijs.datum and not named.isdisjoint(moment.bronnen)
        )
        place = next(same, None)
        if place is None:
            moments.append(Moment(bewijs.datum, kind, bewijs.wat, bewijs.bronnen, (bewijs,)))
            continue
        moment = moments[place]
        moments[place] = moment._replace(
            soort=kind if moment.soort is ANDER else moment.soort,
            wat=moment.wat if bewijs.wat in moment.wat else f"{moment.wat}; {bewijs.wat}",
            bronnen=tuple(dict.fromkeys((*moment.bronnen, *bewijs.bronnen))),
            bewijzen=(*moment.bewijzen, bewijs),
        )
    yield from sorted(moments, key=lambda moment: moment.datum.latest or date.min)


def _beloften(aanbeveling: Aanbeveling, onderdeel: Onderdeel | None, today: date) -> Iterator[Belofte]:
    """The promises of a part or of the whole, those of one day with one end together."""
    groups: dict[Belofte, list[Toezegging]] = {}
    for part in aanbeveling.onderdelen if onderdeel is None else (onderdeel,):
        for promise in part.toezeggingen:
            promised = promise.nagekomen_op or aanbeveling.termijn(promise)
            until = promised or _last_year(promise)
            late = 0 if part.stand.afgerond else aanbeveling.dagen_over_tijd(promise, today)
            look = Look.LATE if late else Look.PROMISE if until else Look.OPEN
            yearly = promised is None and until is not None
            since = aanbeveling.aan_de_orde_sinds(promise)
            alike = Belofte(promise.gedaan_op, until, look, late, (), (), yearly, since)
            groups.setdefault(alike, []).append(promise)
    for alike, promises in groups.items():
        sources = dict.fromkeys(name for promise in promises for name in source_ids(promise.bronnen))
        yield alike._replace(teksten=tuple(promise.tekst for promise in promises), bronnen=tuple(sources))


def _last_year(promise: Toezegging) -> date | None:
    """The end of the last year of what comes back every year."""
    return date(promise.jaarlijks.tot, 12, 31) if promise.jaarlijks and promise.jaarlijks.tot else None
