"""The door for other rooms: all charts of the site, drawn beside the build and kept by content."""

from __future__ import annotations

import atexit
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import IO, TYPE_CHECKING

from plugins.charts.drawing_order import BESTAND, Order, orders
from plugins.charts.texts import words_instead

if TYPE_CHECKING:
    from plugins.cijfers.cijferreeks import Cijferreeks


ENDINGS = ("svg", "png")
"""The files that `file` gives of a chart."""


class DrawingFailed(Exception):
    """The drawing process stopped; the message says on which chart."""


class Charts:
    """The charts of a number of cijferreeksen; a chart that is in the cache is not drawn again.

    `uitgevers` gives the publisher of a source by its id, for the line under a file. Call `start` as soon as the sources
    are known to be good; `svg` and `file` wait for what is not there yet.
    """

    def __init__(
        self, reeksen: Iterable[Cijferreeks], folder: Path, uitgevers: Mapping[str, str] | None = None
    ) -> None:
        self.folder = folder
        self._words: dict[str, str] = {}
        self._paths: dict[tuple[str, str], Path] = {}
        self._orders: list[tuple[Order, Path]] = []
        for reeks in reeksen:
            words = words_instead(reeks)
            if words is not None:
                self._words[reeks.id] = words
                continue
            for order in orders(reeks, source_line(reeks, uitgevers or {})):
                path = folder / f"{order.key}.svg"
                self._paths[reeks.id, order.width] = path
                self._orders.append((order, path))
        self._process: subprocess.Popen[bytes] | None = None

    def words(self, reeks_id: str) -> str | None:
        """The sentence that says all when a series is not worth drawing: one figure, only zeros, or none known; None when there is a chart."""
        return self._words.get(reeks_id)

    def svg(self, reeks_id: str, width: str, number: int = 1) -> str:
        """The drawing of a cijferreeks for a page, at one of WIDTHS; the words in its place, ready for HTML, when it is not worth drawing.

        A page that shows the same drawing more than once gives each a `number`, so that their ids differ.
        """
        if reeks_id in self._words:
            return escape(self._words[reeks_id])
        path = self._paths[reeks_id, width]
        self._wait_for(path, reeks_id)
        drawn = path.read_text(encoding="utf-8")
        return (
            drawn
            if number == 1
            else drawn.replace(f"g-{reeks_id}-{width}-", f"g-{reeks_id}-{width}-{number}-")
        )

    def file(self, reeks_id: str, ending: str) -> bytes | None:
        """The chart as a file on its own, `svg` or `png`, with title, caveat, source and colours in it; None when it is not worth drawing."""
        if reeks_id in self._words:
            return None
        path = self._paths[reeks_id, BESTAND].with_suffix(f".{ending}")
        self._wait_for(path, reeks_id)
        return path.read_bytes()

    def missing(self) -> list[Order]:
        """What the cache does not hold."""
        return [
            order
            for order, path in self._orders
            if not path.is_file() or (order.width == BESTAND and not path.with_suffix(".png").is_file())
        ]

    def start(self) -> None:
        """Begin drawing what is missing in processes of their own; returns at once, and does nothing when nothing is missing."""
        missing = self.missing()
        if not missing:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, handed = tempfile.mkstemp(dir=self.folder)
        with open(handle, "wb") as orders:
            pickle.dump(missing, orders)
        atexit.register(
            Path(handed).unlink, missing_ok=True
        )  # the process removes it, when it comes that far
        # What it says goes to a file, not a pipe: nobody reads along, and a full pipe would stop it.
        self._said: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - read when the process ends
        command = [sys.executable, "-m", "plugins.charts", str(self.folder), handed]
        self._process = subprocess.Popen(command, stderr=self._said, cwd=Path(__file__).parents[2])  # noqa: S603 - our own door
        atexit.register(self._process.wait)  # it may not outlive the build

    def _wait_for(self, path: Path, reeks_id: str) -> None:
        if not path.is_file() and self._process is None:
            self.start()
        while not path.is_file():
            if self._process is None or self._process.poll() is not None:
                if path.is_file():
                    return
                raise DrawingFailed(
                    f"de grafiek van {reeks_id} kon niet worden getekend: {self._last_words()}"
                )
            time.sleep(0.005)

    def _last_words(self) -> str:
        if self._process is None:
            return "geen uitleg"
        self._said.seek(0)
        said = self._said.read().decode(errors="replace").strip()
        return said.splitlines()[-1] if said else "geen uitleg"


def source_line(reeks: Cijferreeks, uitgevers: Mapping[str, str]) -> str:
    """Where the figures of a series come from and under which licence they may be reused, for the foot of a file."""
    names = dict.fromkeys(
        uitgevers.get(name, name)
        for name in dict.fromkeys(
            [*reeks.bronnen, *(name for rij in reeks.tabel.rows for name in rij.bronnen)]
        )
    )
    return (
        f"{'Bron' if len(names) == 1 else 'Bronnen'}: {', '.join(names)}. Licentie: {reeks.licentie.label}."
    )
