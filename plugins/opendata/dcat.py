"""The catalogue of all datasets by DCAT-AP-NL 3.0, as JSON-LD and as Turtle, for those who harvest it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from typing import Any

from plugins.cache import Cache
from plugins.files.file import File
from plugins.gemeente.gemeente import Gemeente
from plugins.opendata.datasets import FOLDER, Dataset
from plugins.source.records import Records

Node = dict[str, Any]
"""A thing as JSON-LD has it: `@id`, `@type`, and properties that hold literals, things or lists of them."""

_PREFIXES: Mapping[str, str] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_EU = "http://publications.europa.eu/resource/authority"
_CSV = (f"{_EU}/file-type/CSV", "https://www.iana.org/assignments/media-types/text/csv")
_JSON = (f"{_EU}/file-type/JSON", "https://www.iana.org/assignments/media-types/application/json")


def catalogue_files(datasets: Sequence[Dataset], records: Records, site: str, kept: Cache) -> Iterator[File]:
    """The catalogue of a site with a public address; none without, for all in it has an address."""
    if not site:
        return
    catalogue = {"@context": _PREFIXES, **_catalogue(datasets, records, site)}
    data = (json.dumps(catalogue, ensure_ascii=False, indent=1) + "\n").encode()
    turtle = kept.get("catalogue", [version("rdflib"), data], lambda: as_turtle(data), ".ttl")
    yield File(f"{FOLDER}catalogus.jsonld", data, "Catalogus (DCAT-AP-NL, JSON-LD)", FOLDER)
    yield File(f"{FOLDER}catalogus.ttl", turtle, "Catalogus (DCAT-AP-NL, Turtle)", FOLDER)


def as_turtle(jsonld: bytes) -> bytes:
    """The statements of a JSON-LD document, whose context stands in it, as Turtle."""
    from rdflib import Graph

    return Graph().parse(data=jsonld, format="json-ld").serialize(format="turtle", encoding="utf-8")


def _catalogue(datasets: Sequence[Dataset], records: Records, site: str) -> Node:
    gemeente = records.one(Gemeente)
    editors = _dutch(f"Redactie van {gemeente.site_naam}")
    maker: Node = {"@id": f"{site}/over/#redactie", "@type": "foaf:Agent", "foaf:name": editors}
    contact: Node = {
        "@id": f"{site}/contact/#redactie",
        "@type": "vcard:Kind",
        "vcard:fn": editors,
        "vcard:hasURL": {"@id": f"{site}/contact/"},
    }
    return {
        "@id": f"{site}{FOLDER}#catalogus",
        "@type": "dcat:Catalog",
        "dct:title": _dutch(f"Open data van {gemeente.site_naam}"),
        "dct:description": _dutch(gemeente.site_omschrijving),
        "dct:publisher": maker,
        "dct:creator": {"@id": maker["@id"]},
        "dcat:contactPoint": contact,
        "dct:language": _LANGUAGE,
        "dct:license": _licence(datasets[0]),
        "foaf:homepage": _thing(f"{site}{FOLDER}", "foaf:Document"),
        "dct:modified": _day(max(dataset.bijgewerkt for dataset in datasets).isoformat()),
        "dcat:dataset": [_dataset(dataset, site, maker["@id"], contact["@id"]) for dataset in datasets],
    }


def _dataset(dataset: Dataset, site: str, maker: str, contact: str) -> Node:
    name = f"{site}{FOLDER}#{dataset.id}"
    node: Node = {
        "@id": name,
        "@type": "dcat:Dataset",
        "dct:identifier": name,
        "dct:title": _dutch(dataset.titel),
        "dct:description": _dutch(dataset.omschrijving),
        "dct:publisher": {"@id": maker},
        "dct:creator": {"@id": maker},
        "dcat:contactPoint": {"@id": contact},
        "dct:accessRights": _thing(f"{_EU}/access-right/PUBLIC", "dct:RightsStatement"),
        "dcat:theme": {
            **_thing(f"{_EU}/data-theme/JUST", "skos:Concept"),
            "skos:prefLabel": _dutch("Justitie, rechtsstelsel en openbare veiligheid"),
        },
        "dct:language": _LANGUAGE,
        "dcat:landingPage": _thing(f"{site}{dataset.adres}", "foaf:Document"),
        "dct:modified": _day(dataset.bijgewerkt.isoformat()),
        "dcat:version": dataset.versie,
        "dcat:distribution": [*_distributions(dataset, site, name)],
    }
    if dataset.periode:
        first, last = dataset.periode
        years = {"dcat:startDate": _day(f"{first}-01-01"), "dcat:endDate": _day(f"{last}-12-31")}
        node["dct:temporal"] = {"@type": "dct:PeriodOfTime", **years}
    return node


def _distributions(dataset: Dataset, site: str, name: str) -> Iterator[Node]:
    yield {
        **_distribution(dataset, site, f"{name}-csv", dataset.csv, "CSV", _CSV),
        "dcat:byteSize": _typed(str(len(dataset.data)), "xsd:nonNegativeInteger"),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": _thing(
                "http://spdx.org/rdf/terms#checksumAlgorithm_sha256", "spdx:ChecksumAlgorithm"
            ),
            "spdx:checksumValue": _typed(dataset.sha256, "xsd:hexBinary"),
        },
    }
    yield _distribution(dataset, site, f"{name}-excel", dataset.excel, "CSV voor Excel", _CSV)
    if dataset.json:
        node = _distribution(dataset, site, f"{name}-json", dataset.json, "JSON", _JSON)
        yield {**node, "dct:conformsTo": _thing(f"{site}{dataset.schema}", "dct:Standard")}


def _distribution(
    dataset: Dataset, site: str, name: str, address: str, label: str, formats: tuple[str, str]
) -> Node:
    file_type, media_type = formats
    return {
        "@id": name,
        "@type": "dcat:Distribution",
        "dct:title": _dutch(f"{dataset.titel} ({label})"),
        "dct:description": _dutch(dataset.omschrijving),
        "dcat:accessURL": _thing(f"{site}{dataset.adres}", "rdfs:Resource"),
        "dcat:downloadURL": _thing(f"{site}{address}", "rdfs:Resource"),
        "dct:license": _licence(dataset),
        "dct:format": _thing(file_type, "dct:MediaTypeOrExtent"),
        "dcat:mediaType": _thing(media_type, "dct:MediaType"),
        "dct:language": _LANGUAGE,
        "dct:modified": _day(dataset.bijgewerkt.isoformat()),
    }


def _dutch(text: str) -> Node:
    return {"@value": text, "@language": "nl"}


def _typed(text: str, kind: str) -> Node:
    return {"@value": text, "@type": kind}


def _day(day: str) -> Node:
    return _typed(day, "xsd:date")


def _thing(address: str, kind: str) -> Node:
    """Something that others keep a list of; its type stands here too, so that the catalogue is complete."""
    return {"@id": address, "@type": kind}


_LANGUAGE = _thing(f"{_EU}/language/NLD", "dct:LinguisticSystem")


def _licence(dataset: Dataset) -> Node:
    """The licence by its name for programs: over http and without the page for readers below it."""
    name = dataset.licentie.betekenis.removesuffix("deed.nl").replace("https:", "http:")
    return _thing(name, "dct:LicenseDocument")
