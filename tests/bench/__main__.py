"""Run every benchmark, or those of the groups that are named: `python -m tests.bench building growing`."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench.building import building
from tests.bench.drawing import drawing
from tests.bench.growing import growing
from tests.bench.judging import lighthouse
from tests.bench.measuring import passes
from tests.bench.previewing import previewing
from tests.bench.proving import proving
from tests.bench.publishing import publishing
from tests.bench.serving import serving


def trying(_folder: Path) -> list[bool]:
    """The tests that try at random, as often as is asked of a release."""
    return [passes("tests that try at random", ["-m", "hypothesis or thorough", "--ignore", "tests/browser"])]


GROUPS: dict[str, Callable[[Path], list[bool]]] = {
    group.__name__: group
    for group in (building, drawing, growing, lighthouse, previewing, proving, publishing, serving, trying)
}


def main(names: list[str]) -> int:
    """Run the groups; returns 1 when a target is missed."""
    unknown = [name for name in names if name not in GROUPS]
    if unknown:
        print(f"no such benchmarks: {', '.join(unknown)}; choose from {', '.join(GROUPS)}", file=sys.stderr)
        return 2
    results: list[bool] = []
    for name in names or GROUPS:
        with tempfile.TemporaryDirectory() as folder:
            results += GROUPS[name](Path(folder))
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
