"""The colofon names every part of others, with its licence."""

from __future__ import annotations

import json
from pathlib import Path

from plugins.site.template_globals import shipped_parts
from tests.projects import ROOT
from tests.reading import text_of


def test_every_package_whose_styles_are_used_is_named_with_the_licence_of_the_lock():
    parts = {part.name: part.licence for part in shipped_parts(ROOT / "theme")}
    asked = json.loads((ROOT / "theme" / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    tools = {"lightningcss", "purgecss", "@expo-google-fonts/source-sans-3"}
    assert set(asked) - tools == set(parts) - {"Snowball, dutch_porter", "Source Sans 3", "Liberation Sans"}
    assert {parts[name] for name in set(asked) - tools} == {"EUPL-1.2"}


def test_the_letters_of_documents_are_those_that_are_named():
    named = {part.name for part in shipped_parts(ROOT / "theme")}
    sheets = [path.read_text(encoding="utf-8") for path in (ROOT / "theme" / "documents").glob("*.typ")]
    assert all(sheet.count("font: ") == sheet.count('font: "Source Sans 3"') for sheet in sheets)
    assert {"Source Sans 3", "Liberation Sans"} < named


def test_the_colofon_shows_them(built_site: Path):
    said = text_of(built_site / "colofon" / "index.html")
    for part in shipped_parts(ROOT / "theme"):
        assert part.name in said
        assert part.licence in said
