"""Dates of what has happened lie in the past, and a file is about the day in its name."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.site.load_records import load_records
from plugins.source.sources import read_sources
from plugins.texts.text_file import read_texts
from tests.projects import Change, replace
from tests.records import GOOD as GOOD_FOLDER
from tests.records import TODAY

GOOD = GOOD_FOLDER / "data"
TO_COME = frozenset({"naar", "loopt_tot", "publiceren_op", "volgende_update"})
"""Dates that may lie ahead; a promised date too, which is the second of its record."""
DATE = re.compile(r"\b([a-z_]+): ((?:19|20)[0-9-]+)\b")


def dates() -> Iterator[tuple[str, int, str]]:
    """Every date in the good records that tells of something past: file, place in it, and key."""
    for path in sorted(GOOD.rglob("*.yaml")):
        for found in DATE.finditer(path.read_text(encoding="utf-8")):
            promised = path.parent.name == "aanbevelingen" and found[2] == "2021-01-01"
            ahead = (
                found[1] in TO_COME or found[1] == "jaar" or promised or path.parent.name == "vergaderingen"
            )
            if not ahead and (
                found[1].startswith("datum") or found[1].endswith(("_op", "_tot", "bijgewerkt"))
            ):
                yield path.relative_to(GOOD).as_posix(), found.start(2), found[2]


@pytest.mark.parametrize(("name", "place", "date"), list(dates()), ids=lambda value: str(value))
def test_a_day_that_tells_of_something_past_is_not_ahead(tmp_path: Path, name: str, place: int, date: str):
    shutil.copytree(GOOD, tmp_path / "data")
    text = (GOOD / name).read_text(encoding="utf-8")
    later = "2099" + date[4:]
    (tmp_path / "data" / name).write_text(text[:place] + later + text[place + len(date) :], encoding="utf-8")
    line = text.count("\n", 0, place) + 1
    column = place - text.rfind("\n", 0, place)
    expected = f"data/{name}:{line}:{column}: {later} ligt in de toekomst; vul een dag in die is geweest"
    assert expected in map(str, load_records(tmp_path, TODAY)[1])


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            replace("data/vergaderingen/2020-06-01.yaml", "2020-06-01", "2020-06-02"),
            "data/vergaderingen/2020-06-01.yaml:1:8: let op: de naam van dit bestand zegt 2020-06-01, en hier staat 2020-06-02; welke van de twee klopt?",
        ),
        (
            replace("data/vergaderingen/2020-06-01.yaml", "datum: 2020-06-01", "datum: 2099-06-01"),
            "data/vergaderingen/2020-06-01.yaml:1:8: let op: de naam van dit bestand zegt 2020-06-01, en hier staat 2099-06-01; welke van de twee klopt?",
        ),
    ],
)
def test_a_file_is_asked_about_when_its_name_says_another_day(tmp_path: Path, change: Change, expected: str):
    shutil.copytree(GOOD, tmp_path / "data")
    change(tmp_path)
    assert [str(problem) for problem in load_records(tmp_path, TODAY)[1]] == [expected]


def test_a_news_item_is_asked_about_when_its_name_says_another_day(tmp_path: Path):
    (tmp_path / "content" / "nieuws").mkdir(parents=True)
    head = "---\nTitle: Nieuws\nDate: {}\ngeplaatst: {}\nSummary: Nieuws.\nbronnen: [a]\n---\n\nNieuws.\n"
    for name, days in (
        ("a", ("2026-12-09", "2026-12-10")),
        ("b", ("2026-12-08", "2026-12-09")),
        ("c", ("2026-12-08",) * 2),
    ):
        (tmp_path / "content" / "nieuws" / f"2026-12-09-{name}.md").write_text(
            head.format(*days), encoding="utf-8"
        )
    assert [str(problem) for problem in read_texts(read_sources(tmp_path))[1]] == [
        "content/nieuws/2026-12-09-c.md:3:7: let op: de naam van dit bestand zegt 2026-12-09, en hier staat 2026-12-08; welke van de twee klopt?"
    ]
