"""The real content, read and built once."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock

from plugins.site.load_records import load_records
from plugins.source.records import Records
from tests.projects import built

PROJECT = Path.cwd()
"""The project whose content is tested: this one, or that of a municipality that depends on the generator."""
WRITTEN = re.compile(r"^\s*(?:Date|geplaatst|op): (\d{4}-\d\d-\d\d)$", re.MULTILINE)


def newest_day() -> date:
    """The last day that the sources tell of: no text lies in its future, and nothing has expired since."""
    files = [*(PROJECT / "content").rglob("*.md"), *(PROJECT / "data").rglob("*.yaml")]
    return max(
        date.fromisoformat(day) for file in files for day in WRITTEN.findall(file.read_text(encoding="utf-8"))
    )


@pytest.fixture(scope="session")
def records() -> Records:
    """The records of the real data, which have no problem."""
    found, problems = load_records(PROJECT, newest_day())
    assert problems == []
    assert found is not None
    return found


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The output of the real content, shared by all processes."""
    base = tmp_path_factory.getbasetemp()
    output = (base if worker_id == "master" else base.parent) / "inhoud"
    with FileLock(f"{output}.lock"):
        if not output.is_dir():
            built(PROJECT, output, today=newest_day())
    return output
