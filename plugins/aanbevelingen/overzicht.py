"""Overviews of recommendations and their parts: all, and those with one or two things in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from plugins.aanbevelingen.aanbeveling import Aanbeveling, Onderzoek
from plugins.aanbevelingen.bewijs import Stilte, stilte
from plugins.aanbevelingen.keuzes import Gericht, Stand, Standgroep
from plugins.aanbevelingen.onderdeel import Mix, Onderdeel, mix_of
from plugins.bronnen.pages import named_sources
from plugins.pages.page import Bronvermelding
from plugins.source.problem import counted
from plugins.source.record import slug
from plugins.source.records import Records

PER_PAGE = 50
"""So many recommendations or parts stand on one page of a list."""
MOST_SOURCES = 25
"""A list with more sources than this names them with each recommendation only."""
ROOT = "/aanbevelingen/"


class Overzicht(NamedTuple):
    """A number of recommendations that have something in common, at an address that can be shared.

    With a `stand` it is about their parts that stand there, and not about the others.
    """

    titel: str
    """The title of its page."""
    naam: str
    adres: str
    uitleg: str
    aanbevelingen: tuple[Aanbeveling, ...]
    stand: Stand | None = None

    @property
    def onderdelen(self) -> tuple[tuple[Aanbeveling, Onderdeel], ...]:
        """The parts that this is about, each with its recommendation."""
        return tuple(
            (aanbeveling, onderdeel)
            for aanbeveling in self.aanbevelingen
            for onderdeel in aanbeveling.onderdelen
            if self.stand is None or onderdeel.stand is self.stand
        )

    @property
    def mix(self) -> Mix:
        """How many of these parts stand where."""
        return mix_of(onderdeel.stand for _, onderdeel in self.onderdelen)


def telling(items: Iterable[Aanbeveling]) -> str:
    """How many recommendations there are, to whom and from how many studies.

    For example `4 aanbevelingen aan het college, uit 1 onderzoek`.
    """
    given = tuple(items)
    parts: list[str] = []
    for choice in Gericht:
        if count := sum(item.gericht_aan is choice for item in given):
            many = count if parts else counted(count, "aanbeveling", "aanbevelingen")
            parts.append(f"{many} aan {choice.label}")
    studies = counted(len({item.onderzoek for item in given}), "onderzoek", "onderzoeken")
    return f"{' en '.join(parts)}, uit {studies}"


class Regel(NamedTuple):
    """A part in a list of parts, with the age of its evidence."""

    aanbeveling: Aanbeveling
    onderdeel: Onderdeel
    stilte: Stilte

    @property
    def adres(self) -> str:
        """Where the part stands."""
        return f"{self.aanbeveling.adres}#{self.onderdeel.id}"


def regels(overzicht: Overzicht, records: Records) -> tuple[Regel, ...]:
    """The parts of an overview, the longest silent first.

    Those that nobody looked for come before all others.
    """
    rows = (Regel(item, part, stilte(item, part, records)) for item, part in overzicht.onderdelen)
    return tuple(sorted(rows, key=lambda regel: (regel.stilte.tot is not None, -(regel.stilte.dagen or 0))))


def per_standgroep(given: Iterable[Regel]) -> Mapping[Standgroep, Sequence[Regel]]:
    """The parts at one look: what runs, is being prepared, waits, is over or is unknown."""
    groups: dict[Standgroep, list[Regel]] = {groep: [] for groep in Standgroep}
    for regel in given:
        groups[regel.onderdeel.stand.groep].append(regel)
    return groups


def per_onderzoek(
    items: Iterable[Aanbeveling], records: Records
) -> list[tuple[Onderzoek, list[Aanbeveling]]]:
    """Recommendations by the study that they are from, in the order in which they come."""
    studies = records.of(Onderzoek)
    return [(studies[name], list(group)) for name, group in groupby(items, key=lambda item: item.onderzoek)]


def stand_address(stand: Stand) -> str:
    """The address of the overview of one state."""
    return f"{ROOT}stand/{stand.value.replace('_', '-')}/"


def alle(records: Records) -> Overzicht:
    """The overview of all recommendations."""
    name = "Alle aanbevelingen"
    return Overzicht(name, name, ROOT, "", tuple(records.of(Aanbeveling).values()))


def alle_onderdelen(records: Records) -> Overzicht:
    """The overview of all parts of recommendations."""
    name = "Alle onderdelen"
    words = (
        "Elk onderdeel van elke aanbeveling. Waar de redactie nog niet naar heeft gezocht staat bovenaan,"
        " daarna wat het langst stil is."
    )
    return Overzicht(name, name, f"{ROOT}onderdelen/", words, tuple(records.of(Aanbeveling).values()))


def overzichten(records: Records) -> Mapping[str, tuple[Overzicht, ...]]:
    """Every overview of one thing in common, by what that is.

    A state or addressee that nothing has is there too, empty.
    """
    every = tuple(records.of(Aanbeveling).values())
    return {
        "stand": tuple(_of_stand(stand, every) for stand in Stand),
        "gericht aan": tuple(
            Overzicht(
                f"Aanbevelingen aan {to.label}",
                to.label,
                f"{ROOT}gericht-aan/{to.value}/",
                to.betekenis,
                tuple(item for item in every if item.gericht_aan is to),
            )
            for to in Gericht
        ),
        "portefeuillehouder": tuple(_per_portefeuillehouder(every)),
        "onderzoek": tuple(
            Overzicht(
                f"Onderzoek: {study.titel}",
                study.titel,
                study.adres,
                study.hoofdvraag,
                tuple(item for item in every if item.onderzoek == study.id),
            )
            for study in records.of(Onderzoek).values()
        ),
    }


def combinaties(records: Records) -> Iterator[Overzicht]:
    """Every overview of a state together with an addressee or a study, where any part has both."""
    groups = overzichten(records)
    others = [(f"gericht aan {each.naam}", each) for each in groups["gericht aan"]]
    others += [(f"uit {each.naam}", each) for each in groups["onderzoek"]]
    for stand in groups["stand"]:
        here = {item.id for item in stand.aanbevelingen}
        for words, other in others:
            both = tuple(item for item in other.aanbevelingen if item.id in here)
            if both:
                name = f"{stand.naam}, {words}"
                yield Overzicht(
                    f"Stand: {name}",
                    name,
                    f"{stand.adres}{other.adres.removeprefix(ROOT)}",
                    f"Onderdelen met stand '{stand.naam}' van aanbevelingen {words}.",
                    both,
                    stand.stand,
                )


def _of_stand(stand: Stand, every: Iterable[Aanbeveling]) -> Overzicht:
    wanted = tuple(item for item in every if any(part.stand is stand for part in item.onderdelen))
    name = stand.label
    return Overzicht(f"Stand: {name}", name, stand_address(stand), stand.betekenis, wanted, stand)


def _per_portefeuillehouder(every: Iterable[Aanbeveling]) -> Iterator[Overzicht]:
    """An overview per person; two spellings that make the same address are one person."""
    persons: dict[str, list[Aanbeveling]] = {}
    for item in every:
        persons.setdefault(slug(item.portefeuillehouder) if item.portefeuillehouder else "", []).append(item)
    unnamed = tuple(persons.pop("", ()))
    for short, items in sorted(persons.items()):
        name = items[0].portefeuillehouder or ""
        yield Overzicht(
            f"Aanbevelingen: {name}",
            name,
            f"{ROOT}portefeuillehouder/{short}/",
            f"Aanbevelingen in de portefeuille van {name}.",
            tuple(items),
        )
    if unnamed:
        name = "Portefeuillehouder niet vermeld"
        yield Overzicht(
            f"Aanbevelingen: {name}",
            name,
            f"{ROOT}portefeuillehouder/onbekend/",
            "Van deze aanbevelingen staat hier niet wie er in het college over gaat. Bij elke aanbeveling"
            " staat of daarnaar is gezocht.",
            unnamed,
        )


def sources_of_list(aanbevelingen: Iterable[Aanbeveling], records: Records) -> tuple[Bronvermelding, ...]:
    """The main sources of a number of recommendations, when they are few enough to name together."""
    named = named_sources((each for item in aanbevelingen for each in item.bronnen), records)
    return named if len(named) <= MOST_SOURCES else ()
