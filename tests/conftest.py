"""What tests share: the real site, built once from the sources of this checkout."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
WRITTEN = re.compile(r"^\s*(?:Date|Geplaatst|gecontroleerd_op): (\d{4}-\d\d-\d\d)$", re.MULTILINE)


def newest_day() -> date:
    """The last day that the sources tell of: no text lies in its future, and nothing has expired since."""
    files = [*(ROOT / "content").rglob("*.md"), *(ROOT / "data").rglob("*.yaml")]
    return max(
        date.fromisoformat(day) for file in files for day in WRITTEN.findall(file.read_text(encoding="utf-8"))
    )


TODAY = newest_day()
"""The day on which tests build the real site."""


def build(root: Path, output: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the public command in `root`, as a person would."""
    command = [
        sys.executable,
        "-m",
        "plugins.publish",
        "site",
        "--uitvoer",
        str(output),
        "--vandaag",
        TODAY.isoformat(),
        *options,
    ]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=300)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Forget the compiled Python of copies of the project, which are gone as well."""
    if not hasattr(session.config, "workerinput"):
        forget_copies()


def forget_copies() -> None:
    """Remove the compiled Python of everything that stood in the folder for temporary files."""
    if sys.pycache_prefix:
        temporary = os.path.splitdrive(os.path.realpath(tempfile.gettempdir()))[1].lstrip(os.sep)
        shutil.rmtree(Path(sys.pycache_prefix) / temporary, ignore_errors=True)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of the real sources."""
    output = tmp_path_factory.mktemp("site") / "output"
    done = build(ROOT, output)
    assert done.returncode == 0, done.stdout + done.stderr
    return output
