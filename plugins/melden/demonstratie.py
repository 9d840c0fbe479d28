"""A public site whose numbers were never checked live is refused, but for a demonstration that has an end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from plugins.melden.meldroute import Meldroute
from plugins.source.records import Records

SETTING = "DEMONSTRATIE"
"""The setting that allows a demonstration: a mapping with `reden` and `tot`; empty when it is none."""

_EXAMPLE = 'schrijf {"reden": "…", "tot": "2027-03-31"}'
_FORM = f"{_EXAMPLE}, of {{}} als het geen demonstratie is"


class Demonstratie(NamedTuple):
    """Why there is a demonstration, and its last day."""

    reden: str
    tot: date


def parse_demonstration(given: Any) -> Demonstratie | None:
    """What a setting says of a demonstration; None when it is none. Raises ValueError with a Dutch remedy."""
    if not given:
        return None
    if not isinstance(given, dict) or set(given) != {"reden", "tot"} or not str(given["reden"]).strip():
        raise ValueError(f"een demonstratie heeft een reden en een einddag; {_FORM}")
    try:
        until = date.fromisoformat(str(given["tot"]))
    except ValueError:
        raise ValueError(f"'{given['tot']}' is geen einddag; {_FORM}") from None
    return Demonstratie(str(given["reden"]).strip(), until)


def demonstration_problems(given: Any, records: Records, today: date) -> Iterator[str]:
    """A public site has numbers that were checked live, or is a demonstration that has not ended."""
    unchecked = never_checked_live(records)
    try:
        shown = parse_demonstration(given)
    except ValueError as error:
        yield str(error)
        return
    if unchecked and shown is None:
        yield (
            f"van {len(unchecked)} meldroutes is het nummer of adres nooit live gecontroleerd:"
            f" {', '.join(map(repr, unchecked))}; vergelijk ze met de sites zelf, of"
            f" {_EXAMPLE} voor een demonstratie"
        )
    if unchecked and shown is not None and shown.tot < today:
        yield (
            f"de demonstratie is voorbij sinds {shown.tot}; controleer de nummers live, of kies een latere"
            " einddag"
        )


def shown_demonstration(given: Any, records: Records) -> Demonstratie | None:
    """The demonstration that every page says it is.

    None when it is none, or when every number was checked live.
    """
    return parse_demonstration(given) if never_checked_live(records) else None


def never_checked_live(records: Records) -> tuple[str, ...]:
    """The names of the routes whose number or address was never compared with the page on the internet."""
    return tuple(route.naam for route in records.of(Meldroute).values() if not route.gecontroleerd.live)
