"""One wrong field of a record is said once, whatever refers to that record."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from plugins.source.yaml_reader import read_mapping
from tests.conftest import THOROUGH
from tests.projects import VOORBEELD, problems_of, project

FILES = (
    "data/gemeente.yaml",
    *(f"data/meldroutes/{path.name}" for path in sorted((VOORBEELD / "data" / "meldroutes").glob("*.yaml"))),
)
TRIES = 2_000 if THOROUGH else 12
Keys = tuple[str | int, ...]


def fields(value: Any, path: Keys = ()) -> Iterator[Keys]:
    """Every field of a record, of the first item of each list."""
    inside = (
        value.items()
        if isinstance(value, dict)
        else list(enumerate(value))[:1]
        if isinstance(value, list)
        else ()
    )
    for key, held in inside:
        yield (*path, key)
        yield from fields(held, (*path, key))


def broken(record: Any, path: Keys, how: str) -> Any:
    """The record with one field gone, of another type, or with another value."""
    changed = at = copy.deepcopy(record)
    for key in path[:-1]:
        at = at[key]
    held = at[path[-1]]
    if how == "removed":
        del at[path[-1]]
    elif how == "type":
        at[path[-1]] = "tekst" if isinstance(held, dict) else {"iets": "anders"}
    else:
        at[path[-1]] = type(held)() if isinstance(held, (dict, list)) else "onzin ##"
    return changed


def tries() -> list[tuple[str, Keys, str]]:
    """What is tried: all, or some in every run."""
    all_of = [
        (name, path, how)
        for name in FILES
        for path in fields(read((VOORBEELD / name).read_bytes()))
        for how in ("removed", "type", "value")
    ]
    return random.Random(15).sample(all_of, min(TRIES, len(all_of)))


def read(data: bytes) -> Any:
    """What a record holds."""
    document, problems = read_mapping("a.yaml", data)
    assert document is not None, problems
    return document.value


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project without mistakes."""
    return project(tmp_path_factory.mktemp("fields"))


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("name", "path", "how"), [*tries(), ("data/gemeente.yaml", ("bezoekadres",), "removed")]
)
def test_one_wrong_field_is_said_of_its_own_file(folder: Path, name: str, path: Keys, how: str):
    good = (folder / name).read_bytes()
    record = broken(read(good), path, how)
    try:
        (folder / name).write_text(
            yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=1_000), encoding="utf-8"
        )
        said = [problem for problem in problems_of(folder) if "let op: " not in problem]
        # What a group of keys lacks is said of each key of it; all else is one message.
        assert len({problem.partition(": ")[0] for problem in said}) <= 1, said
    finally:
        (folder / name).write_bytes(good)
