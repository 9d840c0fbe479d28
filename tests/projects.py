"""Copies of the project for tests: real sources, with what was installed and drawn shared, so that a build is quick."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.conftest import ROOT

Change = Callable[[Path], object]


def copy_of_the_project(folder: Path, languages: bool = True) -> Path:
    """A copy of the sources that shares what was installed and drawn; without `languages` in Dutch alone."""
    for name in ("content", "data", "plugins", "requirements"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copytree(ROOT / "theme", folder / "theme", ignore=shutil.ignore_patterns("node_modules"))
    (folder / "theme" / "node_modules").symlink_to(ROOT / "theme" / "node_modules")
    if not languages:
        shutil.rmtree(folder / "content" / "talen")
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, folder / name)
    if (ROOT / ".cache").is_dir():
        shutil.copytree(
            ROOT / ".cache", folder / ".cache", ignore=shutil.ignore_patterns("bouw", "preview", "python")
        )
    return folder


def digest(folder: Path) -> dict[str, str]:
    """Every file below a folder with a hash of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def replace(name: str, old: str, new: str) -> Change:
    """Replace the first `old` in a file; fails when the file no longer holds it."""

    def change(root: Path) -> None:
        path = root / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{name} no longer holds {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def write(name: str, content: str | bytes) -> Change:
    """Write a file, with the folders it needs."""

    def change(root: Path) -> None:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    return change


def link(name: str, target: str) -> Change:
    """Put a link to some other place."""
    return lambda root: (root / name).symlink_to(target)


def remove(name: str) -> Change:
    """Remove a file."""
    return lambda root: (root / name).unlink()


def append(name: str, text: str) -> Change:
    """Add a paragraph at the end of a file."""

    def change(root: Path) -> None:
        path = root / name
        path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + f"\n\n{text}\n", encoding="utf-8")

    return change


def all_of(*changes: Change) -> Change:
    """Several changes at once."""
    return lambda root: [change(root) for change in changes]
