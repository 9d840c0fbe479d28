"""Rules for sources."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.bronnen.bron import Bron
from plugins.source.problem import Problem
from plugins.source.records import Rule, RuleContext


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


RULES: tuple[Rule, ...] = (addresses_are_unique,)
