"""A recommendation: its literal text, the answer, where each of its parts stands, and the study behind it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from plugins.aanbevelingen.keuzes import Aanbevelingsfeit, Gericht, StukSoort, Trede, Vervuld
from plugins.aanbevelingen.onderdeel import Mix, Onderdeel, Toezegging, mix_of
from plugins.bronnen.zoekactie import Gezocht
from plugins.source.dates import months_after
from plugins.source.record import (
    Bronnen,
    DateringField,
    Feit,
    GedateerdFeit,
    Getal,
    Part,
    Record,
    Reference,
    Sleutel,
    Tekst,
    Teksten,
    VerledenDatering,
    VerledenDatum,
)

OnderzoekId = Annotated[str, Reference("onderzoeken")]
Onderdelen = tuple[Sleutel, ...]


class Reactie(Part):
    """What the college answered, in its own word."""

    woord: Tekst
    """Het woord van het college zelf, een van de 'antwoordwoorden' in data/gemeente.yaml."""
    waarover: Tekst
    """Waar dat woord precies over gaat: 'de constatering dat …'."""
    samenvatting: Teksten = Field(min_length=1)
    """Het antwoord samengevat, een alinea per regel."""
    datum: VerledenDatum
    """De datum van het antwoord."""
    bronnen: Bronnen
    """Waar het antwoord staat."""


class Voorwaarde(Part):
    """Something that has to happen first, and whether it did."""

    id: Sleutel | None = None
    """Korte naam, als een toezegging naar deze voorwaarde verwijst."""
    tekst: Tekst
    """De voorwaarde, zoals het antwoord haar noemt."""
    vervuld: Vervuld
    """Of aan de voorwaarde is voldaan."""
    datum: VerledenDatum | None = None
    """Wanneer aan de voorwaarde is voldaan."""
    toelichting: Tekst | None = None
    """Uitleg bij de voorwaarde."""
    onderdelen: Onderdelen = ()
    """De ids van de onderdelen waar dit over gaat; weglaten als het over de aanbeveling als geheel gaat."""
    gezocht: tuple[Gezocht, ...] = ()
    """De zoekacties die hebben gezocht of aan de voorwaarde is voldaan."""
    bronnen: Bronnen
    """De bronnen voor de voorwaarde en voor het vervullen ervan."""


class Geld(Part):
    """A step of the money that a source names."""

    trede: Trede
    """Welke trede het is."""
    datum: VerledenDatering
    """Wanneer: 2023-06-02, 2023-06, 2023 of ongedateerd."""
    tekst: Tekst
    """Wat de bron zegt; een bedrag alleen als de bron het noemt."""
    onderdelen: Onderdelen = ()
    """De ids van de onderdelen waar dit over gaat; weglaten als het over de aanbeveling als geheel gaat."""
    bronnen: Bronnen
    """De bronnen die dit zeggen."""


class Stuk(Part):
    """A council document that belongs to a recommendation."""

    soort: StukSoort
    """Wat voor stuk het is."""
    datum: VerledenDatering
    """De datum van het stuk: 2023-06-02, 2023-06, 2023 of ongedateerd."""
    titel: Tekst
    """De titel, of in een paar woorden waar het over gaat."""
    toelichting: Tekst | None = None
    """Wat het met de aanbeveling te maken heeft, en of de tekst zelf openbaar is gevonden."""
    onderdelen: Onderdelen = ()
    """De ids van de onderdelen waar het stuk over gaat.

    Weglaten als het over de aanbeveling als geheel gaat.
    """
    loopt_tot: DateringField | None = None
    """Tot en met wanneer een plan loopt, als de bron dat zegt."""
    bronnen: Bronnen
    """De bronnen die het stuk noemen of zijn."""


class Aanbevelingfeit(GedateerdFeit):
    """A dated fact about a recommendation, or about some of its parts."""

    onderdelen: Onderdelen = ()
    """De ids van de onderdelen waar het feit over gaat.

    Weglaten als het over de aanbeveling als geheel gaat.
    """


class Kanttekening(Feit):
    """What a reader has to know beside the rest."""

    onderdelen: Onderdelen = ()
    """De ids van de onderdelen waar dit over gaat; weglaten als het over de aanbeveling als geheel gaat."""


class GezochtFeit(Gezocht):
    """Says that a search looked for something that is missing of the recommendation as a whole."""

    over: Aanbevelingsfeit
    """Wat er ontbreekt."""


class Aanbeveling(Record):
    """One recommendation with all its parts."""

    folder: ClassVar = "aanbevelingen"
    noun: ClassVar = "aanbeveling"
    address: ClassVar = "/aanbevelingen/{}/"
    vroeger: ClassVar[Mapping[str, str]] = {
        "niet_gevonden": (
            "zet wat is gezocht bij 'vragen' van een zoekactie in data/zoekacties, en verwijs daarnaar "
            "met 'gezocht' bij het onderdeel"
        )
    }

    nummer: Getal = Field(ge=1)
    """Het nummer binnen het onderzoek."""
    titel: Tekst
    """Een korte titel."""
    onderzoek: OnderzoekId
    """Het onderzoek waaruit de aanbeveling komt."""
    gericht_aan: Gericht
    """Aan wie de aanbeveling is gericht."""
    tekst: Tekst
    """De letterlijke tekst van de aanbeveling."""
    tekst_noot: Tekst | None = None
    """Waar de letterlijke tekst vandaan komt, als dat uitleg vraagt."""
    in_het_kort: Teksten = Field(min_length=1, max_length=3)
    """Hoogstens drie zinnen voor een inwoner."""
    reactie: Reactie
    """Het antwoord van het college."""
    portefeuillehouder: Tekst | None = None
    """Wie in het college hierover gaat; weglaten als dat niet bekend is."""
    voorwaarden: tuple[Voorwaarde, ...] = ()
    """Wat eerst moet gebeuren volgens het antwoord."""
    onderdelen: tuple[Onderdeel, ...] = Field(min_length=1)
    """De delen van de aanbeveling, elk met een eigen verloop."""
    geld: tuple[Geld, ...] = ()
    """De tredes van het geld die een bron noemt; weglaten als de aanbeveling geen geld vraagt."""
    stukken: tuple[Stuk, ...] = ()
    """Moties, toezeggingen, brieven en begrotingen die erbij horen, het oudste eerst."""
    feiten: tuple[Aanbevelingfeit, ...] = ()
    """Wat verder openbaar is gevonden, met datum."""
    gezocht: tuple[GezochtFeit, ...] = ()
    """De zoekacties naar wat van de aanbeveling als geheel ontbreekt, zoals het toegekende geld."""
    kanttekening: tuple[Kanttekening, ...] = ()
    """Wat een lezer erbij moet weten."""
    bronnen: Bronnen
    """De belangrijkste bronnen."""

    @property
    def order(self) -> tuple[object, ...]:
        """By number."""
        return (self.nummer, self.id)

    @property
    def aanduiding(self) -> str:
        """What it is called: by its number, or `Aanbeveling aan de raad`.

        The study counts those to the raad apart from those to the college.
        """
        return "Aanbeveling aan de raad" if self.gericht_aan is Gericht.RAAD else f"Aanbeveling {self.nummer}"

    @property
    def mix(self) -> Mix:
        """How many parts stand where."""
        return mix_of(onderdeel.stand for onderdeel in self.onderdelen)

    @property
    def voorwaarden_met_anker(self) -> tuple[tuple[str, Voorwaarde], ...]:
        """The conditions, each with its anchor: `voorwaarde-` and its id, or which one of them it is."""
        return tuple(
            (f"voorwaarde-{item.id or number}", item) for number, item in enumerate(self.voorwaarden, 1)
        )

    def gezocht_naar(self, over: Aanbevelingsfeit) -> tuple[Gezocht, ...]:
        """The searches for something that is missing of the whole."""
        return tuple(item for item in self.gezocht if item.over is over)

    def voorwaarde_van(self, toezegging: Toezegging) -> Voorwaarde | None:
        """The condition after which a promise falls due."""
        wanted = toezegging.vervalt_na.voorwaarde if toezegging.vervalt_na else None
        return next((item for item in self.voorwaarden if wanted and item.id == wanted), None)

    def termijn(self, toezegging: Toezegging) -> date | None:
        """Until when a promise was to be kept: the last date given, or so long after its condition."""
        after, condition = toezegging.vervalt_na, self.voorwaarde_van(toezegging)
        if toezegging.termijn is None and after and after.binnen_maanden is not None:
            met = condition.datum if condition else None
            return months_after(met, after.binnen_maanden) if met else None
        return toezegging.termijn

    def aan_de_orde_sinds(self, toezegging: Toezegging) -> date | None:
        """Since when a promise without a date is due: the day on which its condition was met."""
        condition = self.voorwaarde_van(toezegging)
        return condition.datum if condition and toezegging.nagekomen_op is None else None

    def dagen_over_tijd(self, toezegging: Toezegging, today: date) -> int:
        """How many days ago the promised date was.

        0 when it is to come, was never given, or the promise was kept.
        """
        term = self.termijn(toezegging)
        return (today - term).days if term and term < today and toezegging.nagekomen_op is None else 0

    def over_tijd(self, onderdeel: Onderdeel, today: date) -> int:
        """By how many days the most overdue promise of a part is late.

        0 when none is, or the part is finished.
        """
        late = (self.dagen_over_tijd(toezegging, today) for toezegging in onderdeel.toezeggingen)
        return 0 if onderdeel.stand.afgerond else max(late, default=0)

    @property
    def tredes(self) -> tuple[tuple[Trede, tuple[Geld, ...], tuple[Gezocht, ...]], ...]:
        """Every step of the money, what sources say of it and who looked for it.

        Empty when no money is asked for.
        """
        if not self.geld:
            return ()
        given = {trede: tuple(geld for geld in self.geld if geld.trede is trede) for trede in Trede}
        return tuple(
            (trede, geld, self.gezocht_naar(Aanbevelingsfeit[trede.name])) for trede, geld in given.items()
        )


class Onderzoek(Record):
    """A study by or for the rekenkamer."""

    folder: ClassVar = "onderzoeken"
    noun: ClassVar = "onderzoek"
    address: ClassVar = "/aanbevelingen/onderzoek/{}/"

    titel: Tekst
    """De titel van het rapport."""
    datum: VerledenDatum
    """De datum van het rapport."""
    opdrachtgever: Tekst
    """Wie het onderzoek liet doen."""
    uitvoerder: Tekst
    """Wie het onderzoek deed."""
    hoofdvraag: Tekst
    """De hoofdvraag van het onderzoek, in eigen woorden."""
    werkwijze: tuple[Feit, ...] = ()
    """Hoe het onderzoek is gedaan."""
    bevindingen: tuple[Feit, ...] = Field(min_length=1)
    """Wat het onderzoek vond, in eigen woorden."""
    daarna: tuple[Feit, ...] = ()
    """Wat er met het rapport gebeurde."""
    bronnen: Bronnen
    """De bronnen over het onderzoek."""

    @property
    def order(self) -> tuple[object, ...]:
        """The newest first."""
        return (-self.datum.toordinal(), self.id)
