"""A page: what all templates can rely on, cards that lead to it, long lists in parts, pages that are gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, ClassVar, NamedTuple

from markupsafe import Markup

from plugins.languages.language import REPORTING, Language
from plugins.pages.view import View
from plugins.source.dates import dutch_date
from plugins.source.record import Adres, MayWait, Part, Record, Tekst, VerledenDatum, is_public

NOT_FOUND = "/niet-gevonden/"
"""The address of the page that a server shows for an address that does not exist.

It is written as 404.html.
"""

Crumbs = tuple[tuple[str, str], ...]
"""The way back to the home page: title and address of each page above this one."""


class Download(NamedTuple):
    """A file that a page offers: what it is, its address and its size in bytes."""

    label: str
    address: str
    size: int


class Bronvermelding(NamedTuple):
    """A source that a page names, with the numbers of the paragraphs of it that the page rests on."""

    bron: Record
    alineas: tuple[int, ...] = ()


@dataclass(frozen=True)
class Bladzijde:
    """A part of a long list: its items, which part it is, and the addresses of all parts."""

    items: Sequence[Any]
    nummer: int
    aantal: int
    adressen: tuple[str, ...]

    @property
    def vorige(self) -> str | None:
        """The address of the part before this one."""
        return self.adressen[self.nummer - 2] if self.nummer > 1 else None

    @property
    def volgende(self) -> str | None:
        """The address of the part after this one."""
        return self.adressen[self.nummer] if self.nummer < self.aantal else None


@dataclass(frozen=True)
class Page:
    """One page; `address` is its path from the root of the site, with slashes at both ends."""

    address: str
    title: str
    summary: str
    date: date
    view: View
    bronnen: tuple[Bronvermelding, ...] = ()
    zoekacties: tuple[Record, ...] = ()
    """The searches on which it rests that something was not found."""
    achteraf: bool = False
    """Whether it tells of a past day and was put together afterwards, on `date`."""
    kort: str = ""
    """The name in a breadcrumb, where the title is long."""
    kop: str = ""
    """The heading, where it differs from the title."""
    body: Markup = field(default_factory=Markup)
    """The rendered text of an editor."""
    inhoud: tuple[tuple[str, str], ...] = ()
    """The second-level headings in the body: fragment and words."""
    bladzijde: Bladzijde | None = None
    """The part of a list that the page shows."""
    downloads: tuple[Download, ...] = ()
    kruimels: Crumbs = ()
    origin: str = ""
    """The file that an editor would change."""
    wacht: str = ""
    """Why the public does not see the page yet; empty when it does."""
    taal: Language | None = None
    """The language, when it is not Dutch."""
    andere: tuple[tuple[str, str, str], ...] = ()
    """The same page in other languages: code, name and address."""
    verouderd: bool = False
    """Whether it translates a Dutch text that has changed since."""
    weg: bool = False
    """Whether it stands at an address of before, to say where its page went.

    No list and no sitemap names it.
    """

    @property
    def template(self) -> str:
        """The name of the template that shows the page."""
        return self.view.template

    @property
    def is_about_reporting(self) -> bool:
        """Whether it is about reporting, as every page in another language is."""
        return self.taal is not None or self.address.startswith(REPORTING)

    @property
    def is_empty(self) -> bool:
        """Whether this list holds nothing now: nothing leads to it, and the page itself says so."""
        return self.bladzijde is not None and not self.bladzijde.items

    @property
    def is_first(self) -> bool:
        """Whether this is a page of its own or the first part of a list."""
        return self.bladzijde is None or self.bladzijde.nummer == 1

    @property
    def save_as(self) -> str:
        """The file that holds the page, from the root of the output."""
        return "404.html" if self.address == NOT_FOUND else self.address.lstrip("/") + "index.html"


def parts_of(address: str, items: Sequence[Any], size: int) -> tuple[Bladzijde, ...]:
    """The parts of a list of at most `size` items each; an empty list has one part."""
    count = max(1, -(-len(items) // size))
    addresses = (address, *(f"{address}pagina-{number}/" for number in range(2, count + 1)))
    return tuple(
        Bladzijde(items[(number - 1) * size : number * size], number, count, addresses)
        for number in range(1, count + 1)
    )


def in_pages(page: Page, items: Sequence[Any], size: int, further: View | None = None) -> Iterator[Page]:
    """The page with the first part of a list, and those with the others, in the view `further` if given."""
    for part in parts_of(page.address, items, size):
        if part.nummer == 1:
            yield replace(page, bladzijde=part)
        else:
            address, title = part.adressen[part.nummer - 1], f"{page.title}, pagina {part.nummer}"
            yield replace(page, address=address, title=title, view=further or page.view, bladzijde=part)


def above(address: str) -> list[str]:
    """The addresses of the folders that an address lies in, the nearest first and the home page last."""
    parts = address.strip("/").split("/")
    depths = range(len(parts) - 1, -1, -1) if address != "/" else ()
    return ["/".join(("", *parts[:depth], "")) for depth in depths]


def relative(here: str, to: str, base: str = "") -> str:
    """The address `to` as seen from the page at `here`, so that the site works in any folder of any server.

    A server shows the page at NOT_FOUND at any depth, so that one needs the folder of the site, `base`, such
    as `/map`.
    """
    path, separator, fragment = to.partition("#")
    if here == NOT_FOUND:
        return base + to
    if path == here or not path:
        return separator + fragment if fragment else "./"
    ours, theirs = here.split("/")[1:-1], path.split("/")[1:]
    common = 0
    while common < len(ours) and common < len(theirs) - 1 and ours[common] == theirs[common]:
        common += 1
    steps = "../" * (len(ours) - common) + "/".join(theirs[common:])
    return (steps or "./") + separator + fragment


def waiting_words(item: MayWait, today: date) -> str:
    """Why the public does not see something yet, for the preview; empty when it does."""
    if is_public(item, today):
        return ""
    if item.publiceren_op and item.publiceren_op > today:
        return f"Wordt openbaar op {dutch_date(item.publiceren_op)}"
    return "Concept"


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

    for_texts: ClassVar = True
    facts_in_text: ClassVar = True

    groepen: tuple[Kaartgroep, ...]


def hub_of(groepen: Iterable[Kaartgroep]) -> HubView:
    """The view of these groups, without those that have no card."""
    return HubView(tuple(groep for groep in groepen if groep.kaarten))


class Vervalling(Part):
    """One page that is gone, with the files that belonged to it."""

    adres: Adres
    """Het adres van de pagina die vervalt."""
    op: VerledenDatum
    """De dag waarop zij verviel."""
    omdat: Tekst
    """Waarom, in een zin die bezoekers lezen: 'de reeks is opgegaan in een andere'."""


class Vervallen(Record):
    """Every page that is gone: one file, `data/vervallen.yaml`, that need not be there."""

    folder: ClassVar = "vervallen"
    noun: ClassVar = "vervallen pagina's"

    vervallen: tuple[Vervalling, ...]
    """De pagina's die er niet meer zijn; schrijf [] als er geen zijn."""
