"""The handbook for editors, read beside the preview: the files of `docs/` as pages, with pictures."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from plugins.site.theme import GENERATOR, command_of, part_of
from plugins.texts.rendering import MarkdownRenderer

FIRST = "redactie.md"
"""The page to begin with."""


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
