"""Markdown with front matter: a YAML mapping between two lines of three dashes, then the text."""

from __future__ import annotations

from plugins.source.document import Text
from plugins.source.problem import Problem
from plugins.source.source_file import decode
from plugins.source.yaml_reader import read_mapping

FENCE = "---"


def read_text(path: str, data: bytes) -> tuple[Text | None, list[Problem]]:
    """Split a Markdown file into front matter and body; None as soon as there is a problem."""
    text, problems = decode(path, data)
    if text is None or problems:
        return None, problems
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[0].rstrip() != FENCE:
        return None, [
            Problem(
                path,
                1,
                1,
                f"de pagina begint niet met '{FENCE}'; zet Title, Date en Bronnen tussen twee regels met '{FENCE}'",
            )
        ]
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        return None, [
            Problem(
                path,
                1,
                1,
                f"het blok met Title en Date is niet gesloten; zet er een regel met '{FENCE}' onder",
            )
        ]
    document, problems = read_mapping(path, "\n".join(lines[1:end]).encode(), first_line=2)
    if document is None:
        return None, problems
    return Text(document, "\n".join(lines[end + 1 :]), end + 2), []
