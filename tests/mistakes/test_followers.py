"""One fault is said once: nothing is said of other files that only follows from it."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import THOROUGH
from tests.made_up_language import write_language
from tests.projects import VOORBEELD, problems_of, project

ALWAYS = (
    "data/gemeente.yaml",
    "data/meldroutes/alarmnummer-112.yaml",
    "data/cijferreeksen/voorbeeldbestand.yaml",
    "content/pages/melden/beroepen.md",
    "content/pages/index.md",
)
"""What others lean on most: addresses, numbers, rows elsewhere, translations, links."""
_FILES = sorted(
    path.relative_to(VOORBEELD).as_posix()
    for folder in ("data", "content")
    for path in (VOORBEELD / folder).rglob("*")
    if path.suffix in (".yaml", ".md")
)
FILES = _FILES if THOROUGH else sorted({*ALWAYS, *random.Random(15).sample(_FILES, 8)})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project without mistakes, with a language."""
    made = project(tmp_path_factory.mktemp("followers"))
    write_language(made)
    return made


def unknown_key(text: str) -> str:
    """A key that does not exist, as the last of a file or of its front matter."""
    return re.sub(r"\n(---\n|\Z)", r"\nbestaat_niet: x\n\1", text[4:], count=1).join((text[:4], ""))


def open_quote(text: str) -> str:
    """A quote that is not closed, in the first line of a file or of its front matter."""
    start = 4 if text.startswith("---\n") else 0
    return f'{text[:start]}eerste: "open\n{text[start:]}'


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("damage", [unknown_key, open_quote])
def test_a_fault_in_one_file_is_said_of_that_file_alone(folder: Path, name: str, damage):
    shutil.copy(folder / name, folder / "good")
    try:
        (folder / name).write_text(damage((folder / name).read_text(encoding="utf-8")), encoding="utf-8")
        found = problems_of(folder)
        assert found
        assert [problem for problem in found if not problem.startswith(f"{name}:")] == []
    finally:
        shutil.move(folder / "good", folder / name)
