"""The JSON Schemas that an editor's program reads: every data file fits its own, and what the models refuse it refuses too."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, FormatChecker
from pydantic import ValidationError
from referencing import Registry
from referencing.jsonschema import DRAFT7

from plugins.site.collection import KINDS
from plugins.source.record import Record
from plugins.source.yaml_reader import read_mapping
from tests.projects import ROOT, VOORBEELD
from tests.records import GOOD

BROKEN = ROOT / "tests" / "records" / "broken"
FOLDERS = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]


def as_json(value: Any) -> Any:
    """A value of our reader as a YAML language server sees it."""
    match value:
        case dict():
            return {key: as_json(item) for key, item in value.items()}
        case list():
            return [as_json(item) for item in value]
        case date():
            return value.isoformat()
        case Decimal():
            return float(value)
        case _:
            return value


@cache
def validator(schema: Path) -> Draft7Validator:
    names = json.loads((ROOT / ".vscode" / "namen.json").read_text(encoding="utf-8"))
    registry = Registry().with_resource("../.vscode/namen.json", DRAFT7.create_resource(names))
    given = json.loads(schema.read_text(encoding="utf-8"))
    return Draft7Validator(given, format_checker=FormatChecker(), registry=registry)


def refused(schema: Path, path: Path) -> list[str]:
    document, problems = read_mapping(path.name, path.read_bytes())
    assert document is not None, problems
    return [
        f"{list(error.path)}: {error.message}"
        for error in validator(schema).iter_errors(as_json(document.value))
    ]


def files(root: Path) -> Iterator[tuple[Path, Path]]:
    """Every data file below `root` with the schema that the editor's settings give it."""
    for schema, patterns in FOLDERS.items():
        for pattern in patterns:
            for path in sorted(root.glob(pattern)):
                yield ROOT / schema, path


def test_every_schema_is_valid_and_every_data_file_has_exactly_one():
    for schema in sorted((ROOT / "schemas").glob("*.json")):
        Draft7Validator.check_schema(json.loads(schema.read_text(encoding="utf-8")))
    found = [path for _, path in files(VOORBEELD)]
    assert sorted(found) == sorted((VOORBEELD / "data").rglob("*.yaml"))


def misfits(root: Path) -> dict[str, list[str]]:
    """What the schemas refuse of the data files below `root`, by the name of the file."""
    return {path.name: said for schema, path in files(root) if (said := refused(schema, path))}


def test_every_data_file_fits_its_schema():
    assert misfits(VOORBEELD) == {}


def damaged(value: Any) -> Iterator[Any]:
    """The value with each of its keys lost, misspelt, or given something that fits nowhere, one at a time."""
    if isinstance(value, dict):
        for key, inside in value.items():
            rest = {name: other for name, other in value.items() if name != key}
            yield rest
            yield {**rest, f"{key}_": inside}
            yield {**value, key: [[["x"]]]}
            yield from ({**value, key: other} for other in damaged(inside))
    elif isinstance(value, list):
        for index, inside in enumerate(value):
            yield from ([*value[:index], other, *value[index + 1 :]] for other in damaged(inside))


def accepted(kind: type[Record], value: dict[str, Any]) -> bool:
    try:
        kind.model_validate({**value, "id": "x", "bestand": "x"})
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
def test_what_the_model_refuses_the_schema_refuses_and_the_other_way_round(kind: type[Record]):
    schema = validator(ROOT / "schemas" / f"{kind.folder}.json")
    tried = 0
    for path in sorted((GOOD / "data" / kind.folder).glob("*.yaml")):
        document, _ = read_mapping(path.name, path.read_bytes())
        assert document is not None
        for value in damaged(document.value):
            if kind.folder == "cijferreeksen" and "rijen" not in value:
                continue  # the model cannot know that there is no CSV either
            assert schema.is_valid(as_json(value)) == accepted(kind, value), value
            tried += 1
    assert tried > 10


def readable() -> list[Path]:
    """The files with broken fields that are at least YAML; a schema cannot know the rules (`-regels`) that span fields and files."""
    return [
        path
        for path in sorted(BROKEN.glob("*.yaml"))
        if not path.stem.endswith("-regels") and not read_mapping(path.name, path.read_bytes())[1]
    ]


@pytest.mark.parametrize("broken", readable(), ids=lambda path: path.stem)
def test_a_broken_file_is_marked_while_typing(broken: Path):
    assert refused(ROOT / "schemas" / f"{broken.stem.partition('-')[0]}.json", broken)


@pytest.mark.parametrize(
    ("rows", "fits"), [("rijen:\n  - {jaar: 2020, meldingen: 1}\n", True), ("csv: {}\n", True), ("", False)]
)
def test_a_series_has_rows_or_a_csv_beside_it(tmp_path: Path, rows: str, fits: bool):
    source = VOORBEELD / "data" / "cijferreeksen" / "voorbeeldmeldingen.yaml"
    text = source.read_text(encoding="utf-8")
    path = tmp_path / "a.yaml"
    path.write_text(text[: text.index("rijen:")] + rows, encoding="utf-8")
    assert (refused(ROOT / "schemas" / "cijferreeksen.json", path) == []) is fits
