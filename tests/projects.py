"""Projects for tests: the made-up municipality of `tests/voorbeeld` with the theme of this checkout, and changes to it."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from unittest import mock

from plugins.publish import __main__ as publisher
from plugins.publish.build import BuildOptions, check_sources

ROOT = Path(__file__).resolve().parent.parent
VOORBEELD = ROOT / "tests" / "voorbeeld"
TODAY = date(2026, 11, 23)
"""The day on which the tests read and build the made-up municipality."""
PUBLIC_ADDRESS = (
    "https://zicht-op-ondermijning.samenwerkende-gemeenten.voorbeeld.example/openbaar/voorbeeldstad"
)
"""A long public address, in a folder of its server."""

Change = Callable[[Path], object]


def project(folder: Path) -> Path:
    """Make `folder` a project of the made-up municipality: its sources, and the theme and settings of this checkout.

    The theme is linked to, so that nothing is copied that a test does not change; `own_theme` makes it a copy.
    """
    shutil.copytree(VOORBEELD, folder, dirs_exist_ok=True)
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "theme").symlink_to(ROOT / "theme")
    return folder


def copy_of(project: Path, folder: Path) -> Path:
    """A copy of a project, with what was drawn for it and without its output."""
    shutil.copytree(
        project, folder, symlinks=True, ignore=shutil.ignore_patterns("output", "bouw", ".output*")
    )
    return folder


def own_theme(folder: Path) -> None:
    """Give a project a theme that can be changed; what npm installed stays shared."""
    (folder / "theme").unlink()
    shutil.copytree(ROOT / "theme", folder / "theme", ignore=shutil.ignore_patterns("node_modules"))
    (folder / "theme" / "node_modules").symlink_to(ROOT / "theme" / "node_modules")


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a module of this checkout in a project, in a process of its own, as a person would."""
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=folder,
        env=dict(os.environ, PYTHONPATH=str(ROOT)),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def publisher_in(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command `plugins.publish` in a project, within this process: three times as fast as `run`."""
    said, told = io.StringIO(), io.StringIO()
    with (
        mock.patch.object(publisher, "ROOT", folder),
        contextlib.chdir(folder),
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(told),
    ):
        try:
            code = publisher.main(list(arguments))
        except SystemExit as refused:  # of arguments that no command takes
            code = int(refused.code or 0)
    return subprocess.CompletedProcess(arguments, code, said.getvalue(), told.getvalue())


def build(
    folder: Path, output: Path | None = None, *options: str, today: date = TODAY
) -> subprocess.CompletedProcess[str]:
    """Build a site by the public command, into `output` or the project's own."""
    where = ("--uitvoer", str(output)) if output else ()
    return publisher_in(folder, "site", "--vandaag", today.isoformat(), *where, *options)


def built(folder: Path, output: Path | None = None, *options: str, today: date = TODAY) -> Path:
    """Build a site that has to be good; its folder."""
    done = build(folder, output, *options, today=today)
    assert done.returncode == 0, done.stdout + done.stderr
    return output or folder / "output"


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
    """Remove a file, or a folder with all that is in it."""

    def change(root: Path) -> None:
        path = root / name
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()

    return change


def append(name: str, text: str) -> Change:
    """Add a paragraph at the end of a file."""

    def change(root: Path) -> None:
        path = root / name
        path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + f"\n\n{text}\n", encoding="utf-8")

    return change


def all_of(*changes: Change) -> Change:
    """Several changes at once."""
    return lambda root: [change(root) for change in changes]


def problems_of(folder: Path, today: date = TODAY) -> list[str]:
    """Every problem of settings, data, content and theme of a project, in the order in which `make check` lists them."""
    options = BuildOptions(folder / "pelicanconf.py", today, folder / "output")
    return [str(problem) for problem in check_sources(options)]
