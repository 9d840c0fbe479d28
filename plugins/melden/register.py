"""The one register of telephone numbers, and the rule that no other number stands in a record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial

from plugins.cache import Latest
from plugins.languages.language import Language
from plugins.melden.meldroute import Controlewijze, Meldroute
from plugins.source.annotations import texts_in
from plugins.source.dates import Datering
from plugins.source.document import Keys
from plugins.source.phone_numbers import Register, undeclared
from plugins.source.problem import Problem
from plugins.source.record import Record, site_of
from plugins.source.records import Rule, RuleContext

_REPORTING = frozenset({"meldroutes", "keuzehulp", "signalen"})
_DECLARES = frozenset({"telefoon", "telefoon_buitenland", "url"})


def register_of(meldroutes: Iterable[Meldroute], talen: Iterable[Language] = ()) -> Register:
    """Every declared number, and the names of every route in every language with its numbers."""
    routes = [*meldroutes, *(route for taal in talen for route in taal.of(Meldroute).values())]
    written = {tel: nummer for route in routes for nummer, tel in route.nummers}
    names = tuple((name, _numbers([route])) for route in routes for name in {route.naam, route.neutrale_naam})
    return Register(_numbers(routes), names, written)


def _numbers(routes: Iterable[Meldroute]) -> frozenset[str]:
    return frozenset(tel for route in routes for _, tel in route.nummers)


NOTE_WORDS = frozenset((
    "Gecontroleerd op",
    "op de site zelf",
    "Uit een bewaarde kopie van",
    "Uit een kopie zonder datum, gelezen op",
    "Uit een stuk van",
    "Uit een stuk zonder datum, gelezen op",
    "kijk op",
    "of het nog klopt",
    "uit een kopie",
    "uit een kopie van",
    "uit een stuk",
    "uit een stuk van",
))  # fmt: skip
"""What is said with a number, for translators."""


def number_note(route: Meldroute, says: Callable[[str], str], datum: Callable[[date | Datering], str]) -> str:
    """How a number was checked, said wherever it stands: with what, when, and where to see for oneself.

    `says` gives a word and `datum` a date in the language of the reader.
    """
    check = route.gecontroleerd
    site = route.site or site_of(check.adres)
    if check.live:
        return f"{says('Gecontroleerd op')} {datum(check.op)}, {says('op de site zelf')}."
    known = bool(check.van.jaar)
    if check.hoe is Controlewijze.BEWAARDE_KOPIE:
        words = "Uit een bewaarde kopie van" if known else "Uit een kopie zonder datum, gelezen op"
    else:
        words = "Uit een stuk van" if known else "Uit een stuk zonder datum, gelezen op"
    where = f"; {says('kijk op')} {site} {says('of het nog klopt')}" if site else ""
    return f"{says(words)} {datum(check.van if known else check.op)}{where}."


def number_mark(route: Meldroute, says: Callable[[str], str]) -> str:
    """How a number was checked, in a few words; empty when it was compared with the site itself."""
    check = route.gecontroleerd
    if check.live:
        return ""
    words = "uit een kopie" if check.hoe is Controlewijze.BEWAARDE_KOPIE else "uit een stuk"
    return f"{says(f'{words} van')} {check.van.jaar}" if check.van.jaar else says(words)


_FOUND = Latest[list[tuple[Keys, str]]]()


def numbers_are_declared(context: RuleContext) -> Iterator[Problem]:
    """A telephone number in a text is one that a route has declared, digit by digit."""
    if not context.complete(Meldroute):
        return  # it may be the number of a route that has another problem
    register = Register(_numbers(context.all(Meldroute)))
    for record in context.every():
        made_of = (record, register)
        for path, number in _FOUND.get(record.bestand, made_of, partial(_undeclared, *made_of)):
            message = (
                f"het nummer '{number}' is van geen enkele route; verbeter het, "
                "of zet het bij 'telefoon' van de route in data/meldroutes"
            )
            yield context.problem(record, path, message)


def _undeclared(record: Record, register: Register) -> list[tuple[Keys, str]]:
    """Every number in the texts of a record that is not in the register, with its place."""
    reporting = record.folder in _REPORTING
    return [
        (each.path, number)
        for each in texts_in(record)
        if each.field not in _DECLARES and any(map(str.isdigit, each.text))
        for number in undeclared(each.text, register, reporting)
    ]


RULES: tuple[Rule, ...] = (numbers_are_declared,)
