"""All records together, frozen: each kind by id, in the order in which readers see it, and the day they are judged on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, cast

from plugins.source.record import Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Records:
    """Every record that is shown, by the folder of its kind and its id."""

    kinds: Mapping[str, Mapping[str, Record]]
    today: date
    waiting: frozenset[tuple[str, str]] = frozenset()
    """Folder and id of what is not public yet on that day; in a preview it is among the records, else it is not."""

    def of(self, kind: type[R]) -> Mapping[str, R]:
        """Every record of a kind, by id."""
        return cast("Mapping[str, R]", self.kinds[kind.folder])

    def one(self, kind: type[R]) -> R:
        """The only record of a kind that is a single file."""
        (record,) = self.of(kind).values()
        return record

    def folder(self, folder: str) -> Mapping[str, Record]:
        """Every record of the kind that lives in this folder of `data/`, by id."""
        return self.kinds[folder]

    def waits(self, record: Record) -> bool:
        """Whether a record is not public yet."""
        return (record.folder, record.id) in self.waiting

    def all(self) -> Iterator[Record]:
        """Every record, kind by kind."""
        for records in self.kinds.values():
            yield from records.values()
