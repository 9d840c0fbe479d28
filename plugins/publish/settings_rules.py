"""What may stand in a settings file; read as text, so that a mistake has a line."""

from __future__ import annotations

import ast
import importlib.util
from collections.abc import Iterator
from pathlib import Path

from plugins.source.problem import Problem, did_you_mean

OURS = frozenset(("ROOT", "VANDAAG"))
"""Settings that are not Pelican's."""

WITHOUT_DEFAULT = frozenset(("TIMEZONE", "AUTHOR", "SITESUBTITLE"))
"""Settings that Pelican reads without giving them a default."""


def settings_problems(conf: Path, root: Path, known: frozenset[str]) -> list[Problem]:
    """Every unknown name, missing plugin and missing folder in a settings file; `known` are Pelican's own names."""
    name = conf.relative_to(root).as_posix() if conf.is_relative_to(root) else conf.name
    if not conf.is_file():
        return [Problem(name, 0, 0, "dit bestand met instellingen ontbreekt")]
    try:
        tree = ast.parse(conf.read_text(encoding="utf-8"))
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", 0) or 0
        return [Problem(name, line, getattr(error, "offset", 0) or 0, "dit is geen leesbare Python; controleer haken, komma's en aanhalingstekens")]
    return sorted(_names(tree, name, known | OURS | WITHOUT_DEFAULT))


def _names(tree: ast.Module, name: str, known: frozenset[str]) -> Iterator[Problem]:
    """A setting in capitals is one that Pelican or this project knows."""
    for statement in tree.body:
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target] if isinstance(statement, ast.AnnAssign) else []
        for target in targets:
            if not isinstance(target, ast.Name) or not target.id.isupper():
                continue
            if target.id not in known:
                yield Problem(name, target.lineno, target.col_offset + 1, f"onbekende instelling '{target.id}'{did_you_mean(target.id, known) or '; verwijder haar'}")
            if target.id == "PLUGINS" and isinstance(statement, (ast.Assign, ast.AnnAssign)) and statement.value is not None:
                yield from _plugins(statement.value, name)


REQUIRED_PLUGINS = ("plugins.charts.plugin", "plugins.exports.plugin", "plugins.pages.plugin", "plugins.styles.plugin")


def _plugins(value: ast.expr, name: str) -> Iterator[Problem]:
    """Every plugin exists, and none that the site needs is missing: Pelican would skip it and go on."""
    listed = [item for item in getattr(value, "elts", []) if isinstance(item, ast.Constant) and isinstance(item.value, str)]
    for item in listed:
        if not _importable(str(item.value)):
            yield Problem(name, item.lineno, item.col_offset + 1, f"plugin '{item.value!s}' bestaat niet{did_you_mean(str(item.value), REQUIRED_PLUGINS)}")
    for wanted in REQUIRED_PLUGINS:
        if wanted not in {item.value for item in listed}:
            yield Problem(name, value.lineno, value.col_offset + 1, f"plugin '{wanted}' ontbreekt; zonder deze plugin is de site niet volledig. Voeg haar toe")


def _importable(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except (ImportError, ValueError):
        return False


def theme_problems(theme: Path, root: Path, templates: frozenset[str]) -> list[Problem]:
    """The theme is there, with every template that the generator chooses by itself."""
    name = theme.relative_to(root).as_posix() if theme.is_relative_to(root) else str(theme)
    if not (theme / "templates").is_dir():
        return [Problem(name, 0, 0, "het thema ontbreekt; zet THEME op de map 'theme' van dit project")]
    return [Problem(f"{name}/templates/{template}.html", 0, 0, "dit sjabloon ontbreekt; zet het terug") for template in sorted(templates) if not (theme / "templates" / f"{template}.html").is_file()]
