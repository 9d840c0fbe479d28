"""What a rule is given: everything that was read of `data/`, and what the public saw before."""

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
class RuleContext:
    """All records that could be made, what was typed in each file, and the day on which all is judged."""

    today: date
    published: Published = NOTHING
    """What an earlier site published."""
    records: dict[str, dict[str, Record]] = field(default_factory=dict)
    """Every record without problems of its own, by folder and id."""
    documents: dict[tuple[str, str], Document] = field(default_factory=dict)
    """What was typed, by folder and id; also of files with problems, as far as they could be read."""
    ids: dict[str, list[str]] = field(default_factory=dict)
    """The ids of all files in a folder, good or not."""

    def all(self, kind: type[R]) -> Iterable[R]:
        """Every record of a kind without problems of its own."""
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
