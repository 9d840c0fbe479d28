"""A file that did not change is not read again, and what is kept of it never holds more than the public may see."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.site import load_records as loading
from plugins.site.load_records import load_records
from plugins.source.memory import Memory
from tests.records import TODAY
from tests.records.test_own_counts import GOOD, HEAD, ROWS


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(GOOD / "data", tmp_path / "data")
    return tmp_path


def load(project: Path):
    memory = Memory(project / "memory.pickle", "reader")
    found = load_records(project, TODAY, memory=memory)
    memory.write()
    return found


def test_the_records_are_the_same(project: Path, monkeypatch: pytest.MonkeyPatch):
    first = load(project)
    assert first[0] is not None
    with monkeypatch.context() as patched:
        patched.setattr(loading, "make", lambda *_, **__: pytest.fail("this file was read already"))
        assert load(project) == first
    assert load_records(project, TODAY) == first


def test_what_changed_is_read_again(project: Path):
    load(project)
    file = sorted((project / "data" / "begrippen").glob("*.yaml"))[0]
    file.write_text(file.read_text(encoding="utf-8") + "onbekend: ja\n", encoding="utf-8")
    _, problems = load(project)
    assert [problem.path for problem in problems] == [f"data/begrippen/{file.name}"]
    assert load(project)[1] == problems, "what is wrong is said each time"


def test_a_file_with_another_name_is_another_record(project: Path):
    load(project)
    file = sorted((project / "data" / "begrippen").glob("*.yaml"))[0]
    shutil.copy(file, file.with_name("heel-ander-begrip.yaml"))
    records, _ = load(project)
    found = records or pytest.fail("the copy is good too")
    assert found.folder("begrippen")["heel-ander-begrip"].bestand == "data/begrippen/heel-ander-begrip.yaml"


def test_a_csv_that_appears_or_changes_is_seen(project: Path):
    load(project)
    folder = project / "data" / "cijferreeksen"
    file = sorted(folder.glob("*.yaml"))[0]
    file.with_suffix(".csv").write_text("x", encoding="utf-8")
    assert any("dit bestand wordt niet gelezen" in str(problem) for problem in load(project)[1])
    file.with_suffix(".csv").unlink()

    (folder / "eigen.yaml").write_text(HEAD + "csv: {}\n", encoding="utf-8")
    (folder / "eigen.csv").write_text("jaar,a,b\n2020,13,27\n", encoding="utf-8")
    first, problems = load(project)
    assert problems == []
    (folder / "eigen.csv").write_text("jaar,a,b\n2020,33,47\n", encoding="utf-8")
    second, _ = load(project)
    shown = [
        found.folder("cijferreeksen")["eigen"].tabel.rows[0].values[0].number
        for found in (first, second)
        if found
    ]
    assert shown == [15, 35]


@pytest.mark.parametrize(
    "files",
    [{"eigen.yaml": HEAD + ROWS}, {"eigen.yaml": HEAD + "csv: {}\n", "eigen.csv": "jaar,a,b\n2020,13,27\n"}],
)
def test_no_true_count_is_kept(project: Path, files: dict[str, str]):
    for name, text in files.items():
        (project / "data" / "cijferreeksen" / name).write_text(text, encoding="utf-8")
    assert load(project)[1] == []
    kept = (project / "memory.pickle").read_bytes()
    assert b"data/begrippen/voorbeeld-begrip.yaml" in kept
    assert b"Voorbeeldmeldingen" not in kept, "nothing of the series, so none of its counts"
