"""What tests share: the real site, built once from the sources of this checkout."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
THOROUGH = "THOROUGH" in os.environ
"""Whether tests that try at random try as often as is asked of a release (`make bench`)."""

settings.register_profile("daily", deadline=None)
settings.register_profile("thorough", max_examples=2_000, deadline=None)
settings.load_profile("thorough" if THOROUGH else "daily")

WRITTEN = re.compile(r"^\s*(?:Date|geplaatst|op): (\d{4}-\d\d-\d\d)$", re.MULTILINE)


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


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of the real sources."""
    output = tmp_path_factory.mktemp("site") / "output"
    done = build(ROOT, output)
    assert done.returncode == 0, done.stdout + done.stderr
    return output
