"""Everything that editors write is read at one moment, each file once; what cannot be read says why."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.source.sources import MOST, SourceFile, read_sources


def made(root: Path) -> Path:
    (root / "content" / "pages").mkdir(parents=True)
    (root / "data" / "bronnen").mkdir(parents=True)
    (root / "data" / "bronnen" / "b.yaml").write_bytes(b"titel: B\n")
    (root / "data" / "bronnen" / "a.yaml").write_bytes(b"titel: A\n")
    (root / "data" / "gemeente.yaml").write_bytes(b"")
    (root / "elders.yaml").write_bytes(b"titel: Elders\n")
    return root


def test_every_file_is_there_in_order_and_what_stands_elsewhere_is_not(tmp_path: Path):
    sources = read_sources(made(tmp_path))
    assert [*sources.files] == [
        "content",
        "content/pages",
        "data",
        "data/bronnen",
        "data/bronnen/a.yaml",
        "data/bronnen/b.yaml",
        "data/gemeente.yaml",
    ]
    assert [file.stem for file in sources.children("data/bronnen")] == ["a", "b"]
    assert [file.name for file in sources.below("data")] == ["bronnen", "a.yaml", "b.yaml", "gemeente.yaml"]
    assert sources.files["data/bronnen/a.yaml"].read() == (b"titel: A\n", [])
    assert sources.files["data/gemeente.yaml"].read() == (b"", [])


def test_what_was_read_stays_what_it_was_whatever_is_saved_after_that(tmp_path: Path):
    sources = read_sources(made(tmp_path))
    (tmp_path / "data" / "bronnen" / "a.yaml").unlink()
    assert sources.files["data/bronnen/a.yaml"].read() == (b"titel: A\n", [])


@pytest.mark.parametrize(
    ("file", "message"),
    [
        (
            SourceFile("data/a.yaml", is_link=True),
            "een koppeling naar een ander bestand mag niet; zet het bestand zelf hier neer",
        ),
        (SourceFile("data/a.yaml", is_folder=True), "dit is geen gewoon bestand; verwijder het"),
        (
            SourceFile("data/a.yaml", why="Permission denied"),
            "dit bestand is niet te lezen (Permission denied); pas de rechten aan of verwijder het",
        ),
        (
            SourceFile("data/a.yaml", size=1_000_001, data=b"x"),
            "het bestand is 1.000.001 bytes; 1.000.000 is het meeste. Splits het",
        ),
    ],
)
def test_what_cannot_be_read_says_why(file: SourceFile, message: str):
    data, problems = file.read()
    assert data is None
    assert [str(problem) for problem in problems] == [f"data/a.yaml: {message}"]


def test_links_lead_nowhere_and_a_file_without_end_is_not_read(tmp_path: Path):
    made(tmp_path)
    (tmp_path / "data" / "bronnen" / "weg").symlink_to(tmp_path)
    (tmp_path / "data" / "bronnen" / "groot.yaml").touch()
    os.truncate(tmp_path / "data" / "bronnen" / "groot.yaml", MOST + 1)
    files = read_sources(tmp_path).files
    assert files["data/bronnen/weg"].is_link and "data/bronnen/weg/data" not in files
    assert files["data/bronnen/groot.yaml"].data is None


def test_a_top_folder_that_is_missing_or_a_link_is_told(tmp_path: Path):
    (tmp_path / "elders").mkdir()
    (tmp_path / "data").symlink_to(tmp_path / "elders")
    sources = read_sources(tmp_path)
    assert [str(problem) for folder in ("content", "data") for problem in sources.outside(folder)] == [
        "content: deze map ontbreekt; zet haar terug",
        "data: een koppeling naar een andere map mag niet; zet de map zelf hier neer",
    ]


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    made(tmp_path)
    listed = os.scandir

    def refuse(folder: str | Path):
        if str(folder).endswith("bronnen"):
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    assert [str(problem) for problem in read_sources(tmp_path).outside("data")] == [
        "data/bronnen: deze map is niet te lezen (Permission denied); pas de rechten aan"
    ]
