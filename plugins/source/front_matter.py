"""Markdown with front matter: a YAML mapping between two lines of three dashes, then the text."""

from __future__ import annotations

from typing import NamedTuple

from plugins.source.problem import Problem
from plugins.source.source_file import Document, decode
from plugins.source.yaml_reader import read_mapping

FENCE = "---"


class Text(NamedTuple):
    """A Markdown file: its front matter, its body and the line of the file on which the body starts."""

    document: Document
    body: str
    first_line: int


def read_text(path: str, data: bytes) -> tuple[Text | None, list[Problem]]:
    """Split a Markdown file into front matter, as `read_mapping` reads it, and body.

    None when nothing could be read at all.
    """
    text, problems = decode(path, data)
    if text is None or problems:
        return None, problems
    lines = text.replace("\r\n", "\n").split("\n")
    fences = [number for number, line in enumerate(lines) if line.rstrip() == FENCE][:2]
    if fences[:1] != [0]:
        words = (
            f"de pagina begint niet met '{FENCE}'; zet Title, Date en bronnen tussen twee regels "
            f"met '{FENCE}'"
        )
        return None, [Problem(path, 1, 1, words)]
    if len(fences) < 2:
        words = f"het blok met Title en Date is niet gesloten; zet er een regel met '{FENCE}' onder"
        return None, [Problem(path, 1, 1, words)]
    document, problems = read_mapping(path, "\n".join(lines[1 : fences[1]]).encode(), first_line=2)
    if document is None:
        return None, problems
    return Text(document, "\n".join(lines[fences[1] + 1 :]), fences[1] + 2), problems
