"""The page on top of a part of the site: what lies below it, as cards in groups."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from plugins.pages.page import View


class Kaart(NamedTuple):
    """A card that leads to a page: its title, its address and what it is about."""

    titel: str
    adres: str
    samenvatting: str


class Kaartgroep(NamedTuple):
    """Cards that belong together, under a heading."""

    kop: str
    uitleg: str
    kaarten: tuple[Kaart, ...]


@dataclass(frozen=True)
class HubView(View):
    """What lies below a page; groups without a card are left out."""

    groepen: tuple[Kaartgroep, ...]


def hub_of(groepen: Iterable[Kaartgroep]) -> HubView:
    """The view of these groups, without those that have no card."""
    return HubView(tuple(groep for groep in groepen if groep.kaarten))
