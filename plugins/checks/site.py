"""The finished site, each page parsed once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from posixpath import join, normpath

from selectolax.lexbor import LexborHTMLParser

from plugins.source.problem import Problem

NOT_FOUND = "404.html"


@cache
def _file(here: str, path: str) -> str:
    """The file that a path leads to from a folder; remembered, for menus stand on every page."""
    found = normpath(join("/", "" if path.startswith("/") else here, path.lstrip("/"))).lstrip("/")
    return join(found, "index.html") if path.endswith("/") or not found else found


class Page:
    """A page of the output: its path from the root of the site, its bytes and its tree."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path, self.data = path, data
        self.tree = LexborHTMLParser(data)

    @cached_property
    def text(self) -> str:
        """The HTML as text, without the one style sheet."""
        html = self.data.decode()
        start, end = html.find("<style>"), html.find("</style>")
        return html[:start] + html[end:] if 0 <= start < end else html

    @cached_property
    def ids(self) -> list[str]:
        """Every id, in order, doubles included."""
        return [str(node.attributes["id"]) for node in self.tree.css("[id]")]

    @cached_property
    def hrefs(self) -> list[str]:
        """Every href of a link."""
        return [node.attributes.get("href") or "" for node in self.tree.css("a")]

    def target(self, href: str) -> tuple[str, str]:
        """The file that a link within the site leads to, from the root of the output, and the fragment."""
        path, _, fragment = href.partition("#")
        if not path:
            return self.path, fragment
        return _file(self.path.rpartition("/")[0], path), fragment

    def problem(self, message: str) -> Problem:
        """A problem of this page."""
        return Problem(self.path, 0, 0, message)


@dataclass(frozen=True)
class Site:
    """All pages by path, every file, and the telephone numbers that were declared, as `tel:` addresses."""

    pages: Mapping[str, Page]
    files: frozenset[str]
    numbers: frozenset[str]

    def __iter__(self) -> Iterator[Page]:
        return iter(self.pages.values())


def read_site(root: Path, numbers: frozenset[str]) -> Site:
    """Read every file below `root`, parsing the pages."""
    files = {path.relative_to(root).as_posix(): path for path in sorted(root.rglob("*")) if path.is_file()}
    pages = {name: Page(name, path.read_bytes()) for name, path in files.items() if name.endswith(".html")}
    return Site(pages, frozenset(files), numbers)
