"""Recommendations, or the parts of one, in time, as a picture and a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from plugins.aanbevelingen.aanbeveling import Aanbeveling
from plugins.aanbevelingen.banen import GEVRAAGD, LOOKS, SOORTEN, Baan, Rij, baan_van, oldest_first
from plugins.aanbevelingen.bewijs import Stilte, source_ids
from plugins.aanbevelingen.in_woorden import GEEN_STUK, NIEUWSTE, stiltezinnen, uit_onderzoek
from plugins.aanbevelingen.verloop import Vergadering
from plugins.charts.request import Dated, Lane, Look, Span, TimelineRequest
from plugins.source.dates import dutch_date, parse_datering
from plugins.source.problem import counted
from plugins.source.records import Records

MEESTE_BANEN = 12
"""With more lanes than this there is no picture of all: each recommendation has its own."""


@dataclass(frozen=True)
class Tijdbeeld:
    """The picture, with a title that says what it shows and sentences on how to read it, and its lanes.

    The same as a table is that of each lane, and at the end that of the meetings under an empty name.
    """

    titel: str
    uitleg: tuple[str, ...]
    tekening: TimelineRequest
    banen: tuple[Baan, ...]
    vergaderingen: tuple[Rij, ...]

    @property
    def tabellen(self) -> tuple[tuple[str, tuple[Rij, ...]], ...]:
        """The lines of the table by the name of their lane."""
        every = (*((baan.naam, baan.rijen) for baan in self.banen), ("", self.vergaderingen))
        return tuple((name, rows) for name, rows in every if rows)


def tijdbeeld(aanbevelingen: Iterable[Aanbeveling], records: Records) -> Tijdbeeld | None:
    """The recommendations in time, a lane for each; None when there are none, or too many for a picture."""
    lanes = [
        baan_van(f"{item.nummer}. {item.titel}{uit_onderzoek(item, records)}", item, None, records)
        for item in aanbevelingen
    ]
    return _beeld("tijdbeeld", "aanbeveling", lanes, records)


def tijdbeeld_van(aanbeveling: Aanbeveling, records: Records) -> Tijdbeeld | None:
    """One recommendation in time, a lane for each of its parts; None when these are too many."""
    lanes = [baan_van(part.titel, aanbeveling, part, records) for part in aanbeveling.onderdelen]
    return _beeld(f"tijdbeeld-{aanbeveling.id}", "onderdeel", lanes, records)


def in_het_klein(beeld: Tijdbeeld | None) -> Tijdbeeld | None:
    """The same picture without promises and searches, for where it is one of many things on a page."""
    if beeld is None:
        return None
    lanes = tuple(
        Lane(lane.name, lane.points, tuple(span for span in lane.spans if span.look is Look.GAP))
        for lane in beeld.tekening.lanes
    )
    looks = tuple(
        (look, words) for look, words in beeld.tekening.looks if look in (Look.UNSURE, Look.GAP, Look.MEETING)
    )
    return replace(beeld, tekening=replace(beeld.tekening, id="tijdbeeld-klein", looks=looks, lanes=lanes))


def _beeld(name: str, over: str, banen: list[Baan], records: Records) -> Tijdbeeld | None:
    """The picture and the table of these lanes."""
    if not 0 < len(banen) <= MEESTE_BANEN:
        return None
    asked = min(moment.datum.jaar for baan in banen for moment in baan.momenten if moment.soort is GEVRAAGD)
    first, today = date(asked, 1, 1), records.today
    meetings = [meeting for meeting in records.of(Vergadering).values() if first <= meeting.datum <= today]
    title = _titel(over, banen)
    lanes = tuple(_lane(baan, today) for baan in banen)
    drawing = TimelineRequest(
        name,
        title,
        " ".join(f"{baan.naam}: {_in_een_zin(baan.stilte)}" for baan in banen),
        first,
        today,
        SOORTEN,
        tuple(_used(lanes, bool(meetings))),
        lanes,
        tuple((meeting.datum, f"{meeting.soort} van {dutch_date(meeting.datum)}") for meeting in meetings),
    )
    rows = (
        Rij(
            parse_datering(meeting.datum),
            "vergadering",
            f"{meeting.soort}: {meeting.onderwerp}",
            source_ids(meeting.bronnen),
        )
        for meeting in meetings
    )
    return Tijdbeeld(title, tuple(_uitleg(over, banen, first)), drawing, tuple(banen), oldest_first(rows))


def _titel(over: str, banen: list[Baan]) -> str:
    """What the picture shows, in a sentence that no document contradicts."""
    silent = sum((baan.stilte.dagen or 0) > 365 for baan in banen)
    several = {"aanbeveling": "aanbevelingen", "onderdeel": "onderdelen"}[over]
    one = {"aanbeveling": "deze aanbeveling", "onderdeel": "dit onderdeel"}[over]
    count = len(banen)
    if not silent:
        return f"Wat er over {one if count == 1 else f'{count} {several}'} is gevonden"
    if count > 1 and silent == count:
        return f"Over geen van de {count} {several} is het laatste jaar een nieuwer stuk gevonden"
    whom = one if count == 1 else f"{silent} van de {count} {several}"
    return f"Over {whom} is al meer dan een jaar geen nieuwer stuk gevonden"


def _in_een_zin(silence: Stilte) -> str:
    """The newest document and the silence after it."""
    if silence.nieuwste is None:
        return f"{GEEN_STUK}."
    silent = stiltezinnen(silence).stil
    return f"{NIEUWSTE} {dutch_date(silence.nieuwste.datum)}{f'; {silent}' if silent else ''}."


def _uitleg(over: str, banen: list[Baan], first: date) -> Iterator[str]:
    """How to read the picture: until when was searched, and what is not drawn."""
    days = {baan.stilte.tot for baan in banen if baan.stilte.tot and not baan.stilte.afgerond}
    if days:
        day = f"{dutch_date(*days)}, " if len(days) == 1 else ""
        yield (
            f"Een stippellijn loopt tot en met {day}de dag van de laatste zoekactie. "
            "Niet gevonden betekent niet dat er niets is of dat er niets gebeurde."
        )
    if any(baan.stilte.tot is None for baan in banen):
        yield f"Bij een {over} waar de redactie nog niet naar heeft gezocht staat geen stippellijn."
    early = {
        (moment.datum, moment.bronnen)
        for baan in banen
        for moment in baan.momenten
        if moment.datum.jaar < first.year
    }
    if early:
        words = counted(len(early), "stuk", "stukken", "Eén")
        verb = "staat" if len(early) == 1 else "staan"
        yield f"{words} van voor {first.year} {verb} alleen in de tabel."
    if any(baan.stilte.zonder_datum for baan in banen):
        yield "Bronnen zonder datum staan niet in het beeld en niet in de tabel."


def _used(lanes: tuple[Lane, ...], meetings: bool) -> Iterator[tuple[Look, str]]:
    """The looks that occur, with their words."""
    looks = {span.look for lane in lanes for span in lane.spans}
    looks |= {Look.UNSURE for lane in lanes for point in lane.points if point.first != point.last}
    looks |= {Look.SEARCH for lane in lanes if lane.searches} | ({Look.MEETING} if meetings else set())
    yield from ((look, words) for look, words in LOOKS.items() if look in looks)


def _lane(baan: Baan, today: date) -> Lane:
    """What is drawn of a lane."""
    searches = (search.datum for search in baan.stilte.zoekacties)
    return Lane(
        baan.naam,
        tuple(_points(baan.momenten, today)),
        tuple(_spans(baan, today)),
        tuple((day, f"Wij zochten tot en met {dutch_date(day)}") for day in searches),
    )


def _points(momenten: Iterable[Rij], today: date) -> Iterator[Dated]:
    """The signs of a lane; a document of this month or year is not of after the day of the build."""
    for moment in momenten:
        first, words = moment.datum.first, f"{dutch_date(moment.datum)}, {moment.soort}"
        yield Dated(first, min(moment.datum.latest or first, today), moment.soort, words)


def _spans(baan: Baan, today: date) -> Iterator[Span]:
    """The silence of a lane and its promises; a promise without an end is drawn to the day of the build."""
    newest = baan.stilte.nieuwste.datum.latest if baan.stilte.nieuwste else None
    if baan.stilte.dagen and newest and baan.stilte.tot:
        says = stiltezinnen(baan.stilte)
        label = f"{says.stil[:1].upper()}{says.stil[1:]}; {says.uitleg}"
        yield Span(newest, baan.stilte.tot, Look.GAP, label, says.stil.removeprefix("al "))
    for belofte in baan.beloften:
        yield Span(belofte.van, belofte.tot or today, belofte.look, belofte.in_woorden)
