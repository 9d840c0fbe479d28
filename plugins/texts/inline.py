"""What stands within a line and Python-Markdown reads in another way than editors mean it."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from html.entities import html5
from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.inlinepatterns import ENTITY_RE, InlineProcessor
from markdown.util import ETX, STX, AtomicString

from plugins.texts.markup import CAPTION, DIRECTIVE, OPEN


class Code(InlineProcessor):
    """Code between as many ` as it began with, as in CommonMark."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(r"(?<![\\`])(?:\\\\)*(`+)(?!`)(.+?)(?<!`)\1(?!`)", md)

    def handleMatch(self, m: Any, data: str) -> tuple[ElementTree.Element, int, int]:  # type: ignore[override]  # noqa: N802 - Python-Markdown's name; it knows the kind of match
        """The code as text."""
        code = ElementTree.Element("code")
        code.text = AtomicString(escape(" ".join(m[2].split("\n")).strip(), quote=False))
        return code, m.start(1), m.end(0)


class Directives(InlineProcessor):
    """A directive in a sentence becomes what `token` gives for its words."""

    def __init__(self, md: Markdown, token: Callable[[str], str]) -> None:
        super().__init__(DIRECTIVE.pattern, md)
        self._token = token

    def handleMatch(self, m: Any, data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: N802 - Python-Markdown's name; its pattern holds no capture of its own
        """The slot."""
        return self._token(m[1]), m.start(0), m.end(0)


class Times(InlineProcessor):
    """A * between digits, a digit and a letter, or two single letters is a sign of multiplication."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(r"(?<=\w)\*(?=\d)|(?<=\d)\*(?=\w)|(?<=\b[A-Za-z])\*(?=[A-Za-z]\b)", md)

    def handleMatch(self, m: Any, data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: N802 - as above
        """The sign as text."""
        return f"{STX}{ord('*')}{ETX}", m.start(0), m.end(0)


class Entity(InlineProcessor):
    """An entity that HTML knows is its character.

    Any other is text as typed, where a browser would read its beginning.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__(ENTITY_RE, md)

    def handleMatch(self, m: Any, data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: N802 - as above
        """The character, or the text as typed."""
        known = m[0].startswith("&#") or m[0][1:] in html5
        return self.md.htmlStash.store(m[0] if known else f"&amp;{m[0][1:]}"), m.start(0), m.end(0)


class Ampersand(InlineProcessor):
    """An ampersand behind a backslash begins no entity."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(r"\\&", md)

    def handleMatch(self, m: Any, data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: N802 - as above
        """The sign as text."""
        return self.md.htmlStash.store("&amp;"), m.start(0), m.end(0)


class Address(InlineProcessor):
    """A bare address is a link with the address as its text, also one that begins with www.

    The full stop of a sentence is not part of it.
    """

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, md: Markdown) -> None:
        begin = r"(?i:(?<![a-z0-9])https?://|(?<![\w@./-])www\.(?=[a-z0-9-]+\.[a-z]{2}))"
        super().__init__(rf"{begin}[^\s<>\[\]`|\\{STX}{ETX}{OPEN}-{CAPTION}]+", md)

    def handleMatch(self, m: Any, data: str) -> tuple[ElementTree.Element, int, int]:  # type: ignore[override]  # noqa: N802 - as above
        """The link, and where it ends."""
        address = m[0]
        while address[-1] in "?!.,:;*_~'\"]" or (
            address[-1] == ")" and address.count(")") > address.count("(")
        ):
            address = address[:-1]
        link = ElementTree.Element("a", {"href": address if "://" in address else f"https://{address}"})
        link.text = AtomicString(address)
        return link, m.start(0), m.start(0) + len(address)
