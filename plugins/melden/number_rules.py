"""Rules for telephone numbers in whatever an editor writes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from plugins.gemeente.gemeente import Gemeente
from plugins.melden.meldroute import Meldroute
from plugins.source.phone_numbers import Register, undeclared
from plugins.source.problem import Problem
from plugins.source.record import Record
from plugins.source.records import Rule, RuleContext
from plugins.source.source_file import Keys

_REPORTING = frozenset({"meldroutes", "keuzehulp", "signalen"})
_DECLARES = frozenset({"telefoon", "telefoon_buitenland", "url"})


def numbers_are_declared(context: RuleContext) -> Iterator[Problem]:
    """A telephone number in a text is one that a route or the municipality has declared, digit by digit."""
    if not context.complete(Meldroute) or not any(context.all(Gemeente)):
        return  # it may be the number of a route that has another problem
    numbers = {tel for route in context.all(Meldroute) for _, tel in route.nummers} | {
        gemeente.tel for gemeente in context.all(Gemeente)
    }
    register = Register(frozenset(numbers))
    for records in context.records.values():
        for record in records.values():
            for path, text in _texts(record, ()):
                for number in undeclared(text, register, record.folder in _REPORTING):
                    yield context.problem(
                        record,
                        path,
                        f"het nummer '{number}' is van geen enkele route; verbeter het, of zet het bij 'telefoon' van de route in data/meldroutes",
                    )


def _texts(value: Any, path: Keys) -> Iterator[tuple[Keys, str]]:
    """Every text with a digit in a record, with its place."""
    if isinstance(value, str):
        if not value.isalpha() and any(map(str.isdigit, value)):
            yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name not in _DECLARES and not (isinstance(value, Record) and name in ("id", "bestand")):
                yield from _texts(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))


RULES: tuple[Rule, ...] = (numbers_are_declared,)
