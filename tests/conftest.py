"""What tests share: the site of the made-up municipality, built once, and how long each part of the tests takes."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

from tests.made_up_language import write_language
from tests.projects import PUBLIC_ADDRESS, ROOT, TODAY, built, copy_of, project, replace

__all__ = ["ROOT", "THOROUGH", "TODAY"]

THOROUGH = "THOROUGH" in os.environ
"""Whether tests that try at random try as often as is asked of a release (`make bench`)."""

# In every run the same examples, so that no change is refused by chance for what it has nothing to do with.
settings.register_profile("daily", deadline=None, derandomize=True)
settings.register_profile("thorough", max_examples=2_000, deadline=None)
settings.load_profile("thorough" if THOROUGH else "daily")

PARTS = ("unit", "site", "browser")
"""The parts of the tests, each a marker: `pytest -m unit` runs the functions alone, `-m site` whole builds."""

_WHOLE_BUILDS = frozenset(("builds", "inhoud", "municipality"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put every test in its part: by its folder, or because it asks for a site that is built."""
    for item in items:
        folder = item.path.relative_to(ROOT / "tests").parts[0]
        asks = set(getattr(item, "fixturenames", ()))
        part = (
            "browser"
            if folder == "browser"
            else "site"
            if folder in _WHOLE_BUILDS or "built_project" in asks
            else "unit"
        )
        item.add_marker(part)
        item.user_properties.append(("part", part))
    # What takes long starts first, so that no process is left alone with it at the end.
    order = {group: place for place, group in enumerate(TOGETHER)}
    items.sort(key=lambda item: order.get(together(item.nodeid), len(order)))


TOGETHER = (
    # The first three need another site each, or none, so that none waits for what another builds.
    *("tests/browser/test_pages.py", "tests/browser/test_layout.py", "tests/browser/test_components.py"),
    *(f"tests/browser/test_{name}.py" for name in ("many", "forms", "reporting")),
    *("tests/browser/", "tests/aanbevelingen/test_studies.py", "tests/builds/test_recipes.py"),
    *("tests/municipality/", "tests/hosting/test_servers.py", "tests/opendata/"),
    "tests/publish/test_baseline.py",
)
"""Tests that one process runs one after another, the longest first: those of a browser or of servers, and those that
share a site of their own, which is then built once."""


def together(test: str) -> str:
    """What a test is run together with: one of `TOGETHER`, or itself alone."""
    return next((part for part in TOGETHER if test.startswith(part)), test)


class InProcesses(LoadScopeScheduling):
    """Every test apart, but for what belongs together."""

    def _split_scope(self, nodeid: str) -> str:
        return together(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> InProcesses:
    """The scheduler of the tests; the groups of xdist itself do not hold with the pytest that is pinned."""
    return InProcesses(config, log)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests each part has, and how long they worked: several processes work at the same time."""
    seconds: dict[str, float] = defaultdict(float)
    count: dict[str, int] = defaultdict(int)
    for reports in terminalreporter.stats.values():
        for report in reports:
            part = dict(report.user_properties).get("part") if isinstance(report, pytest.TestReport) else None
            if part is not None:
                seconds[part] += report.duration
                count[part] += report.when == "call"
    terminalreporter.section("work per part")
    for part in PARTS:
        if count[part]:
            terminalreporter.write_line(f"{part:<8}{count[part]:5} tests{seconds[part]:8.1f} s")


def once(name: str, make: Callable[[Path], object], base: Path, worker: str) -> Path:
    """A folder that the first process that asks for it makes, and all processes share."""
    folder = (base if worker == "master" else base.parent) / name
    with FileLock(f"{folder}.lock"):
        if not (folder / "output").is_dir():
            make(folder)
    return folder


@pytest.fixture(scope="session")
def built_project(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The made-up municipality with a second language, built; shared by all processes, so nothing may be changed in it."""

    def make(folder: Path) -> None:
        write_language(project(folder))
        built(folder)

    return once("voorbeeld", make, tmp_path_factory.getbasetemp(), worker_id)


@pytest.fixture(scope="session")
def public_site(built_project: Path, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The output of the made-up municipality for PUBLIC_ADDRESS, shared by all processes."""

    def make(folder: Path) -> None:
        copy_of(built_project, folder)
        replace("pelicanconf.py", 'SITEURL = ""', f'SITEURL = "{PUBLIC_ADDRESS}"')(folder)
        replace("data/bronnen/voorbeeld-rapport.yaml", "titel:", "beheerder: communicatie\ntitel:")(folder)
        built(folder)

    return once("openbaar", make, tmp_path_factory.getbasetemp(), worker_id) / "output"


@pytest.fixture(scope="session")
def built_site(built_project: Path) -> Path:
    """The output of the made-up municipality."""
    return built_project / "output"


@pytest.fixture
def own_project(built_project: Path, tmp_path: Path) -> Path:
    """A copy of the made-up municipality that a test may change, with everything drawn already."""
    return copy_of(built_project, tmp_path / "project")
