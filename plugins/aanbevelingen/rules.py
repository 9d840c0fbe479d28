"""Rules for recommendations, but for those of their steps."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from plugins.aanbevelingen.aanbeveling import Aanbeveling, Voorwaarde
from plugins.aanbevelingen.keuzes import Vervuld
from plugins.aanbevelingen.onderdeel import GesteldeVraag, Onderdeel, Toezegging, VervaltNa, Weerwoord
from plugins.aanbevelingen.step_rules import STEP_RULES, can_be_opened
from plugins.aanbevelingen.verloop import Vergadering
from plugins.gemeente.gemeente import words_not_listed
from plugins.source.dates import is_before
from plugins.source.document import Keys
from plugins.source.problem import Problem, near_or_choose
from plugins.source.record import Part
from plugins.source.records import Rule, RuleContext, parts, repeated


def parts_have_own_ids(context: RuleContext) -> Iterator[Problem]:
    """Within a recommendation every part has its own id."""
    every = parts(context.all(Aanbeveling), Onderdeel)
    for (record, path, part), _ in repeated(every, lambda each: (each.record.id, each.part.id)):
        message = f"'{part.id}' is al de naam van een ander onderdeel; kies een andere"
        yield context.problem(record, (*path, "id"), message)


def numbers_are_unique(context: RuleContext) -> Iterator[Problem]:
    """Within one study every recommendation has its own number."""
    every = context.all(Aanbeveling)
    for record, first in repeated(every, lambda record: (record.onderzoek, record.nummer)):
        message = f"nummer {record.nummer} is al gebruikt in {first.bestand}; kies een ander nummer"
        yield context.problem(record, ("nummer",), message)


def promises_keep_their_dates(context: RuleContext) -> Iterator[Problem]:
    """A promised date is later than the promise, and any other date was reported by an open document."""
    for record, path, toezegging in parts(context.all(Aanbeveling), Toezegging):
        for where, message in _promise(context, toezegging):
            yield context.problem(record, (*path, *where), message)


def _promise(context: RuleContext, toezegging: Toezegging) -> Iterator[tuple[Keys, str]]:
    """What is wrong with the dates of one promise: where, and the sentence."""
    made = toezegging.gedaan_op
    if toezegging.datum and toezegging.datum < made:
        message = f"{toezegging.datum} ligt voor de toezegging zelf ({made}); controleer beide datums"
        yield ("datum",), message
    kept = toezegging.nagekomen_op
    if kept and kept < made:
        message = f"{kept} ligt voor de toezegging zelf ({made}); vul de dag in waarop zij is nagekomen"
        yield ("nagekomen_op",), message
    if toezegging.verschoven and not toezegging.datum:
        yield ("verschoven",), "een datum die niet is toegezegd kan niet verschuiven; vul eerst 'datum' in"
    promised, reported = toezegging.datum, made
    for index, moved in enumerate(toezegging.verschoven):
        if moved.gemeld_op < reported:
            message = f"{moved.gemeld_op} ligt voor {reported}; zet de meldingen op volgorde, de oudste eerst"
            yield ("verschoven", index, "gemeld_op"), message
        if promised and moved.naar == promised:
            message = f"{moved.naar} was al de toegezegde datum; verwijder deze verschuiving"
            yield ("verschoven", index, "naar"), message
        if promised and moved.naar < promised and not can_be_opened(context, moved.bronnen):
            message = (
                f"{moved.naar} is eerder dan {promised}; dat vraagt een bron met een openbaar adres (url)"
            )
            yield ("verschoven", index, "naar"), message
        promised, reported = moved.naar, max(reported, moved.gemeld_op)


def documents_in_order(context: RuleContext) -> Iterator[Problem]:
    """The documents that belong to a recommendation go from old to new; those without a date come last."""
    for record in context.all(Aanbeveling):
        for index, (before, stuk) in enumerate(pairwise(record.stukken), 1):
            if is_before(stuk.datum, before.datum) or (stuk.datum.jaar and not before.datum.jaar):
                yield context.problem(
                    record,
                    ("stukken", index, "datum"),
                    f"{stuk.datum.iso} staat na een later stuk; zet het oudste eerst, en wat geen datum heeft"
                    " achteraan",
                )


def met_conditions_have_a_date(context: RuleContext) -> Iterator[Problem]:
    """A condition that is met says since when, and one that is not known to be met gives no date."""
    for record, path, voorwaarde in parts(context.all(Aanbeveling), Voorwaarde):
        met = voorwaarde.vervuld is Vervuld.JA
        if met and voorwaarde.datum is None:
            yield context.problem(record, path, "deze voorwaarde is vervuld; voeg 'datum' toe")
        if not met and voorwaarde.datum is not None:
            message = "deze voorwaarde is niet vervuld; verwijder 'datum'"
            yield context.problem(record, (*path, "datum"), message)


def names_inside_exist(context: RuleContext) -> Iterator[Problem]:
    """What names a part or a condition of its own recommendation names one that is there."""
    for record, path, part in parts(context.all(Aanbeveling), Part):
        ids = sorted({onderdeel.id for onderdeel in record.onderdelen})
        for index, name in enumerate(getattr(part, "onderdelen", ()) if part is not record else ()):
            if name not in ids:
                known = near_or_choose(name, ids)
                message = f"'{name}' is geen onderdeel van deze aanbeveling{known}"
                yield context.problem(record, (*path, "onderdelen", index), message)
        if isinstance(part, VervaltNa) and part.voorwaarde not in {item.id for item in record.voorwaarden}:
            yield context.problem(
                record,
                (*path, "voorwaarde"),
                f"'{part.voorwaarde}' is geen voorwaarde van deze aanbeveling; geef de voorwaarde deze"
                " 'id', of verwijder 'vervalt_na'",
            )


def answers_say_when(context: RuleContext) -> Iterator[Problem]:
    """An answer has a day and a day has an answer; it lies after the question."""
    for record, path, part in parts(context.all(Aanbeveling), Part):
        if not isinstance(part, (Weerwoord, GesteldeVraag)):
            continue
        asked = part.gevraagd_op if isinstance(part, Weerwoord) else part.gesteld_op
        if (part.antwoord is None) != (part.antwoord_op is None):
            message = "een antwoord heeft een dag; vul 'antwoord' en 'antwoord_op' allebei in"
            yield context.problem(record, path, message)
        if part.antwoord is not None and not part.bronnen:
            yield context.problem(record, path, "een antwoord heeft een bron; voeg 'bronnen' toe")
        if part.antwoord_op and part.antwoord_op < asked:
            message = "dit antwoord ligt voor de vraag; controleer de dagen van beide"
            yield context.problem(record, path, message)


def words_of_the_municipality(context: RuleContext) -> Iterator[Problem]:
    """The word of an answer and the kind of a meeting are among those that the municipality lists."""
    answers = ((record, ("reactie", "woord"), record.reactie.woord) for record in context.all(Aanbeveling))
    yield from words_not_listed(context, "antwoordwoorden", "woord", answers)
    meetings = ((record, ("soort",), record.soort) for record in context.all(Vergadering))
    yield from words_not_listed(context, "vergadersoorten", "woord", meetings)


RULES: tuple[Rule, ...] = (
    *STEP_RULES,
    parts_have_own_ids,
    numbers_are_unique,
    promises_keep_their_dates,
    met_conditions_have_a_date,
    documents_in_order,
    names_inside_exist,
    answers_say_when,
    words_of_the_municipality,
)
