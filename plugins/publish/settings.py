"""The settings that a file gives, or everything that is wrong with them; they are judged without Pelican."""

from __future__ import annotations

import re
import runpy
import sys
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from plugins.site.theme import theme_of
from plugins.source.problem import Problem, did_you_mean, shown, stops, warning

OWN = frozenset(("COMPILED", "ROOT", "DEMONSTRATIE", "SECURITY_TXT"))
"""Names in a settings file that are not Pelican's."""

USED = frozenset((
    *("SITENAME", "SITEURL", "TIMEZONE", "DEFAULT_LANG", "PATH", "OUTPUT_PATH", "CACHE_PATH", "PLUGINS"),
    *("THEME", "THEME_STATIC_PATHS", "THEME_STATIC_DIR", "JINJA_ENVIRONMENT", "ARTICLE_PATHS", "PAGE_PATHS"),
    *("STATIC_PATHS", "DIRECT_TEMPLATES", "CATEGORY_SAVE_AS", "TAG_SAVE_AS", "AUTHOR_SAVE_AS"),
    *("FEED_ALL_ATOM", "CATEGORY_FEED_ATOM", "TRANSLATION_FEED_ATOM", "AUTHOR_FEED_ATOM", "AUTHOR_FEED_RSS"),
))  # fmt: skip
"""Settings of Pelican that do something here; any other would do nothing, or break what the pages promise."""

EMPTY = ("ARTICLE_PATHS", "PAGE_PATHS", "STATIC_PATHS", "DIRECT_TEMPLATES")
"""Settings that stay empty: what they would publish goes around every check."""

TEXTS = ("SITENAME", "TIMEZONE", "DEFAULT_LANG")
"""Settings that are words."""

FOLDERS = frozenset(("PATH", "OUTPUT_PATH", "THEME", "CACHE_PATH"))
"""Settings that name a folder; one that is not absolute starts at the folder of the settings."""

PLUGIN = "plugins.site.plugin"
_SITEURL = re.compile(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]+)?(/[A-Za-z0-9._~-]+)*\Z")
_LOCAL = re.compile(r"https?://(localhost|127\.0\.0\.1)(:[0-9]+)?\Z")


def load_settings(conf: Path) -> tuple[dict[str, Any], list[Problem]]:
    """The settings in `conf`, and every problem of the file.

    There are no settings when a problem stops the build.
    """
    if not conf.is_file():
        return {}, [Problem(conf.name, 0, 0, "dit bestand met instellingen ontbreekt")]
    if str(conf.parent) not in sys.path:
        sys.path.insert(0, str(conf.parent))
    try:
        given = _given(conf)
    except Exception as error:  # a settings file is a program, and can do anything
        return {}, [_failed(error, conf)]
    problems = sorted(_problems(given, conf))
    return ({} if stops(problems) else given), problems


def _given(conf: Path) -> dict[str, Any]:
    """The settings that a file gives, read from its text.

    Python's compiled copies are left aside: they count as new when size and second are those of the file, so
    two saves within a second would give the settings of the first.
    """
    kept = sys.dont_write_bytecode
    sys.dont_write_bytecode = True
    sys.modules.pop("pelicanconf", None)  # the settings that those for the public address build on
    try:
        given = {name: value for name, value in runpy.run_path(str(conf)).items() if name.isupper()}
    finally:
        sys.dont_write_bytecode = kept
    return given | {name: str(conf.parent / str(given[name])) for name in FOLDERS & given.keys()}


def _problems(given: Mapping[str, Any], conf: Path) -> Iterator[Problem]:
    """Every setting is known, nothing goes around the checks, and plugin, theme and address are right."""
    for name in sorted(given.keys() - USED - OWN):
        remedy = did_you_mean(name, USED | OWN) or "; deze site gebruikt haar niet, verwijder haar"
        yield setting_problem(name, f"onbekende instelling {shown(name)}{remedy}", conf)
    for name in EMPTY:
        if given.get(name) != []:
            message = f"'{name}' blijft leeg ([]): wat zo op de site komt, gaat langs alle controles"
            yield setting_problem(name, message, conf)
    plugins = given.get("PLUGINS") or []
    if PLUGIN not in plugins:
        message = f"plugin '{PLUGIN}' ontbreekt; zonder deze plugin is er geen site. Voeg haar toe"
        yield setting_problem("PLUGINS", message, conf)
    for plugin in plugins:
        if plugin != PLUGIN:
            message = f"plugin {shown(plugin)} hoort niet bij deze site{did_you_mean(str(plugin), [PLUGIN])}"
            yield setting_problem("PLUGINS", message, conf)
    for name in TEXTS:
        if not isinstance(given.get(name, ""), str):
            message = f"{shown(given[name])} is geen tekst; zet er aanhalingstekens omheen"
            yield setting_problem(name, message, conf)
    for name, what, folder in (
        ("THEME", "het thema", theme_of(conf.parent)),
        ("PATH", "de map met teksten", conf.parent / "content"),
    ):
        if Path(str(given.get(name))).resolve() != folder.resolve():
            message = f"dit is niet {what} van dit project; zet {name} op de map '{folder.name}'"
            yield setting_problem(name, message, conf)
    address = str(given.get("SITEURL", ""))
    place = _place("SITEURL", conf)
    if _LOCAL.match(address):
        message = f"{shown(address)} is deze machine zelf; vul voor de openbare site het openbare adres in"
        yield warning(*place, message)
    elif address and not _SITEURL.match(address):
        message = f"{shown(address)} is geen openbaar adres; schrijf https://… zonder / aan het eind"
        yield Problem(*place, message)


def setting_problem(name: str, message: str, conf: Path) -> Problem:
    """A problem at the line where a setting gets its value."""
    return Problem(*_place(name, conf), message)


def _place(name: str, conf: Path) -> tuple[str, int, int]:
    """The file, line and column where a setting gets its value: in `conf`, or in what it builds on."""
    for file in dict.fromkeys((conf, conf.with_name("pelicanconf.py"))):
        lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
        for number, line in enumerate(lines, 1):
            start = re.search(rf"(?<!\w){re.escape(name)}\b[^=\n]*=", line)
            if start:
                return file.name, number, start.start() + 1
    return conf.name, 0, 0


def _failed(error: Exception, conf: Path) -> Problem:
    """Where a settings file stopped with an error."""
    if isinstance(error, SyntaxError):
        message = "dit is geen leesbare Python; controleer haken, komma's en aanhalingstekens"
        return Problem(Path(error.filename or conf).name, error.lineno or 0, error.offset or 0, message)
    ours = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename.endswith((conf.name, "pelicanconf.py"))
        and Path(frame.filename).is_relative_to(conf.parent)
    ]
    name, line = (Path(ours[-1].filename).name, ours[-1].lineno or 0) if ours else (conf.name, 0)
    return Problem(
        name, line, 1, f"deze regel geeft een fout ({type(error).__name__}: {error}); herstel haar"
    )
