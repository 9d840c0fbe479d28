"""The examples of the handbook about texts do what it says."""

from __future__ import annotations

import re

import pytest

from plugins.texts.markup import DIRECTIVES as KINDS
from tests.conftest import ROOT
from tests.texts.cases_of import problems_of

HANDBOOK = (ROOT / "docs" / "redactie.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^(`{3,})markdown\n((?!---).*?)^\1$", HANDBOOK, re.DOTALL | re.MULTILINE)
"""Texts without front matter; whole files are followed in `tests/inhoud`."""
DIRECTIVES = re.findall(rf"`\[\[((?:{'|'.join(KINDS)}): [^\]…]+)\]\]`( op een eigen regel)?", HANDBOOK)
REFUSED = [
    typed.replace("\\|", "|")
    for row in re.findall(
        r"^\| u typt \| omdat \|\n\|---\|---\|\n(.*?)\n\n", HANDBOOK, re.DOTALL | re.MULTILINE
    )
    for line in row.splitlines()
    for typed in re.findall(r"`([^`]+)`", line.split(" | ")[0])
]


def test_what_the_handbook_shows_is_not_refused():
    assert [problems_of(example) for _, example in EXAMPLES] == [[]]


@pytest.mark.parametrize("typed", [typed for typed in REFUSED if typed not in ("1.", "2.", "4.", "Kop")])
def test_what_the_handbook_calls_refused_is_refused(typed: str):
    assert problems_of(
        typed.replace("…", "het jaar")
        .replace("(adres)", "(/over/)")
        .replace("[adres]", "[https://x.example]")
    )
