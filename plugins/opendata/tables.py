"""Records as flat tables: a column for every plain field of the model, described by its docstring."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from pydantic import BaseModel

from plugins.aanbevelingen.aanbeveling import Aanbeveling
from plugins.bronnen.bron import Bron
from plugins.bronnen.zoekactie import Zoekactie
from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.files.file import ABOUT_THE_FILE, json_value
from plugins.melden.meldroute import Meldroute
from plugins.source.annotations import velden
from plugins.source.record import Record
from plugins.source.records import Records

SEPARATOR = " | "
"""What stands between several values in one cell."""


class Field(NamedTuple):
    """A column as Table Schema describes it; `choices` are the values it may hold, empty for any value."""

    name: str
    type: str
    description: str
    choices: tuple[str, ...] = ()
    unit: str = ""


class FlatTable(NamedTuple):
    """Rows with a cell for each field: a text, a number, or None where nothing is known."""

    fields: tuple[Field, ...]
    rows: tuple[tuple[object, ...], ...]

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(field.name for field in self.fields)


class Kind(NamedTuple):
    """A table to be made: a row for every record of a model, or for every part of them at `path`."""

    id: str
    titel: str
    omschrijving: str
    model: type[Record]
    path: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    """Fields that tell nothing to who reuses the table."""


_DRAWING = ("csv", "grafiek", "gestapeld")
_VERLOOP, _TOEZEGGINGEN = ("onderdelen", "verloop"), ("onderdelen", "toezeggingen")
KINDS = (
    Kind(
        "aanbevelingen", "Aanbevelingen", "Elke aanbeveling, letterlijk, met de reactie daarop.", Aanbeveling
    ),
    Kind("onderdelen", "Onderdelen", "Elk onderdeel van een aanbeveling.", Aanbeveling, ("onderdelen",)),
    Kind(
        "stappen",
        "Stappen",
        "Elke gedateerde stap van een onderdeel, en wie de stand vaststelde.",
        Aanbeveling,
        _VERLOOP,
    ),
    Kind(
        "toezeggingen",
        "Toezeggingen",
        "Elke toezegging, met de datum als die er is.",
        Aanbeveling,
        _TOEZEGGINGEN,
    ),
    Kind("meldroutes", "Meldroutes", "Elke meldroute van deze site, en wat daarover bekend is.", Meldroute),
    Kind("bronnen", "Bronnen", "Elke bron die deze site noemt, ook wat niet is gezien.", Bron),
    Kind("zoekacties", "Zoekacties", "Elke keer dat de redactie iets zocht.", Zoekactie),
    Kind(
        "zoekplekken",
        "Zoekplekken",
        "Elke plek die een zoekactie noemt, en of daar is gezocht.",
        Zoekactie,
        ("plekken",),
    ),
    Kind("zoekvragen", "Zoekvragen", "Wat is gezocht, met het resultaat.", Zoekactie, ("vragen",)),
    Kind("reeksen", "Cijferreeksen", "Elke cijferreeks, zonder de cijfers zelf.", Cijferreeks, (), _DRAWING),
)
"""Every table of records that is published, in the order in which readers see it."""

_PART_NAMES = {"onderdelen": "onderdeel"}
_TYPES = {bool: "boolean", int: "integer", date: "date"}


def table_of(kind: Kind, records: Records) -> FlatTable:
    """The table of a kind: the keys of what a row belongs to, then its own fields."""
    model: type[BaseModel] = kind.model
    for name in kind.path:
        part = next((veld.part for veld in velden(model) if veld.name == name), None)
        if part is None:
            raise TypeError(f"{model.__name__}.{name} holds no parts")
        model = part
    columns = {path: field for path, field in _columns(model) if path[0] not in kind.without}
    rows = (
        (*(ids or (record.id, record.adres)), *(_cell(part, path) for path in columns))
        for record in records.of(kind.model).values()
        for ids, part in _parts_at(record, kind.path)
    )
    return FlatTable((*_keys(kind), *columns.values()), tuple(rows))


def _keys(kind: Kind) -> Iterator[Field]:
    """The columns that say which record, or which part of which record, a row tells of."""
    if not kind.path:
        yield Field("id", "string", "De naam van het bestand; zij verandert niet.")
        yield Field("adres", "string", "De pagina op deze site.")
        return
    yield Field(kind.model.noun, "string", f"De {kind.model.noun} waar dit bij hoort.")
    for name in kind.path[:-1]:
        yield Field(_PART_NAMES[name], "string", f"Het {_PART_NAMES[name]} waar dit bij hoort.")


def _parts_at(
    part: Any, path: tuple[str, ...], ids: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], BaseModel]]:
    """The parts at a path below a record or part, each with the ids of all that it belongs to."""
    if not path:
        yield ids, part
        return
    for inner in getattr(part, path[0]):
        yield from _parts_at(inner, path[1:], (*ids, part.id))


def _columns(model: type[BaseModel], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Field]]:
    """The column of each plain field by its path, those of a part included; several parts are none."""
    for veld in velden(model):
        if issubclass(model, Record) and veld.name in ABOUT_THE_FILE:
            continue
        path, several = (*above, veld.name), veld.several
        if veld.part is not None:
            if not several:
                yield from _columns(veld.part, path)
            continue
        description = veld.description
        if several:
            description += f" Meer dan een staat achter elkaar, met '{SEPARATOR.strip()}' ertussen."
        type_name = "string" if several else _TYPES.get(veld.base, "string")
        allowed = tuple(choice.value for choice in veld.choices or () if not several)
        yield path, Field("_".join(path), type_name, description, allowed)


def _cell(part: BaseModel, path: tuple[str, ...]) -> object:
    """The value at a path in a part, as a cell."""
    value: Any = part
    for name in path:
        value = getattr(value, name) if value is not None else None
    value = json_value(value)
    if isinstance(value, list):
        return SEPARATOR.join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else value
