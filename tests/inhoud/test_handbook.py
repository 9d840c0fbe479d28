"""The examples of the handbook name records that are there, and its tasks do what they say when followed literally."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
import yaml

from plugins.preview.version import Version
from plugins.site.load import load_site
from plugins.source.problem import stops
from plugins.texts.directives import parse_directive
from tests.inhoud.conftest import newest_day
from tests.inhoud.handbook import Task, project_for_editors, tasks
from tests.projects import ROOT, run
from tests.texts.test_handbook import DIRECTIVES

TASKS = tasks()
DAY = max(newest_day(), date(2026, 11, 28))
"""The examples were written on that day."""


def test_every_directive_of_the_handbook_names_something():
    site, problems = load_site(ROOT, ROOT / "theme", newest_day())
    assert site is not None, problems
    assert len(DIRECTIVES) > 10
    for inner, alone in DIRECTIVES:
        parse_directive(inner.replace("\\|", "|"), site.records, bool(alone))


def test_every_task_together_gives_no_mistake_and_the_pages_that_the_handbook_promises(tmp_path: Path):
    folder = project_for_editors(tmp_path)
    shown = [place for task in TASKS.values() for place in task.shown]
    assert len(TASKS) > 10
    assert len(shown) > 6
    for task in TASKS.values():
        if not task.said:
            task.follow(folder)
    version = Version(folder, DAY, "09:00:00")
    assert [str(problem) for problem in version.problems if stops([problem])] == []
    assert version.rendering is not None
    for address, words in shown:
        page = unescape(re.sub(r"<[^>]+>", "", version.rendering.html(address)))
        assert words in " ".join(page.split()), address


def test_the_mistakes_of_the_handbook_are_told_all_at_once_and_go_when_they_are_taken_back(tmp_path: Path):
    folder = project_for_editors(tmp_path)
    before = [str(problem) for problem in Version(folder, DAY, "09:00:00").problems]
    [wrong] = [task for task in TASKS.values() if task.said]
    wrong.follow(folder)
    told = [str(problem) for problem in Version(folder, DAY, "09:01:00").problems if stops([problem])]
    expected = [re.escape(line).replace("…", ".+") for line in sorted(wrong.said)]
    assert len(told) == len(expected), told
    for line, pattern in zip(told, expected, strict=True):
        assert re.fullmatch(pattern, line), line
    wrong.undo(folder)
    assert [str(problem) for problem in Version(folder, DAY, "09:02:00").problems] == before


@pytest.mark.parametrize(
    "task", [task for task in TASKS.values() if task.commands], ids=lambda task: task.title
)
def test_a_command_of_the_handbook_does_what_is_done_by_hand(task: Task, tmp_path: Path):
    results = []
    for name in ("hand", "command"):
        folder = project_for_editors(tmp_path / name)
        for title in task.first:
            TASKS[title].follow(folder)
        if name == "hand":
            task.follow(folder)
        else:
            task.follow(folder, only_new=True)
            for command in task.commands:
                done = run(folder, *command, "--ja")
                assert done.returncode == 0, done.stderr
        results.append(
            {
                path.relative_to(folder).as_posix(): yaml.safe_load(path.read_bytes())
                for path in (folder / "data").rglob("*.yaml")
            }
        )
    assert results[0] == results[1]
