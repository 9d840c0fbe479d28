"""What the law asks a site to say of itself: accessibility and privacy, each one file of `data/`."""

from __future__ import annotations

from datetime import date
from enum import auto
from typing import ClassVar

from pydantic import Field

from plugins.source.dates import months_after
from plugins.source.record import Adres, Datum, Getal, JaNee, Keuze, Part, Record, Tekst, Url, VerledenDatum

STATEMENT_MONTHS = 12
"""A statement is read again and dated anew every year."""
AUDIT_MONTHS = 36
"""A full audit counts for three years."""
PLAN_MONTHS = 6
"""An audit that is planned counts when it lies within half a year of the statement."""


class Toegankelijkheidsstatus(Keuze):
    """How far a site is with the norm, as the Dutch model has it; it follows from the other fields."""

    A = auto(), "A", "Alle eisen zijn onderzocht, en de site voldoet aan alle."
    B = auto(), "B", "Alle eisen zijn onderzocht. Wat niet voldoet, staat hieronder, met de maatregel."
    C = auto(), "C", "Het onderzoek is nog niet af, maar staat binnen een half jaar gepland."
    D = auto(), "D", "Er is deze verklaring, maar geen volledig onderzoek en geen plan daarvoor."
    E = auto(), "E", "Er is geen geldige verklaring."


class Toegankelijkheidsonderzoek(Part):
    """An audit by people."""

    datum: VerledenDatum
    """De dag van het rapport."""
    uitvoerder: Tekst
    """Wie het onderzoek deed."""
    methode: Tekst
    """Hoe, zoals 'WCAG-EM'."""
    volledig: JaNee
    """true als alle eisen van de norm zijn onderzocht."""
    rapport: Url | None = None
    """Waar het rapport staat."""


class Bevinding(Part):
    """Something on the site that does not meet the norm."""

    eis: Tekst
    """De eis, met nummer, zoals '1.4.3 Contrast'."""
    beschrijving: Tekst
    """Wat er niet voldoet, en waar."""
    oorzaak: Tekst
    """Waardoor het niet voldoet."""
    gevolg: Tekst
    """Wat mensen ervan merken."""
    alternatief: Tekst | None = None
    """Hoe het ondertussen toch kan."""
    maatregel: Tekst | None = None
    """Wat eraan wordt gedaan."""
    klaar_op: Datum | None = None
    """De dag waarop dat klaar moet zijn."""
    onevenredige_last: Tekst | None = None
    """Waarom oplossen te veel zou vragen; weglaten als daarop geen beroep wordt gedaan."""


class Toegankelijkheid(Record):
    """The accessibility statement, with every field of the model (Implementing Decision (EU) 2018/1523)."""

    folder: ClassVar = "toegankelijkheid"
    noun: ClassVar = "toegankelijkheidsverklaring"

    norm: Tekst
    """De norm waarover de verklaring gaat."""
    opgesteld_op: VerledenDatum
    """De dag waarop de verklaring is geschreven of nagelezen; na een jaar is zij verlopen."""
    werkwijze: Tekst
    """Waarop de verklaring rust, in een of twee zinnen."""
    onderzoeken: tuple[Toegankelijkheidsonderzoek, ...]
    """De onderzoeken door mensen; schrijf [] zolang er geen is."""
    gepland_onderzoek: Datum | None = None
    """De dag waarvoor een volledig onderzoek is afgesproken."""
    bevindingen: tuple[Bevinding, ...]
    """Wat niet voldoet; schrijf [] zolang er niets is gevonden."""
    contact: Adres
    """De pagina waar staat hoe iemand een probleem meldt."""
    handhaving: Tekst | None = None
    """Waar iemand terechtkan die geen goed antwoord krijgt; weglaten zolang dat niet is uitgezocht."""
    in_register: Url | None = None
    """Waar de verklaring in het register van de overheid staat."""

    @property
    def verloopt_op(self) -> date:
        """The day from which the statement is no longer valid."""
        return months_after(self.opgesteld_op, STATEMENT_MONTHS)

    def volledig_onderzoek(self, today: date) -> Toegankelijkheidsonderzoek | None:
        """The newest full audit that still counts on a day."""
        counts = (
            each
            for each in self.onderzoeken
            if each.volledig and today < months_after(each.datum, AUDIT_MONTHS)
        )
        return max(counts, key=lambda each: each.datum, default=None)

    def stand_van_zaken(self, today: date) -> Toegankelijkheidsstatus:
        """The status on a day.

        It follows from the audits, the findings and the dates, and nobody can type it.
        """
        if today >= self.verloopt_op:
            return Toegankelijkheidsstatus.E
        if self.volledig_onderzoek(today):
            if not self.bevindingen:
                return Toegankelijkheidsstatus.A
            if all(each.maatregel or each.onevenredige_last for each in self.bevindingen):
                return Toegankelijkheidsstatus.B
        planned = self.gepland_onderzoek
        if planned and today <= planned <= months_after(self.opgesteld_op, PLAN_MONTHS):
            return Toegankelijkheidsstatus.C
        return Toegankelijkheidsstatus.D


class Logboek(Keuze):
    """What the server that sends the pages keeps of a visit."""

    ONBEKEND = (
        auto(),
        "nog niet bekend",
        (
            "Of de server het adres van uw verbinding bewaart, hangt af van wie de site host. Dat is nog niet"
            " bekend."
        ),
    )
    GEEN = auto(), "niets", "De server bewaart niets van uw bezoek."
    ZONDER_IP = (
        auto(),
        "zonder adres",
        "De server bewaart welke pagina is gevraagd, zonder het adres van uw verbinding.",
    )
    MET_IP = (
        auto(),
        "met adres",
        "De server bewaart welke pagina is gevraagd, met het adres van uw verbinding.",
    )


class Privacyverklaring(Record):
    """The privacy statement.

    What the pages themselves do is counted when the site is built, and not typed.
    """

    folder: ClassVar = "privacyverklaring"
    noun: ClassVar = "privacyverklaring"

    opgesteld_op: VerledenDatum
    """De dag waarop de verklaring is geschreven of nagelezen; na een jaar is zij verlopen."""
    verantwoordelijke: Tekst | None = None
    """Wie verantwoordelijk is voor de gegevens; weglaten zolang dat niet is afgesproken."""
    functionaris: Tekst | None = None
    """Hoe iemand de functionaris gegevensbescherming bereikt; weglaten zolang dat niet is afgesproken."""
    logboek: Logboek
    """Wat de server van een bezoek bewaart."""
    logboek_dagen: Getal | None = Field(None, ge=1, le=730)
    """Hoeveel dagen dat wordt bewaard; alleen als de server iets bewaart."""
    ontvangers: tuple[Tekst, ...]
    """Wie gegevens van bezoekers krijgt; schrijf [] als niemand."""

    @property
    def verloopt_op(self) -> date:
        """The day from which the statement has to be read again."""
        return months_after(self.opgesteld_op, STATEMENT_MONTHS)
