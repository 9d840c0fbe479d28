"""Rules for what the site says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from plugins.gemeente.verklaringen import Logboek, Privacyverklaring, Toegankelijkheid
from plugins.source.dates import dutch_date
from plugins.source.problem import Ernst, Problem
from plugins.source.records import Rule, RuleContext


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
