"""A document: the text of a source without hidden characters, and what was typed where in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from plugins.source.problem import Ernst, Problem

Keys = tuple[str | int, ...]
"""The way to a value in a file: keys of mappings and numbers in lists."""
Place = tuple[int, int]


@dataclass(frozen=True)
class Document:
    """A mapping as it was typed, with the place of every value and of every key by its path.

    A part may stand in a file of its own, as the rows of a CSV do: `attached` has those, by their top key.
    """

    path: str
    value: dict[str, Any]
    values: dict[Keys, Place] = field(default_factory=dict)
    keys: dict[Keys, Place] = field(default_factory=dict)
    attached: dict[str, Document] = field(default_factory=dict)
    refused: frozenset[Keys] = frozenset()
    """Where a value stands that was refused, so that nothing more is said of it."""
    complete: bool = True
    """Whether the file was read to its end."""

    @property
    def good(self) -> bool:
        """Whether everything in the file was read."""
        return self.complete and not self.refused

    @property
    def concept(self) -> bool:
        """Whether this is a draft."""
        return self.value.get("status") == "concept"

    def place(self, path: Keys) -> Place:
        """The place of the value at `path`, or of the nearest thing around it that is really in the file."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, (1, 1))

    def problem(self, path: Keys, message: str, ernst: Ernst = Ernst.FOUT) -> Problem:
        """A problem of the value at `path`, in the file where it was typed."""
        typed = self._typed_in(path)
        return Problem(typed.path, *typed.place(path), message, ernst)

    def key_problem(self, path: Keys, message: str, ernst: Ernst = Ernst.FOUT) -> Problem:
        """A problem of the key at `path`, or of the value that has no key; in the file where it was typed."""
        typed = self._typed_in(path)
        return Problem(typed.path, *(typed.keys.get(path) or typed.place(path)), message, ernst)

    def holds(self, path: Keys) -> bool:
        """Whether there is something at `path` that was really typed."""
        return path in self._typed_in(path).values

    def with_rows(self, key: str, other: Document) -> Document:
        """The same document with what another file holds under `key`."""
        return replace(
            self, value={**self.value, key: other.value[key]}, attached={**self.attached, key: other}
        )

    def _typed_in(self, path: Keys) -> Document:
        """The document of the file in which the value at `path` stands."""
        return self.attached.get(str(path[0]), self) if path else self


MAX_BYTES = 1_000_000
MOST_HIDDEN = 20
"""Beyond this many hidden characters a list of them helps nobody."""

# C0 and C1 controls, soft hyphen, zero-width and bidirectional marks, line separators, tags, private use,
# byte order mark inside the text, surrogates, non-characters.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U000e0000-\U0010ffff]"
)
_MISREAD = re.compile("[ÂÃ][\u0080-\u00bf\u0152-\u2122]|â[\u0080-\u2122][\u0080-\u2122]")
"""A letter that was read in another coding than it was written in: `Ã©` for `é`."""
_BARE_RETURN = re.compile("\r(?!\n)")


def too_big(name: str, size: int, most: int = MAX_BYTES) -> Problem:
    """The problem of a file that is larger than it may be."""
    return Problem(
        name, 0, 0, f"het bestand is {size:,} bytes; {most:,} is het meeste. Splits het".replace(",", ".")
    )


def decode(path: str, data: bytes) -> tuple[str | None, list[Problem]]:
    """The text of a source file, when it is UTF-8, within the size limit and free of hidden characters."""
    if len(data) > MAX_BYTES:
        return None, [too_big(path, len(data))]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [Problem(path, line, 1, "dit is geen UTF-8; sla het bestand op als UTF-8")]
    if "\0" in text:
        message = "hier staat een NUL-teken, zoals in UTF-16; sla het bestand op als UTF-8"
        return None, [Problem(path, *place_of(text, text.index("\0")), message)]
    return text, list(islice(_hidden_characters(path, text), MOST_HIDDEN))


def _hidden_characters(path: str, text: str) -> Iterator[Problem]:
    """Every letter in a source can be seen and was read as it was written; a line ends with LF or CRLF."""
    for character in HIDDEN.finditer(text):
        yield Problem(
            path,
            *place_of(text, character.start()),
            f"onzichtbaar teken U+{ord(character.group()):04X}; verwijder het",
        )
    for misread in _MISREAD.finditer(text):
        with suppress(UnicodeError):
            meant = misread[0].encode("cp1252").decode()
            yield Problem(
                path,
                *place_of(text, misread.start()),
                f"'{misread[0]}' is met de verkeerde codering gelezen; typ '{meant}', "
                "of haal de tekst opnieuw op",
            )
    if bare := _BARE_RETURN.search(text):
        yield Problem(
            path,
            *place_of(text, bare.start()),
            "een regeleinde van een oude Mac (CR); sla het bestand op met gewone regeleinden",
        )


def place_of(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, of an offset in a text."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
