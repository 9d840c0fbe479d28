"""The documentation says what is true."""

from __future__ import annotations

import re
import tomllib

from pydantic import BaseModel

from plugins.publish.reference import reference_files
from plugins.site.collection import ALL_KINDS
from plugins.source.annotations import parts_of, velden
from plugins.source.schema import field_rows
from plugins.texts.text_file import Voorwerk
from tests.conftest import ROOT


def models() -> set[type[BaseModel]]:
    return {found for kind in (*ALL_KINDS, Voorwerk) for found in (kind, *parts_of(kind))}


def test_the_tables_name_every_field_and_every_choice():
    handbook = (ROOT / "docs" / "velden.md").read_text(encoding="utf-8")
    fields = {name for model in models() for name, _, _ in field_rows(model)}
    choices = {
        str(choice.value) for model in models() for veld in velden(model) for choice in veld.choices or ()
    }
    assert {word for word in fields | choices if f"`{word}`" not in handbook} == set()


def test_the_glossary_names_every_kind_and_every_part():
    glossary = (ROOT / "docs" / "begrippen.md").read_text(encoding="utf-8").lower().replace(" ", "")
    assert {model.__name__ for model in models() if model.__name__.lower() not in glossary} == set()


def test_the_readme_names_every_make_target():
    targets = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert targets
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [target for target in targets[1].split() if f"`make {target}`" not in readme] == []


def picture() -> list[list[str]]:
    """The rooms in the picture of the architecture, the highest floor first."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawn = text.split("## Rooms")[1].split("```")[1].strip()
    return [re.split(r"  +", line)[0].split() for line in drawn.splitlines()]


def test_the_picture_shows_every_room_on_the_floor_that_import_linter_holds():
    rooms = {path.parent.name for path in (ROOT / "plugins").glob("*/__init__.py")}
    assert sorted(room for floor in picture() for room in floor) == sorted(rooms)
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    floors = [sorted(re.findall(r"plugins\.(\w+)", layer)) for layer in layers]
    assert [sorted(floor) for floor in picture()] == floors


def test_every_file_that_is_named_for_developers_exists():
    made_by_a_recipe = {"theme/templates/begrip.html"}
    path = re.compile(r"`((?:data|docs|plugins|tests|theme)/[\w./-]*)`")
    pages = ("README.md", "CONTRIBUTING.md", "docs/architecture.md")
    names = {name for page in pages for name in path.findall((ROOT / page).read_text(encoding="utf-8"))}
    assert {name for name in names if not (ROOT / name).exists()} == made_by_a_recipe


def test_what_is_generated_from_the_models_is_up_to_date():
    stale = [
        name for name, text in reference_files().items() if (ROOT / name).read_text(encoding="utf-8") != text
    ]
    assert stale == [], "run 'make schema'"
