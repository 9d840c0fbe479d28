"""Times and what they say: ratios of medians within one run, and exponents of growth; single times on a noisy machine mean little."""

from __future__ import annotations

import math
import os
import statistics
import subprocess
import time
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RUNS = 5


def seconds(command: list[str], folder: Path, **environment: str) -> float:
    """How long a command takes in a folder; a command that fails ends the benchmarks."""
    start = time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, capture_output=True, check=False, env={**os.environ, **environment}
    )
    took = time.perf_counter() - start
    if done.returncode:
        raise SystemExit(
            f"{' '.join(command)} failed:\n{done.stdout.decode()[-2000:]}{done.stderr.decode()[-2000:]}"
        )
    return took


def compare(
    label: str, ours: Callable[[], float], theirs: Callable[[], float], target: float, runs: int = RUNS
) -> bool:
    """Print the ratio of the medians of alternating runs; returns whether it stays within the target."""
    pairs = [(ours(), theirs()) for _ in range(runs)]
    mine, other = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = mine / other
    print(
        f"{label:<66} {mine:6.2f} s / {other:6.2f} s = {ratio:5.2f} ×  (target {target})  {verdict(ratio <= target)}",
        flush=True,
    )
    return ratio <= target


def growth(label: str, sizes: tuple[int, int, int], took: Callable[[int], float], target: float) -> bool:
    """Print the exponent of time against size between the last two sizes; the first gives what starting up costs.

    The two that are short are taken three times each, for little noise in them is much in the exponent.
    """
    points = []
    for size in sizes:
        points.append(
            (size, took(size) if size == sizes[-1] else statistics.median(took(size) for _ in range(3)))
        )
        print(f"  {label}, {size:>5}: {points[-1][1]:6.2f} s", flush=True)
    (small, first), (middle, second), (large, third) = points
    fixed = max(0.0, first - (second - first) * small / (middle - small))
    exponent = math.log((third - fixed) / (second - fixed)) / math.log(large / middle)
    print(
        f"{f'{label} from {middle:,} to {large:,}, start-up taken off':<66} exponent {exponent:.2f}  (target {target})  {verdict(exponent <= target)}",
        flush=True,
    )
    return exponent <= target


def passes(label: str, tests: Iterable[str], **environment: str) -> bool:
    """Run tests with a larger measure than every day; returns whether they pass."""
    command = ["python", "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", *tests]
    start = time.perf_counter()
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, **environment}
    )
    print(f"{label:<66} {time.perf_counter() - start:6.2f} s  {verdict(done.returncode == 0)}", flush=True)
    if done.returncode:
        print(done.stdout[-3000:])
    return done.returncode == 0


def verdict(kept: bool) -> str:
    return "ok" if kept else "MISSED"
