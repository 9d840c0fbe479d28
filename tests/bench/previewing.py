"""From saving a text to the changed page in the preview, against `pelican -r` with the stock theme on as many pages."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.bench.building import SITE, real_project, stock_site
from tests.bench.growing import add_pages
from tests.bench.measuring import ROOT, compare, report, seconds, within

PORT = 8_917
SAVED = "content/pages/over.md"
ADDRESS = "/over/"
SAVES = 500
QUIET = 6.0
"""Seconds between two saves that are measured, so that the whole build of the one before has ended."""


def previewing(folder: Path) -> list[bool]:
    """A save of a text, with as many pages as the real site and with 3,000; a mistake; and 500 saves in a row."""
    project = real_project(folder / "ours")
    seconds(SITE, project)
    stock = stock_site(folder / "stock", project)
    with served(project) as preview, regenerated(stock) as regenerates:
        results = [
            compare(
                "from saving to the changed page / pelican -r, as many pages",
                lambda: preview.save(f"Proef {time.time_ns()}."),
                regenerates,
                0.3,
            ),
            within(
                "from saving to the changed page, in seconds",
                lambda: preview.save(f"Nu {time.time_ns()}."),
                0.3,
            ),
            within(
                "from saving a mistake to its message, in seconds",
                lambda: preview.save("Zie [weg](/weg/)."),
                0.3,
            ),
            _stays_small(preview),
        ]
    add_pages(project, 3_000)
    with served(project) as preview:
        label = "with 3,000 pages more, in seconds"
        return [*results, within(label, lambda: preview.save(f"Proef {time.time_ns()}."), 0.6)]


class Served:
    """A preview of a project, as its browser and its editor see it."""

    def __init__(self, project: Path, process: subprocess.Popen[str]) -> None:
        self.path, self.process = project / SAVED, process
        self.text = self.path.read_text(encoding="utf-8")
        self.address = f"http://127.0.0.1:{PORT}"

    def page(self) -> str:
        """The page of the text that is saved, also when it is a list of mistakes."""
        try:
            with urllib.request.urlopen(self.address + ADDRESS) as answer:  # noqa: S310 - our own server
                return str(answer.read().decode())
        except urllib.error.HTTPError as refused:
            return str(refused.read().decode())

    def save(self, paragraph: str, pause: float = QUIET) -> float:
        """Save the text with a paragraph more; the seconds until an open page has loaded what it makes."""
        time.sleep(pause)
        mark = re.findall(r'data-merk="(\w+)"', self.page())[0]
        events = f"{self.address}/_voorbeeld/gebeurtenissen?adres={ADDRESS}&merk={mark}"
        with urllib.request.urlopen(events) as told:  # noqa: S310 - our own server
            told.readline()
            start = time.perf_counter()
            self.path.write_text(f"{self.text}\n{paragraph} {time.time_ns()}\n", encoding="utf-8")
            while b"ververs" not in told.readline():
                pass
            self.page()
            return time.perf_counter() - start

    def memory(self) -> int:
        """Kilobytes that the process that serves holds now."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(
            encoding="ascii"
        )
        status = Path(f"/proc/{children.split()[0]}/status").read_text(encoding="ascii")
        return int(re.findall(r"VmRSS:\s+(\d+)", status)[0])


@contextmanager
def served(project: Path) -> Iterator[Served]:
    """Serve the preview of a project, ready when its first whole build has ended."""
    command = [sys.executable, "-m", "plugins.preview", "--poort", str(PORT)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=project, env=environment, stdout=subprocess.DEVNULL, text=True
    ) as process:
        preview = Served(project, process)
        try:
            while True:
                with suppress(urllib.error.URLError):
                    if "gecontroleerd om" in preview.page():
                        break
                time.sleep(0.2)
            yield preview
        finally:
            preview.path.write_text(preview.text, encoding="utf-8")
            process.terminate()


@contextmanager
def regenerated(stock: Path) -> Iterator[Callable[[], float]]:
    """A function that saves a page of a stock site and waits until `pelican -r` has written it anew."""
    command = [sys.executable, "-m", "pelican", "-r", "-s", "pelicanconf.py", "-o", "output", "-q"]
    shutil.rmtree(stock / "output")
    source, page = stock / "content" / "page-0.md", stock / "output" / "page-0.html"
    with subprocess.Popen(
        command, cwd=stock, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        while not page.is_file():  # written for the first time; from then on it follows
            time.sleep(0.1)
        time.sleep(QUIET)

        def save() -> float:
            time.sleep(QUIET)
            said = f"Saved {time.time_ns()}."
            start = time.perf_counter()
            with source.open("a", encoding="utf-8") as text:
                text.write(f"\n\n{said}\n")
            while not page.is_file() or said not in page.read_text(encoding="utf-8"):
                time.sleep(0.01)
            return time.perf_counter() - start

        try:
            yield save
        finally:
            process.terminate()


def _stays_small(preview: Served) -> bool:
    """After many saves in a row the process holds hardly more than after a tenth of them."""
    memory = []
    for number in range(SAVES):
        preview.save(f"Proef {number}." if number % 3 else "Zie [weg](/weg/).", 0)
        if number in (SAVES // 10, SAVES - 1):
            memory.append(preview.memory() / 1_000)
    label = f"memory after {SAVES} saves in a row / after {SAVES // 10}"
    return report(label, f"{memory[1]:.0f} MB / {memory[0]:.0f} MB", memory[1] / memory[0], 1.15)
