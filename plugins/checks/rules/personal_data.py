"""Personal data."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.site import Other, Page
from plugins.privacy.gate import undeclared_data
from plugins.privacy.reading import said_by_markup


def pages_tell_of_nobody(page: Page) -> Iterator[str]:
    """Nothing on a page, in its attributes, its comments or its address tells of a person."""
    yield from undeclared_data(said_by_markup(page.text), page.declared, page.path)


def files_tell_of_nobody(other: Other) -> Iterator[str]:
    """Nothing in a file that is no page, in what it says of itself or in its name, tells of a person."""
    yield from undeclared_data(other.text, other.declared, other.path)
