"""A file for reuse: where it stands, what is in it, and the page it belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

Link = tuple[str, str, int]
"""Label, address and size in bytes of a file, as a page shows it."""


class File(NamedTuple):
    """A file at an address from the root of the site; `page` is the address of the page that offers it, empty when none does."""

    address: str
    data: bytes
    label: str
    page: str = ""


def links_by_page(files: Iterable[File]) -> dict[str, tuple[Link, ...]]:
    """What every page offers, in the order in which the files were made."""
    found: dict[str, tuple[Link, ...]] = {}
    for file in files:
        found[file.page] = (*found.get(file.page, ()), (file.label, file.address, len(file.data)))
    return found
