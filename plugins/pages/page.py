"""A page: what every template can rely on, whether it comes from Markdown or from a record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from markupsafe import Markup

from plugins.languages.taal import Taal
from plugins.source.dates import dutch_date
from plugins.source.record import MayWait, Record, is_public

Crumbs = tuple[tuple[str, str], ...]


class Page(NamedTuple):
    """One page; `address` is its path from the root of the site, with slashes at both ends.

    `origin` is the file that an editor would change, `wacht` says why the public does not see the page yet, `kop` is the
    heading where it differs from the title, `taal` the language when it is not Dutch, and `andere` are the same page in
    other languages: code, name and address.
    """

    address: str
    template: str
    title: str
    summary: str
    date: date
    bronnen: tuple[Record, ...] = ()
    record: Record | None = None
    body: Markup = Markup()
    kruimels: Crumbs = ()
    origin: str = ""
    wacht: str = ""
    kop: str = ""
    taal: Taal | None = None
    andere: tuple[tuple[str, str, str], ...] = ()
    extra: Mapping[str, Any] = MappingProxyType({})

    @property
    def is_first(self) -> bool:
        """Whether this is a page of its own or the first part of a list."""
        part = self.extra.get("bladzijde")
        return part is None or part.nummer == 1

    @property
    def save_as(self) -> str:
        """The file that holds the page, from the root of the output."""
        return "404.html" if self.address == NOT_FOUND else self.address.lstrip("/") + "index.html"


NOT_FOUND = "/niet-gevonden/"
"""The address of the page that a server shows for an address that does not exist; it is written as 404.html."""


def relative(here: str, to: str) -> str:
    """The address `to` as seen from the page at `here`, so that the site works in any folder of any server."""
    path, separator, fragment = to.partition("#")
    if here == NOT_FOUND:
        return to  # a server shows this page at any depth
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
    return (
        f"Wordt openbaar op {dutch_date(item.publiceren_op)}"
        if item.publiceren_op and item.publiceren_op > today
        else "Concept"
    )
