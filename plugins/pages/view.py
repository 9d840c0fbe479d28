"""What a template shows of one page, and what pages of that kind are to the rest of the site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class View:
    """What one template shows besides what every page has: a subclass for each template that needs more.

    What such pages are to the rest of the site is declared on the class, where it differs from what is here.
    """

    for_texts: ClassVar[bool] = False
    """Whether a text of an editor may ask for the template; of the others the generator makes the pages."""
    facts_in_text: ClassVar[bool] = False
    """Whether its facts stand in its text, which names sources and searches; else records may do that."""
    search_worth: ClassVar[float] = 1
    """How likely such a page is what people look for; 0 leaves it out of the search."""
    in_a_to_z: ClassVar[bool] = True
    """Whether the list from A to Z names it."""
    in_breadcrumbs: ClassVar[bool] = True
    """Whether the pages below it name it on the way back to the home page."""
    has_own_picture: ClassVar[bool] = False
    """Whether a picture of its own is shown where its address is shared; else it is that of its section."""
    repeats: ClassVar[bool] = False
    """Whether it shows again, chosen or ordered otherwise, what other pages say with its sources.

    A source does not name it among the pages that use it.
    """
    large_from: ClassVar[int] = 9_000
    """From so many bytes of its sources on it may be too heavy, and is looked at before the site is built."""
    shows_all_of: ClassVar[str] = ""
    """The folder of the records of which it shows every one, besides the file that it is made of."""

    @property
    def template(self) -> str:
        """The template that shows it."""
        return template_of(type(self))

    @property
    def places(self) -> Iterable[str]:
        """The places on the page that follow from its records: what a link may name after `#`."""
        return ()


def template_of(view: type[View]) -> str:
    """The template that belongs to a class of views, by its name: `open-data` for `OpenDataView`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", view.__name__.removesuffix("View")).lower()


def every_view(above: type[View] = View) -> Iterator[type[View]]:
    """Every class of views below another, of the rooms that are imported."""
    for view in above.__subclasses__():
        yield view
        yield from every_view(view)


def view_of(template: str) -> type[View]:
    """The class of views that belongs to a template, by its name; `TextView` when it has none of its own."""
    return next((view for view in every_view() if template_of(view) == template), TextView)


@dataclass(frozen=True)
class PageView(View):
    """A text of an editor and nothing else."""

    for_texts: ClassVar = True
    facts_in_text: ClassVar = True
    large_from: ClassVar = 18_000


@dataclass(frozen=True)
class TextView(View):
    """A text of an editor in a template that its front matter names and that needs no view of its own."""

    for_texts: ClassVar = True

    name: str

    @property
    def template(self) -> str:
        """The template that the front matter names."""
        return self.name
