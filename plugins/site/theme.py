"""The theme as the sources ask for it: read at one moment, and looked at before a page is rendered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from plugins.cache import Latest
from plugins.source.problem import Problem

GENERATOR = Path(__file__).resolve().parents[2]
"""The folder of the generator: the project itself, or a folder in it that it depends on."""
READ = ("templates/**/*.html", "templates/components/*.css", "documents/*.typ", "css/*.css")
"""The files whose text says what they ask for."""
_TEMPLATE = re.compile(r"\{%-?\s*(?:extends|include|from|import)\s+[\"']([^\"']+)[\"']")
_IMPORT = re.compile(r"@import\s+(?:url\()?[\"']([^\"']+)[\"']")
_WORD = re.compile(r"""\bt\(\s*"([^"]+)"|\bt\(\s*'([^']+)'""")
_LINK = re.compile(r"\blink\(\s*[\"'](/(?:[a-z0-9-]+/)*)[\"']")
_CALLED = re.compile(r"\b(\w+)\(")
_ID = re.compile(r'\bid="([\w-]+)"')


class Asked(NamedTuple):
    """What a file of the theme names, and where it does: the path in the theme, the line and the column."""

    what: str
    path: str
    line: int
    column: int


@dataclass(frozen=True)
class Theme:
    """The texts of a theme by their paths in its folder, as they were when it was read."""

    folder: Path
    texts: Mapping[str, str]

    @cached_property
    def templates(self) -> Mapping[str, str]:
        """The text of every template by its name, such as `components/stand`."""
        paths = (path for path in self.texts if path.endswith(".html"))
        return {path.removeprefix("templates/").removesuffix(".html"): self.texts[path] for path in paths}

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that templates and documents show by `t("…")`."""
        texts = (text for path, text in self.texts.items() if not path.endswith(".css"))
        return frozenset(one or other for text in texts for one, other in _WORD.findall(text))

    @cached_property
    def links(self) -> tuple[Asked, ...]:
        """Every address that the templates link to by themselves."""
        return tuple(self._asked(_LINK, ".html"))

    @cached_property
    def files(self) -> tuple[Asked, ...]:
        """Every file that a file of the theme asks for, from the folder of the theme."""
        sheets = (each._replace(what=f"css/{each.what}") for each in self._asked(_IMPORT, ".css"))
        asked = self._asked(_TEMPLATE, ".html")
        return (*(each._replace(what=f"templates/{each.what}") for each in asked), *sheets)

    @cached_property
    def places(self) -> Mapping[str, frozenset[str]]:
        """The ids in each template and in the components that it shows, by its name."""
        return {
            name: frozenset(
                _ID.findall(text)
                + [
                    place
                    for called in {*_CALLED.findall(text)}
                    for place in _ID.findall(self.templates.get(f"components/{called}", ""))
                ]
            )
            for name, text in self.templates.items()
        }

    def _asked(self, pattern: re.Pattern[str], kind: str) -> Iterator[Asked]:
        for path, text in self.texts.items():
            for number, line in enumerate(text.splitlines() if path.endswith(kind) else (), 1):
                for match in pattern.finditer(line):
                    yield Asked(match[1], path, number, match.start() + 1)


_READ = Latest[Theme]()


def read_theme(folder: Path) -> Theme:
    """Read a theme; the same object as before while no text in it was changed."""
    paths = (path for pattern in READ for path in sorted(folder.glob(pattern)))
    texts = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    return _READ.same("", Theme(folder, texts))


def part_of(root: Path, name: str) -> Path:
    """A file or folder of the generator: that of the project at `root` when it has it, else our own."""
    own = root / name
    return own if own.exists() else GENERATOR / name


def command_of(root: Path) -> str:
    """What is typed in the project at `root` to run a module with all that it needs, before its name."""
    place = GENERATOR.relative_to(root) if GENERATOR.is_relative_to(root) else GENERATOR
    return f"python3 {(place / 'environment.py').as_posix()} site -m"


def theme_of(root: Path) -> Path:
    """The folder of the theme with which the project at `root` is made."""
    return part_of(root, "theme")


def theme_problems(theme: Theme, templates: frozenset[str]) -> Iterator[Problem]:
    """What the generator chooses exists, what has examples, and every file that a file asks for."""
    name = theme.folder.name
    if not theme.templates:
        yield Problem(name, 0, 0, "het thema ontbreekt; zet de map 'theme' van dit project terug")
        return
    examples = (theme.folder / "templates" / "components").glob("*.yaml")
    for template in sorted({*templates, *(f"components/{path.stem}" for path in examples)}):
        if template not in theme.templates:
            path = f"{name}/templates/{template}.html"
            yield Problem(path, 0, 0, "dit sjabloon ontbreekt; zet het terug")
    for what, path, line, column in theme.files:
        if not (theme.folder / what).is_file():
            remedy = "zet het terug of pas de naam aan"
            if "node_modules" in what:
                remedy = "voer 'make site' uit, dat haalt alles op"
            named = what.partition("/")[2]
            yield Problem(f"{name}/{path}", line, column, f"'{named}' ontbreekt; {remedy}")
