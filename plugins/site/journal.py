"""What a site publishes, for the next one to be held against, and what each publication changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from plugins.aanbevelingen.aanbeveling import Aanbeveling
from plugins.aanbevelingen.onderdeel import published_step
from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.files.file import File, json_text
from plugins.melden.meldroute import Meldroute, published_number
from plugins.pages.page import NOT_FOUND, Page
from plugins.site.lasting import own_pages
from plugins.site.site import Site
from plugins.source.published import NOTHING, VERSIE, Published
from plugins.source.records import Records
from plugins.tables.value import as_typed

Wijzigingen = list[dict[str, str]]
"""What changed: `soort` (pagina, cijfer, stap, nummer), `wat`, and the value before and now."""


def published_by(site: Site, pages: Iterable[Page], files: Iterable[File]) -> Published:
    """What this site publishes with these pages and files; addresses of before stay, for they last."""
    own = own_pages(site)
    shown = {page.address: page for page in pages if page.address != NOT_FOUND and not page.weg}
    addresses = {
        address: (own.get(address, ""), _day(own[address], page) if address in own else "")
        for address, page in shown.items()
        if page.is_first
    }
    gone = {address: (file, "") for address, (file, _) in site.published.adressen.items()}
    data = dict.fromkeys((file.address for file in files), ("", ""))
    now = published_records(site.records)._replace(
        adressen=dict(sorted({**gone, **data, **addresses}.items()))
    )
    return now._replace(publicaties=_with_today(site.published, now, site.records))


def published_records(records: Records) -> Published:
    """What is published of figures, steps and numbers."""
    return Published(
        {reeks.id: _figures(reeks) for reeks in records.of(Cijferreeks).values()},
        {item.id: _steps(item) for item in records.of(Aanbeveling).values()},
        {route.id: published_number(route) for route in records.of(Meldroute).values()},
    )


def manifest(published: Published) -> str:
    """What is published as JSON: `plugins.source.published` reads it back."""
    return json_text({"versie": VERSIE, **published._asdict()})


def _with_today(before: Published, now: Published, records: Records) -> tuple[Mapping[str, Any], ...]:
    """The journal with what changes today.

    The same when nothing does, or when nothing was published before.
    """
    if before == NOTHING:
        return ({"dag": records.today.isoformat(), "wijzigingen": []},)
    changed = changes(before, now)
    today = {"dag": records.today.isoformat(), "wijzigingen": changed}
    return (*before.publicaties, today) if changed else before.publicaties


def changes(before: Published, now: Published) -> Wijzigingen:
    """What is new, gone or different between two sites; of pages nothing when the first kept no addresses."""
    pairs = [("pagina", _pages(before), _pages(now))] if before.adressen else []
    pairs += [("cijfer", dict(_leaves(before.cijferreeksen)), dict(_leaves(now.cijferreeksen)))]
    pairs += [("stap", _standings(before), _standings(now))]
    pairs += [("nummer", dict(_leaves(before.meldroutes)), dict(_leaves(now.meldroutes)))]
    return [
        {"soort": kind, "wat": what, "oud": old.get(what, ""), "nieuw": new.get(what, "")}
        for kind, old, new in pairs
        for what in sorted({*old, *new})
        if old.get(what, "") != new.get(what, "")
    ]


def _day(file: str, page: Page) -> str:
    """What tells one version of a page from another: the day of a text.

    Of a record, whose facts are compared, nothing.
    """
    return page.date.isoformat() if file.startswith("content/") else "aanwezig"


def _pages(published: Published) -> dict[str, str]:
    """The pages that are there and that a file made by itself."""
    return {address: day for address, (_, day) in published.adressen.items() if day}


def _standings(published: Published) -> dict[str, str]:
    """The standing of each step, by its recommendation, its part and its day."""
    parts = _leaves(published.aanbevelingen)
    return {f"{part} {step['datum']}": step["stand"] for part, steps in parts for step in steps}


def _leaves(kept: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Every value in mappings of mappings, with the keys that lead to it: `voorbeeldreeks 2024 aantal`."""
    for key, value in kept.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{above}{key} ")
        else:
            yield f"{above}{key}", value


def _figures(reeks: Cijferreeks) -> dict[str, dict[str, str]]:
    values: dict[str, dict[str, str]] = {}
    for row, column, value in reeks.tabel.cells():
        values.setdefault(str(row.label), {})[column.key] = as_typed(value)
    return values


def _steps(item: Aanbeveling) -> dict[str, tuple[dict[str, str], ...]]:
    return {part.id: tuple(published_step(step) for step in part.verloop) for part in item.onderdelen}
