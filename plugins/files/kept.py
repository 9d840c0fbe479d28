"""What is costly to make is kept by what went into it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path


def kept(folder: Path, made_of: str, ending: str, make: Callable[[], bytes]) -> bytes:
    """What `make` gives for `made_of`, from `folder` when it was made before; a file there is whole or not at all."""
    path = folder / f"{hashlib.sha256(made_of.encode()).hexdigest()[:32]}.{ending}"
    if path.is_file():
        return path.read_bytes()
    made = make()
    folder.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}")
    beside.write_bytes(made)
    os.replace(beside, path)
    return made
