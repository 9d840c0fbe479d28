"""What this site publishes, for the next one to be held against: every figure, step and number, in a fixed form."""

from __future__ import annotations

from plugins.aanbevelingen.aanbeveling import Aanbeveling, published_step
from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.files.json_text import json_text
from plugins.melden.meldroute import Meldroute, published_number
from plugins.source.published import VERSIE
from plugins.source.records import Records
from plugins.tables.value import as_typed


def manifest_json(records: Records) -> str:
    """The figures, the steps of all recommendations and the numbers of all routes, as `plugins.source.published` reads them back."""
    made = {
        "versie": VERSIE,
        "cijferreeksen": {reeks.id: _figures(reeks) for reeks in records.of(Cijferreeks).values()},
        "aanbevelingen": {
            aanbeveling.id: _steps(aanbeveling) for aanbeveling in records.of(Aanbeveling).values()
        },
        "meldroutes": {route.id: published_number(route) for route in records.of(Meldroute).values()},
    }
    return json_text(made)


def _figures(reeks: Cijferreeks) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row, column, value in reeks.tabel.cells():
        found.setdefault(str(row.label), {})[column.key] = as_typed(value)
    return found


def _steps(aanbeveling: Aanbeveling) -> dict[str, list[dict[str, str]]]:
    return {
        onderdeel.id: [published_step(stap) for stap in onderdeel.verloop]
        for onderdeel in aanbeveling.onderdelen
    }
