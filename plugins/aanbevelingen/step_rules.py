"""Rules for the steps of a part: their order, the documents they rest on, and that none vanishes silently."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from plugins.aanbevelingen.aanbeveling import Aanbeveling
from plugins.aanbevelingen.keuzes import Beoordelaar, Stand
from plugins.aanbevelingen.onderdeel import Verloopstap, published_step
from plugins.bronnen.bron import Bron
from plugins.source.document import Keys
from plugins.source.problem import Problem
from plugins.source.records import Rule, RuleContext


def steps_in_order(context: RuleContext) -> Iterator[Problem]:
    """The verloop of a part goes from old to new."""
    for record in context.all(Aanbeveling):
        for number, onderdeel in enumerate(record.onderdelen):
            for index, (before, stap) in enumerate(pairwise(onderdeel.verloop), 1):
                if stap.datum < before.datum:
                    path: Keys = ("onderdelen", number, "verloop", index, "datum")
                    words = f"{stap.datum} staat na {before.datum}; zet de stappen op volgorde"
                    yield context.problem(record, path, f"{words}, de oudste eerst")


def corrections_of_steps_fit(context: RuleContext) -> Iterator[Problem]:
    """Corrections of steps stand in order, the oldest first."""
    for record in context.all(Aanbeveling):
        for number, onderdeel in enumerate(record.onderdelen):
            for index, (before, correctie) in enumerate(pairwise(onderdeel.correcties), 1):
                if correctie.datum < before.datum:
                    path: Keys = ("onderdelen", number, "correcties", index, "datum")
                    words = f"{correctie.datum} staat na {before.datum}; zet de oudste correctie eerst"
                    yield context.problem(record, path, words)


def history_is_only_added_to(context: RuleContext) -> Iterator[Problem]:
    """A step that the public saw stays as it was, unless a correction says what was wrong with it."""
    records = {record.id: record for record in context.all(Aanbeveling)}
    for name, parts in context.published.aanbevelingen.items():
        record = records.get(name)
        if record is None:
            if name not in context.ids[Aanbeveling.folder]:
                yield Problem(
                    f"data/aanbevelingen/{name}.yaml",
                    0,
                    0,
                    "deze aanbeveling stond op de site en is er niet meer; zet haar terug, want wat openbaar"
                    " was blijft te volgen",
                )
            continue
        numbers = {onderdeel.id: number for number, onderdeel in enumerate(record.onderdelen)}
        for part, seen in parts.items():
            if part not in numbers:
                yield context.problem(
                    record,
                    ("onderdelen",),
                    f"onderdeel '{part}' stond op de site en is er niet meer; zet het terug",
                )
                continue
            onderdeel = record.onderdelen[numbers[part]]
            now = [published_step(stap) for stap in onderdeel.verloop]
            corrected = {correctie.stap.isoformat() for correctie in onderdeel.correcties}
            for stap in seen:
                if stap["stand"] in Stand.vroeger():
                    continue  # it was a search, and a search is no step
                if dict(stap) not in now and stap["datum"] not in corrected:
                    words = (
                        f"de stap van {stap['datum']} ({stap['stand']}) stond zo op de site en is veranderd"
                        " of weg; zet haar terug, of voeg een correctie toe met datum, stap en reden"
                    )
                    yield context.problem(record, ("onderdelen", numbers[part], "verloop"), words)


def done_is_proved(context: RuleContext) -> Iterator[Problem]:
    """`uitgevoerd` needs a document that everybody can open."""
    for record, path, stap in _steps(context):
        opened = any(can_be_opened(context, named.bron) for named in stap.bronnen)
        if stap.stand is Stand.UITGEVOERD and not opened:
            yield context.problem(
                record,
                (*path, "bronnen"),
                "'uitgevoerd' vraagt een bron met een openbaar adres (url); voeg die toe of kies een andere"
                " stand",
            )


def the_college_is_quoted(context: RuleContext) -> Iterator[Problem]:
    """A step says 'volgens het college' only with the words in which the college said so."""
    for record, path, stap in _steps(context):
        if stap.vastgesteld_door is Beoordelaar.COLLEGE and stap.gezegd is None:
            yield context.problem(
                record,
                (*path, "vastgesteld_door"),
                "'college' vraagt de woorden van het college; voeg 'gezegd' toe met 'woorden' en 'plaats', of"
                " schrijf 'redactie'",
            )


def steps_rest_on_documents(context: RuleContext) -> Iterator[Problem]:
    """A step has a state that a document can give: nobody writes that nothing is known."""
    for record, path, stap in _steps(context):
        if stap.stand is Stand.ONBEKEND:
            yield context.problem(
                record,
                (*path, "stand"),
                "'onbekend' is geen stap: zonder stuk dat een stand noemt blijft 'verloop' leeg; verwijder"
                " deze stap",
            )


def _steps(context: RuleContext) -> Iterator[tuple[Aanbeveling, Keys, Verloopstap]]:
    """Every step of every part, with the way to it in its record."""
    for record in context.all(Aanbeveling):
        for number, onderdeel in enumerate(record.onderdelen):
            for index, stap in enumerate(onderdeel.verloop):
                yield record, ("onderdelen", number, "verloop", index), stap


def can_be_opened(context: RuleContext, name: str) -> bool:
    """Whether everybody can open a source."""
    bron = context.records[Bron.folder].get(name)
    if bron is None and name in context.ids[Bron.folder]:
        return True  # it has problems of its own; those come first
    return isinstance(bron, Bron) and bron.url is not None


STEP_RULES: tuple[Rule, ...] = (
    steps_in_order,
    corrections_of_steps_fit,
    history_is_only_added_to,
    done_is_proved,
    the_college_is_quoted,
    steps_rest_on_documents,
)
