"""What a site was made of: one hash over every source, so that an unchanged site is not built again.

The hash is kept in the cache and never in the site: with it, figures that were rounded could be guessed and
tried.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from plugins.cache import write_whole
from plugins.publish.swap import FINISHED, note_file
from plugins.site.theme import part_of
from plugins.source.published import MANIFEST

OWN = ("content", "data", "pelicanconf.py", "publishconf.py")
OF_THE_GENERATOR = ("theme", "plugins", "requirements/site.txt")
LEFT_OUT = frozenset(("node_modules", "__pycache__"))
"""Folders in them that are no source."""


class MadeOf(NamedTuple):
    """What a site is made of: a hash of its sources, and one of what it was held against."""

    sources: str
    held_against: str

    @classmethod
    def now(cls, root: Path, baseline: Path, chosen: str) -> MadeOf:
        """The content of every source below `root` but the baseline, with what was `chosen`, as of now."""
        total = hashlib.sha256(chosen.encode())
        for name, path in _files(root):
            if path != str(baseline):
                total.update(f"\0{name}\0".encode())
                with open(path, "rb") as file:
                    total.update(hashlib.file_digest(file, "sha256").digest())
        return cls(total.hexdigest(), _hash_of(baseline))

    def stands_in(self, output: Path, cache: Path) -> bool:
        """Whether the site in `output` is the one that was last made there, of exactly these sources.

        It may be held against itself since: that is what `make publish` leaves behind.
        """
        try:
            sources, held_against, *standing = note_file(output, cache, ".txt").read_text("ascii").split()
            unchanged = sources == self.sources and standing == _standing(output).split()
        except (OSError, ValueError):
            return False
        return unchanged and self.held_against in (held_against, _hash_of(output / MANIFEST))

    def remember(self, output: Path, cache: Path) -> None:
        """Note what the site in `output` was made of.

        A note that cannot be written costs a build, and nothing else.
        """
        with suppress(OSError):
            write_whole(note_file(output, cache, ".txt"), " ".join((*self, _standing(output))).encode())


def _hash_of(path: Path) -> str:
    """A hash of a file, or a word for one that is not there."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "none"


def _standing(output: Path) -> str:
    """Two numbers that tell one finished site from another that was put in its place."""
    about = (output / FINISHED[0]).stat()
    return f"{about.st_mtime_ns} {about.st_ino}"


def _files(root: Path) -> Iterator[tuple[str, str]]:
    """Every source in a fixed order, by its path from the root of its checkout, and where it is."""
    tops = (
        *((name, root / name) for name in OWN),
        *((name, part_of(root, name)) for name in OF_THE_GENERATOR),
    )
    for name, top in tops:
        if top.is_file():
            yield name, str(top)
        for folder, folders, files in os.walk(top):
            folders[:] = sorted(set(folders) - LEFT_OUT)
            below = name + folder[len(str(top)) :]
            for file in sorted(files):
                if os.path.isfile(f"{folder}/{file}"):
                    yield f"{below}/{file}", f"{folder}/{file}"
