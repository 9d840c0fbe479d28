"""A file for reuse: where it stands, what is in it, and the page it belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.formats.sizes import dutch_size

Link = tuple[str, str, str]
"""Label, address and size of a file, as a page shows it."""


@dataclass(frozen=True)
class File:
    """A file at an address from the root of the site; `page` is the address of the page that offers it, empty when none does."""

    address: str
    data: bytes
    label: str
    page: str = ""


def links_by_page(files: Iterable[File]) -> dict[str, tuple[Link, ...]]:
    """What every page offers, in the order in which the files were made."""
    found: dict[str, tuple[Link, ...]] = {}
    for file in files:
        found[file.page] = (*found.get(file.page, ()), (file.label, file.address, dutch_size(len(file.data))))
    return found
