"""The strict reader of YAML, by itself or before a text of Markdown.

Text, numbers, true/false, dates, lists and mappings; the rest is refused.

A second key silently wins, an alias multiplies, a comment sign cuts a sentence: YAML never asks. This reader
refuses, and reads on, so that all mistakes of a file are found at once. It walks the parser's events, which
cost constant memory however deep the input, and types every scalar by the few rules of
`plugins.source.scalars`, so that what an editor sees is what the site gets.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

from plugins.cache import Latest
from plugins.source.document import Document, decode
from plugins.source.problem import Problem
from plugins.source.sources import SourceFile
from plugins.source.yaml_builder import Builder
from plugins.source.yaml_errors import AFTER_BRACKET, explain

FENCE = "---"
"""The line above and below the front matter of a text."""
_CONCEPT = re.compile(r"^status:[ ]*concept[ ]*$", re.MULTILINE)
_READ = Latest[tuple[Document | None, list[Problem]]]()


class Text(NamedTuple):
    """A Markdown file: its front matter, its body and the line of the file on which the body starts."""

    document: Document
    body: str
    first_line: int


def read_yaml(file: SourceFile) -> tuple[Document | None, list[Problem]]:
    """Read a YAML file of the sources; see `read_mapping`."""
    data, problems = file.read()
    return (None, problems) if data is None else read_mapping(file.path, data)


def read_mapping(path: str, data: bytes) -> tuple[Document | None, list[Problem]]:
    """Read one YAML mapping, and all that is wrong with how it is written; None when nothing could be read.

    A value that is refused is named in the document's `refused`; a document that the parser could not read to
    its end is not `complete`.
    """
    document, problems = _READ.get(path, data, lambda: _read(path, data))
    return document, [*problems]


def _read(path: str, data: bytes) -> tuple[Document | None, list[Problem]]:
    text, problems = decode(path, data)
    return (None, problems) if text is None or problems else _read_lines(path, text, 1)


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
    document, problems = _read_lines(path, "\n".join(lines[1 : fences[1]]), 2)
    if document is None:
        return None, problems
    return Text(document, "\n".join(lines[fences[1] + 1 :]), fences[1] + 2), problems


def _read_lines(path: str, text: str, first_line: int) -> tuple[Document | None, list[Problem]]:
    """Read the mapping in some lines of a file; `first_line` is the number of the first."""
    builder = Builder(path, text.splitlines(), first_line)
    try:
        builder.build(text)
    except yaml.YAMLError as error:
        builder.complete = False
        builder.refused.add(builder.last_path)  # what went wrong may have begun in it
        line, column, words = explain(error, builder.lines, builder.last, first_line)
        if words == AFTER_BRACKET:  # what stands between the brackets is no list and no group
            builder.problems = [each for each in builder.problems if each.line != line]
            builder.refused.update(path for path, place in builder.values.items() if place == (line, column))
        last: Any = builder.last
        if not (isinstance(builder.last, yaml.AliasEvent) and last.end_mark.line + first_line == line):
            # of an alias was said all that there is to say
            builder.problems.append(Problem(path, line, column, words))
    if not builder.values:
        return None, sorted(builder.problems)
    if not builder.complete and _CONCEPT.search(text):
        builder.root["status"] = "concept"
    document = Document(
        path,
        builder.root,
        builder.values,
        builder.keys,
        refused=frozenset(builder.refused),
        complete=builder.complete,
    )
    return document, sorted(builder.problems)
