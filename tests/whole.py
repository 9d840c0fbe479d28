"""Ways in which a build can be stopped, for tests that the public site is whole whatever happens.

`tests/builds/test_whole.py` tries each a few times, `python -m tests.bench proving` as often as is asked of a release.
"""

from __future__ import annotations

import ctypes
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.projects import ROOT, TODAY, built, digest

PAGE = "content/pages/over.md"
SMALL = 20_000
"""Bytes that a file may have on a disk that is nearly full: most pages fit, some do not."""
_DROP_FROM_BOUNDS, _IGNORE_RIGHTS = 24, 1


def start(folder: Path, *options: str, before: Callable[[], object] | None = None) -> subprocess.Popen[str]:
    """Start a build with warm caches in a group of processes of its own; `before` is done in the process that builds."""
    return subprocess.Popen(
        [sys.executable, "-m", "plugins.publish", "site", "--vandaag", TODAY.isoformat(), *options],
        cwd=folder,
        env=dict(os.environ, PYTHONPATH=str(ROOT)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=before,
    )


def on_a_full_disk() -> None:
    """Let the disk be full for every file of more than SMALL bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, SMALL))


def bound_by_rights() -> None:
    """Let the rights of folders hold for the superuser too, as whom containers run tests."""
    ctypes.CDLL(None).prctl(_DROP_FROM_BOUNDS, _IGNORE_RIGHTS)


def killed_at_random(folder: Path, kills: int, seed: int) -> list[str]:
    """Kill builds of a project at so many random moments; returns what was wrong after each, and after a build that ends.

    The project changes before each, so that every build has a site to make; after a kill the public site has to be one of
    the two, whole.
    """
    chance, wrong, before = random.Random(seed), [], time.perf_counter()
    start(folder, "--opnieuw").communicate()
    took = time.perf_counter() - before
    sites = [digest(folder / "output")]
    text = (folder / PAGE).read_text(encoding="utf-8")
    (folder / PAGE).write_text(f"{text}\nEen regel meer.\n", encoding="utf-8")
    sites.append(digest(built(folder)))
    assert sites[0] != sites[1]
    for kill in range(kills):
        (folder / PAGE).write_text(text if kill % 2 else f"{text}\nEen regel meer.\n", encoding="utf-8")
        run = start(folder, "--opnieuw")
        moment = chance.uniform(0, took)
        try:
            run.communicate(timeout=moment)
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)
            run.communicate()
        # Between two renames there is no site; the old one comes back with whatever command is next.
        if (folder / "output").exists() and digest(folder / "output") not in sites:
            wrong.append(f"half a site after a kill at {moment:.2f} s")
    (folder / PAGE).write_text(text, encoding="utf-8")
    if digest(built(folder)) != sites[0]:
        wrong.append("another site after all kills")
    left = {path.name for path in folder.iterdir() if path.name.startswith(".output")}
    return wrong + [f"{name} was left" for name in sorted(left)]
