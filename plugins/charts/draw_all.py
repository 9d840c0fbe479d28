"""The door for other rooms: all charts of the site, drawn beside the build and kept by content."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.charts.drawing_order import WIDTHS, Order, order

if TYPE_CHECKING:
    from plugins.records.cijferreeks import Cijferreeks


WORTH_TWO = 8
"""From this many drawings on a second process is worth its start."""


class DrawingFailed(Exception):
    """The drawing process stopped; the message says on which chart."""


class Charts:
    """The charts of a number of cijferreeksen; a chart that is in the cache is not drawn again."""

    def __init__(self, reeksen: Iterable[Cijferreeks], folder: Path) -> None:
        self.folder = folder
        self.orders = {(reeks.id, width): order(reeks, width) for reeks in reeksen for width in WIDTHS}
        self._processes: list[subprocess.Popen[bytes]] = []

    def missing(self) -> list[Order]:
        """What the cache does not hold."""
        return [wanted for wanted in self.orders.values() if not self._path(wanted).is_file()]

    def start(self) -> None:
        """Begin drawing what is missing on another core; returns at once, and does nothing when nothing is missing."""
        missing = self.missing()
        if not missing:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "plugins.charts", str(self.folder)]
        processes = 2 if len(missing) >= WORTH_TWO and (os.cpu_count() or 1) > 1 else 1
        for number in range(processes):
            process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=Path(__file__).parents[2])  # noqa: S603 - our own door
            assert process.stdin is not None  # noqa: S101 - for the type checker
            process.stdin.write(pickle.dumps(missing[number::processes]))
            process.stdin.close()
            self._processes.append(process)

    def svg(self, reeks_id: str, width: str) -> str:
        """The SVG of a cijferreeks; waits for the drawing process when it has to."""
        path = self._path(self.orders[reeks_id, width])
        if not path.is_file():
            self._finish(reeks_id)
        return path.read_text(encoding="utf-8")

    def _finish(self, reeks_id: str) -> None:
        if not self._processes:
            self.start()
        for process in self._processes:
            assert process.stderr is not None  # noqa: S101 - for the type checker
            said = process.stderr.read().decode(errors="replace").strip()
            if process.wait() != 0:
                raise DrawingFailed(f"de grafiek van {reeks_id} kon niet worden getekend: {said.splitlines()[-1] if said else 'geen uitleg'}")

    def _path(self, wanted: Order) -> Path:
        return self.folder / f"{wanted.key}.svg"
