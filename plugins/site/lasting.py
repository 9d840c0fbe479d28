"""Addresses last: whatever was published is there, leads to where it stands now, or says why it is gone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple

from plugins.bronnen.zoekactie import feiten_tot
from plugins.files.file import File, json_text
from plugins.pages.page import Page, Vervallen, Vervalling, above
from plugins.pages.view import View
from plugins.site.site import Site
from plugins.source.document import place_of
from plugins.source.problem import Problem
from plugins.source.published import BASELINE

ADDRESSES = "open-data/adressen.json"
"""Where a site says what became of earlier addresses, from its root."""

DATA = (".csv", ".json", ".ics", ".xml")
"""Files that others may read by themselves, so that their addresses last too; a drawing follows its page."""


@dataclass(frozen=True)
class VerhuisdView(View):
    """Says at an address of before where its page stands now."""

    naar: str
    titel: str


@dataclass(frozen=True)
class VervallenView(View):
    """Says at an address of before why its page is gone."""

    vervalling: Vervalling


class Lasting(NamedTuple):
    """What became of the addresses that were published and are there no more."""

    verhuisd: Mapping[str, str]
    """Where each one leads to now."""
    vervallen: Mapping[str, Vervalling]
    """Why each one is gone."""
    verdwenen: tuple[str, ...]
    """Those of which nobody said what became of them."""


def what_became_of(site: Site, pages: Iterable[str], files: Iterable[str] | None = None) -> Lasting:
    """What became of every earlier address, given those of now; without `files` only pages are looked at.

    An alias or a reason holds for all that stood below the page and for its files. A page that no file made
    by itself, such as the overview of a standing, may come and go: its address leads to the nearest page
    above it.
    """
    here = frozenset(pages)
    now = here | frozenset(files or ())
    aliases, reasons = _aliases(site), _reasons(site)
    known = sorted({*aliases, *reasons}, key=len, reverse=True)
    published = site.published.adressen
    moved: dict[str, str] = {}
    gone: dict[str, Vervalling] = {}
    lost: list[str] = []
    for path in sorted({*published, *known} - now):
        if files is None and not path.endswith("/"):
            continue
        earlier = next((old for old in known if path.startswith((old, f"{old[:-1]}."))), None)
        if earlier in reasons:
            gone[path] = reasons[earlier]
        elif earlier is not None:
            there = aliases[earlier][:-1] + path[len(earlier) - 1 :]
            moved[path] = there if there in now else aliases[earlier]
        elif _has_to_last(path, published, here):
            lost.append(path)
        else:
            moved[path] = next((address for address in above(path) if address in here), "/")
    return Lasting(moved, gone, tuple(lost))


def lasting_pages(site: Site, pages: Mapping[str, Page]) -> Iterator[Page]:
    """The pages at addresses of before, for servers that cannot send visitors on, and for what is gone."""
    lasting = what_became_of(site, pages)
    for old, new in lasting.verhuisd.items():
        day, title = (pages[new].date, pages[new].title) if new in pages else (feiten_tot(site.records), new)
        summary = "Deze pagina staat op een ander adres."
        yield Page(old, f"Verhuisd: {old}", summary, day, VerhuisdView(new, title), weg=True)
    for old, item in lasting.vervallen.items():
        summary = "Deze pagina bestaat niet meer."
        yield Page(old, f"Vervallen: {old}", summary, item.op, VervallenView(item), weg=True)


def addresses_file(lasting: Lasting) -> File:
    """What became of earlier addresses, for servers and programs: where to, or empty when gone."""
    told = {
        "verhuisd": dict(lasting.verhuisd),
        "vervallen": {old: item.omdat for old, item in lasting.vervallen.items()},
    }
    return File(f"/{ADDRESSES}", json_text(told).encode(), "Verhuisde en vervallen adressen (JSON)")


def own_pages(site: Site) -> Mapping[str, str]:
    """The address of every page that one file makes by itself, with the path of that file."""
    addresses = {record.adres: record.bestand for record in site.records.all() if record.adres.endswith("/")}
    for language in site.languages:
        addresses |= {language.adres(address): path for address, path in addresses.items()}
    return addresses | {text.file.address: text.file.path for text in site.texts}


def lost_addresses(site: Site, lasting: Lasting) -> Iterator[Problem]:
    """An address that was published is there, or a file says what became of it."""
    now = own_pages(site)
    for path in lasting.verdwenen:
        file = site.published.adressen[path][0] or BASELINE
        near = get_close_matches(
            path, [address for address in now if address not in site.published.adressen], 1
        )
        where = f"in {now[near[0]]}" if near else "bij de pagina die ervoor in de plaats kwam"
        what = (
            f"zet 'aliassen: [{path}]' {where}, of zet haar in data/vervallen.yaml met 'adres', 'op' en"
            " 'omdat'"
            if path.endswith("/")
            else "laat dit bestand weer maken; anderen lezen het op dit adres"
        )
        yield Problem(file, 0, 0, f"{path} stond op de site en is er niet meer; {what}")


def aliases_are_free(site: Site, pages: Mapping[str, Page]) -> Iterator[Problem]:
    """An earlier address leads to one page, is not that of a page of now, and is not also gone."""
    gone = {item.adres for record in site.records.of(Vervallen).values() for item in record.vervallen}
    there = {address for address, page in pages.items() if not page.weg}
    seen: dict[str, str] = {}
    for old, path in _typed_aliases(site):
        other = seen.setdefault(old, path)
        if old in there:
            message = f"alias {old} is het adres van een pagina die er nog is; verwijder hem"
        elif old in gone:
            message = f"alias {old} staat ook in data/vervallen.yaml; verwijder een van beide"
        elif other != path:
            message = f"alias {old} staat ook in {other}; verwijder een van beide"
        else:
            continue
        yield _at(site, path, old, message)
    for old in sorted(gone & there):
        message = f"{old} staat er nog; verwijder de pagina, of deze regel"
        yield _at(site, "data/vervallen.yaml", old, message)


def _at(site: Site, path: str, old: str, message: str) -> Problem:
    """A problem with an earlier address, at the place where a file names it."""
    text = site.sources.text(path)
    typed = re.search(rf"(?<![\w/]){re.escape(old)}(?![\w-])", text)
    return Problem(path, *place_of(text, typed.start() if typed else 0), message)


def _typed_aliases(site: Site) -> Iterator[tuple[str, str]]:
    """Every alias that was typed, with the path of the file."""
    for record in site.records.all():
        yield from ((old, record.bestand) for old in record.aliassen)
    for text in site.texts:
        yield from ((old, text.file.path) for old in text.file.voorwerk.aliassen)


def _aliases(site: Site) -> dict[str, str]:
    """Every earlier address with the address of now, also in other languages."""
    targets = {old: record.adres for record in site.records.all() for old in record.aliassen if record.adres}
    for language in site.languages:
        targets |= {language.adres(old): language.adres(new) for old, new in targets.items()}
    return targets | {old: text.file.address for text in site.texts for old in text.file.voorwerk.aliassen}


def _reasons(site: Site) -> dict[str, Vervalling]:
    """Why each address is gone, also in other languages."""
    reasons = {
        item.adres: item for record in site.records.of(Vervallen).values() for item in record.vervallen
    }
    for language in site.languages:
        reasons |= {language.adres(old): item for old, item in reasons.items()}
    return reasons


def _has_to_last(path: str, published: Mapping[str, tuple[str, str]], here: frozenset[str]) -> bool:
    """Whether a file made this page by itself, or this is data of a page that is still there."""
    if path.endswith("/"):
        return bool(published[path][0])
    beside, folder = path.partition(".")[0] + "/", path.rpartition("/")[0] + "/"
    return path.endswith(DATA) and (beside if beside in published else folder) in here
