"""A search by the editors: what was looked for, where and how far.

It is the ground under 'niet openbaar gevonden'.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import auto
from typing import Annotated, ClassVar, NamedTuple

from pydantic import Field

from plugins.source.dates import dutch_date
from plugins.source.record import (
    Keuze,
    Part,
    Record,
    Reference,
    Sleutel,
    Tekst,
    Teksten,
    VerledenDatum,
    Verwijzingen,
)
from plugins.source.records import Records

ZoekactieId = Annotated[str, Reference("zoekacties")]
Zoekacties = tuple[ZoekactieId, ...]


class Plekuitkomst(Keuze):
    """What became of a place where something could be searched."""

    GEZOCHT = auto(), "Gezocht", "De redactie heeft hier gezocht, zo ver als erbij staat."
    NIET_GEZOCHT = auto(), "Niet gezocht", "De redactie heeft hier niet gezocht. Het kan er dus staan."
    NIET_TOEGANKELIJK = auto(), "Niet toegankelijk", "De redactie kon dit niet lezen."


class Zoekdiepte(Keuze):
    """How far a place was read."""

    TITELS = auto(), "alleen titels", "Alleen een lijst met titels is bekeken."
    BEGIN = auto(), "vaak alleen het begin", "Van lange pagina's was vaak alleen het begin te lezen."
    VOLLEDIG = auto(), "de volledige tekst", "De hele tekst is gelezen."


class Leesvorm(Keuze):
    """In what form a place was read."""

    LIVE = auto(), "zoals het op die dag op internet stond", "Gelezen op internet zelf."
    BEWAARDE_KOPIE = auto(), "als bewaarde kopie", "Gelezen in een kopie die eerder is bewaard."


class Zoekresultaat(Keuze):
    """What a search for one thing gave."""

    NIET_GEVONDEN = auto(), "Niet openbaar gevonden", "Gezocht en niet gevonden. Het kan wel bestaan."
    DEELS_GEVONDEN = auto(), "Deels gevonden", "Een deel is gevonden; wat, staat erbij."
    GEVONDEN = auto(), "Gevonden", "Gevonden; het staat op de site met zijn bron."


class Uitgezocht(Keuze):
    """What is known of something that is missing: three things that are never the same."""

    NIET_OPENBAAR_GEVONDEN = (
        auto(),
        "Niet openbaar gevonden",
        "Er is naar gezocht en het is niet gevonden. Het kan wel bestaan.",
    )
    NOG_NIET_UITGEZOCHT = auto(), "Nog niet uitgezocht", "De redactie heeft er nog niet naar gezocht."


class Zoekplek(Part):
    """One place where something could be searched, and what became of it."""

    plek: Tekst
    """De plek: een site, een register, een soort stukken. Zonder hoofdletter, tenzij het een naam is, en met
    uitleg pas na een komma: wat ervoor staat, komt midden in een zin."""
    uitkomst: Plekuitkomst
    """Of er is gezocht."""
    zoekwoorden: Teksten = ()
    """De woorden waarmee is gezocht; weglaten als die niet zijn bewaard."""
    hoe_ver: Zoekdiepte | None = None
    """Hoe ver is gelezen, als er is gezocht."""
    gelezen: Leesvorm | None = None
    """Hoe is gelezen, als er is gezocht."""
    toelichting: Tekst | None = None
    """Wat een lezer erbij moet weten."""
    bronnen: Verwijzingen = ()
    """De bronnen die zeggen wat er op deze plek staat."""

    @property
    def naam(self) -> str:
        """The place by its name: what stands before the first comma."""
        return self.plek.partition(",")[0]


class Zoekvraag(Part):
    """One thing that was looked for."""

    id: Sleutel
    """Korte naam in kleine letters, uniek binnen de zoekactie."""
    vraag: Tekst
    """Wat is gezocht, zoals 'Of en wanneer een Bibob-coördinator is aangesteld'."""
    resultaat: Zoekresultaat
    """Wat het opleverde."""


class Zoekactie(Record):
    """One search, from its questions to its result, place by place."""

    folder: ClassVar = "zoekacties"
    noun: ClassVar = "zoekactie"
    address: ClassVar = "/over/zoekacties/{}/"

    titel: Tekst
    """Een korte titel."""
    datum: VerledenDatum
    """De laatste dag waarop is gezocht."""
    door: Tekst
    """Wie zocht, als rol: 'de redactie'."""
    doel: Tekst
    """Waarvoor is gezocht."""
    plekken: tuple[Zoekplek, ...] = Field(min_length=1)
    """Elke plek waar is gezocht, en elke plek waar dat had gekund."""
    vragen: tuple[Zoekvraag, ...] = Field(min_length=1)
    """Wat is gezocht, met het resultaat."""
    kanttekening: Tekst
    """Wat deze zoekactie niet laat zien."""

    @property
    def order(self) -> tuple[object, ...]:
        """The newest first."""
        return (-self.datum.toordinal(), self.id)

    def vraag(self, name: str) -> Zoekvraag:
        """The question with this id; a rule sees to it that every reference names one that is there."""
        return next(vraag for vraag in self.vragen if vraag.id == name)

    def plekken_met(self, uitkomst: str) -> tuple[Zoekplek, ...]:
        """The places with this outcome."""
        return tuple(plek for plek in self.plekken if plek.uitkomst == uitkomst)

    @property
    def niet_gezocht(self) -> list[str]:
        """The places where it did not look."""
        return [plek.plek for plek in self.plekken_met(Plekuitkomst.NIET_GEZOCHT)]


class Gezocht(Part):
    """Says that a search looked for something that is missing here."""

    zoekactie: ZoekactieId
    """De zoekactie."""
    vraag: Sleutel
    """Het id van de vraag in die zoekactie."""


class Uitslag(NamedTuple):
    """What is known of something that is missing: searched and not found, or not looked for.

    `tot` is the last day of searching.
    """

    soort: Uitgezocht
    zoekactie: Zoekactie | None = None
    vraag: Zoekvraag | None = None

    @property
    def adres(self) -> str:
        """Where the search says what was looked for; empty when nobody looked."""
        return f"{self.zoekactie.adres}#{self.vraag.id}" if self.zoekactie and self.vraag else ""

    @property
    def in_woorden(self) -> str:
        """The words with the day up to which was searched.

        For example `Niet openbaar gevonden, gezocht tot en met 23 november 2026`.
        """
        until = f", gezocht tot en met {dutch_date(self.zoekactie.datum)}" if self.zoekactie else ""
        return f"{self.soort.label}{until}"


def uitslag(gezocht: Iterable[Gezocht], records: Records) -> Uitslag:
    """What the last of these searches says; without any, that nobody looked."""
    last = max(gezocht, key=lambda item: records.of(Zoekactie)[item.zoekactie].datum, default=None)
    if last is None:
        return Uitslag(Uitgezocht.NOG_NIET_UITGEZOCHT)
    search = records.of(Zoekactie)[last.zoekactie]
    return Uitslag(Uitgezocht.NIET_OPENBAAR_GEVONDEN, search, search.vraag(last.vraag))


def laatste_zoekactie(records: Records) -> Zoekactie:
    """The search that ended last; a rule sees to it that there is one."""
    return next(iter(records.of(Zoekactie).values()))


def feiten_tot(records: Records) -> date:
    """The last day up to which public sources were searched: the day of what rests on records alone."""
    return laatste_zoekactie(records).datum
