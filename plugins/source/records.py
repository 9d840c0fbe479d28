"""All records together: while rules judge them, the rules of every kind, and frozen when they are good."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Generic, NamedTuple, TypeVar, cast

from plugins.source.annotations import parts_in, past_dates, references
from plugins.source.dates import parse_datering, wrong_day_in_name
from plugins.source.document import Document, Keys
from plugins.source.problem import Ernst, Problem, stops
from plugins.source.published import NOTHING, Published
from plugins.source.record import Part, Record, is_public

R = TypeVar("R", bound=Record)
P = TypeVar("P", bound=Part)
T = TypeVar("T")


@dataclass(frozen=True)
class Records:
    """Every record that is shown, by the folder of its kind and its id."""

    kinds: Mapping[str, Mapping[str, Record]]
    today: date
    waiting: frozenset[tuple[str, str]] = frozenset()
    """Folder and id of what is not public yet on that day.

    In a preview it is among the records, else it is not.
    """

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

    def without(self, faulty: Collection[str]) -> Records:
        """The records but for those of `faulty` paths."""
        kinds = {
            folder: {name: record for name, record in records.items() if record.bestand not in faulty}
            for folder, records in self.kinds.items()
        }
        return replace(self, kinds=kinds)

    def self_contained(self) -> Records:
        """The records that refer to nothing that is not among them, so that pages can be made of them."""
        kinds = {folder: dict(records) for folder, records in self.kinds.items()}
        dangling: list[Record] | None = None
        while dangling is None or dangling:
            dangling = [
                record
                for records in kinds.values()
                for record in records.values()
                if any(named.id not in kinds[named.folder] for named in references(type(record), record))
            ]
            for record in dangling:
                del kinds[record.folder][record.id]
        return replace(self, kinds=kinds)

    def all(self) -> Iterator[Record]:
        """Every record, kind by kind."""
        for records in self.kinds.values():
            yield from records.values()


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

    def every(self) -> Iterator[Record]:
        """Every record without problems of its own, kind by kind."""
        for records in self.records.values():
            yield from records.values()

    def document(self, record: Record) -> Document:
        """The document that a record was made of."""
        return self.documents[record.folder, record.id]

    def problem(self, record: Record, path: Keys, message: str, ernst: Ernst = Ernst.FOUT) -> Problem:
        """A problem of the value at `path` of a record."""
        return self.document(record).problem(path, message, ernst)

    def waits(self, folder: str, name: str) -> bool:
        """Whether this record is not public yet; a draft may have problems of its own."""
        record, document = self.records[folder].get(name), self.documents.get((folder, name))
        if record is None:
            return document is not None and document.concept
        return not is_public(record, self.today)

    def complete(self, kind: type[Record]) -> bool:
        """Whether every file of a kind became a record.

        If not, what seems to be missing elsewhere may be in the others.
        """
        folder = kind.folder
        return all(name in self.records[folder] or self.waits(folder, name) for name in self.ids[folder])

    def hold_back_drafts(self, problems: Iterable[Problem]) -> list[Problem]:
        """Leave out every draft that has errors; the problems again, those of drafts as warnings.

        A draft that refers to such a draft is left out too, as it cannot be shown without.
        """
        drafts = {
            document.path: key for key, document in self.documents.items() if document.concept and key[0]
        }
        files = {**drafts, **{path.replace(".yaml", ".csv"): key for path, key in drafts.items()}}
        listed = list(problems)
        held = {files[problem.path] for problem in listed if problem.path in files and stops([problem])}
        while held:
            for folder, name in held:
                self.records[folder].pop(name, None)
            held = set()
            for folder, name in drafts.values():
                record = self.records[folder].get(name)
                for path, other, wanted, _ in references(type(record), record) if record else ():
                    if wanted in self.ids[other] and wanted not in self.records[other]:
                        message = (
                            f"'{wanted}' heeft nog fouten; dit concept staat pas in het "
                            "voorbeeld als die weg zijn"
                        )
                        listed.append(self.documents[folder, name].problem(path, message))
                        held.add((folder, name))
        return [
            problem._replace(ernst=Ernst.WAARSCHUWING) if problem.path in files else problem
            for problem in listed
        ]


Rule = Callable[[RuleContext], Iterable[Problem]]
"""A rule that spans fields or records: a generator of problems whose docstring is the rule."""


class Placed(NamedTuple, Generic[R, P]):
    """A part with its record and its place there."""

    record: R
    path: Keys
    part: P


def parts(records: Iterable[R], kind: type[P]) -> Iterator[Placed[R, P]]:
    """Every part of a kind in these records, however deep."""
    for record in records:
        for path, part in parts_in(record):
            if isinstance(part, kind):
                yield Placed(record, path, part)


def repeated(items: Iterable[T], key: Callable[[T], Hashable]) -> Iterator[tuple[T, T]]:
    """Every item whose key another had before it, with the first that had it."""
    first: dict[Hashable, T] = {}
    for item in items:
        if (own := key(item)) in first:
            yield item, first[own]
        first.setdefault(own, item)


def what_happened_lies_in_the_past(context: RuleContext) -> Iterator[Problem]:
    """A date that tells of something that has happened is not in the future."""
    for record in context.every():
        for path, day in past_dates(type(record), record):
            if day.first > context.today:
                message = f"{day.iso} ligt in de toekomst; vul een dag in die is geweest"
                yield context.problem(record, path, message)


def a_list_names_nothing_twice(context: RuleContext) -> Iterator[Problem]:
    """A list of names, as of sources, holds each of them once."""
    for record in context.every():
        seen = set()
        for path, *named in references(type(record), record):
            if isinstance(path[-1], int) and (path[:-1], *named) in seen:
                yield context.problem(record, path, f"'{named[1]}' staat al in deze lijst; verwijder er een")
            seen.add((path[:-1], *named))


def names_agree_with_their_dates(context: RuleContext) -> Iterator[Problem]:
    """A file whose name holds a day is about that day."""
    for record in context.every():
        day = getattr(record, "datum", None)
        message = wrong_day_in_name(record.id, parse_datering(day).iso) if day is not None else ""
        if message:
            yield context.problem(record, ("datum",), message, Ernst.WAARSCHUWING)


RULES: tuple[Rule, ...] = (
    what_happened_lies_in_the_past,
    a_list_names_nothing_twice,
    names_agree_with_their_dates,
)
