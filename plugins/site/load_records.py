"""Loading every record under `data/`: all of them, or all that is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.cijfers.csv_rows import with_csv
from plugins.cijfers.rounded import rounded
from plugins.gemeente.gemeente import Gemeente
from plugins.site.collection import KINDS, MODELS
from plugins.site.rules import RULES
from plugins.source.annotations import references
from plugins.source.making import make
from plugins.source.memory import Memory
from plugins.source.problem import Problem, did_you_mean, near_or_choose, stops
from plugins.source.published import NOTHING, Published
from plugins.source.record import Record
from plugins.source.records import Records, RuleContext
from plugins.source.source_file import Document, outside, read_bytes

_FILE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.yaml\Z")


def load_records(
    root: Path,
    today: date,
    preview: bool = False,
    published: Published = NOTHING,
    memory: Memory | None = None,
) -> tuple[Records | None, list[Problem]]:
    """Load `root/data` as it is public on the day `today`; with `preview` also what is not public yet.

    The records are None as soon as a problem stops the build; all problems and warnings are listed in either case. With a
    `memory`, a file that did not change is not read again.
    """
    memory = memory or Memory()
    context = RuleContext(today, published)
    problems = [*outside(root / "data", "data"), *_unknown_files(root / "data", root)]
    for kind in KINDS:
        context.records[kind.folder], context.ids[kind.folder] = {}, []
        for path in sorted((root / "data" / kind.folder).glob("*.yaml")):
            context.ids[kind.folder].append(path.stem)
            problems += _load(kind, path, root, context, memory)
    gemeente_file = root / "data" / "gemeente.yaml"
    context.records[""] = {}
    if gemeente_file.is_file():
        problems += _load(Gemeente, gemeente_file, root, context, memory)
    else:
        problems.append(Problem("data/gemeente.yaml", 0, 0, "dit bestand ontbreekt; zie docs/redactie.md"))
    if context.waits("", "gemeente"):
        problems.append(
            Problem(
                "data/gemeente.yaml",
                0,
                0,
                "zonder gemeente is er geen site; verwijder 'status' en 'publiceren_op'",
            )
        )
    for (folder, name), document in context.documents.items():
        problems += _dangling(MODELS[folder], document, context)
        if not preview and not context.waits(folder, name):
            problems += _not_public_yet(MODELS[folder], document, context)
    for rule in RULES:
        problems += rule(context)
    problems = sorted(set(problems))
    return (None if stops(problems) else _collect(context, preview)), problems


def _collect(context: RuleContext, preview: bool) -> Records:
    gemeente = context.records[""]["gemeente"]
    waiting = frozenset(
        (kind.folder, name)
        for kind in KINDS
        for name in context.records[kind.folder]
        if context.waits(kind.folder, name)
    )
    kinds = {}
    for kind in KINDS:
        shown = (
            record
            for name, record in context.records[kind.folder].items()
            if preview or (kind.folder, name) not in waiting
        )
        kinds[kind.folder] = {record.id: record for record in sorted(shown, key=lambda record: record.order)}
    return Records({**kinds, Gemeente.folder: {"gemeente": gemeente}}, context.today, waiting)


def _load(kind: type[Record], path: Path, root: Path, context: RuleContext, memory: Memory) -> list[Problem]:
    name = path.relative_to(root).as_posix()
    data, problems = read_bytes(path, name)
    if data is None:
        return problems
    work = partial(_read, kind, path, name, data)
    beside = (
        kind is Cijferreeks and path.with_suffix(".csv").exists()
    )  # what stands there may change by itself
    read = work() if beside else memory.recall(memory.key(name.encode(), data), work, _may_be_kept)
    if read.document is not None:
        context.documents[kind.folder, path.stem] = read.document
    if read.record is not None:
        context.records[kind.folder][path.stem] = read.record
    return read.problems


class _Read(NamedTuple):
    """What one file gave."""

    document: Document | None
    record: Record | None
    problems: list[Problem]


def _read(kind: type[Record], path: Path, name: str, data: bytes) -> _Read:
    from plugins.source.yaml_reader import read_mapping  # not needed for what is remembered

    document, problems = read_mapping(name, data)
    if document is not None and kind is Cijferreeks:
        document, problems = with_csv(document, path.with_suffix(".csv"), name.removesuffix(".yaml") + ".csv")
    if document is None:
        return _Read(None, None, problems)
    record, refused = make(kind, document, id=path.stem, bestand=name)
    problems += refused
    if isinstance(record, Cijferreeks):
        record, refused = rounded(record, document)
        problems += refused
    return _Read(document, record, problems)


def _may_be_kept(read: _Read) -> bool:
    """Whether the file was good; one that holds true counts is never kept, for those stay in their source alone."""
    return not read.problems and (
        read.record.bron_openbaar if isinstance(read.record, Cijferreeks) else read.record is not None
    )


def _dangling(model: type[Record], document: Document, context: RuleContext) -> Iterator[Problem]:
    """Whatever is referred to exists."""
    for path, folder, wanted, _ in references(model, document.value):
        if wanted not in context.ids[folder]:
            remedy = (
                did_you_mean(wanted, context.ids[folder])
                or f"; maak data/{folder}/{wanted}.yaml of noem een die bestaat"
            )
            yield document.problem(path, f"'{wanted}' bestaat niet in data/{folder}{remedy}")


def _not_public_yet(model: type[Record], document: Document, context: RuleContext) -> Iterator[Problem]:
    """What the public sees refers only to what the public may see."""
    for path, folder, wanted, _ in references(model, document.value):
        if context.waits(folder, wanted):
            yield document.problem(
                path,
                f"'{wanted}' is nog niet openbaar; publiceer data/{folder}/{wanted}.yaml, of maak dit ook een concept",
            )


def _unknown_files(data: Path, root: Path) -> Iterator[Problem]:
    """Only files that are read may stand under `data/`: nothing is skipped silently."""
    folders = {kind.folder for kind in KINDS}
    for path in sorted(data.rglob("*")):
        name = path.relative_to(root).as_posix()
        parts = path.relative_to(data).parts
        if path.is_symlink():
            yield Problem(
                name, 0, 0, "een koppeling naar een ander bestand mag niet; zet het bestand zelf hier neer"
            )
        elif path.is_dir():
            if len(parts) > 1 or parts[0] not in folders:
                yield Problem(name, 0, 0, f"onbekende map{near_or_choose(parts[-1], sorted(folders))}")
        elif parts != ("gemeente.yaml",) and len(parts) == 1:
            yield Problem(name, 0, 0, "dit bestand hoort in een van de mappen onder data/, of nergens")
        elif parts[0] == Cijferreeks.folder and path.suffix == ".csv" and path.with_suffix(".yaml").is_file():
            continue  # it holds the rows of the file beside it
        elif len(parts) == 2 and parts[0] in folders and not _FILE_NAME.match(parts[-1]):
            yield Problem(
                name,
                0,
                0,
                "deze bestandsnaam mag niet; gebruik kleine letters, cijfers en koppeltekens, en .yaml aan het eind",
            )
