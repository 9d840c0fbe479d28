"""Sizes of files in words."""

from __future__ import annotations


def dutch_size(count: int) -> str:
    """A number of bytes for people: `940 bytes`, `1,4 kB`, `2,3 MB`."""
    if count < 1_000:
        return f"{count} bytes"
    if count < 1_000_000:
        return f"{count / 1_000:.1f} kB".replace(".", ",")
    return f"{count / 1_000_000:.1f} MB".replace(".", ",")
