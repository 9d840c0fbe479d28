"""What the law asks a site to say of itself, each one file of `data/`: accessibility and privacy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import auto
from itertools import chain
from typing import ClassVar

from pydantic import Field

from plugins.source.dates import dutch_date, months_after
from plugins.source.problem import Ernst, Problem
from plugins.source.record import Adres, Datum, Getal, JaNee, Keuze, Part, Record, Tekst, Url, VerledenDatum
from plugins.source.records import Rule, RuleContext

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


def statements_are_valid(context: RuleContext) -> Iterator[Problem]:
    """A statement is read again within the year."""
    statements: Iterable[Toegankelijkheid | Privacyverklaring] = chain(
        context.all(Toegankelijkheid), context.all(Privacyverklaring)
    )
    for record in statements:
        if record.verloopt_op <= context.today:
            yield context.problem(
                record,
                ("opgesteld_op",),
                f"de {record.noun} is verlopen op {dutch_date(record.verloopt_op)}; lees haar na, werk haar"
                " bij en vul de dag van vandaag in",
                Ernst.WAARSCHUWING,
            )


def audits_take_place(context: RuleContext) -> Iterator[Problem]:
    """A planned audit whose day is past is no plan, and a measure whose day is past is done or moved."""
    for record in context.all(Toegankelijkheid):
        planned = record.gepland_onderzoek
        if planned and planned < context.today:
            yield context.problem(
                record,
                ("gepland_onderzoek",),
                f"{dutch_date(planned)} is voorbij; zet het onderzoek bij 'onderzoeken', of vul een nieuwe"
                " dag in",
                Ernst.WAARSCHUWING,
            )
        for number, finding in enumerate(record.bevindingen):
            if finding.klaar_op and finding.klaar_op < context.today:
                yield context.problem(
                    record,
                    ("bevindingen", number, "klaar_op"),
                    f"{dutch_date(finding.klaar_op)} is voorbij; haal de bevinding weg als het is opgelost,"
                    " of vul een nieuwe dag in",
                    Ernst.WAARSCHUWING,
                )


def days_belong_to_what_is_kept(context: RuleContext) -> Iterator[Problem]:
    """How long something is kept is said when, and only when, something is kept."""
    for record in context.all(Privacyverklaring):
        kept = record.logboek in (Logboek.ZONDER_IP, Logboek.MET_IP)
        if kept and record.logboek_dagen is None:
            message = "de server bewaart iets; vul bij 'logboek_dagen' in hoeveel dagen"
            yield context.problem(record, ("logboek",), message)
        if not kept and record.logboek_dagen is not None:
            message = f"bij logboek '{record.logboek.value}' hoort geen aantal dagen; verwijder deze regel"
            yield context.problem(record, ("logboek_dagen",), message)


RULES: tuple[Rule, ...] = (statements_are_valid, audits_take_place, days_belong_to_what_is_kept)
