"""What was typed in a file, with the place of every part of it, so that a complaint can point at it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from plugins.source.problem import Ernst, Problem

Path = tuple[str | int, ...]
Place = tuple[int, int]


@dataclass(frozen=True)
class Document:
    """A mapping as it was typed, with the place of every value and of every key by its path.

    A part of it may stand in a file beside it: `beside` has those, by their top key.
    """

    path: str
    value: dict[str, Any]
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    beside: dict[str, Document] = field(default_factory=dict)

    def place(self, path: Path) -> Place:
        """The place of the value at `path`, or of the nearest thing around it that is really in the file."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, (1, 1))

    def key_place(self, path: Path) -> Place:
        """The place of the key at `path`; of its value when it has no key of its own."""
        return self.keys.get(path) or self.place(path)

    def problem(self, path: Path, message: str, ernst: Ernst = Ernst.FOUT) -> Problem:
        """A problem of the value at `path`, in the file where it was typed."""
        beside = self._beside(path)
        return (
            beside.problem(path, message, ernst)
            if beside
            else Problem(self.path, *self.place(path), message, ernst)
        )

    def key_problem(self, path: Path, message: str) -> Problem:
        """A problem of the key at `path`, in the file where it was typed."""
        beside = self._beside(path)
        return (
            beside.key_problem(path, message)
            if beside
            else Problem(self.path, *self.key_place(path), message)
        )

    def holds(self, path: Path) -> bool:
        """Whether there is something at `path` that was really typed."""
        beside = self._beside(path)
        return beside.holds(path) if beside else path in self.values

    def with_rows(self, key: str, beside: Document) -> Document:
        """The same document with what another file beside it holds under `key`."""
        return Document(
            self.path,
            {**self.value, key: beside.value[key]},
            self.values,
            self.keys,
            {**self.beside, key: beside},
        )

    def _beside(self, path: Path) -> Document | None:
        return self.beside.get(str(path[0])) if path else None


class Text(NamedTuple):
    """A Markdown file: its front matter, its body and the line of the file on which the body starts."""

    document: Document
    body: str
    first_line: int
