"""Rules for letters, and for whoever names paragraphs of them."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.brieven.brief import Brief, letters_by_source
from plugins.bronnen.bron import Bron
from plugins.source.annotations import references
from plugins.source.problem import Problem
from plugins.source.record import Verwijzing
from plugins.source.records import Rule, RuleContext, repeated


def paragraphs_are_counted(context: RuleContext) -> Iterator[Problem]:
    """The paragraphs of a letter are numbered 1, 2, 3 and so on."""
    for brief in context.all(Brief):
        for index, alinea in enumerate(brief.alineas):
            if alinea.nummer != index + 1:
                words = (
                    f"alinea {alinea.nummer} staat op plaats {index + 1}; nummer de alinea's 1, 2, 3 …"
                    " zonder er een over te slaan"
                )
                yield context.problem(brief, ("alineas", index, "nummer"), words)


def a_source_is_one_letter(context: RuleContext) -> Iterator[Problem]:
    """A source has its paragraphs in one letter."""
    for brief, first in repeated(context.all(Brief), lambda brief: brief.bron):
        words = f"deze bron heeft haar alinea's al in {first.bestand}; zet alles in één bestand"
        yield context.problem(brief, ("bron",), words)


def references_hold(context: RuleContext) -> Iterator[Problem]:
    """Who names a source, names one that was seen, and the paragraphs of it where it has them."""
    if not context.complete(Brief) or any(
        brief.bron not in context.ids[Bron.folder] for brief in context.all(Brief)
    ):
        return  # they may be in a letter that has another problem
    bronnen = context.records[Bron.folder]
    every = letters_by_source(context.all(Brief))
    public = {name: brief for name, brief in every.items() if not context.waits(Brief.folder, brief.id)}
    for record in context.every():
        letters = every if context.waits(record.folder, record.id) else public
        for path, folder, name, alineas in references(type(record), record):
            bron = bronnen.get(name) if folder == Bron.folder and alineas is not None else None
            if isinstance(bron, Bron):
                wrong = wrong_reference(Verwijzing(name, alineas or ()), bron, letters.get(name))
                if wrong:
                    yield context.problem(record, path, wrong)


def wrong_reference(named: Verwijzing, bron: Bron, brief: Brief | None) -> str | None:
    """What is wrong with a reference to this source, whose paragraphs stand in `brief`.

    None when it holds.
    """
    if bron.gelinkt_in:
        return f"'{bron.id}' is niet gezien en kan niets bewijzen; noem de bron waarin het stuk wordt genoemd"
    if brief is None and named.alineas:
        return (
            f"'{bron.id}' heeft geen genummerde alinea's; schrijf alleen de naam, of maak een bestand in"
            " data/brieven"
        )
    if brief is None:
        return None
    if not named.alineas:
        return f"noem de alinea's van '{bron.id}' die dit zeggen; schrijf '{{{bron.id}: [1, 2]}}'"
    last = brief.alineas[-1].nummer
    unknown = [number for number in named.alineas if not 1 <= number <= last]
    return (
        f"alinea {unknown[0]} bestaat niet in {brief.bestand}; kies 1 tot en met {last}" if unknown else None
    )


RULES: tuple[Rule, ...] = (paragraphs_are_counted, a_source_is_one_letter, references_hold)
