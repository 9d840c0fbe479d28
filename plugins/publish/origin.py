"""From a problem of a finished page back to the file that an editor can mend."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from plugins.source.problem import Problem
from plugins.source.source_file import place_of

_QUOTED = re.compile(r"'([^']{3,})'")


def at_origin(problem: Problem, origins: Mapping[str, str], root: Path) -> Problem:
    """The same problem at its source file, and at the line that holds what the message quotes; as it is when the page has no file."""
    source = origins.get(problem.path)
    if source is None:
        return problem
    text = (root / source).read_text(encoding="utf-8-sig")
    offset = next(
        (found for quoted in _QUOTED.findall(problem.message) if (found := text.find(quoted)) >= 0), None
    )
    line, column = (0, 0) if offset is None else place_of(text, offset)
    return Problem(
        source,
        line,
        column,
        f"op /{problem.path.removesuffix('index.html')}: {problem.message}",
        problem.ernst,
    )
