"""What may stand in a settings file; read as text, so that a mistake has a line."""

from __future__ import annotations

import ast
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path

from plugins.source.problem import Problem, did_you_mean, shown, warning

OURS = frozenset(("ROOT", "READ", "DOCUMENTS"))
"""Settings that are not Pelican's."""

USED = frozenset(
    [
        "SITENAME", "SITEURL", "TIMEZONE", "DEFAULT_LANG", "PATH", "OUTPUT_PATH", "CACHE_PATH", "THEME", "THEME_STATIC_PATHS", "THEME_STATIC_DIR", "PLUGINS", "JINJA_ENVIRONMENT",
        "ARTICLE_PATHS", "PAGE_PATHS", "STATIC_PATHS", "DIRECT_TEMPLATES", "CATEGORY_SAVE_AS", "TAG_SAVE_AS", "AUTHOR_SAVE_AS",
        "FEED_ALL_ATOM", "CATEGORY_FEED_ATOM", "TRANSLATION_FEED_ATOM", "AUTHOR_FEED_ATOM", "AUTHOR_FEED_RSS",
    ]
)  # fmt: skip
"""Settings of Pelican that do something here; any other would do nothing, or break what the pages promise."""

OFF = ("ARTICLE_PATHS", "PAGE_PATHS", "STATIC_PATHS", "DIRECT_TEMPLATES")
"""Settings that have to stay empty: what they would publish goes around every check."""

REQUIRED_PLUGINS = (
    "plugins.charts.plugin",
    "plugins.exports.plugin",
    "plugins.site.plugin",
    "plugins.styles.plugin",
)
_SITEURL = re.compile(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]+)?(/[A-Za-z0-9._~-]+)*\Z")
_LOCAL = re.compile(r"https?://(localhost|127\.0\.0\.1)(:[0-9]+)?\Z")


def settings_problems(conf: Path, root: Path) -> list[Problem]:
    """Every unknown name, wrong value and missing plugin in a settings file."""
    name = conf.relative_to(root).as_posix() if conf.is_relative_to(root) else conf.name
    if not conf.is_file():
        return [Problem(name, 0, 0, "dit bestand met instellingen ontbreekt")]
    try:
        tree = ast.parse(conf.read_text(encoding="utf-8"))
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", 0) or 0
        return [
            Problem(
                name,
                line,
                getattr(error, "offset", 0) or 0,
                "dit is geen leesbare Python; controleer haken, komma's en aanhalingstekens",
            )
        ]
    return sorted(
        problem for target, value in _assignments(tree) for problem in _setting(target, value, name)
    )


def _assignments(tree: ast.Module) -> Iterator[tuple[ast.Name, ast.expr | None]]:
    """Every name in capitals that the file gives a value, wherever in it."""
    for statement in ast.walk(tree):
        targets = (
            statement.targets
            if isinstance(statement, ast.Assign)
            else [statement.target]
            if isinstance(statement, (ast.AnnAssign, ast.AugAssign, ast.NamedExpr))
            else []
        )
        for target in targets:
            for part in ast.walk(target):
                if isinstance(part, ast.Name) and part.id.isupper():
                    yield part, getattr(statement, "value", None)


def _setting(target: ast.Name, value: ast.expr | None, name: str) -> Iterator[Problem]:
    """A setting is one that does something here, and its value is one that can work."""
    line, column = target.lineno, target.col_offset + 1
    if target.id not in USED | OURS:
        yield Problem(
            name,
            line,
            column,
            f"onbekende instelling {shown(target.id)}{did_you_mean(target.id, USED | OURS) or '; deze site gebruikt haar niet, verwijder haar'}",
        )
    elif target.id in OFF and getattr(value, "elts", None) != []:
        yield Problem(
            name,
            line,
            column,
            f"'{target.id}' blijft leeg ([]): wat zo op de site komt, gaat langs alle controles",
        )
    elif target.id == "PLUGINS" and value is not None:
        yield from _plugins(value, name)
    elif target.id == "SITEURL" and isinstance(value, ast.Constant):
        yield from _siteurl(str(value.value), name, line, column)


def _siteurl(address: str, name: str, line: int, column: int) -> Iterator[Problem]:
    """The public address is empty, or https without a slash at the end."""
    if _LOCAL.match(address):
        yield warning(
            name,
            line,
            column,
            f"{shown(address)} is deze machine zelf; vul voor de openbare site het openbare adres in",
        )
    elif address and not _SITEURL.match(address):
        yield Problem(
            name,
            line,
            column,
            f"{shown(address)} is geen openbaar adres; schrijf https://… zonder / aan het eind",
        )


def _plugins(value: ast.expr, name: str) -> Iterator[Problem]:
    """Every plugin exists, and none that the site needs is missing: Pelican would skip it and go on."""
    listed = [
        item
        for item in getattr(value, "elts", [])
        if isinstance(item, ast.Constant) and isinstance(item.value, str)
    ]
    for item in listed:
        if not _importable(str(item.value)):
            yield Problem(
                name,
                item.lineno,
                item.col_offset + 1,
                f"plugin '{item.value!s}' bestaat niet{did_you_mean(str(item.value), REQUIRED_PLUGINS)}",
            )
    for wanted in REQUIRED_PLUGINS:
        if wanted not in {item.value for item in listed}:
            yield Problem(
                name,
                value.lineno,
                value.col_offset + 1,
                f"plugin '{wanted}' ontbreekt; zonder deze plugin is de site niet volledig. Voeg haar toe",
            )


def _importable(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except (ImportError, ValueError):
        return False
