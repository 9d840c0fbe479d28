"""Pelican's settings for one build, or everything that is wrong with them."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Mapping
from pathlib import Path

from plugins.publish.settings_rules import settings_problems
from plugins.source.problem import Problem, stops


def load_settings(
    root: Path, conf: Path, build: Mapping[str, object]
) -> tuple[dict[str, object], list[Problem]]:
    """The settings in `conf`, with those of this one `build`, and every problem of the file; no settings when one stops the build."""
    import logging

    from pelican.log import console
    from pelican.log import init as init_logging
    from pelican.settings import read_settings

    init_logging(level=logging.ERROR)
    console.quiet = True  # it counts Pelican's own articles and pages, of which there are none
    problems = settings_problems(conf, root)
    base = root / "pelicanconf.py"
    if conf != base:
        problems += settings_problems(base, root)
    if stops(problems):
        return {}, problems
    if str(root) not in sys.path:
        sys.path.insert(0, str(root))
    try:
        settings: dict[str, object] = read_settings(str(conf), override=dict(build))
    except Exception as error:  # a settings file is a program, and can do anything
        return {}, [*problems, _failed(error, conf, root)]
    if Path(str(settings["THEME"])).resolve() != (root / "theme").resolve():
        return {}, [*problems, _other_theme(root)]
    return settings, problems


def _failed(error: Exception, conf: Path, root: Path) -> Problem:
    """Where a settings file stopped with an error."""
    if "Could not find the theme" in str(error):
        return _other_theme(root)
    ours = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename.endswith((conf.name, "pelicanconf.py"))
        and Path(frame.filename).is_relative_to(root)
    ]
    name, line = (Path(ours[-1].filename).name, ours[-1].lineno or 0) if ours else (conf.name, 0)
    return Problem(
        name, line, 1, f"deze regel geeft een fout ({type(error).__name__}: {error}); herstel haar"
    )


def _other_theme(root: Path) -> Problem:
    """Where the theme is said to be something else than the one that is checked."""
    base = root / "pelicanconf.py"
    lines = base.read_text(encoding="utf-8").splitlines() if base.is_file() else []
    line = next((number for number, text in enumerate(lines, 1) if text.startswith("THEME =")), 0)
    return Problem(base.name, line, 1, "dit is niet het thema van dit project; zet THEME op de map 'theme'")
