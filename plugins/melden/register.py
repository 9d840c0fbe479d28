"""The one register of telephone numbers: those of the routes and of the municipality."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.gemeente.gemeente import Gemeente
from plugins.languages.taal import Taal
from plugins.melden.meldroute import Meldroute
from plugins.source.phone_numbers import Register
from plugins.source.records import Records


def register_of(records: Records, talen: Iterable[Taal] = ()) -> Register:
    """Every declared number, and every name of a route, in every language, with the numbers that may stand beside it."""
    routes = [
        *records.of(Meldroute).values(),
        *(route for taal in talen for route in taal.of(Meldroute).values()),
    ]
    written = {tel: nummer for route in routes for nummer, tel in route.nummers}
    names = tuple((name, _numbers([route])) for route in routes for name in {route.naam, route.neutrale_naam})
    return Register(_numbers(routes) | {records.one(Gemeente).tel}, names, written)


def _numbers(routes: Iterable[Meldroute]) -> frozenset[str]:
    return frozenset(tel for route in routes for _, tel in route.nummers)
