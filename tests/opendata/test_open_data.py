"""Every dataset is told in the same way by its CSV, data package, JSON Schema, catalogue and zip."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import frictionless
import jsonschema
import pytest
from pyshacl import validate
from rdflib import Graph, URIRef
from rdflib.compare import isomorphic

from tests.projects import PUBLIC_ADDRESS, ROOT

SHAPES = Path(__file__).parent / "shapes"
DCAT, DCT = "http://www.w3.org/ns/dcat#", "http://purl.org/dc/terms/"


def package_of(site: Path) -> dict[str, Any]:
    package: dict[str, Any] = json.loads((site / "datapackage.json").read_text(encoding="utf-8"))
    return package


def linked_data(page: str) -> list[dict[str, Any]]:
    """The schema.org data of a page; nothing when it has none."""
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return json.loads(block[1])["@graph"] if block else []


def pages(site: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), path.read_text(encoding="utf-8")


def test_frictionless_has_nothing_to_say_of_the_data_package_and_its_tables(public_site: Path):
    report = frictionless.validate(public_site / "datapackage.json")
    assert report.stats["errors"] == 0, report.flatten(["name", "rowNumber", "fieldName", "message"])
    assert report.stats["tasks"] == len(package_of(public_site)["resources"]) > 10


def test_frictionless_refuses_a_table_that_is_not_what_the_package_says(public_site: Path, tmp_path: Path):
    package = package_of(public_site)
    package["resources"] = [each for each in package["resources"] if each["name"] == "stappen"]
    table = (public_site / "open-data/stappen.csv").read_text(encoding="utf-8")
    (tmp_path / "open-data").mkdir()
    (tmp_path / "open-data/stappen.csv").write_text(table.replace("in_uitvoering", "bijna klaar"), "utf-8")
    (tmp_path / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    kinds = {kind for (kind,) in frictionless.validate(tmp_path / "datapackage.json").flatten(["type"])}
    assert {"constraint-error", "hash-count"} <= kinds


def test_the_data_package_describes_each_column_and_each_file_to_the_byte(public_site: Path):
    with zipfile.ZipFile(public_site / "open-data/alles.zip") as archive:
        zipped = {name: archive.read(name) for name in archive.namelist()}
    assert all((public_site / name).read_bytes() == data for name, data in zipped.items())
    resources = {each["name"]: each for each in package_of(public_site)["resources"]}
    assert {"cijfers-voorbeeldmeldingen", "stappen", "meldroutes"} <= {*resources}
    for resource in resources.values():
        data = (public_site / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        header = next(csv.reader(io.StringIO(data.decode(), newline="")))
        assert header == [field["name"] for field in resource["schema"]["fields"]]
        assert all(field["description"] for field in resource["schema"]["fields"]), resource["name"]
        assert zipped[resource["path"]] == data
    assert {"datapackage.json", "open-data/catalogus.ttl", "bronnen/bronnen.json"} <= {*zipped}


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("aanbevelingen", ["aanbevelingen/aanbevelingen.json"]),
        ("meldroutes", ["open-data/meldroutes.json"]),
        ("bronnen", ["bronnen/bronnen.json"]),
        ("zoekacties", ["open-data/zoekacties.json"]),
        (
            "cijferreeksen",
            [
                "cijfers/voorbeeldmeldingen.json",
                "cijfers/voorbeeldadviezen.json",
                "cijfers/voorbeelddelen.json",
            ],
        ),
    ],
)
def test_every_json_file_fits_its_published_schema(public_site: Path, kind: str, names: list[str]):
    schema = json.loads((public_site / f"open-data/schema/{kind}.json").read_text(encoding="utf-8"))
    for name in names:
        jsonschema.validate(json.loads((public_site / name).read_text(encoding="utf-8")), schema)


def test_the_json_of_a_series_says_which_figure_about_the_municipality_is_missing(public_site: Path):
    def local(name: str) -> Any:
        return json.loads((public_site / f"cijfers/{name}.json").read_text(encoding="utf-8"))["lokaal"]

    assert local("voorbeeldmeldingen") == {
        "cijfer": "Het aantal meldingen in Verzonnen",
        "uitkomst": "niet_openbaar_gevonden",
        "gezocht_tot": "2026-11-20",
        "gezocht": [{"zoekactie": "voorbeeldzoekactie", "vraag": "coordinator"}],
        "vraag_aan": "Aan de voorbeeldlijn, die de meldingen telt.",
    }
    assert local("voorbeeldadviezen") == {
        "cijfer": "Het aantal adviezen in Verzonnen",
        "uitkomst": "nog_niet_uitgezocht",
        "gezocht_tot": None,
        "gezocht": [],
        "vraag_aan": "Aan het voorbeeldloket.",
    }
    assert local("voorbeelddelen") is None


def test_a_schema_refuses_a_field_that_it_does_not_name(public_site: Path):
    schema = json.loads((public_site / "open-data/schema/bronnen.json").read_text(encoding="utf-8"))
    sources = json.loads((public_site / "bronnen/bronnen.json").read_text(encoding="utf-8"))
    sources[0]["beheerder"] = "communicatie"
    with pytest.raises(jsonschema.ValidationError, match="'beheerder' was unexpected"):
        jsonschema.validate(sources, schema)


def test_who_keeps_a_record_is_published_nowhere(public_site: Path):
    data = [path for path in public_site.rglob("*") if path.suffix in (".csv", ".json", ".jsonld", ".ttl")]
    assert len(data) > 20
    assert not [path for path in data if "beheerder" in path.read_text(encoding="utf-8")]


def test_the_catalogue_fits_the_shapes_of_dcat_ap_nl(public_site: Path):
    catalogue = Graph().parse(public_site / "open-data/catalogus.ttl")
    conforms, _, said = validate(catalogue, shacl_graph=shapes(), do_owl_imports=False, allow_warnings=False)
    assert conforms, said
    assert len(list(catalogue.subjects(predicate=URIRef(f"{DCAT}distribution")))) > 20


@pytest.mark.parametrize(
    "required", [f"{DCT}license", f"{DCAT}contactPoint", f"{DCT}identifier", f"{DCAT}theme"]
)
def test_the_shapes_refuse_a_catalogue_without_what_dcat_ap_nl_asks(public_site: Path, required: str):
    catalogue = Graph().parse(public_site / "open-data/catalogus.ttl")
    catalogue.remove((None, URIRef(required), None))
    assert not validate(catalogue, shacl_graph=shapes(), do_owl_imports=False)[0]


def test_the_catalogue_says_the_same_in_both_forms_and_names_files_that_are_there(public_site: Path):
    turtle = Graph().parse(public_site / "open-data/catalogus.ttl")
    assert isomorphic(turtle, Graph().parse(public_site / "open-data/catalogus.jsonld", format="json-ld"))
    named = {str(address) for address in turtle.objects(predicate=URIRef(f"{DCAT}downloadURL"))}
    assert {f"{PUBLIC_ADDRESS}/{each['path']}" for each in package_of(public_site)["resources"]} <= named
    assert all((public_site / address.removeprefix(f"{PUBLIC_ADDRESS}/")).is_file() for address in named)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_catalogue_has_the_same_bytes_whatever_the_order_of_sets(public_site: Path, seed: str):
    code = "import sys; from plugins.opendata.dcat import as_turtle; sys.stdout.buffer.write(as_turtle(sys.stdin.buffer.read()))"
    made = subprocess.run(
        [sys.executable, "-c", code],
        input=(public_site / "open-data/catalogus.jsonld").read_bytes(),
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    assert made.stdout == (public_site / "open-data/catalogus.ttl").read_bytes()


def test_without_a_public_address_there_is_no_catalogue(built_site: Path):
    assert not list(built_site.glob("open-data/catalogus.*"))


def test_pages_tell_search_engines_what_they_are(public_site: Path):
    kinds = {name: [thing["@type"] for thing in linked_data(text)] for name, text in pages(public_site)}
    assert kinds["cijfers/voorbeeldmeldingen/index.html"] == ["BreadcrumbList", "Dataset"]
    assert kinds["contact/index.html"] == ["GovernmentOrganization"]
    assert kinds["404.html"] == kinds["index.html"] == []
    reporting = {name: told for name, told in kinds.items() if name.startswith("melden/") and told}
    assert reporting
    assert all(told[0] in ("Service", "GovernmentService") for told in reporting.values()), reporting
    assert not any(told for name, told in kinds.items() if name.startswith("en/"))


def test_what_a_page_tells_search_engines_leads_to_pages_and_files_that_are_there(public_site: Path):
    for name, text in pages(public_site):
        for thing in linked_data(text):
            linked = [step["item"] for step in thing.get("itemListElement", [])]
            linked += [file["contentUrl"] for file in thing.get("distribution", [])]
            for address in linked:
                target = (public_site / name).parent / address
                assert target.exists(), f"{name} leads to {address}"


def test_every_dataset_and_every_series_says_how_to_cite_it(public_site: Path):
    text = (public_site / "open-data/index.html").read_text(encoding="utf-8")
    for resource in package_of(public_site)["resources"]:
        version = resource["hash"].removeprefix("sha256:")[:12]
        cited = (
            f". {resource['title']}. Bijgewerkt {resource['modified']}, versie {version}. {PUBLIC_ADDRESS}/"
        )
        assert cited in text
        if resource["name"].startswith("cijfers-"):
            page = resource["path"].removesuffix(".csv")
            assert f"{cited}{page}/" in (public_site / page / "index.html").read_text(encoding="utf-8")


def shapes() -> Graph:
    """The shapes of DCAT-AP and of DCAT-AP-NL, the classes of values included."""
    every = Graph()
    for path in sorted(SHAPES.glob("*.ttl")):
        every.parse(path)
    return every
