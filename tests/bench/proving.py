"""Builds that are stopped by kills and full disks, as often as is asked of a release; what the proof of rounding takes."""

from __future__ import annotations

import random
import resource
import shutil
import subprocess
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from plugins.disclosure.attack import attack
from tests.bench.measuring import report
from tests.disclosure.two_way import published, random_counts
from tests.projects import built, copy_of, digest, project
from tests.whole import PAGE, killed_at_random, start

KILLS = 30
DISKS = (1, 2, 4, 8, 12, 16)
"""Megabytes that are free; a whole site needs more, or just fits."""
FILES = (1_000, 5_000, 10_000, 20_000, 40_000)
"""Bytes that a file may have, where no disk can be made."""


def proving(folder: Path) -> list[bool]:
    """Kill 30 builds at random moments, and build onto full disks: the public site is whole; attack a large table."""
    first = project(folder / "first")
    built(first)
    killed = killed_at_random(copy_of(first, folder / "killed"), KILLS, seed=30)
    refused, full = _full_disks(copy_of(first, folder / "full"))
    for wrong in (*killed, *full):
        print(f"  {wrong}")
    return [
        report(
            f"{KILLS} builds killed at random moments: sites that are not whole",
            f"{len(killed)}",
            len(killed),
            0,
        ),
        report(
            f"{refused} builds refused by a full disk: sites that are not whole",
            f"{len(full)}",
            len(full) or not refused,
            0,
        ),
        _attacked(),
    ]


def _attacked() -> bool:
    """Attack tables of ten years and six kinds with all their margins; the slowest is told."""
    import scipy.optimize  # noqa: F401 - the import is not what is measured

    took = []
    for mean in (2, 15, 60):
        given = published(random_counts(random.Random(mean), 10, 6, mean))
        start = time.perf_counter()
        attack(*given)
        took.append(time.perf_counter() - start)
    return report("a table of ten years and six kinds attacked", f"{max(took):.2f} s", max(took), 1)


def _full_disks(project: Path) -> tuple[int, list[str]]:
    """How many builds found no room, and what was wrong with the public site after that."""
    disk, refused, wrong = project / "schijf", 0, list[str]()
    disk.mkdir()
    sizes = DISKS if _mounted(disk, "64m") else FILES
    for size in sizes:
        output = disk / "output"
        before: Callable[[], object] | None = None
        if output.exists():
            shutil.rmtree(output)
        site = digest(built(project, output, "--opnieuw"))
        if disk.is_mount():
            used = sum(path.stat().st_size + 4_096 for path in output.rglob("*"))
            subprocess.run(["mount", "-o", f"remount,size={used + size * 2**20}", str(disk)], check=True)
        else:
            before = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (size, size))
        (project / PAGE).write_text(f"{(project / PAGE).read_text()}\nEen regel meer.\n")
        run = start(project, "--uitvoer", str(output), before=before)
        said, told = run.communicate()
        if run.returncode == 0:
            continue  # it fitted
        refused += 1
        if digest(output) != site:
            wrong.append(f"half a site with {size} free")
        if "De oude site staat er nog" not in told or "Traceback" in told:
            wrong.append(f"with {size} free it said: {said}{told}")
        if disk.is_mount():
            subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
    if disk.is_mount():
        subprocess.run(["umount", str(disk)], check=True)
    return refused, wrong


def _mounted(disk: Path, size: str) -> bool:
    """Whether a small disk could be put there, which only the superuser may do."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)]
    return (
        shutil.which("mount") is not None
        and subprocess.run(command, capture_output=True, check=False).returncode == 0
    )
