"""Rules for what the site says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from plugins.gemeente.gemeente import Gemeente
from plugins.gemeente.verklaringen import Logboek, Privacyverklaring, Toegankelijkheid
from plugins.source.dates import dutch_date
from plugins.source.document import Keys
from plugins.source.problem import Ernst, Problem, near_or_choose, shown
from plugins.source.record import Record
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


def words_not_listed(
    context: RuleContext, key: str, field: str, used: Iterable[tuple[Record, Keys, str]]
) -> Iterator[Problem]:
    """Every word that records use is a `field` in the list `key` of the municipality.

    `used` gives where each word stands. A word that is missing is said once, and all words at once where
    there is no list.
    """
    places: dict[str, list[tuple[Record, Keys]]] = {}
    for record, path, word in used:
        places.setdefault(word, []).append((record, path))
    for gemeente in context.all(Gemeente):
        known = [getattr(item, field) for item in getattr(gemeente, key)]
        if places and not known:
            words = ", ".join(map(shown, places))
            message = f"'{key}' is leeg of ontbreekt, en in data/ staat {words}; zet elk daarvan bij '{key}'"
            yield context.problem(gemeente, (key,), f"{message}, met zijn betekenis")
            return
        for word, uses in places.items():
            if word not in known:
                record, path = uses[0]
                others = f" (ook in {len(uses) - 1} andere)" if len(uses) > 1 else ""
                choice = near_or_choose(word, known)
                message = f"{shown(word)} staat niet bij '{key}' in {gemeente.bestand}{others}{choice}"
                yield context.problem(record, path, f"{message}, of zet het daar met zijn betekenis bij")


RULES: tuple[Rule, ...] = (statements_are_valid, audits_take_place, days_belong_to_what_is_kept)
