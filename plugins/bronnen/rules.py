"""Rules for sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.bronnen.bron import Bron
from plugins.bronnen.zoekactie import Gezocht, Plekuitkomst, Zoekactie, Zoekplek, Zoekresultaat, Zoekvraag
from plugins.source.annotations import references, texts_in
from plugins.source.dates import months_after
from plugins.source.problem import Ernst, Problem, near_or_choose
from plugins.source.records import Rule, RuleContext, parts, repeated

MONTHS_SEEN = 12
NOT_FOUND = re.compile(r"\b(?:niet|geen\b[^.;]*) openbaar gevonden", re.IGNORECASE)
"""The words that need a search: 'niet openbaar gevonden', and 'geen cijfer openbaar gevonden'."""


def addresses_are_unique(context: RuleContext) -> Iterator[Problem]:
    """One document is one source: no two sources have the same address."""
    online = (bron for bron in context.all(Bron) if bron.url)
    for bron, first in repeated(online, lambda bron: str(bron.url).rstrip("/").casefold()):
        message = f"dit adres staat al in {first.bestand}; gebruik die bron en verwijder deze"
        yield context.problem(bron, ("url",), message)


def addresses_are_looked_at(context: RuleContext) -> Iterator[Problem]:
    """What 'make bronnen' saw at an address is at most a year old; a warning, as a build looks nothing up."""
    for record in context.all(Bron):
        if record.gezien and months_after(record.gezien.op, MONTHS_SEEN) < context.today:
            message = f"dit adres is langer dan {MONTHS_SEEN} maanden niet bekeken; voer 'make bronnen' uit"
            yield context.problem(record, ("gezien", "op"), message, Ernst.WAARSCHUWING)


def there_is_a_search(context: RuleContext) -> Iterator[Problem]:
    """At least one search is public: its last day stands on every page."""
    public = (name for name in context.ids[Zoekactie.folder] if not context.waits(Zoekactie.folder, name))
    if next(public, None) is None:
        yield Problem(
            "data/zoekacties",
            0,
            0,
            "er is geen zoekactie die openbaar is; schrijf op waar is gezocht, waar niet en tot welke dag",
        )


def searches_looked_for_it(context: RuleContext) -> Iterator[Problem]:
    """What says that a search looked for it names a question of that search that was not answered by it."""
    searches = {search.id: search for search in context.all(Zoekactie)}
    for record, path, part in parts(context.every(), Gezocht):
        search = searches.get(part.zoekactie)
        if search is None:
            continue
        question = next((vraag for vraag in search.vragen if vraag.id == part.vraag), None)
        message = ""
        if question is None:
            known = near_or_choose(part.vraag, [vraag.id for vraag in search.vragen], 40)
            message = f"zoekactie '{search.id}' heeft niet naar '{part.vraag}' gezocht{known}"
        elif question.resultaat is Zoekresultaat.GEVONDEN:
            message = f"zoekactie '{search.id}' heeft '{part.vraag}' gevonden; zet hier wat er is gevonden"
        if message:
            yield context.problem(record, (*path, "vraag"), message)


def not_found_names_its_search(context: RuleContext) -> Iterator[Problem]:
    """A text says 'niet openbaar gevonden' only in a record that names the search that looked for it."""
    message = (
        "'niet openbaar gevonden' vraagt een zoekactie die ernaar zocht; noem haar bij"
        " 'gezocht' of 'zoekacties', of schrijf 'nog niet uitgezocht'"
    )
    for record in context.every():
        named = (each.folder for each in references(type(record), record))
        if isinstance(record, Zoekactie) or Zoekactie.folder in named:
            continue
        for each in texts_in(record):
            if NOT_FOUND.search(each.text):
                yield context.problem(record, each.path, message)


def questions_have_own_ids(context: RuleContext) -> Iterator[Problem]:
    """Every question of a search has its own id."""
    asked = parts(context.all(Zoekactie), Zoekvraag)
    for (record, path, vraag), _ in repeated(asked, lambda each: (each.record.id, each.part.id)):
        message = f"'{vraag.id}' is al het id van een andere vraag; kies een ander"
        yield context.problem(record, (*path, "id"), message)


def searches_are_honest(context: RuleContext) -> Iterator[Problem]:
    """A place says how it was read when it was, and only then."""
    for record, path, plek in parts(context.all(Zoekactie), Zoekplek):
        searched = plek.uitkomst is Plekuitkomst.GEZOCHT
        if searched and (plek.hoe_ver is None or plek.gelezen is None):
            message = "op deze plek is gezocht; voeg 'hoe_ver' en 'gelezen' toe"
            yield context.problem(record, path, message)
        if not searched and (plek.hoe_ver or plek.gelezen or plek.zoekwoorden):
            message = "op deze plek is niet gezocht; verwijder 'hoe_ver', 'gelezen' en 'zoekwoorden'"
            yield context.problem(record, path, message)


RULES: tuple[Rule, ...] = (
    addresses_are_unique,
    addresses_are_looked_at,
    there_is_a_search,
    questions_have_own_ids,
    searches_are_honest,
    searches_looked_for_it,
    not_found_names_its_search,
)
