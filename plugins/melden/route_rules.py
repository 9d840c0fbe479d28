"""Rules for reporting routes."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.gemeente.gemeente import Gemeente
from plugins.melden.meldroute import REACHED_BY, Meldroute
from plugins.source.dates import months_after
from plugins.source.problem import Ernst, Problem
from plugins.source.records import Rule, RuleContext


def checks_do_not_expire(context: RuleContext) -> Iterator[Problem]:
    """A number is checked every term: after one there is a warning, after two the site is not built."""
    gemeente = next(iter(context.all(Gemeente)), None)
    if gemeente is None:
        return
    term = gemeente.controletermijn_maanden
    for record in context.all(Meldroute):
        if months_after(record.gecontroleerd_op, 2 * term) < context.today:
            yield context.problem(
                record,
                ("gecontroleerd_op",),
                f"nummer en adres zijn langer dan {2 * term} maanden niet gecontroleerd; vergelijk ze "
                "met de bron en vul de dag in",
            )
        elif months_after(record.gecontroleerd_op, term) < context.today:
            words = (
                f"nummer en adres zijn langer dan {term} maanden niet gecontroleerd; vergelijk ze "
                "met de bron en vul de dag in, anders wordt de site over een tijd niet meer gebouwd"
            )
            yield context.problem(record, ("gecontroleerd_op",), words, Ernst.WAARSCHUWING)


def numbers_belong_to_one_route(context: RuleContext) -> Iterator[Problem]:
    """Two routes have the same number only when the same organisation answers it.

    Their names start with the same word.
    """
    seen: dict[str, Meldroute] = {}
    for record in context.all(Meldroute):
        for nummer, tel in record.nummers:
            other = seen.setdefault(tel, record)
            if other.naam.split()[0].strip(",:") != record.naam.split()[0].strip(",:"):
                yield context.problem(
                    record,
                    ("telefoon",),
                    f"{nummer} is ook het nummer van '{other.naam}'; controleer beide met de bron",
                )


def numbers_change_with_a_check(context: RuleContext) -> Iterator[Problem]:
    """A number or address that the public saw changes only together with the day of its check."""
    for record in context.all(Meldroute):
        before = context.published.meldroutes.get(record.id)
        if (
            before is None
            or record.gecontroleerd_op == context.today
            or record.gecontroleerd_op.isoformat() > before["gecontroleerd_op"]
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


RULES: tuple[Rule, ...] = (checks_do_not_expire, numbers_belong_to_one_route, numbers_change_with_a_check)
