"""A part of a recommendation: where it stands by public documents, its promises and what was asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Annotated, TypeVar

from pydantic import Field

from plugins.aanbevelingen.keuzes import Beoordelaar, Hindernis, Stand, Standgroep, Vraagsoort
from plugins.bronnen.zoekactie import Gezocht
from plugins.source.record import Bronnen, Datum, Getal, Part, Sleutel, Tekst, VerledenDatum, Verwijzingen

Mix = tuple[tuple[Stand, int], ...]
"""How many parts stand where, in the order of the list of states."""
_Said = TypeVar("_Said", bound=Part)


def with_anchors(said: Iterable[_Said], anchor: Callable[[_Said], str]) -> Iterator[tuple[str, _Said]]:
    """What a recommendation holds, each with its fragment in the address of its page.

    From the second time on that an anchor is given it has a number behind it. An empty one stays empty.
    """
    given: Counter[str] = Counter()
    for item in said:
        name = anchor(item)
        given[name] += 1
        yield (name if not name or given[name] == 1 else f"{name}-{given[name]}"), item


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


class Verschuiving(Part):
    """Another date that came in place of a promised one."""

    naar: Datum
    """De nieuwe datum."""
    gemeld_op: VerledenDatum
    """De dag waarop de nieuwe datum is gemeld."""
    bronnen: Bronnen
    """Waar de nieuwe datum staat."""


class VervaltNa(Part):
    """Says that a promise falls due when a condition is met."""

    voorwaarde: Sleutel
    """Het id van de voorwaarde van deze aanbeveling."""
    binnen_maanden: Getal | None = Field(None, ge=0, le=120)
    """Binnen hoeveel maanden daarna; weglaten als de bron geen termijn noemt, zoals bij 'zodra'."""


class GevondenJaar(Part):
    """A year for which what comes back every year was found."""

    jaar: Getal = Field(ge=2000, le=2199)
    """Het jaar."""
    bronnen: Bronnen
    """Waar het stuk staat."""


class Jaarlijks(Part):
    """Says that what was promised comes back every year."""

    wat: Tekst
    """Wat er elk jaar komt, zoals 'uitvoeringsplan'."""
    van: Getal = Field(ge=2000, le=2199)
    """Het eerste jaar."""
    tot: Getal | None = Field(None, ge=2000, le=2199)
    """Het laatste jaar; weglaten als de bron geen eind noemt."""
    gevonden: tuple[GevondenJaar, ...] = ()
    """De jaren waarvan het is gevonden."""


class Toezegging(Part):
    """Something that was promised, with the date first promised and every other date since."""

    tekst: Tekst
    """Wat is toegezegd of aangekondigd."""
    gedaan_op: VerledenDatum
    """De dag van de toezegging."""
    datum: Datum | None = None
    """De datum die het eerst is toegezegd; weglaten als er geen datum is toegezegd."""
    vervalt_na: VervaltNa | None = None
    """De voorwaarde waarna de toezegging geldt, als de bron geen datum maar een gebeurtenis noemt."""
    jaarlijks: Jaarlijks | None = None
    """Wat er volgens de toezegging elk jaar komt."""
    verschoven: tuple[Verschuiving, ...] = ()
    """Elke andere datum die later is gemeld, de oudste melding eerst."""
    nagekomen_op: VerledenDatum | None = None
    """De dag waarop volgens een bron aan de toezegging is voldaan; weglaten als dat niet zo is."""
    gezocht: tuple[Gezocht, ...] = ()
    """De zoekacties die hebben gezocht of de toezegging is nagekomen."""
    bronnen: Bronnen
    """Waar de toezegging staat, en als zij is nagekomen ook waar dat staat."""

    @property
    def termijn(self) -> date | None:
        """The date that counts now: the last one given; None when no date was ever given."""
        return self.verschoven[-1].naar if self.verschoven else self.datum

    def verschoven_met_anker(self, anker: str) -> tuple[tuple[str, Verschuiving], ...]:
        """Every other date with its anchor, which begins with that of the promise."""
        return tuple(with_anchors(self.verschoven, lambda moved: f"{anker}-{moved.gemeld_op}"))


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
    """What the municipality, rekenkamer or griffie answered when it was asked about a state shown here."""

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
    """De geschiedenis volgens openbare stukken, de oudste stap eerst.

    Nooit wissen, alleen aanvullen. Leeg als geen stuk zegt hoe het ermee staat; dan is de stand onbekend.
    """
    toezeggingen: tuple[Toezegging, ...] = ()
    """Wat is toegezegd."""
    belemmeringen: tuple[Belemmering, ...] = ()
    """Wat volgens een bron in de weg staat."""
    gezocht: tuple[Gezocht, ...] = ()
    """De zoekacties die naar dit onderdeel hebben gezocht.

    Zonder zoekactie staat er 'nog niet uitgezocht'.
    """
    weerwoord: tuple[Weerwoord, ...] = ()
    """Wat de gemeente, de rekenkamer of de griffie zei toen naar deze stand is gevraagd."""
    gestelde_vragen: tuple[GesteldeVraag, ...] = ()
    """Vragen over dit onderdeel die iemand heeft gesteld, met het antwoord."""
    correcties: tuple[Stapcorrectie, ...] = ()
    """Elke stap die op de site stond en is verbeterd of verwijderd, de oudste correctie eerst."""

    @property
    def stand(self) -> Stand:
        """The last known state; unknown when no document ever said one."""
        return self.laatste.stand if self.laatste else Stand.ONBEKEND

    @property
    def laatste(self) -> Verloopstap | None:
        """The last step."""
        return self.verloop[-1] if self.verloop else None

    @property
    def verloop_met_anker(self) -> tuple[tuple[str, Verloopstap], ...]:
        """The steps, each with its anchor: `verloop-mensen-2023-06-02`."""
        return tuple(with_anchors(self.verloop, lambda stap: f"verloop-{self.id}-{stap.datum}"))

    @property
    def toezeggingen_met_anker(self) -> tuple[tuple[str, Toezegging], ...]:
        """The promises, each with its anchor, in which they are counted: `toezegging-mensen-1`."""
        return tuple(
            (f"toezegging-{self.id}-{number}", promise) for number, promise in enumerate(self.toezeggingen, 1)
        )

    @property
    def correcties_met_anker(self) -> tuple[tuple[str, Stapcorrectie], ...]:
        """The corrections, each with its anchor: `mensen-correctie-2024-01-15-2023-06-02`."""
        return tuple(with_anchors(self.correcties, lambda fix: f"{self.id}-correctie-{fix.datum}-{fix.stap}"))

    def stand_op(self, day: date) -> Stand:
        """The state at the end of a day; unknown when no document said one by then."""
        return next((stap.stand for stap in reversed(self.verloop) if stap.datum <= day), Stand.ONBEKEND)


def mix_of(standen: Iterable[Stand]) -> Mix:
    """How many of these states there are of each, the furthest first."""
    counted, order = Counter(standen), tuple(Standgroep)
    return tuple(
        (stand, counted[stand])
        for stand in sorted(counted, key=lambda stand: (order.index(stand.groep), stand.plaats))
    )


def published_step(stap: Verloopstap) -> dict[str, str]:
    """A step as a site keeps it of what it published, to be held against later."""
    return {
        "datum": stap.datum.isoformat(),
        "stand": stap.stand.value,
        "toelichting": stap.toelichting,
        "vastgesteld_door": stap.vastgesteld_door.value,
    }
