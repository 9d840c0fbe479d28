"""What a site was made of: one hash over every source, so that an unchanged site is not built again.

The hash is kept in the cache and never in the site: with it, figures that were rounded could be guessed and tried.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from plugins.publish.swap import FINISHED, note_file

SOURCES = ("content", "data", "theme", "plugins", "pelicanconf.py", "publishconf.py", "requirements/site.txt")
_LEFT_OUT = frozenset(("node_modules", "__pycache__"))


def fingerprint(root: Path, today: date, conf: Path, preview: bool) -> str:
    """A hash of the content of every source, the day, the settings file and whether it is a preview."""
    total = hashlib.sha256(f"{today.isoformat()} {conf.name} {preview}".encode())
    for path in _files(root):
        total.update(f"\0{os.path.relpath(path, root)}\0".encode())
        total.update(hashlib.sha256(Path(path).read_bytes()).digest())
    return total.hexdigest()


def is_made_of(output: Path, made: str, cache: Path) -> bool:
    """Whether the site that stands in `output` is the one that was last made there, of exactly these sources."""
    try:
        noted = note_file(output, cache, ".txt").read_text(encoding="ascii")
        return noted == f"{made} {_standing(output)}"
    except OSError:
        return False


def remember(output: Path, made: str, cache: Path) -> None:
    """Note what the site in `output` was made of."""
    note_file(output, cache, ".txt").write_text(f"{made} {_standing(output)}", encoding="ascii")


def _standing(output: Path) -> str:
    """What tells one finished site from another that was put in its place."""
    about = (output / FINISHED[0]).stat()
    return f"{about.st_mtime_ns} {about.st_ino}"


def _files(root: Path) -> Iterator[str]:
    """The path of every source, in a fixed order."""
    for name in SOURCES:
        top = os.path.join(root, name)
        if os.path.isfile(top):
            yield top
        for folder, folders, files in os.walk(top):
            folders[:] = sorted(set(folders) - _LEFT_OUT)
            yield from filter(os.path.isfile, (os.path.join(folder, file) for file in sorted(files)))
