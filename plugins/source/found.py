"""What was read of `data/` so far: what the rules look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar, cast

from plugins.source.document import Document, Path
from plugins.source.problem import Ernst, Problem
from plugins.source.published import NOTHING, Published
from plugins.source.record import Record, is_public

R = TypeVar("R", bound=Record)


@dataclass
class Found:
    """The good records, the document of each, every id that has a file, and what the public saw before."""

    today: date
    published: Published = NOTHING
    records: dict[str, dict[str, Record]] = field(default_factory=dict)
    documents: dict[tuple[str, str], Document] = field(default_factory=dict)
    ids: dict[str, list[str]] = field(default_factory=dict)

    def all(self, kind: type[R]) -> Iterable[R]:
        """Every good record of a kind."""
        return cast(Iterable[R], self.records[kind.folder].values())

    def document(self, record: Record) -> Document:
        """The document that a record was made of."""
        return self.documents[record.folder, record.id]

    def problem(self, record: Record, path: Path, message: str, ernst: Ernst = Ernst.FOUT) -> Problem:
        """A problem of the value at `path` of a record."""
        return self.document(record).problem(path, message, ernst)

    def waits(self, folder: str, name: str) -> bool:
        """Whether this record is good but not public yet."""
        record = self.records[folder].get(name)
        return record is not None and not is_public(record, self.today)
