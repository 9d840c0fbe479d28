"""A file for reuse: where it stands, what is in it, and the page that offers it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from plugins.pages.page import Download


class File(NamedTuple):
    """A file at an address from the root of the site.

    `page` is the address of the page that offers it, if one does.
    """

    address: str
    data: bytes
    label: str
    page: str = ""


def downloads_by_page(files: Iterable[File]) -> dict[str, list[Download]]:
    """What every page offers, by its address, in the order in which the files were made."""
    offered: dict[str, list[Download]] = {}
    for file in files:
        offered.setdefault(file.page, []).append(Download(file.label, file.address, len(file.data)))
    return offered


def dutch_size(count: int) -> str:
    """A number of bytes in words: `940 bytes`, `1,4 kB`, `2,3 MB`."""
    if count < 1_000:
        return f"{count} bytes"
    if count < 1_000_000:
        return f"{count / 1_000:.1f} kB".replace(".", ",")
    return f"{count / 1_000_000:.1f} MB".replace(".", ",")
