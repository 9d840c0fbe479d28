"""The data package (Frictionless) of every table."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from plugins.bronnen.bron import Bron
from plugins.files.file import File
from plugins.gemeente.gemeente import Gemeente
from plugins.opendata.datasets import FOLDER, Dataset
from plugins.opendata.tables import Field
from plugins.source.records import Records

PACKAGE = "/datapackage.json"
"""In the root of the site: a data package names its files by paths that may not lead upwards."""


def package_file(datasets: Sequence[Dataset], records: Records, site: str) -> File:
    """The data package; `site` is the public address, empty when it is not known."""
    gemeente = records.one(Gemeente)
    package = {
        "profile": "tabular-data-package",
        "name": "zicht-op-ondermijning",
        "title": gemeente.site_naam,
        "description": gemeente.site_omschrijving,
        **({"homepage": f"{site}/"} if site else {}),
        "version": max(dataset.bijgewerkt for dataset in datasets).isoformat(),
        "licenses": [_licence(datasets[0])],
        "resources": [_resource(dataset) for dataset in datasets],
    }
    data = json.dumps(package, ensure_ascii=False, indent=1) + "\n"
    return File(PACKAGE, data.encode(), "Alle tabellen beschreven (Data Package)", FOLDER)


def _resource(dataset: Dataset) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": dataset.id,
        "path": dataset.csv.lstrip("/"),
        "title": dataset.titel,
        "description": dataset.omschrijving,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(dataset.data),
        "hash": f"sha256:{dataset.sha256}",
        "modified": dataset.bijgewerkt.isoformat(),
        "licenses": [_licence(dataset)],
        **({"sources": [_source(bron) for bron in dataset.bronnen]} if dataset.bronnen else {}),
        "schema": {
            "fields": [_field(field) for field in dataset.table.fields],
            "missingValues": [""],
            **_primary_key(dataset),
        },
    }


def _licence(dataset: Dataset) -> dict[str, str]:
    licence = dataset.licentie
    return {"name": licence.value.upper(), "title": licence.label, "path": licence.betekenis}


def _source(bron: Bron) -> dict[str, str]:
    return {"title": f"{bron.uitgever}: {bron.titel}", **({"path": bron.url} if bron.url else {})}


def _field(field: Field) -> dict[str, Any]:
    return {
        "name": field.name,
        "type": field.type,
        "description": field.description,
        **({"unit": field.unit} if field.unit else {}),
        **({"constraints": {"enum": list(field.choices)}} if field.choices else {}),
    }


def _primary_key(dataset: Dataset) -> dict[str, Any]:
    """What tells the rows of a table apart; parts of records have nothing that does."""
    if dataset.periode:
        return {"primaryKey": ["jaar", "reeks"]}
    return {"primaryKey": "id"} if dataset.table.header[0] == "id" else {}
