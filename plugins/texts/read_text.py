"""A text as the rules look at it: source lines, rendered tree, where a piece was typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

from plugins.source.phone_numbers import Register
from plugins.source.problem import Problem
from plugins.source.records import Records
from plugins.texts.directives import KINDS
from plugins.texts.rendered import Rendered
from plugins.texts.text_file import TextFile


@dataclass(frozen=True)
class ReadText:
    """A text file with its rendered HTML."""

    file: TextFile
    rendered: Rendered

    @property
    def path(self) -> str:
        """The path of the file, for messages."""
        return self.file.path

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The rendered HTML as a browser reads it."""
        return LexborHTMLParser(f"<body>{self.rendered.html}</body>")

    @cached_property
    def headings(self) -> list[LexborNode]:
        """Every heading, in order."""
        return self.tree.css("h1, h2, h3, h4, h5, h6")

    @cached_property
    def places(self) -> frozenset[str]:
        """Every place in the text that a link may name."""
        return frozenset(str(node.attributes["id"]) for node in self.tree.css("[id]"))

    @cached_property
    def links(self) -> list[str]:
        """Where every link leads to, as it is written, in order."""
        return [str(node.attributes["href"]) for node in self.tree.css("a[href]")]

    @cached_property
    def named(self) -> frozenset[tuple[str, str]]:
        """The folder and id of every record that a directive names, whether it is there or not."""
        asked = (slot.inner.partition("|")[0].partition(":") for slot in self.rendered.slots)
        named = ((kind.strip(), rest.split()) for kind, _, rest in asked)
        return frozenset((KINDS[kind], words[0]) for kind, words in named if kind in KINDS and words)

    def words(self) -> Iterator[str]:
        """Every run of text outside code."""
        root = self.tree.body
        for node in root.traverse(include_text=True) if root else ():
            if node.tag == "-text" and node.parent is not None and node.parent.tag not in ("code", "pre"):
                yield node.text_content or ""


@dataclass
class Finder:
    """Finds where pieces of a page were typed, going down the text: the same words twice are two places."""

    text: ReadText
    _line: int = 0
    _column: int = 0
    _lines: list[str] = field(default_factory=list)

    def problem(self, message: str, *wanted: str) -> Problem:
        """A problem at the next place of the first of these pieces that stands below the last one found."""
        return Problem(self.text.path, *self.place(*wanted), message)

    def place(self, *wanted: str) -> tuple[int, int]:
        """Line in the file and column of a piece; the start of the text when it cannot be found as typed."""
        self._lines = self._lines or self.text.file.text.body.split("\n")
        for piece in filter(None, wanted):
            for first, column in ((self._line, self._column), (0, 0)):
                for number in range(first, len(self._lines)):
                    column_found = self._lines[number].find(piece, column if number == first else 0)
                    if column_found >= 0:
                        self._line, self._column = number, column_found + len(piece)
                        return self.text.file.text.first_line + number, column_found + 1
        return self.text.file.text.first_line, 1


def pieces(words: str) -> tuple[str, ...]:
    """A text as it may have been typed: whole, its longest run without marks, its first word."""
    plain = re.split(r"[*_`\[\]\\&<>\n\ue000\ue001]", words)
    return (words.strip(), max(plain, key=len).strip(), (words.split() or [""])[0])


@dataclass(frozen=True)
class Known:
    """What a text may name: the records, and every address and file of the site."""

    records: Records
    addresses: frozenset[str]
    waiting: frozenset[str]
    files: frozenset[str]
    register: Register | None
    """The telephone numbers; None while a route has a fault, so that no number can be judged."""
    unread: frozenset[tuple[str, str]] = frozenset()
    """Folder and name of each file of `data/` with a fault: nothing is known of it but its name."""
    unsure: tuple[str, ...] = ()
    """Beginnings of addresses below which pages could not be made, because a source has a fault."""

    def names(self, folder: str) -> list[str]:
        """The names of all files in a folder of `data/`."""
        others = sorted(self.unread | self.records.waiting)
        return [*self.records.folder(folder), *(name for where, name in others if where == folder)]

    def complete(self, folder: str) -> bool:
        """Whether every file in a folder of `data/` could be read."""
        return all(where != folder for where, _ in self.unread)

    def may_exist(self, address: str) -> bool:
        """Whether there is a page or a file at an address, or there may be one that could not be made."""
        return address in self.addresses or address in self.files or address.startswith(self.unsure)


TextRule = Callable[[ReadText, Known], Iterable[Problem]]
