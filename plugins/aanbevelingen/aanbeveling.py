"""A recommendation: its literal text, the answer, and where each of its parts stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from plugins.aanbevelingen.keuzes import (
    Aanbevelingsfeit,
    Beoordelaar,
    Gericht,
    Hindernis,
    Reactiewoord,
    Stand,
    StukSoort,
    Trede,
    Vervuld,
    Vraagsoort,
)
from plugins.aanbevelingen.toezegging import Toezegging
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
    Verwijzingen,
)

OnderzoekId = Annotated[str, Reference("onderzoeken")]
Onderdelen = tuple[Sleutel, ...]
Mix = tuple[tuple[Stand, int], ...]
"""How many parts stand where, in the order of the list of states."""


class Reactie(Part):
    """What the college answered, in its own word."""

    woord: Reactiewoord
    """Het woord van het college zelf."""
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


class Gezegd(Part):
    """The literal words of a source on which a state rests."""

    woorden: Annotated[Tekst, Field(max_length=200)]
    """De letterlijke woorden, kort."""
    plaats: Tekst
    """Waar zij in de bron staan, zoals 'bij aanbeveling 2'."""


class Verloopstap(Part):
    """One dated step in the history of a part; it rests on a document of others and is only ever added to."""

    datum: VerledenDatum
    """De dag waarop dit gold of bleek."""
    stand: Stand
    """De stand op die dag."""
    toelichting: Tekst
    """Waarom dit de stand is, in een of enkele zinnen."""
    vastgesteld_door: Beoordelaar
    """Wie zegt dat dit de stand is: 'college' alleen als het college dat met de woorden bij 'gezegd' zegt."""
    gezegd: Gezegd | None = None
    """De woorden van de bron waarop de stand rust; verplicht als het college de stand zelf geeft."""
    bronnen: Bronnen
    """Het bewijs."""


class Belemmering(Part):
    """Something that stands in the way, as a source says."""

    soort: Hindernis
    """Wat voor hindernis het is."""
    tekst: Tekst
    """Wat de bron erover zegt."""
    bronnen: Bronnen
    """De bronnen die dit zeggen."""


class Stapcorrectie(Part):
    """A step that the public saw and that was wrong."""

    datum: VerledenDatum
    """De dag van de correctie."""
    stap: VerledenDatum
    """De datum van de stap die is verbeterd of verwijderd, zoals die op de site stond."""
    reden: Tekst
    """Wat er mis was en wat ervoor in de plaats kwam."""


class Weerwoord(Part):
    """What the municipality, the rekenkamer or the griffie answered when it was asked about a state on this site."""

    van: Tekst
    """Wie is gevraagd, als rol of organisatie: 'de gemeente', 'de griffie'."""
    gevraagd_op: VerledenDatum
    """De dag waarop het is gevraagd."""
    antwoord: Tekst | None = None
    """Het antwoord; weglaten zolang er geen is."""
    antwoord_op: VerledenDatum | None = None
    """De dag van het antwoord."""
    bronnen: Verwijzingen = ()
    """Waar het antwoord staat."""


class GesteldeVraag(Part):
    """A question about an open point that somebody has put, and its answer."""

    soort: Vraagsoort
    """Wat voor vraag het is."""
    gesteld_op: VerledenDatum
    """De dag waarop de vraag is gesteld."""
    antwoord: Tekst | None = None
    """Wat het antwoord zegt, in eigen woorden; weglaten zolang er geen is."""
    antwoord_op: VerledenDatum | None = None
    """De dag van het antwoord."""
    bronnen: Bronnen
    """Waar de vraag en het antwoord staan."""


class Onderdeel(Part):
    """One of the things that a recommendation asks for."""

    id: Sleutel
    """Korte naam in kleine letters, uniek binnen de aanbeveling."""
    titel: Tekst
    """Wat er wordt gevraagd."""
    verloop: tuple[Verloopstap, ...] = ()
    """De geschiedenis volgens openbare stukken, de oudste stap eerst; nooit wissen, alleen aanvullen. Leeg als geen stuk zegt hoe het ermee staat; dan is de stand onbekend."""
    toezeggingen: tuple[Toezegging, ...] = ()
    """Wat is toegezegd."""
    belemmeringen: tuple[Belemmering, ...] = ()
    """Wat volgens een bron in de weg staat."""
    gezocht: tuple[Gezocht, ...] = ()
    """De zoekacties die naar dit onderdeel hebben gezocht. Zonder zoekactie staat er 'nog niet uitgezocht'."""
    weerwoord: tuple[Weerwoord, ...] = ()
    """Wat de gemeente, de rekenkamer of de griffie zei toen naar deze stand is gevraagd."""
    gestelde_vragen: tuple[GesteldeVraag, ...] = ()
    """Vragen over dit onderdeel die iemand heeft gesteld, met het antwoord."""
    correcties: tuple[Stapcorrectie, ...] = ()
    """Elke stap die op de site stond en is verbeterd of verwijderd, de oudste correctie eerst."""

    @property
    def stand(self) -> Stand:
        """The last known state; unknown when no document ever said one."""
        return self.verloop[-1].stand if self.verloop else Stand.ONBEKEND

    @property
    def laatste(self) -> Verloopstap | None:
        """The last step."""
        return self.verloop[-1] if self.verloop else None

    def stand_op(self, day: date) -> Stand:
        """The state at the end of a day; unknown when no document said one by then."""
        return next((stap.stand for stap in reversed(self.verloop) if stap.datum <= day), Stand.ONBEKEND)


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
    """De ids van de onderdelen waar het stuk over gaat; weglaten als het over de aanbeveling als geheel gaat."""
    loopt_tot: DateringField | None = None
    """Tot en met wanneer een plan loopt, als de bron dat zegt."""
    bronnen: Bronnen
    """De bronnen die het stuk noemen of zijn."""


class Aanbevelingfeit(GedateerdFeit):
    """A dated fact about a recommendation, or about some of its parts."""

    onderdelen: Onderdelen = ()
    """De ids van de onderdelen waar het feit over gaat; weglaten als het over de aanbeveling als geheel gaat."""


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
        "niet_gevonden": "zet wat is gezocht bij 'vragen' van een zoekactie in data/zoekacties, en verwijs daarnaar "
        "met 'gezocht' bij het onderdeel"
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
        """What it is called: by its number, or `Aanbeveling aan de raad`, which the study counts apart from those to the college."""
        return "Aanbeveling aan de raad" if self.gericht_aan is Gericht.RAAD else f"Aanbeveling {self.nummer}"

    @property
    def mix(self) -> Mix:
        """How many parts stand where."""
        return mix_of(onderdeel.stand for onderdeel in self.onderdelen)

    def stappen(self) -> Iterator[tuple[Onderdeel, Verloopstap]]:
        """Every step of every part, the newest first."""
        steps = ((onderdeel, stap) for onderdeel in self.onderdelen for stap in onderdeel.verloop)
        return iter(sorted(steps, key=lambda pair: pair[1].datum, reverse=True))

    def mix_op(self, day: date) -> Mix:
        """How many parts stood where at the end of a day."""
        return mix_of(onderdeel.stand_op(day) for onderdeel in self.onderdelen)

    def gezocht_naar(self, over: Aanbevelingsfeit) -> tuple[Gezocht, ...]:
        """The searches for something that is missing of the whole."""
        return tuple(item for item in self.gezocht if item.over is over)

    def voorwaarde_van(self, toezegging: Toezegging) -> Voorwaarde | None:
        """The condition after which a promise falls due."""
        wanted = toezegging.vervalt_na.voorwaarde if toezegging.vervalt_na else None
        return next((item for item in self.voorwaarden if wanted and item.id == wanted), None)

    def termijn(self, toezegging: Toezegging) -> date | None:
        """Until when a promise was to be kept: the last date given, or so long after its condition was met."""
        after = toezegging.vervalt_na
        condition = self.voorwaarde_van(toezegging)
        if toezegging.termijn is None and after and after.binnen_maanden is not None:
            met = condition.datum if condition else None
            return months_after(met, after.binnen_maanden) if met else None
        return toezegging.termijn

    def aan_de_orde_sinds(self, toezegging: Toezegging) -> date | None:
        """Since when a promise without a date is due: the day on which its condition was met."""
        condition = self.voorwaarde_van(toezegging)
        return condition.datum if condition and toezegging.nagekomen_op is None else None

    def dagen_over_tijd(self, toezegging: Toezegging, today: date) -> int:
        """How many days ago the promised date was; 0 when it is to come, was never given, or the promise was kept."""
        term = self.termijn(toezegging)
        return (today - term).days if term and term < today and toezegging.nagekomen_op is None else 0

    def over_tijd(self, onderdeel: Onderdeel, today: date) -> int:
        """By how many days the most overdue promise of a part is late; 0 when none is, or the part is finished."""
        late = (self.dagen_over_tijd(toezegging, today) for toezegging in onderdeel.toezeggingen)
        return 0 if onderdeel.stand.afgerond else max(late, default=0)

    @property
    def tredes(self) -> tuple[tuple[Trede, tuple[Geld, ...], tuple[Gezocht, ...]], ...]:
        """Every step of the money, what sources say of it and who looked for it; empty when no money is asked for."""
        return (
            tuple(
                (
                    trede,
                    tuple(geld for geld in self.geld if geld.trede is trede),
                    self.gezocht_naar(Aanbevelingsfeit[trede.name]),
                )
                for trede in Trede
            )
            if self.geld
            else ()
        )


def mix_of(standen: Iterable[Stand]) -> Mix:
    """How many of these states there are of each, in the order of the list."""
    counted = Counter(standen)
    return tuple((stand, counted[stand]) for stand in Stand if counted[stand])


def published_step(stap: Verloopstap) -> dict[str, str]:
    """A step as a site keeps it of what it published, to be held against later."""
    return {
        "datum": stap.datum.isoformat(),
        "stand": stap.stand.value,
        "toelichting": stap.toelichting,
        "vastgesteld_door": stap.vastgesteld_door.value,
    }
