"""Loading every record under `data/`: all of them, or all that is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from plugins.records.collection import KINDS, Records
from plugins.records.gemeente import Gemeente
from plugins.records.references import references
from plugins.records.rules import RULES
from plugins.source.problem import Problem, did_you_mean, near_or_choose
from plugins.source.record import Record, make
from plugins.source.yaml_reader import Document, read_mapping

_FILE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.yaml\Z")

ALL_KINDS: tuple[type[Record], ...] = (*KINDS, Gemeente)
MODELS = {kind.folder: kind for kind in ALL_KINDS}


@dataclass
class Found:
    """What was read so far: the good records, the document of each, and every id that has a file."""

    today: date
    records: dict[str, dict[str, Record]] = field(default_factory=dict)
    documents: dict[tuple[str, str], Document] = field(default_factory=dict)
    ids: dict[str, list[str]] = field(default_factory=dict)

    def document(self, record: Record) -> Document:
        """The document that a record was made of, for the places in it."""
        return self.documents[record.folder, record.id]


def load_records(root: Path, today: date) -> tuple[Records | None, list[Problem]]:
    """Load `root/data`; the records are None as soon as there is a problem, and then all problems are listed."""
    found = Found(today)
    problems = list(_unknown_files(root / "data", root))
    for kind in KINDS:
        found.records[kind.folder], found.ids[kind.folder] = {}, []
        for path in sorted((root / "data" / kind.folder).glob("*.yaml")):
            found.ids[kind.folder].append(path.stem)
            problems += _load(kind, path, root, found)
    gemeente_file = root / "data" / "gemeente.yaml"
    found.records[""] = {}
    if gemeente_file.is_file():
        problems += _load(Gemeente, gemeente_file, root, found)
    else:
        problems.append(Problem("data/gemeente.yaml", 0, 0, "dit bestand ontbreekt; zie docs/redactie.md"))
    for (folder, _), document in found.documents.items():
        problems += _dangling(MODELS[folder], document, found)
    for rule in RULES:
        problems += rule(found)
    if problems:
        return None, sorted(set(problems))
    return _collect(found), []


def _collect(found: Found) -> Records:
    gemeente = found.records[""]["gemeente"]
    kinds = {kind.folder: dict(sorted(found.records[kind.folder].items(), key=lambda item: _order(item[1]))) for kind in KINDS}
    return Records(gemeente=gemeente, today=found.today, **kinds)  # type: ignore[arg-type]  # each folder holds its own kind


def _order(record: Record) -> tuple[object, ...]:
    """The order in which readers see the records of one kind: by place, number, date or name."""
    for name in ("volgorde", "nummer"):
        if hasattr(record, name):
            return (getattr(record, name), record.id)
    if record.folder == "vergaderingen":
        return (record.datum, record.id)  # type: ignore[attr-defined]  # a Vergadering has a date
    return (str(getattr(record, "naam", "")).casefold(), record.id)


def _load(kind: type[Record], path: Path, root: Path, found: Found) -> list[Problem]:
    name = path.relative_to(root).as_posix()
    document, problems = read_mapping(name, path.read_bytes())
    if document is None:
        return problems
    found.documents[kind.folder, path.stem] = document
    record, problems = make(kind, document, id=path.stem, bestand=name)
    if record is not None:
        found.records[kind.folder][path.stem] = record
    return problems


def _dangling(model: type[Record], document: Document, found: Found) -> Iterator[Problem]:
    """Whatever is referred to exists."""
    for path, folder, wanted in references(model, document.value):
        if wanted not in found.ids[folder]:
            remedy = did_you_mean(wanted, found.ids[folder]) or f"; maak data/{folder}/{wanted}.yaml of noem een die bestaat"
            yield Problem(document.path, *document.place(path), f"'{wanted}' bestaat niet in data/{folder}{remedy}")


def _unknown_files(data: Path, root: Path) -> Iterator[Problem]:
    """Only files that are read may stand under `data/`: nothing is skipped silently."""
    folders = {kind.folder for kind in KINDS}
    for path in sorted(data.rglob("*")):
        name = path.relative_to(root).as_posix()
        parts = path.relative_to(data).parts
        if path.is_symlink():
            yield Problem(name, 0, 0, "een koppeling naar een ander bestand mag niet; zet het bestand zelf hier neer")
        elif path.is_dir():
            if len(parts) > 1 or parts[0] not in folders:
                yield Problem(name, 0, 0, f"onbekende map{near_or_choose(parts[-1], sorted(folders))}")
        elif parts != ("gemeente.yaml",) and len(parts) == 1:
            yield Problem(name, 0, 0, "dit bestand hoort in een van de mappen onder data/, of nergens")
        elif len(parts) == 2 and parts[0] in folders and not _FILE_NAME.match(parts[-1]):
            yield Problem(name, 0, 0, "deze bestandsnaam mag niet; gebruik kleine letters, cijfers en koppeltekens, en .yaml aan het eind")
