"""All that editors wrote, read at one moment: whatever is said of it later is said of the same bytes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import splitext
from typing import NamedTuple

from plugins.source.document import MAX_BYTES, too_big
from plugins.source.problem import Problem

FOLDERS = ("content", "data")
MOST = 5_000_000
"""Bytes of the largest file that may stand there, a document; of a larger one only the size is known."""


class SourceFile(NamedTuple):
    """A file, a folder or a link, as it was when all sources were read.

    `path` starts at the root of the project.
    """

    path: str
    is_folder: bool = False
    is_link: bool = False
    size: int = 0
    data: bytes | None = None
    """The bytes of a plain file that could be read and is not too large."""
    why: str = ""
    """Why it could not be read."""

    @property
    def name(self) -> str:
        """The name without its folder."""
        return self.path.rpartition("/")[2]

    @property
    def stem(self) -> str:
        """The name without its folder and its type."""
        return splitext(self.name)[0]

    @property
    def suffix(self) -> str:
        """The type as it stands in the name, with its dot."""
        return splitext(self.name)[1]

    def read(self, most: int = MAX_BYTES) -> tuple[bytes | None, list[Problem]]:
        """The bytes of a plain file of at most `most` bytes.

        None with the reason when it is not one or cannot be read.
        """
        if self.is_link:
            message = "een koppeling naar een ander bestand mag niet; zet het bestand zelf hier neer"
        elif self.why:
            message = f"dit bestand is niet te lezen ({self.why}); pas de rechten aan of verwijder het"
        elif self.size > most:
            return None, [too_big(self.path, self.size, most)]
        elif self.data is None:
            message = "dit is geen gewoon bestand; verwijder het"
        else:
            return self.data, []
        return None, [Problem(self.path, 0, 0, message)]


class Sources:
    """Every file, folder and link below `content/` and `data/` of a project, by its path from there."""

    def __init__(self, files: Mapping[str, SourceFile]) -> None:
        self.files = files
        self._children: dict[str, list[SourceFile]] = {}
        for file in files.values():
            self._children.setdefault(file.path.rpartition("/")[0], []).append(file)

    def children(self, folder: str) -> list[SourceFile]:
        """What stands in a folder itself, by name."""
        return self._children.get(folder, [])

    def below(self, folder: str) -> Iterator[SourceFile]:
        """All that stands in a folder and in the folders in it, in order."""
        for file in self.children(folder):
            yield file
            if file.is_folder:
                yield from self.below(file.path)

    def text(self, path: str) -> str:
        """The text of a file that was read as one."""
        return (self.files[path].data or b"").decode("utf-8-sig")

    def with_file(self, path: str, data: bytes) -> Sources:
        """The same sources as they would be with these bytes at a path in a folder that is there."""
        return Sources({**self.files, path: SourceFile(path, size=len(data), data=data)})

    def outside(self, folder: str) -> Iterator[Problem]:
        """A top folder is there and is no link to some other place, and every folder in it can be read."""
        entry = self.files.get(folder)
        if entry is not None and entry.is_link:
            message = "een koppeling naar een andere map mag niet; zet de map zelf hier neer"
            yield Problem(folder, 0, 0, message)
        elif entry is None or not entry.is_folder:
            yield Problem(folder, 0, 0, "deze map ontbreekt; zet haar terug")
        else:
            for file in (entry, *self.below(folder)):
                if file.is_folder and file.why:
                    message = f"deze map is niet te lezen ({file.why}); pas de rechten aan"
                    yield Problem(file.path, 0, 0, message)


def read_sources(root: Path) -> Sources:
    """Read everything that editors write in a project, each file once."""
    tops = (entry for entry in _listed(root) if entry.name in FOLDERS)
    return Sources({file.path: file for top in tops for file in _read(top, top.name)})


def _read(entry: os.DirEntry[str], path: str) -> Iterator[SourceFile]:
    """A file, a folder or a link and all below it; what was removed meanwhile is left out."""
    try:
        if entry.is_symlink():
            yield SourceFile(path, is_link=True)
        elif entry.is_dir():
            below = _listed(entry.path)
            yield SourceFile(path, is_folder=True)
            for each in below:
                yield from _read(each, f"{path}/{each.name}")
        else:
            size = entry.stat().st_size
            plain = entry.is_file() and size <= MOST
            yield SourceFile(path, size=size, data=Path(entry.path).read_bytes() if plain else None)
    except FileNotFoundError:
        return
    except OSError as error:
        yield SourceFile(path, entry.is_dir(), why=error.strerror or "")


def _listed(folder: str | Path) -> list[os.DirEntry[str]]:
    """What stands in a folder, by name."""
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)
