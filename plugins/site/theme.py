"""The theme is whole; looked at before a page is rendered, so that what is missing has a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from plugins.source.problem import Problem

GENERATOR = Path(__file__).resolve().parents[2]
"""The folder of the generator: the project itself, or a folder in it that it depends on."""
_TEMPLATE = re.compile(r"\{%-?\s*(?:extends|include|from|import)\s+[\"']([^\"']+)[\"']")
_IMPORT = re.compile(r"@import\s+(?:url\()?[\"']([^\"']+)[\"']")


def part_of(root: Path, name: str) -> Path:
    """A file or folder of the generator: that of the project at `root` when it has it, else our own."""
    own = root / name
    return own if own.exists() else GENERATOR / name


def theme_of(root: Path) -> Path:
    """The theme with which the project at `root` is made."""
    return part_of(root, "theme")


def theme_problems(theme: Path, templates: frozenset[str]) -> list[Problem]:
    """What the generator chooses exists, what has examples, and every file that a file asks for."""
    name = theme.name
    if not (theme / "templates").is_dir():
        return [Problem(name, 0, 0, "het thema ontbreekt; zet de map 'theme' van dit project terug")]
    components = {f"components/{path.stem}" for path in (theme / "templates" / "components").glob("*.yaml")}
    missing = [
        Problem(f"{name}/templates/{template}.html", 0, 0, "dit sjabloon ontbreekt; zet het terug")
        for template in sorted(templates | components)
        if not (theme / "templates" / f"{template}.html").is_file()
    ]
    for path in sorted((theme / "templates").rglob("*.html")):
        missing += _asks_for(path, _TEMPLATE, theme / "templates", theme, name)
    for path in sorted((theme / "css").glob("*.css")):
        missing += _asks_for(path, _IMPORT, path.parent, theme, name)
    return missing


def _asks_for(
    path: Path, pattern: re.Pattern[str], beside: Path, theme: Path, name: str
) -> Iterator[Problem]:
    """Every file that a file of the theme asks for is there."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        for found in pattern.finditer(line):
            if not (beside / found[1]).is_file():
                remedy = (
                    "voer 'make site' uit, dat haalt alles op"
                    if "node_modules" in found[1]
                    else "zet het terug of pas de naam aan"
                )
                yield Problem(
                    f"{name}/{path.relative_to(theme).as_posix()}",
                    number,
                    found.start() + 1,
                    f"'{found[1]}' ontbreekt; {remedy}",
                )
