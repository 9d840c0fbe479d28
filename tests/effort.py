"""A limit on the processor time of what is tested, so that a text or table that takes for ever is found."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def takes_at_most(seconds: float) -> Iterator[None]:
    """Assert that the body takes at most so many seconds of this process.

    Give ten times what it takes: other programs and a slow machine do not matter then, and what grows with the square of
    its input still does. What is really to be fast is measured by `make bench`.
    """
    start = time.process_time()
    yield
    assert time.process_time() - start < seconds
