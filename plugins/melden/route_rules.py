"""Rules for reporting routes."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.gemeente.gemeente import Gemeente
from plugins.melden.keuzehulp import Antwoord, Vraag
from plugins.melden.meldroute import REACHED_BY, Controlewijze, Meldroute, number_is_old
from plugins.melden.signalen import Signalen
from plugins.source.dates import dutch_date, months_after
from plugins.source.phone_numbers import LANDEN, is_phone_number
from plugins.source.problem import Ernst, Problem, shown
from plugins.source.records import Rule, RuleContext, parts, repeated


def checks_do_not_expire(context: RuleContext) -> Iterator[Problem]:
    """A number is checked every term: after one there is a warning, after two the site is not built."""
    words = "nummer en adres zijn langer dan {} maanden niet gecontroleerd; vergelijk ze met de bron en vul"
    words += " de dag in"
    where = ("gecontroleerd", "op")
    for gemeente in context.all(Gemeente):
        term = gemeente.controletermijn_maanden
        for record in context.all(Meldroute):
            if months_after(record.gecontroleerd.op, 2 * term) < context.today:
                yield context.problem(record, where, words.format(2 * term))
            elif months_after(record.gecontroleerd.op, term) < context.today:
                soon = f"{words.format(term)}, anders wordt de site over een tijd niet meer gebouwd"
                yield context.problem(record, where, soon, Ernst.WAARSCHUWING)


def numbers_belong_to_one_route(context: RuleContext) -> Iterator[Problem]:
    """Two routes have the same number only when the same organisation answers it.

    Their names start with the same word.
    """
    numbers = ((route, *number) for route in context.all(Meldroute) for number in route.nummers)
    for (route, nummer, _), (other, *_) in repeated(numbers, lambda each: each[2]):
        if other.naam.split()[0].strip(",:") != route.naam.split()[0].strip(",:"):
            message = f"{nummer} is ook het nummer van '{other.naam}'; controleer beide met de bron"
            yield context.problem(route, ("telefoon",), message)


def numbers_change_with_a_check(context: RuleContext) -> Iterator[Problem]:
    """A number or address that the public saw changes only together with the day of its check."""
    for record in context.all(Meldroute):
        before = context.published.meldroutes.get(record.id)
        if (
            before is None
            or record.gecontroleerd.op == context.today
            or record.gecontroleerd.op.isoformat() > before["gecontroleerd_op"]
        ):
            continue
        for name in REACHED_BY:
            now = getattr(record, name) or ""
            if now != before[name]:
                words = (
                    f"bij '{name}' stond {before[name] or 'niets'} toen de site voor het laatst "
                    "is gepubliceerd, en de dag van controle is dezelfde; "
                    "vergelijk met de bron en vul die dag in"
                )
                yield context.problem(record, (name,) if now else (), words)


def checks_name_what_was_seen(context: RuleContext) -> Iterator[Problem]:
    """A check with a page, live or as a kept copy, names the address of that page."""
    for record in context.all(Meldroute):
        check = record.gecontroleerd
        if check.hoe is not Controlewijze.ALLEEN_GENOEMD and check.adres is None:
            yield context.problem(
                record,
                ("gecontroleerd",),
                "een controle met een pagina noemt wat er is gezien; voeg 'adres' toe, "
                "of schrijf 'hoe: alleen_genoemd'",
            )


def old_numbers_are_not_the_first_advice(context: RuleContext) -> Iterator[Problem]:
    """A route whose number comes from a source that is too old is never named first."""
    old = {
        route.id: route
        for gemeente in context.all(Gemeente)
        for route in context.all(Meldroute)
        if number_is_old(route, gemeente, context.today)
    }
    answers = (
        (record, path, answer.meldroutes) for record, path, answer in parts(context.all(Vraag), Antwoord)
    )
    signs = ((record, (), record.meldroutes) for record in context.all(Signalen))
    for record, path, routes in (*answers, *signs):
        first = next(iter(routes), "")
        if first in old:
            seen = dutch_date(old[first].gecontroleerd.van)
            message = (
                f"het nummer van '{first}' komt uit een bron van {seen}; noem eerst een andere route, "
                "of controleer het nummer live"
            )
            yield context.problem(record, (*path, "meldroutes", 0), message)


def numbers_are_dialled_in_the_country(context: RuleContext) -> Iterator[Problem]:
    """The number of a route can be dialled in the country of the municipality."""
    for gemeente in context.all(Gemeente):
        for route in context.all(Meldroute):
            if route.telefoon and not is_phone_number(route.telefoon, gemeente.land):
                message = (
                    f"{shown(route.telefoon)} is in {gemeente.land.label} niet te bellen; schrijf een nummer"
                    f" zoals {LANDEN[gemeente.land]}, of verander 'land' in {gemeente.bestand}"
                )
                yield context.problem(route, ("telefoon",), message)


RULES: tuple[Rule, ...] = (
    numbers_are_dialled_in_the_country,
    checks_do_not_expire,
    numbers_belong_to_one_route,
    numbers_change_with_a_check,
    checks_name_what_was_seen,
    old_numbers_are_not_the_first_advice,
)
