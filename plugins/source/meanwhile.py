"""Work that another process does in the meantime, where the system can divide a process in two."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, TypeVar

ITEM = TypeVar("ITEM")
RESULT = TypeVar("RESULT")
WORTH_IT = 100
"""With fewer items dividing costs more than it gains."""


class Meanwhile(Generic[RESULT]):
    """Starts the work at once; `result` waits for what comes of it.

    The work may leave nothing behind but files and its result, and doing it twice has to be the same as doing it once: what
    the other process could not do is done again here, so that it fails here, with all that is known of why.
    """

    def __init__(self, work: Callable[[], RESULT]) -> None:
        self._work = work
        self._pipe: int | None = None
        if hasattr(os, "fork") and (os.cpu_count() or 1) > 1:
            self._pipe, ours = os.pipe()
            self._other = os.fork()
            if self._other == 0:
                _do_and_end(work, ours)
            os.close(ours)

    def result(self) -> RESULT:
        """What the work gives; raises what it raises. Ask once."""
        if self._pipe is None:
            return self._work()
        with os.fdopen(self._pipe, "rb") as pipe:
            data = pipe.read()
        _, status = os.waitpid(self._other, 0)
        if status:
            return self._work()
        done: RESULT = pickle.loads(data)  # noqa: S301 - our own process wrote it
        return done

    def wait(self) -> None:
        """Let the work end, when nobody needs what it gives any more."""
        if self._pipe is not None:
            os.close(self._pipe)
            os.waitpid(self._other, 0)


def for_each(items: Sequence[ITEM], work: Callable[[ITEM], RESULT]) -> list[RESULT]:
    """What the work gives for every item, in their order; half of them are done by another process, as `Meanwhile` does."""
    if len(items) < WORTH_IT:
        return _all(items, work)
    other = Meanwhile(partial(_all, items[1::2], work))
    results: list[RESULT] = [None] * len(items)  # type: ignore[list-item]  # each is filled in below
    try:
        results[::2] = _all(items[::2], work)
    except BaseException:
        other.wait()
        raise
    results[1::2] = other.result()
    return results


def _all(items: Sequence[ITEM], work: Callable[[ITEM], RESULT]) -> list[RESULT]:
    return [work(item) for item in items]


def _do_and_end(work: Callable[[], object], pipe: int) -> None:
    """Do the work, hand over the result and end this process at once, without the ends that belong to the process it came from."""
    code = 1
    try:
        with os.fdopen(pipe, "wb") as file:
            pickle.dump(work(), file, protocol=pickle.HIGHEST_PROTOCOL)
        code = 0
    finally:
        os._exit(code)
