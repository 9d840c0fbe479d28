"""Rules for letters, and for whoever names paragraphs of them."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.brieven.brief import Brief, letters_by_source
from plugins.bronnen.bron import Bron
from plugins.source.annotations import references
from plugins.source.problem import Problem
from plugins.source.record import Verwijzing
from plugins.source.records import Rule, RuleContext


def paragraphs_are_counted(context: RuleContext) -> Iterator[Problem]:
    """The paragraphs of a letter are numbered 1, 2, 3 and so on."""
    for brief in context.all(Brief):
        for index, alinea in enumerate(brief.alineas):
            if alinea.nummer != index + 1:
                words = f"alinea {alinea.nummer} staat op plaats {index + 1}; nummer de alinea's 1, 2, 3 … zonder er een over te slaan"
                yield context.problem(brief, ("alineas", index, "nummer"), words)


def a_source_is_one_letter(context: RuleContext) -> Iterator[Problem]:
    """A source has its paragraphs in one letter."""
    first: dict[str, Brief] = {}
    for brief in context.all(Brief):
        if brief.bron in first:
            words = (
                f"deze bron heeft haar alinea's al in {first[brief.bron].bestand}; zet alles in één bestand"
            )
            yield context.problem(brief, ("bron",), words)
        first.setdefault(brief.bron, brief)


def paragraphs_exist(context: RuleContext) -> Iterator[Problem]:
    """Who names a source that has paragraphs, names the paragraphs, and they are there."""
    if not context.complete(Brief):
        return  # they may be in a letter that has another problem
    every = letters_by_source(context.all(Brief))
    public = {name: brief for name, brief in every.items() if not context.waits(Brief.folder, brief.id)}
    for records in context.records.values():
        for record in records.values():
            letters = every if context.waits(record.folder, record.id) else public
            for path, folder, name, alineas in references(type(record), record):
                if folder == Bron.folder and alineas is not None:
                    wrong = wrong_paragraphs(Verwijzing(name, alineas), letters.get(name))
                    if wrong:
                        yield context.problem(record, path, wrong)


def wrong_paragraphs(named: Verwijzing, brief: Brief | None) -> str | None:
    """What is wrong with the paragraphs that a reference names; None when nothing is."""
    if brief is None:
        return (
            f"'{named.bron}' heeft geen genummerde alinea's; schrijf alleen de naam, of maak een bestand in data/brieven"
            if named.alineas
            else None
        )
    if not named.alineas:
        return f"noem de alinea's van '{named.bron}' die dit zeggen; schrijf '{{{named.bron}: [1, 2]}}'"
    last = brief.alineas[-1].nummer
    unknown = [number for number in named.alineas if not 1 <= number <= last]
    if unknown:
        return f"alinea {unknown[0]} bestaat niet in {brief.bestand}; kies 1 tot en met {last}"
    return None


def unseen_documents_prove_nothing(context: RuleContext) -> Iterator[Problem]:
    """What nobody of the editors has seen is named as a document, never as the source of a fact."""
    bronnen = context.records[Bron.folder]
    for records in context.records.values():
        for record in records.values():
            for path, folder, name, alineas in references(type(record), record):
                bron = bronnen.get(name) if folder == Bron.folder and alineas is not None else None
                if isinstance(bron, Bron) and bron.gelinkt_in:
                    words = f"'{name}' is niet gezien en kan niets bewijzen; noem de bron waarin het stuk wordt genoemd"
                    yield context.problem(record, path, words)


RULES: tuple[Rule, ...] = (
    paragraphs_are_counted,
    a_source_is_one_letter,
    paragraphs_exist,
    unseen_documents_prove_nothing,
)
