"""The finished site: what the rules need to know of each page, looked at once per content."""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from posixpath import normpath
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from plugins.cache import Cache
from plugins.checks.readers import READERS
from plugins.privacy.gate import findings
from plugins.privacy.reading import as_read, said_by_markup, said_by_pdf
from plugins.privacy.uitzonderingen import NOTHING, Declared
from plugins.source.phone_numbers import Register, plain
from plugins.source.problem import Problem

NOT_FOUND = "404.html"
_FIGURE = re.compile(r'<a class="nl-link cijfer"[^>]*>[^<]*</a>')
_SAID = re.compile(r'(?:\bcontent|\baria-label|\balt|\btitle|\bdata-k)="([^"]*)"')
_BLOCK = re.compile(
    r"</?(?:p|li|ul|ol|dl|dt|dd|div|section|nav|header|footer|main|h[1-6]|tr|td|th|table|caption|figure|figcaption|details|summary|br|text|script|title|head|body)\b[^>]*>"
)
_TAG = re.compile(r"<[^>]*>")
_URL = re.compile(r"(?:https?|urn):[^\s\"'<>\\)]*")


_OUTSIDE = ("https:", "http:", "tel:", "mailto:")


class Link(NamedTuple):
    """A link within the site: as written, and the file (from the root of the output) it leads to."""

    href: str
    file: str
    fragment: str


def link_from(page: str, href: str, base: str = "") -> Link:
    """Where a link on a page leads to; `base` is the folder of the site on its server, such as `/map`."""
    path, _, fragment = href.removeprefix(base).partition("#")
    if not path:
        return Link(href, page, fragment)
    target = normpath(path if path.startswith("/") else f"/{page.rpartition('/')[0]}/{path}").lstrip("/")
    return Link(
        href, f"{target}/index.html".lstrip("/") if path.endswith("/") or not target else target, fragment
    )


class Page:
    """A page as the rules for one page look at it: its path from the root of the site, bytes and tree."""

    def __init__(self, path: str, data: bytes, register: Register, declared: Declared = NOTHING) -> None:
        self.path, self.data, self.register, self.declared = path, data, register, declared
        self.tree = LexborHTMLParser(data)

    @cached_property
    def text(self) -> str:
        """The HTML as text, without the one style sheet."""
        html = self.data.decode()
        start, end = html.find("<style>"), html.find("</style>")
        return html[:start] + html[end:] if 0 <= start < end else html

    @cached_property
    def words(self) -> str:
        """What the page says to eyes, ears and machines: text, and the attributes that are read.

        Figures that come from data left out.
        """
        html = _FIGURE.sub(" ", self.text)
        attributes = "\n".join(_SAID.findall(html))
        return plain(_URL.sub(" ", unescape(f"{attributes}\n{_TAG.sub('', _BLOCK.sub(chr(10), html))}")))

    @cached_property
    def ids(self) -> list[str]:
        """Every id, in order, doubles included."""
        return [str(node.attributes["id"]) for node in self.tree.css("[id]")]

    @cached_property
    def hrefs(self) -> list[str]:
        """Every href of a link."""
        return [node.attributes.get("href") or "" for node in self.tree.css("a")]

    @cached_property
    def weight(self) -> int:
        """Bytes of HTML and CSS after the quickest gzip, which is never smaller than after the best."""
        return weigh(self.data, 1)

    @property
    def title(self) -> str:
        """The title, empty when there is none."""
        node = self.tree.css_first("title")
        return node.text().strip() if node else ""


class Other:
    """A file that is no page, as the rules look at it: its path, its bytes and the words in it."""

    def __init__(
        self,
        path: str,
        data: bytes,
        register: Register,
        cache: Cache | None = None,
        declared: Declared = NOTHING,
    ) -> None:
        self.path, self.data, self.register, self.declared = path, data, register, declared
        self._cache = cache or Cache()

    @cached_property
    def words(self) -> str:
        """What a reader of the file reads, without addresses of pages.

        For a picture, what is said beside it.
        """
        return plain(_URL.sub(" ", self.text))

    @cached_property
    def text(self) -> str:
        """All that is said in the file. Raises an error of its reader for a file that cannot be read."""
        suffix = self.path.rpartition(".")[2]
        if suffix == "pdf":
            return said_by_pdf(self.data, self._cache)
        read = READERS.get(suffix)
        return read(self.data) if read else ""


ACTIVE: Mapping[str, str] = {
    "scripts": "script:not([type='application/ld+json'])",
    "formulieren": "form:not([role='search']), textarea, select",
    "cookies": "script:not([type='application/ld+json']):not([src]), meta[http-equiv]",
    "vreemd": (
        "iframe, object, embed, video, audio, [src*='//'], [srcset*='//'], image[href*='//'],"
        " link[rel='stylesheet'], link[rel='preconnect'], link[rel='dns-prefetch'], link[rel='prefetch']"
    ),
}
"""What could act on a visitor or tell another site of the visit, as selectors."""


class Facts(NamedTuple):
    """What is kept of a page: what the rules for the site need, and what those for one page found."""

    path: str
    title: str
    ids: tuple[str, ...]
    links: tuple[Link, ...]
    """What a visitor can follow within the site."""
    others: tuple[Link, ...]
    """What a browser fetches or knows of within the site, such as an icon."""
    outside: tuple[str, ...]
    """Addresses of other sites and numbers to dial."""
    crumbs: bool
    active: tuple[int, ...]
    """How many of each kind in ACTIVE the page holds."""
    noindex: bool
    """Whether it asks search engines to pass it by: it stands at an address of before."""
    weight: int
    """Bytes of HTML and CSS after the quickest gzip."""
    wrong: tuple[str, ...]

    def problem(self, message: str) -> Problem:
        """A problem of this page."""
        return Problem(self.path, 0, 0, message)


def facts_of(page: Page, wrong: tuple[str, ...]) -> Facts:
    """What is kept of a page whose own rules found `wrong`."""
    icons = [node.attributes.get("href") or "" for node in page.tree.css("link")]
    sources = [node.attributes.get("src") or "" for node in page.tree.css("[src]")]
    home = page.tree.css_first("a.merk") if page.path == NOT_FOUND else None  # it is shown at any depth
    base = (home.attributes.get("href") or "").rstrip("/") if home else ""

    def within(hrefs: Iterable[str]) -> tuple[Link, ...]:
        inside = (href for href in dict.fromkeys(hrefs) if not href.startswith(_OUTSIDE))
        return tuple(link_from(page.path, href, base) for href in inside)

    return Facts(
        path=page.path,
        title=page.title,
        ids=tuple(page.ids),
        links=within(page.hrefs),
        others=within([*icons, *sources]),
        outside=tuple(dict.fromkeys(href for href in page.hrefs if href.startswith(_OUTSIDE))),
        crumbs=page.tree.css_first("nav.kruimels a") is not None,
        active=tuple(len(page.tree.css(selector)) for selector in ACTIVE.values()),
        noindex=page.tree.css_first('meta[name="robots"][content="noindex"]') is not None,
        weight=page.weight,
        wrong=wrong,
    )


@dataclass(frozen=True)
class Site:
    """What is known of all pages by path, and every file."""

    pages: Mapping[str, Facts]
    files: frozenset[str]

    def __iter__(self) -> Iterator[Facts]:
        return iter(self.pages.values())


def files_below(root: Path) -> dict[str, Path]:
    """Every file below `root` by its path from there, in order, but for the marks that its builder leaves."""
    start = len(str(root)) + 1
    paths = (
        os.path.join(folder, name)
        for folder, _, names in os.walk(root)
        for name in names
        if not name.startswith(".")
    )
    return {path[start:].replace(os.sep, "/"): Path(path) for path in sorted(paths) if os.path.isfile(path)}


def weigh(data: bytes, level: int) -> int:
    """The size in bytes after gzip at a level from 1 (quick, never smaller) to 9."""
    packer = zlib.compressobj(level, zlib.DEFLATED, 31)
    return len(packer.compress(data)) + len(packer.flush())


def dialled_numbers(root: Path) -> Register:
    """Every number that the reporting pages dial, for a stranger who does not have the register."""
    pages = (
        Page(name, path.read_bytes(), Register(frozenset()))
        for name, path in files_below(root / "melden").items()
        if name.endswith(".html")
    )
    return Register(frozenset(href for page in pages for href in page.hrefs if href.startswith("tel:")))


def declared_on(root: Path) -> Declared:
    """What the contact page tells of anybody: for a stranger without the records, it is there to be known."""
    page = root / "contact" / "index.html"
    text = as_read(said_by_markup(page.read_text(encoding="utf-8"))) if page.is_file() else ""
    return Declared(tuple((finding.soort, finding.value) for finding in findings(text)))
