"""How old the evidence is: every dated document about a part, the newest, and the silence since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
from plugins.source.annotations import parts_in, references
from plugins.source.dates import ONGEDATEERD, Datering, parse_datering
from plugins.source.record import Part, Verwijzing
from plugins.source.records import Records


class Bewijs(NamedTuple):
    """One dated document: what it is in words, and the sources that hold or name it."""

    datum: Datering
    wat: str
    bronnen: tuple[str, ...]
    van_college: bool = False
    """Whether it is a document of the college itself, by its own date."""


class Stilte(NamedTuple):
    """The evidence about a part or a whole, how old it is, and since when nothing newer was found.

    `bewijzen` are all dated documents, the newest first; `zoekacties` the searches, the oldest first.
    """

    bewijzen: tuple[Bewijs, ...]
    zoekacties: tuple[Zoekactie, ...]
    afgerond: bool = False
    """Whether nothing more is expected, so that nothing is said of silence."""
    zonder_datum: bool = False
    """Whether there are sources without any date, and no document that says more of them."""

    @property
    def nieuwste(self) -> Bewijs | None:
        """The newest document."""
        return next(iter(self.bewijzen), None)

    @property
    def van_college(self) -> Bewijs | None:
        """The newest document of the college itself."""
        return next((bewijs for bewijs in self.bewijzen if bewijs.van_college), None)

    @property
    def zoekactie(self) -> Zoekactie | None:
        """The last search."""
        return self.zoekacties[-1] if self.zoekacties else None

    @property
    def tot(self) -> date | None:
        """The last day of the last search; None when nobody looked, and then nothing is said of silence."""
        return self.zoekactie.datum if self.zoekactie else None

    @property
    def dagen(self) -> int | None:
        """For how many days no newer document was found, at least; None when that cannot be said."""
        last = self.nieuwste.datum.latest if self.nieuwste else None
        return None if last is None or self.tot is None or self.afgerond else max(0, (self.tot - last).days)


def stilte(aanbeveling: Aanbeveling, onderdeel: Onderdeel | None, records: Records) -> Stilte:
    """The evidence about a part, or about the whole, and how old it is."""
    parts = aanbeveling.onderdelen if onderdeel is None else (onderdeel,)
    items = _items(aanbeveling, onderdeel)
    told: list[Part] = [aanbeveling] if onderdeel is None else [onderdeel, *(item for item, *_ in items)]
    # The documents themselves come first: they say better than a source or a step what is of a day.
    every = dict.fromkeys((*_of_items(items, records), *_of_sources(told, records), *_of_steps(parts)))
    dated = (bewijs for bewijs in every if bewijs.datum.jaar)
    looked = [each for part in told for _, each in parts_in(part) if isinstance(each, Gezocht)]
    searches = (records.of(Zoekactie)[name] for name in dict.fromkeys(each.zoekactie for each in looked))
    return Stilte(
        tuple(sorted(dated, key=lambda bewijs: bewijs.datum.latest or date.min, reverse=True)),
        tuple(sorted(searches, key=lambda search: search.datum)),
        all(part.stand.afgerond for part in parts),
        any(not bewijs.datum.jaar for bewijs in every),
    )


Item = Stuk | Aanbevelingfeit | Geld | Voorwaarde | Kanttekening
"""What can be about some parts of a recommendation."""


def _items(aanbeveling: Aanbeveling, onderdeel: Onderdeel | None) -> Sequence[tuple[Item, Datering, str]]:
    """What is about a part, or about any or the whole: each with its date and what it is in words."""
    every: list[tuple[Item, Datering, str]] = [
        *((item, item.datum, f"stuk: {item.titel}") for item in aanbeveling.stukken),
        *((item, item.datum, "feit") for item in aanbeveling.feiten),
        *((item, item.datum, f"geld: {item.trede.label.lower()}") for item in aanbeveling.geld),
        *(
            (item, parse_datering(item.datum or ONGEDATEERD), "voorwaarde vervuld")
            for item in aanbeveling.voorwaarden
        ),
        *((item, Datering(), "kanttekening") for item in aanbeveling.kanttekening),
    ]
    return [each for each in every if onderdeel is None or onderdeel.id in each[0].onderdelen]


def _of_items(items: Iterable[tuple[Item, Datering, str]], records: Records) -> Iterator[Bewijs]:
    """These items as evidence; of one without a day a dated source says better how new it can be."""
    for item, day, words in items:
        sources = source_ids(item.bronnen)
        if day.day or not any(records.of(Bron)[name].datum.jaar for name in sources):
            yield Bewijs(day, words, sources)


def _of_sources(told: Iterable[Part], records: Records) -> Iterator[Bewijs]:
    """Every source that these name anywhere in them as evidence."""
    named = (each for part in told for each in references(type(part), part))
    for name in dict.fromkeys(each.id for each in named if each.folder == Bron.folder):
        bron = records.of(Bron)[name]
        of_college = bron.orgaan is Bestuursorgaan.COLLEGE
        yield Bewijs(bron.datum, f"{bron.soort.label} van {bron.uitgever}", (name,), of_college)


def _of_steps(parts: Iterable[Onderdeel]) -> Iterator[Bewijs]:
    """Every step of these parts as evidence."""
    for stap in (stap for part in parts for stap in part.verloop):
        words = f"stap in het verloop: {stap.stand.label.lower()}"
        yield Bewijs(parse_datering(stap.datum), words, source_ids(stap.bronnen))


def source_ids(named: Iterable[Verwijzing]) -> tuple[str, ...]:
    """The sources that are named, without their paragraphs."""
    return tuple(item.bron for item in named)
