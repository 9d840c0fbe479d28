"""The handbook for editors, read beside the preview: the files of `docs/` as pages, with pictures."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from plugins.texts.rendering import MarkdownRenderer

FIRST = "redactie.md"
"""The page to begin with."""


class HandbookPage(NamedTuple):
    """A page of the handbook: its title, its HTML without that title, and its headings as (id, words)."""

    title: str
    html: str
    headings: tuple[tuple[str, str], ...]


def handbook_page(docs: Path, name: str) -> HandbookPage | None:
    """The page of a Markdown file of `docs`; None when there is no such file."""
    if name not in {path.name for path in docs.glob("*.md")}:
        return None
    title, _, body = (docs / name).read_text(encoding="utf-8").partition("\n")
    rendered = MarkdownRenderer().render(body)
    html = rendered.filled(lambda slot: f"[[{slot.inner}]]", lambda address: address, lambda word: word)
    return HandbookPage(title.removeprefix("# "), html, rendered.headings)


def handbook_picture(docs: Path, name: str) -> bytes | None:
    """The bytes of a picture of the handbook, `beelden/<name>.png`; None when there is none."""
    known = {f"beelden/{path.name}": path for path in (docs / "beelden").glob("*.png")}
    return known[name].read_bytes() if name in known else None
