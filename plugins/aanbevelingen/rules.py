"""Rules for recommendations, but for those of their steps."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.aanbevelingen.aanbeveling import Aanbeveling
from plugins.aanbevelingen.keuzes import Vervuld
from plugins.aanbevelingen.onderdeel import GesteldeVraag, Weerwoord
from plugins.aanbevelingen.step_rules import STEP_RULES, can_be_opened
from plugins.aanbevelingen.toezegging import Toezegging, VervaltNa
from plugins.aanbevelingen.verloop import Vergadering
from plugins.bronnen.zoekactie import parts_in
from plugins.gemeente.gemeente import Gemeente
from plugins.gemeente.rules import words_not_listed
from plugins.source.document import Keys
from plugins.source.problem import Problem, near_or_choose
from plugins.source.records import Rule, RuleContext


def parts_have_own_ids(context: RuleContext) -> Iterator[Problem]:
    """Within a recommendation every part has its own id."""
    for record in context.all(Aanbeveling):
        seen: set[str] = set()
        for number, onderdeel in enumerate(record.onderdelen):
            if onderdeel.id in seen:
                yield context.problem(
                    record,
                    ("onderdelen", number, "id"),
                    f"'{onderdeel.id}' is al de naam van een ander onderdeel; kies een andere",
                )
            seen.add(onderdeel.id)


def numbers_are_unique(context: RuleContext) -> Iterator[Problem]:
    """Within one study every recommendation has its own number."""
    seen: dict[tuple[str, int], str] = {}
    for record in context.all(Aanbeveling):
        key = (record.onderzoek, record.nummer)
        if key in seen:
            yield context.problem(
                record,
                ("nummer",),
                f"nummer {record.nummer} is al gebruikt in {seen[key]}; kies een ander nummer",
            )
        seen.setdefault(key, record.bestand)


def promises_keep_their_dates(context: RuleContext) -> Iterator[Problem]:
    """A promised date is later than the promise, and any other date was reported by an open document."""
    for record in context.all(Aanbeveling):
        for number, onderdeel in enumerate(record.onderdelen):
            for index, toezegging in enumerate(onderdeel.toezeggingen):
                path: Keys = ("onderdelen", number, "toezeggingen", index)
                yield from (
                    context.problem(record, (*path, *where), message)
                    for where, message in _promise(context, toezegging)
                )


def _promise(context: RuleContext, toezegging: Toezegging) -> Iterator[tuple[Keys, str]]:
    """What is wrong with the dates of one promise: where, and the sentence."""
    if toezegging.datum and toezegging.datum < toezegging.gedaan_op:
        yield (
            ("datum",),
            (
                f"{toezegging.datum} ligt voor de toezegging zelf ({toezegging.gedaan_op}); controleer beide"
                " datums"
            ),
        )
    if toezegging.nagekomen_op and toezegging.nagekomen_op < toezegging.gedaan_op:
        yield (
            ("nagekomen_op",),
            (
                f"{toezegging.nagekomen_op} ligt voor de toezegging zelf ({toezegging.gedaan_op}); vul de dag"
                " in waarop zij is nagekomen"
            ),
        )
    if toezegging.verschoven and not toezegging.datum:
        yield ("verschoven",), "een datum die niet is toegezegd kan niet verschuiven; vul eerst 'datum' in"
    promised, reported = toezegging.datum, toezegging.gedaan_op
    for later, verschuiving in enumerate(toezegging.verschoven):
        here: Keys = ("verschoven", later)
        if verschuiving.gemeld_op < reported:
            yield (
                (*here, "gemeld_op"),
                (
                    f"{verschuiving.gemeld_op} ligt voor {reported}; zet de meldingen op volgorde, de oudste"
                    " eerst"
                ),
            )
        if promised and verschuiving.naar == promised:
            yield (
                (*here, "naar"),
                f"{verschuiving.naar} was al de toegezegde datum; verwijder deze verschuiving",
            )
        if (
            promised
            and verschuiving.naar < promised
            and not any(can_be_opened(context, named.bron) for named in verschuiving.bronnen)
        ):
            yield (
                (*here, "naar"),
                (
                    f"{verschuiving.naar} is eerder dan {promised}; dat vraagt een bron met een openbaar"
                    " adres (url)"
                ),
            )
        promised, reported = verschuiving.naar, max(reported, verschuiving.gemeld_op)


def documents_in_order(context: RuleContext) -> Iterator[Problem]:
    """The documents that belong to a recommendation go from old to new; those without a date come last."""
    for record in context.all(Aanbeveling):
        previous = None
        for index, stuk in enumerate(record.stukken):
            year = stuk.datum.jaar or 9999
            if previous and year < previous:
                yield context.problem(
                    record,
                    ("stukken", index, "datum"),
                    f"{stuk.datum.iso} staat na een later stuk; zet het oudste eerst, en wat geen datum heeft"
                    " achteraan",
                )
            previous = year


def met_conditions_have_a_date(context: RuleContext) -> Iterator[Problem]:
    """A condition that is met says since when, and one that is not known to be met gives no date."""
    for record in context.all(Aanbeveling):
        for index, voorwaarde in enumerate(record.voorwaarden):
            if voorwaarde.vervuld is Vervuld.JA and voorwaarde.datum is None:
                yield context.problem(
                    record, ("voorwaarden", index), "deze voorwaarde is vervuld; voeg 'datum' toe"
                )
            if voorwaarde.vervuld is not Vervuld.JA and voorwaarde.datum is not None:
                yield context.problem(
                    record,
                    ("voorwaarden", index, "datum"),
                    "deze voorwaarde is niet vervuld; verwijder 'datum'",
                )


def names_inside_exist(context: RuleContext) -> Iterator[Problem]:
    """What names a part or a condition of its own recommendation names one that is there."""
    for record in context.all(Aanbeveling):
        parts = {onderdeel.id for onderdeel in record.onderdelen}
        conditions = [item.id for item in record.voorwaarden if item.id]
        for path, part in parts_in(record):
            for index, name in enumerate(getattr(part, "onderdelen", ()) if path else ()):
                if name not in parts:
                    yield context.problem(
                        record,
                        (*path, "onderdelen", index),
                        f"'{name}' is geen onderdeel van deze"
                        f" aanbeveling{near_or_choose(name, sorted(parts))}",
                    )
            if isinstance(part, VervaltNa) and part.voorwaarde not in conditions:
                yield context.problem(
                    record,
                    (*path, "voorwaarde"),
                    f"'{part.voorwaarde}' is geen voorwaarde van deze aanbeveling; geef de voorwaarde deze"
                    " 'id', of verwijder 'vervalt_na'",
                )


def answers_say_when(context: RuleContext) -> Iterator[Problem]:
    """An answer has a day and a day has an answer; it lies after the question."""
    for record in context.all(Aanbeveling):
        for path, part in parts_in(record):
            if not isinstance(part, (Weerwoord, GesteldeVraag)):
                continue
            asked = part.gevraagd_op if isinstance(part, Weerwoord) else part.gesteld_op
            if (part.antwoord is None) != (part.antwoord_op is None):
                yield context.problem(
                    record, path, "een antwoord heeft een dag; vul 'antwoord' en 'antwoord_op' allebei in"
                )
            if part.antwoord is not None and not part.bronnen:
                yield context.problem(record, path, "een antwoord heeft een bron; voeg 'bronnen' toe")
            if part.antwoord_op and part.antwoord_op < asked:
                yield context.problem(
                    record, path, "dit antwoord ligt voor de vraag; controleer de dagen van beide"
                )


def words_of_the_municipality(context: RuleContext) -> Iterator[Problem]:
    """The word of an answer and the kind of a meeting are among those that the municipality lists."""
    for gemeente in context.all(Gemeente):
        lists = (
            ((record, ("reactie", "woord"), record.reactie.woord) for record in context.all(Aanbeveling)),
            ((record, ("soort",), record.soort) for record in context.all(Vergadering)),
        )
        names = ("antwoordwoorden", "vergadersoorten")
        for name, used in zip(names, lists, strict=True):
            known = [item.woord for item in getattr(gemeente, name)]
            yield from words_not_listed(context, gemeente, name, known, used)


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
