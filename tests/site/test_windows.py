"""A checkout on Windows: lines end in CRLF, and everything is read, judged and addressed as elsewhere."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

from plugins.preview.own_pages import in_editor
from tests.projects import problems_of, project, write

TEXTS = (".md", ".yaml", ".csv", ".html", ".css", ".json", ".py")


def with_crlf(folder: Path) -> Path:
    """Every text of a project as git writes it with `core.autocrlf`."""
    for path in folder.rglob("*"):
        if path.suffix in TEXTS and path.is_file() and not path.is_symlink():
            path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    return folder


def test_the_same_problems_are_found_at_the_same_places(tmp_path: Path):
    wrong = write(
        "content/pages/over.md", "---\nTitle: Over\nDate: gisteren\n---\n\nLees [dit](/nergens/).\n"
    )
    here, there = project(tmp_path / "here"), project(tmp_path / "there")
    assert problems_of(with_crlf(there)) == problems_of(here) == []
    wrong(here)
    wrong(there)
    found = problems_of(here)
    assert found and problems_of(with_crlf(there)) == found


def test_the_editor_opens_a_file_on_a_drive():
    path = PureWindowsPath(r"C:\Mijn map\content\pages\over.md")
    assert in_editor(path, 3, 1) == "vscode://file/C:/Mijn%20map/content/pages/over.md:3:1"
