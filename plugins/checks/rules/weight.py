"""Weight."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.site import Page, weigh

MAX_BYTES = 14_000
"""HTML and CSS together, compressed: what fits in the first round trip to a phone."""


def pages_are_light(page: Page) -> Iterator[str]:
    """The HTML and CSS of a page fit in the first round trip: at most 14,000 bytes with gzip -9."""
    if page.weight > MAX_BYTES and (weight := weigh(page.data, 9)) > MAX_BYTES:
        yield f"de pagina weegt {weight} bytes (gzip), {MAX_BYTES} is het meeste; splits de pagina"
