"""The documentation says what is true."""

from __future__ import annotations

import re

from pydantic import BaseModel

from plugins.publish.reference import reference_files
from plugins.site.collection import ALL_KINDS
from plugins.source.annotations import parts_of
from plugins.source.record import Keuze
from plugins.source.schema import field_rows
from plugins.texts.text_file import Voorwerk
from tests.conftest import ROOT


def models() -> set[type[BaseModel]]:
    return {found for kind in (*ALL_KINDS, Voorwerk) for found in (kind, *parts_of(kind))}


def test_the_handbook_names_every_field_and_every_choice():
    handbook = (ROOT / "docs" / "redactie.md").read_text(encoding="utf-8")
    fields = {name for model in models() for name, _, _ in field_rows(model)}
    choices = {str(choice.value) for kind in Keuze.__subclasses__() for choice in kind}
    assert {word for word in fields | choices if f"`{word}`" not in handbook} == set()


def test_the_glossary_names_every_kind_and_every_part():
    glossary = (ROOT / "docs" / "begrippen.md").read_text(encoding="utf-8").lower().replace(" ", "")
    assert {model.__name__ for model in models() if model.__name__.lower() not in glossary} == set()


def test_the_readme_names_every_make_target():
    targets = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert targets
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [target for target in targets[1].split() if f"`make {target}`" not in readme] == []


def test_the_architecture_says_what_every_room_imports():
    said = re.findall(
        r"^\| `plugins/(\w+)` \| ([^|]+) \|",
        (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    found: dict[str, set[str]] = {}
    for path in (ROOT / "plugins").glob("*/**/*.py"):
        room = path.relative_to(ROOT / "plugins").parts[0]
        others = re.findall(
            r"^\s*(?:from|import) plugins\.(\w+)", path.read_text(encoding="utf-8"), re.MULTILINE
        )
        found.setdefault(room, set()).update(set(others) - {room})
    assert {room: set(words.split(", ")) - {"nothing"} for room, words in said} == found


def test_the_architecture_names_every_room_and_the_signals_of_every_door():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = [path.name for path in (ROOT / "plugins").iterdir() if (path / "__init__.py").is_file()]
    assert [room for room in rooms if f"`plugins/{room}`" not in text] == []
    for door in (ROOT / "plugins").glob("*/plugin.py"):
        signals = sorted(set(re.findall(r"signals\.(\w+)\.connect", door.read_text())))
        row = re.search(rf"\| `plugins/{door.parent.name}/plugin.py` \| ([^|]+) \|", text)
        assert row, door
        assert sorted(re.findall(r"`(\w+)`", row[1])) == signals


def test_what_is_generated_from_the_models_is_up_to_date():
    stale = [
        name
        for name, text in reference_files(ROOT).items()
        if (ROOT / name).read_text(encoding="utf-8") != text
    ]
    assert stale == [], "run 'make schema'"
