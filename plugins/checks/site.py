"""The finished site: what the rules need to know of each page, looked at once per content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from functools import cache, cached_property
from pathlib import Path
from posixpath import join, normpath
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from plugins.source.problem import Problem

NOT_FOUND = "404.html"


@cache
def _file(here: str, path: str) -> str:
    """The file that a path leads to from a folder; remembered, for menus stand on every page."""
    found = normpath(join("/", "" if path.startswith("/") else here, path.lstrip("/"))).lstrip("/")
    return join(found, "index.html") if path.endswith("/") or not found else found


class Page:
    """A page as the rules for one page look at it: its path from the root of the site, its bytes and its tree."""

    def __init__(self, path: str, data: bytes, numbers: frozenset[str]) -> None:
        self.path, self.data, self.numbers = path, data, numbers
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

    @property
    def title(self) -> str:
        """The title, empty when there is none."""
        node = self.tree.css_first("title")
        return node.text().strip() if node else ""


@dataclass(frozen=True)
class Facts:
    """What is kept of a page: what the rules for the whole site need, and what the rules for one page found."""

    path: str
    title: str
    ids: tuple[str, ...]
    links: tuple[str, ...]
    others: tuple[str, ...]
    crumbs: bool
    wrong: tuple[str, ...]

    def plain(self) -> list[Any]:
        """The facts as JSON can hold them."""
        return [list(value) if isinstance(value, tuple) else value for value in astuple(self)]

    @classmethod
    def from_plain(cls, values: list[Any]) -> Facts:
        """The facts from what `plain` gave."""
        path, title, ids, links, others, crumbs, wrong = values
        return cls(path, title, tuple(ids), tuple(links), tuple(others), crumbs, tuple(wrong))

    def target(self, href: str) -> tuple[str, str]:
        """The file that a link within the site leads to, from the root of the output, and the fragment."""
        path, _, fragment = href.partition("#")
        if not path:
            return self.path, fragment
        return _file(self.path.rpartition("/")[0], path), fragment

    def problem(self, message: str) -> Problem:
        """A problem of this page."""
        return Problem(self.path, 0, 0, message)


def facts_of(page: Page, wrong: tuple[str, ...]) -> Facts:
    """What is kept of a page whose own rules found `wrong`."""
    others = [node.attributes.get("href") or "" for node in page.tree.css("link")] + [node.attributes.get("src") or "" for node in page.tree.css("[src]")]
    crumbs = page.tree.css_first("nav.kruimels a") is not None
    return Facts(page.path, page.title, tuple(page.ids), tuple(dict.fromkeys(page.hrefs)), tuple(dict.fromkeys(others)), crumbs, wrong)


@dataclass(frozen=True)
class Site:
    """What is known of all pages by path, and every file."""

    pages: Mapping[str, Facts]
    files: frozenset[str]

    def __iter__(self) -> Iterator[Facts]:
        return iter(self.pages.values())


def files_below(root: Path) -> dict[str, Path]:
    """Every file below `root` by its path from there."""
    return {path.relative_to(root).as_posix(): path for path in sorted(root.rglob("*")) if path.is_file()}


def dialled_numbers(root: Path) -> frozenset[str]:
    """Every number that the reporting pages dial, for a stranger who does not have the register."""
    pages = (Page(name, path.read_bytes(), frozenset()) for name, path in files_below(root / "melden").items() if name.endswith(".html"))
    return frozenset(href for page in pages for href in page.hrefs if href.startswith("tel:"))
