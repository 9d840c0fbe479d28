"""The JSON Schemas that an editor's program reads: every data file fits its own, and what the models refuse it refuses too."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, FormatChecker

from plugins.source.yaml_reader import read_mapping
from tests.conftest import ROOT

BROKEN = Path(__file__).parent / "broken"
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


def refused(schema: Path, path: Path) -> list[str]:
    document, problems = read_mapping(path.name, path.read_bytes())
    assert document is not None, problems
    validator = Draft7Validator(
        json.loads(schema.read_text(encoding="utf-8")), format_checker=FormatChecker()
    )
    return [
        f"{list(error.path)}: {error.message}" for error in validator.iter_errors(as_json(document.value))
    ]


def files() -> Iterator[tuple[Path, Path]]:
    """Every data file with the schema that the editor's settings give it."""
    for schema, patterns in FOLDERS.items():
        for pattern in patterns:
            for path in sorted(ROOT.glob(pattern)):
                yield ROOT / schema, path


def test_every_schema_is_valid_and_every_data_file_has_exactly_one():
    for schema in sorted((ROOT / "schemas").glob("*.json")):
        Draft7Validator.check_schema(json.loads(schema.read_text(encoding="utf-8")))
    found = [path for _, path in files()]
    assert sorted(found) == sorted((ROOT / "data").rglob("*.yaml"))


@pytest.mark.parametrize(
    ("schema", "path"),
    [pytest.param(schema, path, id=path.relative_to(ROOT).as_posix()) for schema, path in files()],
)
def test_a_data_file_fits_its_schema(schema: Path, path: Path):
    assert refused(schema, path) == []


@pytest.mark.parametrize("kind", sorted(path.name for path in (ROOT / "data").iterdir() if path.is_dir()))
def test_a_misspelt_key_is_refused_where_it_stands(kind: str, tmp_path: Path):
    good = next(iter(sorted((ROOT / "tests" / "records" / "good" / "data" / kind).glob("*.yaml"))))
    (tmp_path / "x.yaml").write_text(
        good.read_text(encoding="utf-8") + "verzonnen_sleutel: x\n", encoding="utf-8"
    )
    assert refused(ROOT / "schemas" / f"{kind}.json", good) == []
    assert any(
        "verzonnen_sleutel" in said
        for said in refused(ROOT / "schemas" / f"{kind}.json", tmp_path / "x.yaml")
    )


def readable() -> list[Path]:
    """The files with broken fields that are at least YAML; a schema cannot know the rules (`-regels`) that span fields and files."""
    return [
        path
        for path in sorted(BROKEN.glob("*.yaml"))
        if not path.stem.endswith("-regels") and read_mapping(path.name, path.read_bytes())[0] is not None
    ]


@pytest.mark.parametrize("broken", readable(), ids=lambda path: path.stem)
def test_a_broken_file_is_marked_while_typing(broken: Path):
    assert refused(ROOT / "schemas" / f"{broken.stem.partition('-')[0]}.json", broken)


@pytest.mark.parametrize(
    ("rows", "fits"), [("rijen:\n  - {jaar: 2020, a: 1}\n", True), ("csv: {}\n", True), ("", False)]
)
def test_a_series_has_rows_or_a_csv_beside_it(tmp_path: Path, rows: str, fits: bool):
    source = ROOT / "data" / "cijferreeksen" / "mma-meldingen.yaml"
    text = source.read_text(encoding="utf-8")
    path = tmp_path / "a.yaml"
    path.write_text(text[: text.index("rijen:")] + rows, encoding="utf-8")
    assert (refused(ROOT / "schemas" / "cijferreeksen.json", path) == []) is fits
