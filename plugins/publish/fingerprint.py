"""What a site was made of: one hash over every source, so that an unchanged site is not built again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

SOURCES = ("content", "data", "theme", "plugins", "pelicanconf.py", "publishconf.py", "requirements/site.txt")
_LEFT_OUT = frozenset(("node_modules", "__pycache__"))


def fingerprint(root: Path, today: date, conf: Path) -> str:
    """A hash of the content of every source, the day and the settings file."""
    total = hashlib.sha256(f"{today.isoformat()} {conf.name}".encode())
    for path in _files(root):
        total.update(f"\0{path.relative_to(root).as_posix()}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _files(root: Path) -> Iterator[Path]:
    for name in SOURCES:
        top = root / name
        if top.is_file():
            yield top
        for folder, folders, files in os.walk(top):
            folders[:] = sorted(set(folders) - _LEFT_OUT)
            yield from (Path(folder, file) for file in sorted(files))
