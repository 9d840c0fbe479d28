"""Who takes over the word that a message asks about has what was meant: for every key and every choice of the made-up records."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.site.collection import KINDS
from plugins.source.making import make
from plugins.source.record import Record
from plugins.source.yaml_reader import read_mapping
from tests.projects import VOORBEELD

RECORDS = [
    (kind, path) for kind in KINDS for path in sorted((VOORBEELD / "data" / kind.folder).glob("*.yaml"))
]
ASKED = re.compile(
    r"^(?:onbekende sleutel '([^']+)'|onbekende waarde '([^']+)' bij '\w+'); bedoelde u '([^']+)'\?"
)
KEY = re.compile(r"(?m)^( *(?:- )?)([a-z_]{4,})(?=: )")
VALUE = re.compile(r"(?m)^( *(?:- )?[a-z_]+: )([a-z_]{5,})$")


def messages(kind: type[Record], text: str) -> list[tuple[int, int, str]]:
    """What is said of a record, with line and column."""
    document, problems = read_mapping("a.yaml", text.encode())
    if document is not None and not problems:
        problems = make(kind, document)[1]
    return [(each.line, each.column, each.message) for each in problems]


@pytest.mark.parametrize(("kind", "path"), RECORDS, ids=[path.stem for _, path in RECORDS])
def test_the_word_that_is_asked_about_is_the_one_that_was_meant(kind: type[Record], path: Path):
    good = path.read_text(encoding="utf-8")
    before = messages(kind, good)
    asked = 0
    for found in (*KEY.finditer(good), *VALUE.finditer(good)):
        word = found[2]
        damaged = good[: found.start(2)] + word[:-2] + word[-1] + word[-2] + "x" + good[found.end(2) :]
        for line, column, message in messages(kind, damaged):
            if question := ASKED.match(message):
                lines = damaged.split("\n")
                typed, meant = question[1] or question[2], question[3]
                assert lines[line - 1][column - 1 :].startswith(typed), message
                lines[line - 1] = (
                    lines[line - 1][: column - 1] + meant + lines[line - 1][column - 1 + len(typed) :]
                )
                assert messages(kind, "\n".join(lines)) == before, (word, message)
                asked += 1
    assert asked or len(good) < 20
