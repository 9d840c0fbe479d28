"""A letter or report whose paragraphs are numbered, so that whoever rests on it can say where.

The record, the rules for it and for whoever names paragraphs of it, and its page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field

from plugins.bronnen.bron import Bron
from plugins.bronnen.pages import record_page
from plugins.pages.page import Page
from plugins.pages.view import View
from plugins.source.annotations import references
from plugins.source.dates import dutch_date
from plugins.source.problem import Problem
from plugins.source.record import BronId, Getal, Part, Record, Tekst, Teksten, Verwijzing
from plugins.source.records import Records, Rule, RuleContext, repeated


class Alinea(Part):
    """One paragraph: our summary of it, and the few words of which the exact text matters."""

    nummer: Getal = Field(ge=1)
    """Het nummer, geteld vanaf het begin van het stuk; het staat in adressen en verandert nooit."""
    kop: Tekst | None = None
    """De tussenkop die in het stuk zelf boven deze alinea staat."""
    onderwerp: Tekst
    """Waar de alinea over gaat, in een paar eigen woorden."""
    samenvatting: Tekst
    """Wat er staat, in eigen woorden."""
    letterlijk: Teksten = ()
    """Korte stukken waarvan elk woord ertoe doet, precies overgenomen; nooit de hele alinea, behalve een
    aanbeveling."""
    noot: Tekst | None = None
    """Wat een lezer erbij moet weten en wat niet in de alinea staat."""
    verwijst_naar: tuple[BronId, ...] = ()
    """De stukken waar de alinea naar verwijst, ook als de redactie die niet heeft gezien."""

    @property
    def anker(self) -> str:
        """The fragment of the paragraph in the address of its letter."""
        return f"alinea-{self.nummer}"


class Brief(Record):
    """A letter or report, with every paragraph of it."""

    folder: ClassVar = "brieven"
    noun: ClassVar = "brief"
    address: ClassVar = "/brief/{}/"

    titel: Tekst
    """De titel boven de pagina."""
    bron: BronId
    """De bron die dit stuk is; wie haar noemt, noemt de alinea's erbij."""
    afzender: Tekst
    """Van wie het stuk is."""
    aan: Tekst
    """Aan wie het is gericht."""
    onderwerp: Tekst
    """Het onderwerp, zoals het stuk dat noemt."""
    ondertekening: Tekst | None = None
    """Wie het ondertekende, en namens wie."""
    telling: Tekst
    """Hoe de alinea's zijn geteld."""
    alineas: tuple[Alinea, ...] = Field(min_length=1)
    """Elke alinea, in de volgorde van het stuk."""


def letters_by_source(brieven: Iterable[Brief]) -> dict[str, Brief]:
    """Every letter by the id of the source that it is."""
    return {brief.bron: brief for brief in brieven}


def paragraph_link(brief: Brief, bron: Bron, number: int) -> tuple[str, str]:
    """Address and words of a paragraph: `brief van 2 juni 2023, alinea 14`."""
    return (
        f"{brief.adres}#alinea-{number}",
        f"{bron.soort.label} van {dutch_date(bron.datum)}, alinea {number}",
    )


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


@dataclass(frozen=True)
class BriefView(View):
    """One letter; `gebruikt` are the pages that rest on a paragraph, by its number."""

    search_worth: ClassVar = 3  # it stands among the sources, which are worth little
    large_from: ClassVar = 20_000

    brief: Brief
    bron: Bron
    gebruikt: Mapping[int, tuple[Page, ...]]
    hoogstens: int = 20
    """So many of them are named at a paragraph; of the others it is said how many there are."""

    @property
    def places(self) -> Iterator[str]:
        """Its paragraphs."""
        return (alinea.anker for alinea in self.brief.alineas)


@dataclass(frozen=True)
class BrievenView(View):
    """Every letter."""

    for_texts: ClassVar = True
    search_worth: ClassVar = 3

    brieven: tuple[Brief, ...]


def letter_pages(records: Records, pages: Iterable[Page]) -> Iterator[Page]:
    """The page of every letter; `pages` are all others, to say which of them rest on a paragraph."""
    used: dict[tuple[str, int], list[Page]] = {}
    for page in pages:
        for named in page.bronnen:
            for number in named.alineas:
                used.setdefault((named.bron.id, number), []).append(page)
    for brief in records.of(Brief).values():
        uses = {each.nummer: tuple(used.get((brief.bron, each.nummer), ())) for each in brief.alineas}
        summary = "Elke alinea samengevat in gewone woorden, met de pagina's van deze site die erop steunen."
        view = BriefView(brief, records.of(Bron)[brief.bron], uses)
        yield record_page(brief, records, brief.titel, summary, view)


RULES: tuple[Rule, ...] = (paragraphs_are_counted, a_source_is_one_letter, references_hold)
