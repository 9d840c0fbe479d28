"""Rules for reporting routes."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.records.found import Found
from plugins.records.meldroute import Meldroute
from plugins.source.problem import Problem


def checks_lie_in_the_past(found: Found) -> Iterator[Problem]:
    """A route was checked on a day that has been."""
    for record in found.all(Meldroute):
        if record.gecontroleerd_op > found.today:
            yield found.problem(record, ("gecontroleerd_op",), f"{record.gecontroleerd_op} ligt in de toekomst; vul de dag van de controle in")
