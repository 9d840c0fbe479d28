"""Rules for sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.bronnen.bron import Bron
from plugins.bronnen.zoekactie import Gezocht, Plekuitkomst, Zoekactie, Zoekresultaat, parts_in
from plugins.source.annotations import references
from plugins.source.dates import months_after
from plugins.source.problem import Ernst, Problem, near_or_choose
from plugins.source.records import Rule, RuleContext

MONTHS_SEEN = 12
NOT_FOUND = re.compile(r"\b(?:niet|geen\b[^.;]*) openbaar gevonden", re.IGNORECASE)
"""The words that need a search: 'niet openbaar gevonden', and 'geen cijfer openbaar gevonden'."""


def addresses_are_unique(context: RuleContext) -> Iterator[Problem]:
    """One document is one source: no two sources have the same address."""
    seen: dict[str, str] = {}
    for record in context.all(Bron):
        if record.url is None:
            continue
        key = record.url.rstrip("/").casefold()
        if key in seen:
            yield context.problem(
                record, ("url",), f"dit adres staat al in {seen[key]}; gebruik die bron en verwijder deze"
            )
        seen.setdefault(key, record.bestand)


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
    searches = {record.id: record for record in context.all(Zoekactie)}
    for records in context.records.values():
        for record in records.values():
            for path, part in parts_in(record):
                if not isinstance(part, Gezocht) or part.zoekactie not in searches:
                    continue
                search = searches[part.zoekactie]
                question = next((vraag for vraag in search.vragen if vraag.id == part.vraag), None)
                if question is None:
                    known = [vraag.id for vraag in search.vragen]
                    yield context.problem(
                        record,
                        (*path, "vraag"),
                        f"zoekactie '{search.id}' heeft niet naar '{part.vraag}' gezocht"
                        f"{near_or_choose(part.vraag, known, 40)}",
                    )
                elif question.resultaat is Zoekresultaat.GEVONDEN:
                    yield context.problem(
                        record,
                        (*path, "vraag"),
                        f"zoekactie '{search.id}' heeft '{part.vraag}' gevonden; zet hier wat er is gevonden",
                    )


def not_found_names_its_search(context: RuleContext) -> Iterator[Problem]:
    """A text says 'niet openbaar gevonden' only in a record that names the search that looked for it."""
    for records in context.records.values():
        for record in records.values():
            if isinstance(record, Zoekactie) or any(
                named.folder == Zoekactie.folder for named in references(type(record), record)
            ):
                continue
            for path, part in parts_in(record):
                for name, value in part:
                    texts = value if isinstance(value, tuple) else (value,)
                    if any(isinstance(text, str) and NOT_FOUND.search(text) for text in texts):
                        yield context.problem(
                            record,
                            (*path, name),
                            "'niet openbaar gevonden' vraagt een zoekactie die ernaar zocht; noem haar bij"
                            " 'gezocht' of 'zoekacties', of schrijf 'nog niet uitgezocht'",
                        )


def searches_are_honest(context: RuleContext) -> Iterator[Problem]:
    """Every question of a search has its own id; a place says how it was read when it was, and only then."""
    for record in context.all(Zoekactie):
        seen: set[str] = set()
        for index, vraag in enumerate(record.vragen):
            if vraag.id in seen:
                yield context.problem(
                    record,
                    ("vragen", index, "id"),
                    f"'{vraag.id}' is al het id van een andere vraag; kies een ander",
                )
            seen.add(vraag.id)
        for index, plek in enumerate(record.plekken):
            searched = plek.uitkomst is Plekuitkomst.GEZOCHT
            if searched and (plek.hoe_ver is None or plek.gelezen is None):
                yield context.problem(
                    record, ("plekken", index), "op deze plek is gezocht; voeg 'hoe_ver' en 'gelezen' toe"
                )
            if not searched and (plek.hoe_ver or plek.gelezen or plek.zoekwoorden):
                yield context.problem(
                    record,
                    ("plekken", index),
                    "op deze plek is niet gezocht; verwijder 'hoe_ver', 'gelezen' en 'zoekwoorden'",
                )


RULES: tuple[Rule, ...] = (
    addresses_are_unique,
    addresses_are_looked_at,
    there_is_a_search,
    searches_are_honest,
    searches_looked_for_it,
    not_found_names_its_search,
)
