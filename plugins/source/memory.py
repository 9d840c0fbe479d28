"""A file of our own that remembers what was worked out before, so that the same thing is worked out once."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any


class Memory:
    """What was worked out, by key; `path` None forgets everything at the end of the process.

    Only what was asked for since it was read is kept when it is written again, so that it does not grow.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._known: dict[str, Any] = _read(path)
        self._asked: dict[str, Any] = {}

    def recall(self, key: str, work: Callable[[], Any]) -> Any:
        """What is known under this key, or what `work` gives: something that JSON can hold, as JSON gives it back."""
        if key not in self._asked:
            self._asked[key] = self._known[key] if key in self._known else work()
        return self._asked[key]

    def knows(self, key: str) -> bool:
        """Whether nothing has to be worked out for this key."""
        return key in self._known or key in self._asked

    def write(self) -> None:
        """Write what was asked for, when that differs from what the file holds; whole or not at all."""
        if self._path is None or self._asked.keys() == self._known.keys():
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        beside = self._path.with_suffix(f".{os.getpid()}")
        beside.write_text(json.dumps(self._asked, ensure_ascii=False), encoding="utf-8")
        os.replace(beside, self._path)


def _read(path: Path | None) -> dict[str, Any]:
    """What the file holds; nothing when there is none or it was damaged."""
    try:
        found = json.loads(path.read_text(encoding="utf-8")) if path is not None else {}
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
