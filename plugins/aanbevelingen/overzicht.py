"""Overviews of recommendations: all of them, and those with one state, addressee, portefeuillehouder or study in common."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from plugins.aanbevelingen.aanbeveling import Aanbeveling
from plugins.aanbevelingen.keuzes import Gericht, Stand
from plugins.aanbevelingen.onderzoek import Onderzoek
from plugins.source.records import Records

ROOT = "/aanbevelingen/"
NIET_GEVONDEN = "niet-openbaar-gevonden"


class Overzicht(NamedTuple):
    """A number of recommendations that have something in common, at an address that can be shared."""

    groep: str
    naam: str
    adres: str
    uitleg: str
    aanbevelingen: tuple[Aanbeveling, ...]

    @property
    def telling(self) -> tuple[tuple[Stand, int], ...]:
        """How many stand where, in the order of the published rule, without those where none stands."""
        return telling_van(aanbeveling.stand for aanbeveling in self.aanbevelingen)


def telling_van(standen: Iterable[Stand]) -> tuple[tuple[Stand, int], ...]:
    """How many of these states there are of each, in the order of the published rule."""
    counted = Counter(standen)
    return tuple((stand, counted[stand]) for stand in Stand if counted[stand])


def stand_address(stand: Stand) -> str:
    """The address of the overview of one state."""
    return f"{ROOT}stand/{stand.value.replace('_', '-')}/"


def alle(records: Records) -> Overzicht:
    """The overview of all recommendations."""
    return Overzicht("alle", "Alle aanbevelingen", ROOT, "", tuple(records.of(Aanbeveling).values()))


def overzichten(records: Records) -> Mapping[str, tuple[Overzicht, ...]]:
    """Every filtered overview, by the name of its group; a state or addressee that nothing has is there too, empty."""
    return {
        "stand": tuple(
            _filtered(
                records, "stand", stand.label, stand_address(stand), stand.betekenis, _has("stand", stand)
            )
            for stand in Stand
        ),
        "gericht aan": tuple(
            _filtered(
                records,
                "gericht aan",
                to.label,
                f"{ROOT}gericht-aan/{to.value}/",
                to.betekenis,
                _has("gericht_aan", to),
            )
            for to in Gericht
        ),
        "portefeuillehouder": tuple(_per_portefeuillehouder(records)),
        "onderzoek": tuple(
            _filtered(
                records, "onderzoek", study.titel, study.adres, study.hoofdvraag, _has("onderzoek", study.id)
            )
            for study in records.of(Onderzoek).values()
        ),
    }


def _filtered(
    records: Records, groep: str, naam: str, adres: str, uitleg: str, wanted: Callable[[Aanbeveling], bool]
) -> Overzicht:
    return Overzicht(groep, naam, adres, uitleg, tuple(filter(wanted, records.of(Aanbeveling).values())))


def _has(field: str, value: object) -> Callable[[Aanbeveling], bool]:
    return lambda aanbeveling: getattr(aanbeveling, field) == value


def _per_portefeuillehouder(records: Records) -> Iterator[Overzicht]:
    """An overview per person; two spellings that make the same address are one person."""
    names: dict[str, str] = {}
    for aanbeveling in records.of(Aanbeveling).values():
        if aanbeveling.portefeuillehouder:
            names.setdefault(slug(aanbeveling.portefeuillehouder), aanbeveling.portefeuillehouder)
    for short, name in sorted(names.items()):
        wanted = partial(_is_of, short)
        yield _filtered(
            records,
            "portefeuillehouder",
            name,
            f"{ROOT}portefeuillehouder/{short}/",
            f"Aanbevelingen in de portefeuille van {name}.",
            wanted,
        )
    words = "Van deze aanbevelingen is niet openbaar gevonden wie er in het college over gaat."
    unknown = _filtered(
        records,
        "portefeuillehouder",
        "Portefeuillehouder niet openbaar gevonden",
        f"{ROOT}portefeuillehouder/{NIET_GEVONDEN}/",
        words,
        partial(_is_of, None),
    )
    if unknown.aanbevelingen:
        yield unknown


def _is_of(short: str | None, aanbeveling: Aanbeveling) -> bool:
    return (slug(aanbeveling.portefeuillehouder) if aanbeveling.portefeuillehouder else None) == short


def slug(name: str) -> str:
    """A name as a part of an address: small letters without accents, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-") or "naamloos"
