"""A recommendation: its literal text, the answer, and where each of its parts stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from plugins.records.fields import Bronnen, Feit, GedateerdFeit
from plugins.records.keuzes import Beoordelaar, Gericht, Reactiewoord, Stand, Vervuld
from plugins.source.record import Datum, Getal, Part, Record, Reference, Sleutel, Tekst, Teksten

OnderzoekId = Annotated[str, Reference("onderzoeken")]


class Reactie(Part):
    """What the college answered, in its own word."""

    woord: Reactiewoord = Field(description="Het woord van het college zelf.")
    waarover: Tekst = Field(description="Waar dat woord precies over gaat: 'de constatering dat …'.")
    samenvatting: Teksten = Field(min_length=1, description="Het antwoord samengevat, een alinea per regel.")
    datum: Datum = Field(description="De datum van het antwoord.")
    bronnen: Bronnen = Field(description="Waar het antwoord staat.")


class Voorwaarde(Part):
    """Something that has to happen first, and whether it did."""

    tekst: Tekst = Field(description="De voorwaarde, zoals het antwoord haar noemt.")
    vervuld: Vervuld = Field(description="Of aan de voorwaarde is voldaan.")
    datum: Datum | None = Field(None, description="Wanneer aan de voorwaarde is voldaan.")
    toelichting: Tekst | None = Field(None, description="Uitleg bij de voorwaarde.")
    bronnen: Bronnen = Field(description="De bronnen voor de voorwaarde en voor het vervullen ervan.")


class Verloopstap(Part):
    """One dated step in the history of a part; history is only ever added to."""

    datum: Datum = Field(description="De dag waarop dit gold of bleek.")
    stand: Stand = Field(description="De stand op die dag.")
    toelichting: Tekst = Field(description="Waarom dit de stand is, in een of enkele zinnen.")
    vastgesteld_door: Beoordelaar = Field(description="Wie zegt dat dit de stand is.")
    bronnen: Bronnen = Field(description="Het bewijs.")


class Verschuiving(Part):
    """A later date that came in place of a promised one."""

    naar: Datum = Field(description="De nieuwe datum.")
    gemeld_op: Datum = Field(description="De dag waarop de nieuwe datum is gemeld.")
    bronnen: Bronnen = Field(description="Waar de nieuwe datum staat.")


class Toezegging(Part):
    """Something that was promised, with the date first promised and every later one."""

    tekst: Tekst = Field(description="Wat is toegezegd of aangekondigd.")
    gedaan_op: Datum = Field(description="De dag van de toezegging.")
    datum: Datum | None = Field(None, description="De toegezegde datum; weglaten als er geen datum is toegezegd.")
    verschoven: tuple[Verschuiving, ...] = Field((), description="Elke latere datum, de oudste eerst.")
    bronnen: Bronnen = Field(description="Waar de toezegging staat.")

    @property
    def termijn(self) -> date | None:
        """The date that counts now: the last one given."""
        return self.verschoven[-1].naar if self.verschoven else self.datum


class Onderdeel(Part):
    """One of the things that a recommendation asks for."""

    id: Sleutel = Field(description="Korte naam in kleine letters, uniek binnen de aanbeveling.")
    titel: Tekst = Field(description="Wat er wordt gevraagd.")
    verloop: tuple[Verloopstap, ...] = Field(min_length=1, description="De geschiedenis, de oudste stap eerst; nooit wissen, alleen aanvullen.")
    toezeggingen: tuple[Toezegging, ...] = Field((), description="Wat is toegezegd.")

    @property
    def stand(self) -> Stand:
        """Where this part stands now."""
        return self.verloop[-1].stand

    @property
    def laatste(self) -> Verloopstap:
        """The last step."""
        return self.verloop[-1]


class Aanbeveling(Record):
    """One recommendation with all its parts."""

    folder: ClassVar = "aanbevelingen"
    noun: ClassVar = "aanbeveling"

    nummer: Getal = Field(ge=1, description="Het nummer binnen het onderzoek.")
    titel: Tekst = Field(description="Een korte titel.")
    onderzoek: OnderzoekId = Field(description="Het onderzoek waaruit de aanbeveling komt.")
    gericht_aan: Gericht = Field(description="Aan wie de aanbeveling is gericht.")
    tekst: Tekst = Field(description="De letterlijke tekst van de aanbeveling.")
    tekst_noot: Tekst | None = Field(None, description="Waar de letterlijke tekst vandaan komt, als dat uitleg vraagt.")
    in_het_kort: Teksten = Field(min_length=1, max_length=3, description="Hoogstens drie zinnen voor een inwoner.")
    reactie: Reactie = Field(description="Het antwoord van het college.")
    portefeuillehouder: Tekst | None = Field(None, description="Wie in het college hierover gaat; weglaten als dat niet openbaar is gevonden.")
    voorwaarden: tuple[Voorwaarde, ...] = Field((), description="Wat eerst moet gebeuren volgens het antwoord.")
    onderdelen: tuple[Onderdeel, ...] = Field(min_length=1, description="De delen van de aanbeveling, elk met een eigen verloop.")
    feiten: tuple[GedateerdFeit, ...] = Field((), description="Wat verder openbaar is gevonden, met datum.")
    niet_gevonden: Teksten = Field((), description="Wat de redactie zocht en niet openbaar vond.")
    kanttekening: tuple[Feit, ...] = Field((), description="Wat een lezer erbij moet weten.")
    bronnen: Bronnen = Field(description="De belangrijkste bronnen.")

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
