"""Times and what they say; on a noisy machine most are ratios of medians within one run."""

from __future__ import annotations

import math
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RUNS = 5


def seconds(command: list[str], folder: Path) -> float:
    """How long a command takes in a folder; a command that fails ends the benchmarks."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop(
        "PYTHONDONTWRITEBYTECODE", None
    )  # who has it set compiles ours each time, and Pelican never
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    took = time.perf_counter() - start
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return took


def compare(
    label: str, ours: Callable[[], float], theirs: Callable[[], float], target: float, runs: int = RUNS
) -> bool:
    """Compare the medians of alternating runs; returns whether the ratio stays within the target."""
    pairs = [(ours(), theirs()) for _ in range(runs)]
    mine, other = (statistics.median(side) for side in zip(*pairs, strict=True))
    return report(label, f"{mine:.2f} s / {other:.2f} s = {mine / other:.2f} ×", mine / other, target)


def within(label: str, took: Callable[[], float], target: float, runs: int = RUNS) -> bool:
    """Take the median of runs, in seconds; returns whether it stays within the target."""
    median = statistics.median(took() for _ in range(runs))
    return report(label, f"{median:.2f} s", median, target)


def growth(label: str, sizes: tuple[int, int, int], took: Callable[[int], float], target: float) -> bool:
    """Find the exponent of time against size between the last two sizes; the first gives the start-up.

    The two that are short are taken three times each, for little noise in them is much in the exponent.
    """
    runs = (3, 3, 1)
    times = [statistics.median(took(size) for _ in range(run)) for size, run in zip(sizes, runs, strict=True)]
    start_up = max(0.0, times[0] - (times[1] - times[0]) * sizes[0] / (sizes[1] - sizes[0]))
    middle, large = (max(time - start_up, 0.001) for time in times[1:])
    exponent = math.log(large / middle) / math.log(sizes[2] / sizes[1])
    measured = ", ".join(f"{size:,}: {took:.2f} s" for size, took in zip(sizes, times, strict=True))
    return report(label, f"{measured}: exponent {exponent:.2f}", exponent, target)


def passes(label: str, options: Iterable[str]) -> bool:
    """Run pytest with these options, and with as many tries as is asked of a release; returns whether it passes."""
    command = [sys.executable, "-m", "pytest", "-q", "-n0", *options]
    environment = {**os.environ, "THOROUGH": "1"}
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        print(done.stdout[-3000:])
    return report(label, f"{time.perf_counter() - start:.0f} s", done.returncode, 0)


def report(label: str, measured: str, value: float, target: float) -> bool:
    """Print what was measured against its target; returns whether the value stays within it."""
    kept = value <= target
    print(f"{label:<72} {measured}  (target {target})  {'ok' if kept else 'MISSED'}", flush=True)
    return kept
