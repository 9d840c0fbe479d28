"""What is costly to make, kept as bytes under a hash of what it was made of.

The one way to write a file is here too.
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Callable, Hashable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:  # to see that nothing changed takes no models
    from pydantic import TypeAdapter

T = TypeVar("T")

KEPT_DAYS = 30
"""After so many days it is removed, so that the folder does not grow with each change of the code."""
_KEPT = re.compile(r"[0-9a-f]{40}\.")


class Cache:
    """A folder of bytes by kind and by the hash of what they were made of.

    Without a folder nothing is kept.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder

    def get(
        self, kind: str, made_of: Iterable[str | bytes], make: Callable[[], bytes], suffix: str = ".bin"
    ) -> bytes:
        """The bytes that `make` gives for exactly these ingredients: made once, then read from the folder."""
        key = content_hash(made_of)
        kept = self.read(kind, key, suffix)
        if kept is not None:
            return kept
        made = make()
        self.write(kind, key, made, suffix)
        return made

    def get_json(
        self, kind: str, made_of: Iterable[str | bytes], make: Callable[[], T], form: TypeAdapter[T]
    ) -> T:
        """As `get`, for a value that is kept as JSON; `form` writes and reads it."""
        return form.validate_json(self.get(kind, made_of, lambda: form.dump_json(make()), ".json"))

    def read(self, kind: str, key: str, suffix: str = ".bin") -> bytes | None:
        """What is kept under a key of `content_hash`; None when nothing is."""
        if self.folder is None:
            return None
        try:
            return (self.folder / kind / f"{key}{suffix}").read_bytes()
        except FileNotFoundError:
            return None

    def write(self, kind: str, key: str, data: bytes, suffix: str = ".bin") -> None:
        """Keep bytes under a key."""
        if self.folder is not None:
            write_whole(self.folder / kind / f"{key}{suffix}", data)

    def sweep(self, now: float | None = None) -> None:
        """Remove what was kept longer ago than KEPT_DAYS; it is made again when somebody asks for it.

        Once a day: to look at each of some thousand files is much of a build in which little changed.
        """
        if self.folder is None:
            return
        now = time.time() if now is None else now
        swept = self.folder / "swept"
        if swept.is_file() and abs(now - swept.stat().st_mtime) < 86_400:
            return
        oldest = now - KEPT_DAYS * 86_400
        for kind in self.folder.iterdir():
            for kept in os.scandir(kind) if kind.is_dir() else ():
                if _KEPT.match(kept.name) and kept.stat().st_mtime < oldest:
                    Path(kept.path).unlink(missing_ok=True)
        write_whole(swept, b"")
        os.utime(swept, (now, now))


class Latest(Generic[T]):
    """The last thing that was made under each name, for as long as the process lives.

    The preview reads all sources at each save; what was not changed is not made again.
    """

    def __init__(self) -> None:
        self._made: dict[Hashable, tuple[object, T]] = {}

    def get(self, name: Hashable, made_of: object, make: Callable[[], T]) -> T:
        """What `make` gives for ingredients equal to these; nobody may change it."""
        if name in self._made and self._made[name][0] == made_of:
            return self._made[name][1]
        made = make()
        self._made[name] = made_of, made
        return made

    def same(self, name: Hashable, value: T) -> T:
        """The value given before when it equals this one: what was made of it is found by identity."""
        return self.get(name, value, lambda: value)


def content_hash(made_of: Iterable[str | bytes]) -> str:
    """A name of 40 hexadecimal digits for exactly these texts and bytes in this order."""
    parts = (part.encode() if isinstance(part, str) else part for part in made_of)
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()[:40]


def code_hash(paths: Iterable[Path], projects: Iterable[str] = ()) -> str:
    """A hash of source files, or of all Python files in a folder, and of versions of installed projects."""
    files = (file for path in paths for file in (sorted(path.rglob("*.py")) if path.is_dir() else (path,)))
    return content_hash([*(file.read_bytes() for file in files), *map(_version, projects)])


@cache
def _version(project: str) -> str:
    from importlib.metadata import version  # slow to load, and not needed to see that nothing changed

    return version(project)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file, with its folder, whole or not at all: a reader sees the old bytes or the new ones."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        aside.write_bytes(data)
        os.replace(aside, path)
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def write_if_changed(path: Path, data: bytes) -> bool:
    """Let a file hold exactly these bytes; returns whether it had to be written."""
    with suppress(OSError):
        if path.read_bytes() == data:
            return False
    write_whole(path, data)
    return True
