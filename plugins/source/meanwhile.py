"""Work that another process does in the meantime, where the system can divide a process in two."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from tempfile import TemporaryFile
from typing import IO, Generic, TypeVar

ITEM = TypeVar("ITEM")
RESULT = TypeVar("RESULT")
WORTH_IT = 100
"""With fewer items dividing costs more than it gains."""
MOST_TURNS = 4096
"""A pipe holds at least so many bytes before anybody reads it."""


class Meanwhile(Generic[RESULT]):
    """Starts the work at once; `result` waits for what comes of it.

    The work may leave nothing behind but files and its result, and doing it twice has to be the same as doing it once: what
    the other process could not do is done again here, so that it fails here, with all that is known of why.
    """

    def __init__(self, work: Callable[[], RESULT]) -> None:
        self._work = work
        self._handed: IO[bytes] | None = None
        if hasattr(os, "fork") and (os.cpu_count() or 1) > 1:
            # A file and not a pipe, so that the other process can end before anybody asks.
            self._handed = TemporaryFile()  # noqa: SIM115 - closed when the result is asked for
            self._other = os.fork()
            if self._other == 0:
                _do_and_end(work, self._handed)

    def result(self) -> RESULT:
        """What the work gives; raises what it raises. Ask once."""
        if self._handed is None:
            return self._work()
        with self._handed as handed:
            _, status = os.waitpid(self._other, 0)
            if status:
                return self._work()
            handed.seek(0)
            done: RESULT = pickle.load(handed)  # noqa: S301 - our own process wrote it
        return done

    def wait(self) -> None:
        """Let the work end, when nobody needs what it gives any more."""
        if self._handed is not None:
            os.waitpid(self._other, 0)
            self._handed.close()


def for_each(items: Sequence[ITEM], work: Callable[[ITEM], RESULT]) -> list[RESULT]:
    """What the work gives for every item, in their order; another process does a part of them, as `Meanwhile` does.

    This process takes items from the front and the other from the back, each the next when it is done with one, until none is left.
    """
    if len(items) < WORTH_IT:
        return [work(item) for item in items]
    size = -(-len(items) // MOST_TURNS)
    blocks = [items[start : start + size] for start in range(0, len(items), size)]
    turns, given = os.pipe()
    os.write(given, bytes(len(blocks)))
    os.close(given)
    other = Meanwhile(partial(_in_turn, blocks[::-1], work, turns))
    try:
        ours = _in_turn(blocks, work, turns)
    except BaseException:
        os.read(turns, MOST_TURNS)  # none is left for the other
        other.wait()
        raise
    else:
        theirs = other.result()
    finally:
        os.close(turns)
    if len(ours) + len(theirs) < len(blocks):  # the other process took turns and was lost
        theirs = [[work(item) for item in block] for block in reversed(blocks[len(ours) :])]
    return [result for block in (*ours, *reversed(theirs)) for result in block]


def _in_turn(
    blocks: Sequence[Sequence[ITEM]], work: Callable[[ITEM], RESULT], turns: int
) -> list[list[RESULT]]:
    """What the work gives for the first blocks, one for each byte that is still to be had from the pipe `turns`."""
    return [[work(item) for item in block] for block in _while_any(blocks, turns)]


def _while_any(blocks: Sequence[Sequence[ITEM]], turns: int) -> Iterator[Sequence[ITEM]]:
    for block in blocks:
        if not os.read(turns, 1):
            return
        yield block


def _do_and_end(work: Callable[[], object], handed: IO[bytes]) -> None:
    """Do the work, hand over the result and end this process at once, without the ends that belong to the process it came from."""
    code = 1
    try:
        pickle.dump(work(), handed, protocol=pickle.HIGHEST_PROTOCOL)
        handed.flush()
        code = 0
    finally:
        os._exit(code)
