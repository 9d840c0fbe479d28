"""Weight."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from plugins.checks.site import Page

MAX_BYTES = 14_000
"""HTML and CSS together, compressed: what fits in the first round trip to a phone."""


def pages_are_light(page: Page) -> Iterator[str]:
    """The HTML and CSS of a page fit in the first round trip: at most 14,000 bytes with gzip -9."""
    if weigh(page.data, 1) > MAX_BYTES and (weight := weigh(page.data, 9)) > MAX_BYTES:
        yield f"de pagina weegt {weight} bytes (gzip), {MAX_BYTES} is het meeste; splits de pagina"


def weigh(data: bytes, level: int) -> int:
    """The size in bytes after gzip at a level from 1 (quick, never smaller) to 9."""
    packer = zlib.compressobj(level, zlib.DEFLATED, 31)
    return len(packer.compress(data)) + len(packer.flush())
