"""What stands within a line and Python-Markdown reads in another way than editors mean it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape
from html.entities import html5
from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.inlinepatterns import ENTITY_RE, InlineProcessor, SubstituteTagInlineProcessor
from markdown.util import ETX, STX, AtomicString

from plugins.texts.markup import CAPTION, DIRECTIVE, OPEN

_TIMES = r"(?<=\w)\*(?=\d)|(?<=\d)\*(?=\w)|(?<=\b[A-Za-z])\*(?=[A-Za-z]\b)"
"""A * between digits, a digit and a letter, or two single letters."""
_ADDRESS = (
    r"(?i:(?<![a-z0-9])https?://|(?<![\w@./-])www\.(?=[a-z0-9-]+\.[a-z]{2}))"
    rf"[^\s<>\[\]`|\\{STX}{ETX}{OPEN}-{CAPTION}]+"
)
"""A bare address, also one that begins with www."""


def inline_processors(
    md: Markdown, token: Callable[[str], str]
) -> Iterator[tuple[InlineProcessor, str, int]]:
    """Each processor with its name and its priority; `token` gives what stands for a directive."""

    def directive(match: re.Match[str]) -> str:
        return token(match[1])

    def times(_: re.Match[str]) -> str:
        return f"{STX}{ord('*')}{ETX}"

    def ampersand(_: re.Match[str]) -> str:
        return md.htmlStash.store("&amp;")

    def entity(match: re.Match[str]) -> str:
        """The character of an entity that HTML knows; of any other a browser would read the beginning."""
        known = match[0].startswith("&#") or match[0][1:] in html5
        return md.htmlStash.store(match[0] if known else f"&amp;{match[0][1:]}")

    yield _Code(r"(?<![\\`])(?:\\\\)*(`+)(?!`)(.+?)(?<!`)\1(?!`)", md), "site_code", 190
    yield _Replaced(DIRECTIVE.pattern, md, directive), "site_directives", 185  # after code, before links
    yield _Replaced(_TIMES, md, times), "site_times", 184
    yield SubstituteTagInlineProcessor(r"\\\n", "br"), "site_break", 183
    yield _Replaced(r"\\&", md, ampersand), "site_ampersand", 179  # after other escapes
    yield _Address(_ADDRESS, md), "site_address", 105
    yield _Replaced(ENTITY_RE, md, entity), "entity", 80


class _Replaced(InlineProcessor):
    """A match of the pattern becomes the text that `say` gives for it."""

    def __init__(self, pattern: str, md: Markdown, say: Callable[[re.Match[str]], str]) -> None:
        super().__init__(pattern, md)
        self._say = say

    def handleMatch(self, m: Any, data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: N802 - Python-Markdown's name; it knows the kind of match
        return self._say(m), m.start(0), m.end(0)


class _Code(InlineProcessor):
    """Code between as many ` as it began with, as in CommonMark."""

    def handleMatch(self, m: Any, data: str) -> tuple[ElementTree.Element, int, int]:  # type: ignore[override]  # noqa: N802 - as above
        code = ElementTree.Element("code")
        code.text = AtomicString(escape(" ".join(m[2].split("\n")).strip(), quote=False))
        return code, m.start(1), m.end(0)


class _Address(InlineProcessor):
    """A bare address is a link with the address as its text; the full stop of a sentence is no part of it."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: Any, data: str) -> tuple[ElementTree.Element, int, int]:  # type: ignore[override]  # noqa: N802 - as above
        address = m[0]
        while address[-1] in "?!.,:;*_~'\"]" or (
            address[-1] == ")" and address.count(")") > address.count("(")
        ):
            address = address[:-1]
        link = ElementTree.Element("a", {"href": address if "://" in address else f"https://{address}"})
        link.text = AtomicString(address)
        return link, m.start(0), m.start(0) + len(address)
