"""What tests share: the real site, built once from the sources of this checkout."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 23)
"""The day on which tests build the real site: figures and standing on that day are what tests assert."""


def build(root: Path, output: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the public command in `root`, as a person would."""
    command = [sys.executable, "-m", "plugins.publish", "site", "--uitvoer", str(output), "--vandaag", TODAY.isoformat(), *options]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=300)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of the real sources."""
    output = tmp_path_factory.mktemp("site") / "output"
    done = build(ROOT, output)
    assert done.returncode == 0, done.stdout + done.stderr
    return output
