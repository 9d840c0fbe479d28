"""The JSON Schema of each kind of JSON file that is published."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from plugins.aanbevelingen.aanbeveling import Aanbeveling
from plugins.bronnen.zoekactie import Uitgezocht
from plugins.cache import Cache, code_hash
from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.cijfers.exports import FIRMNESS
from plugins.files.file import ABOUT_THE_FILE, File
from plugins.opendata.datasets import AS_TYPED, schema_address
from plugins.source.record import Record
from plugins.source.schema import published_schema

Schema = dict[str, Any]

_PLUGINS = Path(__file__).parent.parent
_TEXT: Schema = {"type": "string"}
_TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
_NUMBER_OR_NULL: Schema = {"type": ["number", "null"]}
_COUNT_OR_NULL: Schema = {"type": ["integer", "null"]}
_INTEGER: Schema = {"type": "integer"}


def schema_files(kept: Cache) -> Iterator[File]:
    """The JSON Schema of each kind of JSON file; they follow from the code alone and are kept by it."""

    def all_schemas() -> bytes:
        return json.dumps(_schemas(), ensure_ascii=False).encode()

    schemas = json.loads(kept.get("schemas", [code_hash([_PLUGINS])], all_schemas, ".json"))
    for folder, schema in schemas.items():
        data = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        yield File(schema_address(folder), data.encode(), f"JSON Schema van {folder}")


def _schemas() -> Mapping[str, Schema]:
    """A schema by the folder of the records that it tells of."""
    whole = {kind.folder: _list_of(kind) for kind in AS_TYPED}
    return {Aanbeveling.folder: _aanbevelingen(), Cijferreeks.folder: _cijferreeks(), **whole}


def _schema(title: str, schema: Schema) -> Schema:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **schema}


def _list_of(kind: type[Record]) -> Schema:
    """A list of records, as `json_record` writes each."""
    item = published_schema(kind, ABOUT_THE_FILE, {"id": _TEXT, "adres": _TEXT})
    definitions = item.pop("$defs", {})
    listed = {"type": "array", "items": item, **({"$defs": definitions} if definitions else {})}
    return _schema(kind.folder.capitalize(), listed)


def _aanbevelingen() -> Schema:
    """All recommendations, with what follows from them on the day of the site."""
    evidence: Schema = {
        "nieuwste_stuk": _TEXT_OR_NULL,
        "nieuwste_stuk_van_het_college": _TEXT_OR_NULL,
        "gezocht_tot": _TEXT_OR_NULL,
        "dagen_stil": _COUNT_OR_NULL,
    }
    part = _object({"stand": _TEXT, **evidence, "dagen_over_tijd": _COUNT_OR_NULL})
    follows: Schema = {
        "id": _TEXT,
        "adres": _TEXT,
        "standen": _by_name(_INTEGER, "Hoeveel onderdelen waar staan."),
        "bewijs": {**_object(evidence), "description": "Hoe oud het bewijs is."},
        "bewijs_per_onderdeel": _by_name(part, "Hetzelfde per onderdeel."),
    }
    item = published_schema(Aanbeveling, ABOUT_THE_FILE, follows)
    definitions = item.pop("$defs")
    day = {"type": "string", "format": "date"}
    whole = _object({"peildag": day, "aanbevelingen": _many(item)})
    return _schema("Aanbevelingen", {**whole, "$defs": definitions})


def _cijferreeks() -> Schema:
    """One series of figures, as `plugins.cijfers.exports` writes it."""
    texts = _many(_TEXT)
    value = {**_NUMBER_OR_NULL, "description": "null als het onbekend is"}
    firmness = {"enum": list(FIRMNESS)}
    cell = _object({"waarde": value, "soort": firmness}, {"bronnen": texts, "noot": _TEXT_OR_NULL})
    row = {
        **_object({"jaar": _INTEGER, "bronnen": texts, "noot": _TEXT_OR_NULL}),
        "additionalProperties": cell,
        "description": "Het jaar, en onder de naam van elke kolom een cijfer.",
    }
    remark = _object({"jaar": _INTEGER, "tekst": _TEXT})
    outcomes = {"enum": [outcome.value for outcome in Uitgezocht]}
    local = {
        **_texts(
            "cijfer",
            "vraag_aan",
            uitkomst=outcomes,
            gezocht_tot=_TEXT_OR_NULL,
            gezocht=_many(_texts("zoekactie", "vraag")),
        ),
        "type": ["object", "null"],
        "description": "Welk cijfer over de gemeente zelf ontbreekt; null als er geen ontbreekt.",
    }
    return _schema(
        "Cijferreeks",
        _object(
            {
                **dict.fromkeys(("id", "titel", "omschrijving", "eenheid", "gebied", "periode"), _TEXT),
                **dict.fromkeys(("definitie", "kanttekening", "licentie", "bijgewerkt"), _TEXT),
                **dict.fromkeys(("afronding", "volgende_update"), _TEXT_OR_NULL),
                "bronnen": _many(_texts("id", "titel", "uitgever", "datum", url=_TEXT_OR_NULL)),
                "kolommen": _many(_texts("id", "naam", totaal={"type": "boolean"}, deel_van=_TEXT_OR_NULL)),
                "breuken": _many(remark),
                "annotaties": _many(remark),
                "streefwaarden": _many(_texts("tekst", waarde=_NUMBER_OR_NULL, kolom=_TEXT_OR_NULL)),
                "lokaal": local,
                "correcties": _many(_texts("datum", "kolom", "oud", "nieuw", "reden", jaar=_INTEGER)),
                "rijen": _many(row),
            }
        ),
    )


def _object(properties: Schema, optional: Schema | None = None) -> Schema:
    """An object with these properties and no others."""
    every = {**properties, **(optional or {})}
    return {"type": "object", "required": [*properties], "properties": every, "additionalProperties": False}


def _texts(*names: str, **others: Schema) -> Schema:
    """An object of texts, and of other properties."""
    return _object({**dict.fromkeys(names, _TEXT), **others})


def _by_name(values: Schema, description: str) -> Schema:
    return {"type": "object", "additionalProperties": values, "description": description}


def _many(items: Schema) -> Schema:
    return {"type": "array", "items": items}
