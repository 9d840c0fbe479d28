"""How old the evidence is: every dated document about a part, the newest, and the silence since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from plugins.aanbevelingen.aanbeveling import (
    Aanbeveling,
    Aanbevelingfeit,
    Geld,
    Kanttekening,
    Stuk,
    Voorwaarde,
)
from plugins.aanbevelingen.onderdeel import Onderdeel
from plugins.bronnen.bron import Bestuursorgaan, Bron
from plugins.bronnen.zoekactie import Gezocht, Zoekactie
from plugins.source.annotations import references
from plugins.source.dates import ONGEDATEERD, Datering, dutch_date, in_years, parse_datering
from plugins.source.record import Verwijzing
from plugins.source.records import Records

About = Stuk | Aanbevelingfeit | Geld | Voorwaarde | Kanttekening
"""What can be about some parts of a recommendation."""


class Bewijs(NamedTuple):
    """One dated document: what it is in words, and the sources that hold or name it."""

    datum: Datering
    wat: str
    bronnen: tuple[str, ...]
    van_college: bool = False
    """Whether it is a document of the college itself, by its own date."""


class Stilte(NamedTuple):
    """How old the evidence is, and since when nothing newer was found.

    `tot` is the last day of the last search; None when nobody looked, and then nothing is said of silence.
    """

    nieuwste: Bewijs | None
    van_college: Bewijs | None
    tot: date | None
    zoekactie: Zoekactie | None
    afgerond: bool

    @property
    def dagen(self) -> int | None:
        """For how many days no newer document was found, at least; None when that cannot be said."""
        last = self.nieuwste.datum.latest if self.nieuwste else None
        return None if last is None or self.tot is None or self.afgerond else max(0, (self.tot - last).days)

    @property
    def in_woorden(self) -> str:
        """The silence in words: `al 10 maanden stil`, `al ten minste 2 jaar en 10 maanden stil`.

        Empty when there is none.
        """
        if not self.dagen or self.nieuwste is None or self.tot is None:
            return ""
        last = self.nieuwste.datum.latest
        least = "" if self.nieuwste.datum.day else "ten minste "
        return f"al {least}{in_years(last, self.tot)} stil" if last else ""

    @property
    def uitleg(self) -> str:
        """A sentence that says what the silence means.

        It names the day of the search, never that of the build.
        """
        if self.tot is None or self.afgerond:
            return ""
        return (
            f"Tot en met {dutch_date(self.tot)}, de dag van de laatste zoekactie, is geen nieuwer stuk"
            " gevonden."
        )


def bewijzen(aanbeveling: Aanbeveling, onderdeel: Onderdeel | None, records: Records) -> tuple[Bewijs, ...]:
    """Every dated document about a part, or about the whole recommendation, the newest first."""
    every = dict.fromkeys(_documents(aanbeveling, onderdeel, records))
    dated = [bewijs for bewijs in every if bewijs.datum.jaar]
    return tuple(sorted(dated, key=lambda bewijs: bewijs.datum.latest or date.min, reverse=True))


def zonder_datum(aanbeveling: Aanbeveling, onderdeel: Onderdeel | None, records: Records) -> int:
    """How many sources about a part, or about the whole, have no date at all.

    No document says more of them.
    """
    cited = {
        bewijs.bronnen for bewijs in _documents(aanbeveling, onderdeel, records) if not bewijs.datum.jaar
    }
    return len({name for bronnen in cited for name in bronnen if not records.of(Bron)[name].datum.jaar})


def zoekacties_naar(
    aanbeveling: Aanbeveling, onderdeel: Onderdeel | None, records: Records
) -> tuple[Zoekactie, ...]:
    """Every search that looked for a part, or for anything of the whole, the oldest first."""
    names = dict.fromkeys(item.zoekactie for item in _searches(aanbeveling, onderdeel))
    return tuple(sorted((records.of(Zoekactie)[name] for name in names), key=lambda search: search.datum))


def stilte(aanbeveling: Aanbeveling, onderdeel: Onderdeel | None, records: Records) -> Stilte:
    """How old the evidence about a part, or about the whole, is."""
    given = bewijzen(aanbeveling, onderdeel, records)
    parts = aanbeveling.onderdelen if onderdeel is None else (onderdeel,)
    last = next(reversed(zoekacties_naar(aanbeveling, onderdeel, records)), None)
    college = (bewijs for bewijs in given if bewijs.van_college)
    return Stilte(
        next(iter(given), None),
        next(college, None),
        last.datum if last else None,
        last,
        all(part.stand.afgerond for part in parts),
    )


def _documents(aanbeveling: Aanbeveling, onderdeel: Onderdeel | None, records: Records) -> Iterator[Bewijs]:
    """What is about a part or the whole: its dated items, and every source that these name."""
    whole = onderdeel is None
    parts = aanbeveling.onderdelen if onderdeel is None else (onderdeel,)
    names: dict[str, None] = {}
    for part in parts:
        named = references(type(part), part)
        names |= dict.fromkeys(item.id for item in named if item.folder == Bron.folder)
    about: list[tuple[About, Datering, str]] = [
        *((item, item.datum, f"stuk: {item.titel}") for item in aanbeveling.stukken),
        *((item, item.datum, "feit") for item in aanbeveling.feiten),
        *((item, item.datum, f"geld: {item.trede.label.lower()}") for item in aanbeveling.geld),
        *(
            (item, parse_datering(item.datum or ONGEDATEERD), "voorwaarde vervuld")
            for item in aanbeveling.voorwaarden
        ),
        *((item, Datering(), "kanttekening") for item in aanbeveling.kanttekening),
    ]
    for item, day, words in about:
        if whole or (onderdeel and onderdeel.id in item.onderdelen):
            sources = source_ids(item.bronnen)
            names |= dict.fromkeys(sources)
            if day.day or not any(records.of(Bron)[name].datum.jaar for name in sources):
                yield Bewijs(day, words, sources)  # else what names it says better how new it can be
    if whole:
        names |= dict.fromkeys(source_ids((*aanbeveling.reactie.bronnen, *aanbeveling.bronnen)))
    for name in names:
        bron = records.of(Bron)[name]
        of_college = bron.orgaan is Bestuursorgaan.COLLEGE
        yield Bewijs(bron.datum, f"{bron.soort.label} van {bron.uitgever}", (name,), of_college)
    for part in parts:  # after the documents themselves, which say better what is of that day
        for stap in part.verloop:
            words = f"stap in het verloop: {stap.stand.label.lower()}"
            yield Bewijs(parse_datering(stap.datum), words, source_ids(stap.bronnen))


def _searches(aanbeveling: Aanbeveling, onderdeel: Onderdeel | None) -> Iterator[Gezocht]:
    """The searches that looked for a part, or for anything of the whole."""
    for part in aanbeveling.onderdelen if onderdeel is None else (onderdeel,):
        yield from part.gezocht
        for toezegging in part.toezeggingen:
            yield from toezegging.gezocht
    for voorwaarde in aanbeveling.voorwaarden:
        if onderdeel is None or onderdeel.id in voorwaarde.onderdelen:
            yield from voorwaarde.gezocht
    if onderdeel is None:
        yield from aanbeveling.gezocht


def source_ids(named: Iterable[Verwijzing]) -> tuple[str, ...]:
    """The sources that are named, without their paragraphs."""
    return tuple(item.bron for item in named)
