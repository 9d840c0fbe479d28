"""A text as HTML with what is filled in when its page is made, and as the rules look at it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import NamedTuple

from pydantic import TypeAdapter
from selectolax.lexbor import LexborHTMLParser, LexborNode

from plugins.source.phone_numbers import Register
from plugins.source.problem import Problem
from plugins.source.records import Records
from plugins.texts.leftovers import Leftover
from plugins.texts.lines import Refusal
from plugins.texts.markup import CLOSE, DIRECTIVES, ON_ITS_OWN_LINE, OPEN, WORD, WORD_END
from plugins.texts.text_file import TextFile

SLOT = re.compile(f"{OPEN}([0-9]+){CLOSE}")
WORDS = frozenset({"andere site", "Noten", "terug naar de tekst", "vervallen:"})
"""What rendering adds for a reader; said in the language of the page."""

ELSEWHERE = f"{WORD}andere site{WORD_END}"
_FILLED = re.compile(f"<p>{OPEN}([0-9]+){CLOSE}</p>|{OPEN}([0-9]+){CLOSE}")
_BLOCKS = (*ON_ITS_OWN_LINE, "meldroute")
"""Directives that are no part of a paragraph when they stand alone."""
_WORD = re.compile(f"{WORD}([^{WORD_END}]*){WORD_END}")
_OWN_ADDRESS = re.compile(r'(href|src)="(/[^"]*)"')


class Slot(NamedTuple):
    """The place of a directive: what is between the brackets, whether alone on its line, its level."""

    inner: str
    alone: bool
    niveau: int = 3

    @property
    def parts(self) -> list[str]:
        """The word that opens the directive, and those behind it up to a text of its own."""
        kind, _, rest = self.inner.partition("|")[0].partition(":")
        return [kind.strip(), *rest.split()]


class Rendered(NamedTuple):
    """The HTML of a text with a token for each slot, its headings as (id, text), and what was wrong."""

    html: str
    slots: tuple[Slot, ...]
    headings: tuple[tuple[str, str], ...]
    refused: tuple[Refusal, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    abbreviations: tuple[tuple[str, str, int], ...] = ()
    """Each abbreviation of the text, its meaning and its line, counted from 0."""

    def filled(
        self, show: Callable[[Slot], str], link: Callable[[str], str], translate: Callable[[str], str]
    ) -> str:
        """The HTML with every slot shown, addresses of this site as `link` writes them, WORDS translated."""
        linked = _OWN_ADDRESS.sub(lambda match: f'{match[1]}="{link(match[2])}"', self.html)
        translated = _WORD.sub(lambda match: escape(translate(match[1])), linked)

        def put(match: re.Match[str]) -> str:
            slot = self.slots[int(match[1] or match[2])]
            return show(slot) if match[2] or slot.parts[0] in _BLOCKS else f"<p>{show(slot)}</p>"

        return _FILLED.sub(put, translated)


RENDERED_JSON = TypeAdapter(Rendered)
"""Makes bytes to keep of a text, and the same text of those."""


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
        named = (slot.parts for slot in self.rendered.slots)
        return frozenset(
            (DIRECTIVES[kind], words[0]) for kind, *words in named if kind in DIRECTIVES and words
        )

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
