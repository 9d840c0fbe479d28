"""The same work for many items on two cores, where the system can divide a process in two."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TypeVar

ITEM = TypeVar("ITEM")
WORTH_IT = 100
"""With fewer items dividing costs more than it gains."""


def for_each(items: Sequence[ITEM], work: Callable[[ITEM], None]) -> None:
    """Do the work for every item, half of them in another process; raises what the work raises.

    The work may leave nothing behind but files, and doing it twice has to be the same as doing it once: what the other
    process could not do is done again here, so that it fails here, with all that is known of why.
    """
    if len(items) < WORTH_IT or not hasattr(os, "fork") or (os.cpu_count() or 1) < 2:
        for item in items:
            work(item)
        return
    other = os.fork()
    if other == 0:
        _do_and_end(items[1::2], work)
    try:
        for item in items[::2]:
            work(item)
    finally:
        _, status = os.waitpid(other, 0)
    if status:
        for item in items[1::2]:
            work(item)


def _do_and_end(items: Sequence[ITEM], work: Callable[[ITEM], None]) -> None:
    """Do the work and end this process at once, without the ends that belong to the process it came from."""
    code = 1
    try:
        for item in items:
            work(item)
        code = 0
    finally:
        os._exit(code)
