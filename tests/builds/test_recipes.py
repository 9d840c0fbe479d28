"""The recipes of `docs/architecture.md`, followed literally on a copy of the code and the made-up municipality."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.projects import ROOT, TODAY, VOORBEELD

RECIPES = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").partition("\n## Recipes\n")[2]


def recipe(title: str) -> str:
    return RECIPES.partition(f"\n### {title}\n")[2].partition("\n### ")[0]


def typed(title: str, start: str) -> str:
    """The piece of code in a recipe that begins so."""
    [found] = [code for code in re.findall(r"`([^`]+)`", recipe(title)) if code.startswith(start)]
    return found


@pytest.fixture(scope="module")
def checkout(built_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The code and theme of this checkout with the made-up municipality, after all three recipes, built once."""
    tmp_path = tmp_path_factory.mktemp("recipes") / "checkout"
    tmp_path.mkdir()
    shutil.copytree(built_project / ".cache", tmp_path / ".cache")
    for name in ("plugins", "theme"):
        shutil.copytree(
            ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("node_modules", "__pycache__")
        )
    (tmp_path / "theme" / "node_modules").symlink_to(ROOT / "theme" / "node_modules")
    shutil.copytree(VOORBEELD, tmp_path, dirs_exist_ok=True)
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "docs").mkdir()
    for follow in (add_a_field, add_a_page, add_a_kind_of_chart):
        follow(tmp_path)
    assert "docs/velden.md" in command(tmp_path, "schema")
    command(tmp_path, "site", "--zonder-documenten", "--vandaag", TODAY.isoformat())
    return tmp_path


def insert(path: Path, before: str, text: str) -> None:
    content = path.read_text(encoding="utf-8")
    assert content.count(before) == 1, f"{before!r} in {path}"
    path.write_text(content.replace(before, text + before), encoding="utf-8")


def replace(path: Path, old: str, new: str) -> None:
    content = path.read_text(encoding="utf-8")
    assert old in content, f"{old!r} in {path}"
    path.write_text(content.replace(old, new), encoding="utf-8")


def command(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "plugins.publish", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def add_a_field(checkout: Path) -> None:
    title = "Add a field to a record"
    field = typed(title, "uitvoerder:")
    meaning = typed(title, '"""Wie')
    row = typed(title, "<dt>Uitvoerder")
    insert(checkout / "plugins/preventie/programma.py", "    doel: Tekst\n", f"    {field}\n    {meaning}\n")
    insert(checkout / "theme/templates/programma.html", "<dt>Doel</dt>", row + "\n")
    programme, _ = programmes(checkout)
    programme.write_text(
        programme.read_text(encoding="utf-8") + "uitvoerder: Stichting Verzonnen\n", encoding="utf-8"
    )


def add_a_page(checkout: Path) -> None:
    title = "Add a kind of page"
    replace(
        checkout / "plugins/aanpak/begrip.py",
        'address: ClassVar = "/begrippen/#{}"',
        typed(title, "address:"),
    )
    room = checkout / "plugins/aanpak/begrip.py"
    room.write_text(
        room.read_text(encoding="utf-8")
        + f'''
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.bronnen.pages import record_page
from plugins.pages.page import Page
from plugins.pages.view import View
from plugins.source.records import Records


@dataclass(frozen=True)
class BegripView(View):
    """One term."""

    begrip: Begrip

    {typed(title, "in_a_to_z:")}


def term_pages(records: Records) -> Iterator[Page]:
    """The page of every term."""
    for begrip in records.of(Begrip).values():
        yield {typed(title, "record_page(")}
''',
        encoding="utf-8",
    )
    catalogue = checkout / "plugins/site/catalogue.py"
    replace(catalogue, "from plugins.aanpak.begrip import ", "from plugins.aanpak.begrip import term_pages, ")
    insert(catalogue, "    yield from programme_pages(records)\n", f"    {typed(title, 'yield from')}\n")
    (checkout / "theme/templates/begrip.html").write_text(
        '{% extends "base.html" %}\n{% block inhoud %}<p>{{ view.begrip.uitleg }}</p>{% endblock %}\n',
        encoding="utf-8",
    )


def add_a_kind_of_chart(checkout: Path) -> None:
    charts = checkout / "plugins/charts/specification.py"
    insert(
        charts,
        "KINDS = {",
        '''def dot_chart(request: ChartRequest, layout: ChartLayout) -> list[alt.Chart]:
    """A dot per figure."""
    dots = alt.Chart(FIGURES).mark_point(opacity=1, size=30)
    return [dots.encode(x=_years(layout, ticks=True), y=_values(layout), stroke=STROKE, description=LABEL)]


''',
    )
    replace(charts, '"staaf": bar_chart', '"staaf": bar_chart, "punt": dot_chart')
    insert(
        checkout / "plugins/cijfers/delen.py",
        "    STAAF = auto()",
        '    PUNT = auto(), "punt", "Een punt per jaar."\n',
    )
    assert "punt" in recipe("Add a kind of chart")
    series = checkout / "data/cijferreeksen/voorbeeldtelling.yaml"
    text = series.read_text(encoding="utf-8")
    series.write_text(re.sub(r"^grafiek: .*$", "grafiek: punt", text, flags=re.MULTILINE), encoding="utf-8")


def programmes(checkout: Path) -> list[Path]:
    """Two programmes: one that gets the new field, and one without."""
    return sorted((checkout / "data/programmas").glob("*.yaml"))[:2]


def built_page(checkout: Path, address: str) -> str:
    return (checkout / "output" / address / "index.html").read_text(encoding="utf-8")


def test_a_field_that_is_added_as_the_recipe_says_is_explained_and_shown(checkout: Path):
    fields = (checkout / "docs/velden.md").read_text(encoding="utf-8")
    assert "| `uitvoerder` | nee | Wie het uitvoert; weglaten als" in fields
    filled, empty = (built_page(checkout, f"preventie/{each.stem}") for each in programmes(checkout))
    assert re.search(r"<dt>Uitvoerder</dt>\s*<dd>Stichting Verzonnen</dd>", filled)
    assert re.search(r"<dt>Uitvoerder</dt>\s*<dd>.*Nog niet uitgezocht", empty)


def test_a_page_that_is_added_as_the_recipe_says_is_there(checkout: Path):
    term = sorted((checkout / "data/begrippen").glob("*.yaml"))[0].stem
    assert "<h1>Begrip: " in built_page(checkout, f"begrippen/{term}")
    assert "Begrip: " not in built_page(checkout, "zoeken")


def test_a_kind_of_chart_that_is_added_as_the_recipe_says_is_drawn(checkout: Path):
    assert "<svg" in built_page(checkout, "cijfers/voorbeeldtelling")
