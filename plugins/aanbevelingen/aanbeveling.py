"""A recommendation: its literal text, the answer, and where each of its parts stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from plugins.aanbevelingen.keuzes import (
    Beoordelaar,
    Gericht,
    Hindernis,
    Reactiewoord,
    Stand,
    StukSoort,
    Trede,
    Vervuld,
)
from plugins.source.record import (
    Bronnen,
    Datum,
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

    tekst: Tekst
    """De voorwaarde, zoals het antwoord haar noemt."""
    vervuld: Vervuld
    """Of aan de voorwaarde is voldaan."""
    datum: VerledenDatum | None = None
    """Wanneer aan de voorwaarde is voldaan."""
    toelichting: Tekst | None = None
    """Uitleg bij de voorwaarde."""
    bronnen: Bronnen
    """De bronnen voor de voorwaarde en voor het vervullen ervan."""


class Verloopstap(Part):
    """One dated step in the history of a part; history is only ever added to."""

    datum: VerledenDatum
    """De dag waarop dit gold of bleek."""
    stand: Stand
    """De stand op die dag."""
    toelichting: Tekst
    """Waarom dit de stand is, in een of enkele zinnen."""
    vastgesteld_door: Beoordelaar
    """Wie zegt dat dit de stand is."""
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


class Toezegging(Part):
    """Something that was promised, with the date first promised and every other date since."""

    tekst: Tekst
    """Wat is toegezegd of aangekondigd."""
    gedaan_op: VerledenDatum
    """De dag van de toezegging."""
    datum: Datum | None = None
    """De datum die het eerst is toegezegd; weglaten als er geen datum is toegezegd."""
    verschoven: tuple[Verschuiving, ...] = ()
    """Elke andere datum die later is gemeld, de oudste melding eerst."""
    nagekomen_op: VerledenDatum | None = None
    """De dag waarop volgens een bron aan de toezegging is voldaan; weglaten als dat niet zo is."""
    bronnen: Bronnen
    """Waar de toezegging staat, en als zij is nagekomen ook waar dat staat."""

    @property
    def termijn(self) -> date | None:
        """The date that counts now: the last one given."""
        return self.verschoven[-1].naar if self.verschoven else self.datum

    def over_tijd(self, today: date) -> int:
        """How many days ago the promised date was; 0 when it is still to come, was never given, or the promise was kept."""
        term = self.termijn
        return (today - term).days if term is not None and term < today and self.nagekomen_op is None else 0


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


class Onderdeel(Part):
    """One of the things that a recommendation asks for."""

    id: Sleutel
    """Korte naam in kleine letters, uniek binnen de aanbeveling."""
    titel: Tekst
    """Wat er wordt gevraagd."""
    verloop: tuple[Verloopstap, ...] = Field(min_length=1)
    """De geschiedenis, de oudste stap eerst; nooit wissen, alleen aanvullen."""
    toezeggingen: tuple[Toezegging, ...] = ()
    """Wat is toegezegd."""
    belemmeringen: tuple[Belemmering, ...] = ()
    """Wat volgens een bron in de weg staat."""
    correcties: tuple[Stapcorrectie, ...] = ()
    """Elke stap die op de site stond en is verbeterd of verwijderd, de oudste correctie eerst."""

    @property
    def stand(self) -> Stand:
        """Where this part stands now."""
        return self.verloop[-1].stand

    @property
    def laatste(self) -> Verloopstap:
        """The last step."""
        return self.verloop[-1]

    @property
    def laatste_openbaar(self) -> Verloopstap | None:
        """The last step that rests on a public document and not on a search that found none."""
        return next(
            (stap for stap in reversed(self.verloop) if stap.stand is not Stand.NIET_OPENBAAR_GEVONDEN), None
        )

    def stand_op(self, day: date) -> Stand | None:
        """Where this part stood at the end of a day; None when nothing was known of it yet."""
        return next((stap.stand for stap in reversed(self.verloop) if stap.datum <= day), None)

    def stil_sinds(self, today: date) -> int | None:
        """How many days ago the last public document was; None when the part is finished or nothing public was ever found."""
        last = self.laatste_openbaar
        return None if last is None or self.stand.afgerond else (today - last.datum).days

    def over_tijd(self, today: date) -> int:
        """By how many days the most overdue promise is late; 0 when none is, or the part is finished."""
        return (
            0
            if self.stand.afgerond
            else max((toezegging.over_tijd(today) for toezegging in self.toezeggingen), default=0)
        )


class Geld(Part):
    """A step of the money that a source names."""

    trede: Trede
    """Welke trede het is."""
    datum: VerledenDatering
    """Wanneer: 2023-06-02, 2023-06, 2023 of ongedateerd."""
    tekst: Tekst
    """Wat de bron zegt; een bedrag alleen als de bron het noemt."""
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
    bronnen: Bronnen
    """De bronnen die het stuk noemen of zijn."""


class Aanbeveling(Record):
    """One recommendation with all its parts."""

    folder: ClassVar = "aanbevelingen"
    noun: ClassVar = "aanbeveling"
    address: ClassVar = "/aanbevelingen/{}/"

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
    """Wie in het college hierover gaat; weglaten als dat niet openbaar is gevonden."""
    voorwaarden: tuple[Voorwaarde, ...] = ()
    """Wat eerst moet gebeuren volgens het antwoord."""
    onderdelen: tuple[Onderdeel, ...] = Field(min_length=1)
    """De delen van de aanbeveling, elk met een eigen verloop."""
    geld: tuple[Geld, ...] = ()
    """De tredes van het geld die een bron noemt; weglaten als de aanbeveling geen geld vraagt."""
    stukken: tuple[Stuk, ...] = ()
    """Moties, toezeggingen, brieven en begrotingen die erbij horen, het oudste eerst."""
    feiten: tuple[GedateerdFeit, ...] = ()
    """Wat verder openbaar is gevonden, met datum."""
    niet_gevonden: Teksten = ()
    """Wat de redactie zocht en niet openbaar vond."""
    kanttekening: tuple[Feit, ...] = ()
    """Wat een lezer erbij moet weten."""
    bronnen: Bronnen
    """De belangrijkste bronnen."""

    @property
    def order(self) -> tuple[object, ...]:
        """By number."""
        return (self.nummer, self.id)

    @property
    def stand(self) -> Stand:
        """The state of the whole: that of its least advanced part."""
        return min((onderdeel.stand for onderdeel in self.onderdelen), key=lambda stand: stand.rang)

    @property
    def laatst_gewijzigd(self) -> date:
        """The day of the last step of any part."""
        return max(onderdeel.laatste.datum for onderdeel in self.onderdelen)

    def stappen(self) -> Iterator[tuple[Onderdeel, Verloopstap]]:
        """Every step of every part, the newest first."""
        steps = ((onderdeel, stap) for onderdeel in self.onderdelen for stap in onderdeel.verloop)
        return iter(sorted(steps, key=lambda pair: pair[1].datum, reverse=True))

    def stand_op(self, day: date) -> Stand | None:
        """The state of the whole at the end of a day; None when nothing was known of any part."""
        known = [stand for onderdeel in self.onderdelen if (stand := onderdeel.stand_op(day)) is not None]
        return min(known, key=lambda stand: stand.rang, default=None)

    def stil_sinds(self, today: date) -> int | None:
        """How many days ago the last public document about any part was; None when all is finished or nothing was ever found."""
        days = [found for onderdeel in self.onderdelen if (found := onderdeel.stil_sinds(today)) is not None]
        return min(days, default=None)

    def over_tijd(self, today: date) -> int:
        """By how many days the most overdue part is late."""
        return max(onderdeel.over_tijd(today) for onderdeel in self.onderdelen)

    @property
    def tredes(self) -> tuple[tuple[Trede, tuple[Geld, ...]], ...]:
        """Every step of the money with what sources say of it; empty when no money is asked for."""
        return (
            tuple((trede, tuple(geld for geld in self.geld if geld.trede is trede)) for trede in Trede)
            if self.geld
            else ()
        )


def published_step(stap: Verloopstap) -> dict[str, str]:
    """A step as a site keeps it of what it published, to be held against later."""
    return {
        "datum": stap.datum.isoformat(),
        "stand": stap.stand.value,
        "toelichting": stap.toelichting,
        "vastgesteld_door": stap.vastgesteld_door.value,
    }
