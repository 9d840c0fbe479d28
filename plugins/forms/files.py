"""The files that forms open: their kinds, where they stand, and how one is read and split."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel

from plugins.cache import content_hash
from plugins.records.new_file import new_file, new_text
from plugins.records.yaml_text import as_stored
from plugins.records.yaml_values import NotEdited
from plugins.site.collection import KINDS, NAME, SINGLE_FILES, file_of
from plugins.source.document import decode
from plugins.source.record import Record
from plugins.source.yaml_reader import FENCE
from plugins.texts.text_file import TALEN, Voorwerk

FORMS = "/_redactie/formulier/"
"""The address below which the forms stand in the preview."""

_TITLE = re.compile(r"^(?:naam|titel|vraag|Title|onderwerp|tekst): +['\"]?(.*?)['\"]?$", re.MULTILINE)


class Kind(NamedTuple):
    """Files that have the same form."""

    name: str
    """The part of the address of its forms."""
    label: str
    model: type[BaseModel]
    folder: str
    """Where the files stand, from the root of the project."""
    single: str = ""
    """The name of the only file, when there is one."""

    @property
    def is_text(self) -> bool:
        """Whether the files are pages with a text."""
        return self.model is Voorwerk

    @property
    def suffix(self) -> str:
        """How the name of a file ends."""
        return ".md" if self.is_text else ".yaml"


_RECORDS = tuple(Kind(kind.folder, kind.folder.capitalize(), kind, f"data/{kind.folder}") for kind in KINDS)
_SINGLE = tuple(
    Kind(file_of(kind), file_of(kind).capitalize(), kind, "data", file_of(kind)) for kind in SINGLE_FILES
)
_TEXTS = (
    Kind("nieuws", "Nieuws", Voorwerk, "content/nieuws"),
    Kind("paginas", "Pagina's", Voorwerk, "content/pages"),
    Kind("vertalingen", "Vertalingen", Voorwerk, f"content/{TALEN}"),
)
ALL = {kind.name: kind for kind in (*_TEXTS, *_RECORDS, *_SINGLE)}
"""Every kind of file that has a form, by the name in its address."""


def form_address(path: str) -> str:
    """The address of the form of a file, by its path in the project; empty when it has none."""
    for kind in ALL.values():
        name = path.removeprefix(f"{kind.folder}/").removesuffix(kind.suffix)
        if f"{kind.folder}/{name}{kind.suffix}" == path and is_name(kind, name):
            return f"{FORMS}{kind.name}/{name}"
    return ""


class Source(NamedTuple):
    """A file that is open in a form, in parts: what stands before its values, these, and what follows."""

    path: str
    before: str
    values: str
    after: str
    """The text of a page, with the line of three dashes above it."""
    data: bytes | None
    """What the file holds; None when it does not exist yet."""

    @property
    def mark(self) -> str:
        """A hash of what the file holds; empty when it does not exist yet."""
        return "" if self.data is None else content_hash([self.data])

    @property
    def body(self) -> str:
        """The text of a page, without the empty lines above it."""
        return self.after.partition("\n")[2].lstrip("\n")

    def with_parts(self, values: str, body: str | None) -> str:
        """The whole text with other values and another text of the page; without a change the same text."""
        if body is None or body == self.body:
            return self.before + values + self.after
        head = self.after.removesuffix(self.body)
        break_after_head = "" if head.endswith("\n") else "\n"
        return f"{self.before}{values}{head}{break_after_head}{body}" + ("" if body.endswith("\n") else "\n")

    @property
    def text(self) -> str:
        """The whole text."""
        return self.before + self.values + self.after

    def as_bytes(self, text: str) -> bytes:
        """A text as this file holds texts: with its line endings, and its mark of UTF-8 when it had one."""
        return as_stored(text, self.data or b"")


def names_of(root: Path, kind: Kind) -> list[tuple[str, str]]:
    """The name and title of each file of a kind, by title."""
    return sorted(_named(root, kind), key=lambda each: (each[1].casefold(), each))


def _named(root: Path, kind: Kind) -> Iterator[tuple[str, str]]:
    folder = root / kind.folder
    paths = [folder / f"{kind.single}.yaml"] if kind.single else sorted(folder.rglob(f"*{kind.suffix}"))
    for path in paths:
        name = path.relative_to(folder).as_posix().removesuffix(kind.suffix)
        if is_name(kind, name) and path.is_file() and not path.is_symlink():
            yield name, title_in(path.read_text(encoding="utf-8-sig", errors="replace")) or name


def title_in(text: str) -> str:
    """What a file calls itself; empty when it does not say."""
    title = _TITLE.search(text)
    return title[1] if title else ""


def is_name(kind: Kind, name: str) -> bool:
    """Whether a file of this kind may have this name."""
    if kind.single:
        return name == kind.single
    parts = name.split("/")
    nested = kind.is_text and kind.name != "nieuws"
    return len(name) <= 200 and len(parts) <= (6 if nested else 1) and all(map(NAME.fullmatch, parts))


def open_file(root: Path, kind: Kind, name: str, new: bool = False) -> Source | None:
    """The file of this name, or a new one; None when there is no such file.

    Raises NotEdited when no form can show it.
    """
    if not is_name(kind, name):
        return None
    path = root / kind.folder / f"{name}{kind.suffix}"
    shown = path.relative_to(root).as_posix()
    if not _stays_below(root, path):
        return None
    if path.exists() or not new:
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise NotEdited(f"{shown} is niet te lezen ({error.strerror})") from None
        return _parts(kind, shown, data)
    begun = new_file(kind.model, {}) if issubclass(kind.model, Record) else new_text()
    return _parts(kind, shown, begun.encode())._replace(data=None)


def _stays_below(root: Path, path: Path) -> bool:
    """Whether no part of the way to a file is a link to some other place, and its folder is there."""
    ways = [path, *path.parents]
    return path.parent.is_dir() and not any(way.is_symlink() for way in ways[: ways.index(root)])


def _parts(kind: Kind, shown: str, data: bytes) -> Source:
    text, problems = decode(shown, data)
    if text is None or problems:
        raise NotEdited("\n".join(str(problem) for problem in problems))
    if text.count("\r\n") not in (0, text.count("\n")):
        raise NotEdited(f"{shown} heeft twee soorten regeleinden; sla het bestand op in een tekstverwerker")
    text = text.replace("\r\n", "\n")
    before, after = "", ""
    if kind.is_text:
        lines = text.splitlines(keepends=True)
        fences = [number for number, line in enumerate(lines) if line.rstrip() == FENCE][:2]
        if fences[:1] != [0] or len(fences) < 2:
            raise NotEdited(
                f"{shown} heeft geen blok tussen twee regels met '{FENCE}'; "
                "zet dat er in een tekstverwerker boven"
            )
        before, after = lines[0], "".join(lines[fences[1] :])
        text = "".join(lines[1 : fences[1]])
    return Source(shown, before, text, after, data)
