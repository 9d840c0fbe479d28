"""The whole site built and checked, for the preview: `python -m plugins.preview.whole 2026-11-23`.

It prints what was found as JSON: `build_site` does the work, in a process that a later save can end.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from plugins.preview.version import OUTPUT, failure
from plugins.publish.build import BuildOptions, build_site
from plugins.source.problem import Ernst, Problem, SourcesRefused


def build_whole(root: Path, today: date) -> tuple[Problem, ...]:
    """Build the site as the preview shows it; everything that was found."""
    options = BuildOptions(root, root / "pelicanconf.py", today, root / OUTPUT, preview=True)
    try:
        return build_site(options, again=True).warnings
    except SourcesRefused as refused:
        return refused.problems
    except Exception as error:  # said on the page like any other problem
        return (failure(error),)


def as_json(problems: Iterable[Problem]) -> str:
    """Problems for another process."""
    return json.dumps([*problems])


def from_json(text: bytes) -> list[Problem]:
    """The problems that another process printed."""
    return [
        Problem(path, line, column, message, Ernst(ernst))
        for path, line, column, message, ernst in json.loads(text)
    ]


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(10)  # whoever saves meanwhile goes first
    print(as_json(build_whole(Path.cwd(), date.fromisoformat(sys.argv[1]))))
