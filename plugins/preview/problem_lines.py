"""Problems as a page shows them: with the line itself, and a link that opens it in the editor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import NamedTuple
from urllib.parse import quote

from plugins.source.problem import Problem


class Shown(NamedTuple):
    """A problem as the page of mistakes shows it."""

    problem: Problem
    place: str
    line: tuple[str, str, str]
    """The line itself: what stands before the word with the mistake, that word, and the rest."""
    link: str
    """An address that opens the file in the editor; empty when there is no such file."""


def shown_problems(root: Path, problems: Iterable[Problem]) -> Iterator[Shown]:
    """Problems with the line that each is about and the way to it, as the files of `root` are now."""
    for problem in problems:
        path = root / problem.path
        place = ":".join(str(part) for part in problem[:3] if part)
        line, link = ("", "", ""), ""
        if path.is_file():
            link = editor_link(path, problem.line, problem.column)
            lines = path.read_bytes().decode("utf-8", "replace").splitlines()
            if 0 < problem.line <= len(lines):
                line = _parted(lines[problem.line - 1], max(problem.column - 1, 0))
        yield Shown(problem, place, line, link)


def _parted(line: str, start: int) -> tuple[str, str, str]:
    """A line in three: before a place, the word that begins there, and the rest."""
    end = start + len((line[start:].split(maxsplit=1) or [""])[0])
    return line[:start], line[start:end], line[end:]


def editor_link(path: Path, line: int, column: int) -> str:
    """An address that opens a file in the editor, at a line."""
    return in_editor(path.resolve(), line, column)


def in_editor(path: PurePath, line: int, column: int) -> str:
    """As `editor_link`, of a whole path; the colon of a drive stays as it is."""
    place = f":{line}:{column}" if line else ""
    return f"vscode://file/{quote(path.as_posix().lstrip('/'), safe='/:')}{place}"
