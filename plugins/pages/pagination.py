"""A list that is too long for one page becomes several, each with an address of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from plugins.pages.page import Page


class Bladzijde(NamedTuple):
    """A part of a list: its items, which part it is, and where the others are."""

    items: Sequence[Any]
    nummer: int
    aantal: int
    adressen: tuple[str, ...]

    @property
    def vorige(self) -> str | None:
        """The address of the part before this one."""
        return self.adressen[self.nummer - 2] if self.nummer > 1 else None

    @property
    def volgende(self) -> str | None:
        """The address of the part after this one."""
        return self.adressen[self.nummer] if self.nummer < self.aantal else None


def parts_of(address: str, items: Sequence[Any], size: int) -> tuple[Bladzijde, ...]:
    """The parts of a list of at most `size` items each; an empty list has one part."""
    count = max(1, -(-len(items) // size))
    addresses = (address, *(f"{address}pagina-{number}/" for number in range(2, count + 1)))
    return tuple(
        Bladzijde(items[(number - 1) * size : number * size], number, count, addresses)
        for number in range(1, count + 1)
    )


def in_pages(page: Page, items: Sequence[Any], size: int, template: str | None = None) -> Iterator[Page]:
    """The page with the first part of a list as `extra.bladzijde`, and the pages with the others, by `template` where that differs."""
    for part in parts_of(page.address, items, size):
        first = part.nummer == 1
        yield page._replace(
            address=part.adressen[part.nummer - 1],
            template=page.template if first or template is None else template,
            title=page.title if first else f"{page.title}, pagina {part.nummer}",
            extra={**page.extra, "bladzijde": part},
        )
