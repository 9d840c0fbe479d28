"""What the pages of the preview itself show: problems with the lines they are about, and the handbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import NamedTuple
from urllib.parse import quote

from plugins.site.theme import GENERATOR, command_of, part_of
from plugins.source.problem import Problem
from plugins.texts.rendering import MarkdownRenderer

FIRST = "redactie.md"
"""The page of the handbook to begin with."""


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


class HandbookPage(NamedTuple):
    """A page of the handbook: its title, its HTML without that title, and its headings as (id, words)."""

    title: str
    html: str
    headings: tuple[tuple[str, str], ...]


def handbook_page(root: Path, name: str) -> HandbookPage | None:
    """The page of a Markdown file in `docs/` of the project at `root` or of the generator; None without one.

    Commands are those of this project, in which the generator may be a folder.
    """
    if name not in _names(root, "*.md"):
        return None
    text = part_of(root, f"docs/{name}").read_text(encoding="utf-8")
    title, _, body = text.replace(command_of(GENERATOR), command_of(root)).partition("\n")
    rendered = MarkdownRenderer().render(body)
    html = rendered.filled(lambda slot: f"[[{slot.inner}]]", lambda address: address, lambda word: word)
    return HandbookPage(title.removeprefix("# "), html, rendered.headings)


def handbook_picture(root: Path, name: str) -> bytes | None:
    """The bytes of a picture of the handbook, `beelden/<name>.png`; None when there is none."""
    known = _names(root, "beelden/*.png")
    return part_of(root, f"docs/{name}").read_bytes() if name in known else None


def _names(root: Path, pattern: str) -> set[str]:
    """The paths of the files of this form in `docs/` of a project and of the generator."""
    folders = (root / "docs", GENERATOR / "docs")
    return {path.relative_to(docs).as_posix() for docs in folders for path in docs.glob(pattern)}
