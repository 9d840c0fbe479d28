"""A mistake in settings, data, content or theme is refused at its place, in Dutch, with what to write instead."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.made_up_language import write_language
from tests.mistakes import HERE, cases, change_of, files_of
from tests.projects import append, own_theme, problems_of, project

GROUPS = ("records", "series", "front-matter", "texts", "files", "languages", "settings", "together")
BUILT = "pages"
"""The mistakes that only a build can find: see tests/builds/test_mistakes.py."""


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project without mistakes."""
    folder = project(tmp_path_factory.mktemp("good"))
    write_language(folder)
    own_theme(folder)
    return folder


@pytest.fixture(scope="module")
def folder(good: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy in which one mistake after the other is made, and mended again: what did not change is not read again."""
    return shutil.copytree(good, tmp_path_factory.mktemp("mistakes") / "project", symlinks=True)


def mend(folder: Path, good: Path, name: str) -> None:
    """Put back the part of the project in which a file was changed."""
    top = Path(name).parts[0]
    if (good / top).is_dir():
        shutil.rmtree(folder / top)
        shutil.copytree(good / top, folder / top, symlinks=True)
    else:
        shutil.copy(good / top, folder / top)


def test_the_made_up_municipality_has_no_mistakes(folder: Path):
    assert problems_of(folder) == []


@pytest.mark.parametrize("case", [case for group in GROUPS for case in cases(group)])
def test_a_mistake_is_refused_with_the_complete_list_of_messages(
    case: dict[str, Any], folder: Path, good: Path
):
    try:
        change_of(case)(folder)
        assert problems_of(folder) == case["says"].splitlines()
    finally:
        for name in files_of(case):
            mend(folder, good, name)


@pytest.mark.parametrize("fault", ["", "onbekend: 1"])
def test_a_page_that_is_too_heavy_is_found_whether_another_source_has_a_fault_or_not(
    folder: Path, good: Path, fault: str
):
    chance = random.Random(1)
    words = ["".join(chance.sample("abcdefghijklmnoprstuvwz", 9)) for _ in range(3_000)]
    text = "\n\n".join(" ".join(line) for line in (words[at : at + 12] for at in range(0, len(words), 12)))
    try:
        append("content/pages/over.md", text)(folder)
        if fault:
            append("data/begrippen/voorbeeldwet.yaml", fault)(folder)
        heavy = [problem for problem in problems_of(folder) if "14000" in problem]
        assert [problem.partition(": op ")[0] for problem in heavy] == ["content/pages/over.md"]
    finally:
        mend(folder, good, "content/pages/over.md")
        mend(folder, good, "data/begrippen/voorbeeldwet.yaml")


def test_every_folder_of_cases_is_tested():
    assert {path.name for path in HERE.iterdir() if any(path.glob("*.yaml"))} == {*GROUPS, BUILT}
