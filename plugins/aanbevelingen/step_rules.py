"""Rules for the steps of a part: their order, the documents they rest on, and that none vanishes silently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from plugins.aanbevelingen.aanbeveling import Aanbeveling
from plugins.aanbevelingen.keuzes import Beoordelaar, Stand
from plugins.aanbevelingen.onderdeel import Onderdeel, Verloopstap, published_step
from plugins.bronnen.bron import Bron
from plugins.source.problem import Problem
from plugins.source.record import Verwijzing
from plugins.source.records import Rule, RuleContext, parts


def steps_in_order(context: RuleContext) -> Iterator[Problem]:
    """The verloop of a part goes from old to new."""
    for record, path, onderdeel in parts(context.all(Aanbeveling), Onderdeel):
        for index, (before, stap) in enumerate(pairwise(onderdeel.verloop), 1):
            if stap.datum < before.datum:
                words = f"{stap.datum} staat na {before.datum}; zet de stappen op volgorde, de oudste eerst"
                yield context.problem(record, (*path, "verloop", index, "datum"), words)


def corrections_of_steps_fit(context: RuleContext) -> Iterator[Problem]:
    """Corrections of steps stand in order, the oldest first."""
    for record, path, onderdeel in parts(context.all(Aanbeveling), Onderdeel):
        for index, (before, correctie) in enumerate(pairwise(onderdeel.correcties), 1):
            if correctie.datum < before.datum:
                words = f"{correctie.datum} staat na {before.datum}; zet de oudste correctie eerst"
                yield context.problem(record, (*path, "correcties", index, "datum"), words)


def history_is_only_added_to(context: RuleContext) -> Iterator[Problem]:
    """A step that the public saw stays as it was, unless a correction says what was wrong with it."""
    records = {record.id: record for record in context.all(Aanbeveling)}
    for name, seen in context.published.aanbevelingen.items():
        if name in records:
            yield from _what_changed(context, records[name], seen)
        elif name not in context.ids[Aanbeveling.folder]:
            message = (
                "deze aanbeveling stond op de site en is er niet meer; zet haar terug, want wat openbaar was"
                " blijft te volgen"
            )
            yield Problem(f"data/aanbevelingen/{name}.yaml", 0, 0, message)


def _what_changed(
    context: RuleContext, record: Aanbeveling, seen: Mapping[str, Iterable[Mapping[str, str]]]
) -> Iterator[Problem]:
    """Every part and step that the public saw and that is not there as it was, without a correction."""
    here = {part.id: (path, part) for _, path, part in parts([record], Onderdeel)}
    for name, steps in seen.items():
        if name not in here:
            message = f"onderdeel '{name}' stond op de site en is er niet meer; zet het terug"
            yield context.problem(record, ("onderdelen",), message)
            continue
        path, part = here[name]
        now = [published_step(stap) for stap in part.verloop]
        corrected = {correctie.stap.isoformat() for correctie in part.correcties}
        for step in steps:
            was_search = step["stand"] in Stand.vroeger()  # and a search is no step
            if not was_search and dict(step) not in now and step["datum"] not in corrected:
                message = (
                    f"de stap van {step['datum']} ({step['stand']}) stond zo op de site en is veranderd"
                    " of weg; zet haar terug, of voeg een correctie toe met datum, stap en reden"
                )
                yield context.problem(record, (*path, "verloop"), message)


def done_is_proved(context: RuleContext) -> Iterator[Problem]:
    """`uitgevoerd` needs a document that everybody can open."""
    for record, path, stap in parts(context.all(Aanbeveling), Verloopstap):
        if stap.stand is Stand.UITGEVOERD and not can_be_opened(context, stap.bronnen):
            yield context.problem(
                record,
                (*path, "bronnen"),
                "'uitgevoerd' vraagt een bron met een openbaar adres (url); voeg die toe of kies een andere"
                " stand",
            )


def the_college_is_quoted(context: RuleContext) -> Iterator[Problem]:
    """A step says 'volgens het college' only with the words in which the college said so."""
    for record, path, stap in parts(context.all(Aanbeveling), Verloopstap):
        if stap.vastgesteld_door is Beoordelaar.COLLEGE and stap.gezegd is None:
            yield context.problem(
                record,
                (*path, "vastgesteld_door"),
                "'college' vraagt de woorden van het college; voeg 'gezegd' toe met 'woorden' en 'plaats', of"
                " schrijf 'redactie'",
            )


def steps_rest_on_documents(context: RuleContext) -> Iterator[Problem]:
    """A step has a state that a document can give: nobody writes that nothing is known."""
    for record, path, stap in parts(context.all(Aanbeveling), Verloopstap):
        if stap.stand is Stand.ONBEKEND:
            yield context.problem(
                record,
                (*path, "stand"),
                "'onbekend' is geen stap: zonder stuk dat een stand noemt blijft 'verloop' leeg; verwijder"
                " deze stap",
            )


def can_be_opened(context: RuleContext, named: Iterable[Verwijzing]) -> bool:
    """Whether everybody can open one of these sources.

    One that has problems of its own counts as if it can: those come first.
    """
    bronnen, every = context.records[Bron.folder], context.ids[Bron.folder]
    for name, _ in named:
        bron = bronnen.get(name)
        if (bron is None and name in every) or (isinstance(bron, Bron) and bron.url is not None):
            return True
    return False


STEP_RULES: tuple[Rule, ...] = (
    steps_in_order,
    corrections_of_steps_fit,
    history_is_only_added_to,
    done_is_proved,
    the_college_is_quoted,
    steps_rest_on_documents,
)
