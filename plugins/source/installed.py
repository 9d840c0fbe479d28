"""Which version of a library is installed, without importing it or the tools that install."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path


def installed(module: str, project: str) -> list[str]:
    """The names of the folders in which an installer notes the version of a project, found beside its module; empty when it is not installed."""
    found = find_spec(module)
    if not found or not found.origin:
        return []
    return sorted(
        name
        for name in os.listdir(Path(found.origin).parents[1])
        if name.startswith(f"{project}-") and name.endswith(".dist-info")
    )
