"""Drawing charts, against vl-convert alone on the same specifications; and what a chart that is kept costs."""

from __future__ import annotations

import json
import pickle
import shutil
import subprocess
import sys
import time
from pathlib import Path

from plugins.charts.draw_all import ENDINGS, Charts
from plugins.charts.drawing_order import BREED, SMAL, WIDTHS, order
from plugins.charts.specification import chart_specification
from plugins.cijfers.cijferreeks import Cijferreeks
from tests.bench.measuring import ROOT, RUNS, compare, seconds
from tests.charts.series import columns, reeks


def drawing(folder: Path) -> list[bool]:
    """40 and 200 different charts cold, and 40 series from the cache."""
    return [
        _against_vl_convert(folder, 40, 0.56, RUNS),
        _against_vl_convert(folder, 200, 0.45, 3),
        _kept(folder),
    ]


def _different_series(count: int) -> list[Cijferreeks]:
    """Series of one to four columns and eight to twelve years, as lines and as bars."""
    names = [("a", "b", "c", "d")[: 1 + number % 4] for number in range(count)]
    return [
        reeks(
            columns("".join(name), 8 + number % 5, 1990 + number % 20),
            "staaf" if number % 3 == 0 else "lijn",
            name,
            id=f"reeks-{number}",
        )
        for number, name in enumerate(names)
    ]


def _against_vl_convert(folder: Path, count: int, target: float, runs: int) -> bool:
    """Draw different charts, against vl-convert alone on the same specifications in one process, with all fonts of the system."""
    orders = [
        order(given, (BREED, SMAL)[number % 2]) for number, given in enumerate(_different_series(count))
    ]
    specifications = folder / f"specifications-{count}.json"
    specifications.write_text(json.dumps([chart_specification(wanted) for wanted in orders]))
    alone = [
        sys.executable,
        "-c",
        "import json, sys, vl_convert\nfor given in json.load(open(sys.argv[1])): vl_convert.vegalite_to_svg(given)",
        str(specifications),
    ]

    def drawn() -> float:
        shutil.rmtree(folder / "drawn", ignore_errors=True)
        (folder / "drawn").mkdir()
        (folder / "orders").write_bytes(pickle.dumps(orders))
        return seconds(
            [sys.executable, "-m", "plugins.charts", str(folder / "drawn"), str(folder / "orders")], ROOT
        )

    fonts = (
        subprocess.run(["fc-list"], capture_output=True, text=True, check=False).stdout.count("\n")
        if shutil.which("fc-list")
        else 0
    )
    return compare(
        f"{count} charts drawn / vl-convert alone with {fonts} system fonts",
        drawn,
        lambda: seconds(alone, ROOT),
        target,
        runs,
    )


def _kept(folder: Path) -> bool:
    """All the chart work of a build whose charts are in the cache, against a build that draws them."""

    def work() -> float:
        start = time.perf_counter()
        found = Charts(_different_series(40), folder / "kept")
        found.start()
        for number in range(40):
            for width in WIDTHS:
                found.svg(f"reeks-{number}", width)
            for ending in ENDINGS:
                found.file(f"reeks-{number}", ending)
        return time.perf_counter() - start

    def cold() -> float:
        shutil.rmtree(folder / "kept", ignore_errors=True)
        return work()

    def warm() -> float:
        cold()
        return work()

    return compare("40 series, all drawings and files: kept / drawn", warm, cold, 0.05, 3)
