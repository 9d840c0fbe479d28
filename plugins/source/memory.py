"""A file of our own that remembers what was worked out before, so that the same thing is worked out once."""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from plugins.source.installed import installed

VALUE = TypeVar("VALUE")


class Memory:
    """What was worked out, by what it was worked out of; without a `path` nothing is remembered.

    `maker` stands for whatever else decides what comes of it, such as the code that works it out. Only what was asked for
    since the file was read is kept when it is written again, so that it does not grow. As with compiled code, whoever can
    write the file can run a program here: it is made on this machine and never comes from elsewhere.
    """

    def __init__(self, path: Path | None = None, maker: str = "") -> None:
        self._path, self._maker = path, maker.encode()
        self._known = _read(path)
        self._asked: dict[bytes, bytes] = {}

    def key(self, *made_of: bytes) -> bytes:
        """The key of what is worked out of this."""
        return hashlib.sha256(
            b"\0".join((self._maker, *(hashlib.sha256(part).digest() for part in made_of)))
        ).digest()

    def knows(self, key: bytes) -> bool:
        """Whether nothing has to be worked out for this key."""
        return key in self._known or key in self._asked

    def recall(
        self, key: bytes, work: Callable[[], VALUE], may_be_kept: Callable[[VALUE], bool] = lambda _: True
    ) -> VALUE:
        """What is known under this key, or what `work` gives; that is not kept when it may not be."""
        known = self._asked.get(key) or self._known.get(key)
        if known is not None:
            with suppress(Exception):  # what cannot be read back is worked out again
                value: VALUE = pickle.loads(known)  # noqa: S301 - our own file
                self._asked[key] = known
                return value
        value = work()
        if self._path is not None and may_be_kept(value):
            self._asked[key] = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        return value

    def write(self) -> None:
        """Write what was asked for, when that differs from what the file holds; whole or not at all."""
        if self._path is None or self._asked == self._known:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        beside = self._path.with_suffix(f".{os.getpid()}")
        beside.write_bytes(pickle.dumps(self._asked, pickle.HIGHEST_PROTOCOL))
        os.replace(beside, self._path)


def made_by(code: Iterable[Path], *libraries: tuple[str, str]) -> str:
    """A hash of code of our own, files or folders of them, and of the versions of libraries, each by its module and its project."""
    files = (file for path in code for file in (sorted(path.rglob("*.py")) if path.is_dir() else (path,)))
    total = hashlib.sha256(b"\0".join(file.read_bytes() for file in files))
    total.update(" ".join(name for library in libraries for name in installed(*library)).encode())
    return total.hexdigest()


def _read(path: Path | None) -> dict[bytes, bytes]:
    """What the file holds; nothing when there is none or it was damaged."""
    try:
        found = pickle.loads(path.read_bytes()) if path is not None else {}  # noqa: S301 - our own file
    except Exception:
        return {}
    return found if isinstance(found, dict) else {}
