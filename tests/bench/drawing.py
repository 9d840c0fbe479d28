"""Drawing charts, against vl-convert alone on the same specifications; and what a chart that is kept costs."""

from __future__ import annotations

import json
import shutil
import sys
import time
from pathlib import Path

from plugins.cache import Cache
from plugins.charts.charts import ENDINGS, Charts
from plugins.charts.request import BREED, WIDTHS, ChartRequest
from plugins.charts.specification import specification
from plugins.cijfers.exports import chart_request
from tests.bench.measuring import ROOT, compare, seconds
from tests.charts.series import columns, reeks

ALONE = """
import json, sys, vl_convert
for given in json.load(open(sys.argv[1])): vl_convert.vegalite_to_svg(given)
"""
OURS = """
import sys
from pathlib import Path
from plugins.cache import Cache
from plugins.charts.charts import Charts
from plugins.charts.request import BREED
from tests.bench.drawing import different_charts
charts = Charts(different_charts(int(sys.argv[1])), Cache())
for number in range(int(sys.argv[1])): charts.svg(f"reeks-{number}", BREED)
"""


def drawing(folder: Path) -> list[bool]:
    """40 different charts drawn, and the files of 20 series from the cache."""
    return [_against_vl_convert(folder, 40), _kept(folder)]


def different_charts(count: int) -> list[ChartRequest]:
    """Series of one to four columns and eight to twelve years, as lines and as bars."""
    names = [("a", "b", "c", "d")[: 1 + number % 4] for number in range(count)]
    kinds = ["staaf" if number % 3 == 0 else "lijn" for number in range(count)]
    rows = [columns("".join(name), 8 + number % 5, 1990 + number % 20) for number, name in enumerate(names)]
    given = zip(rows, kinds, names, strict=True)
    return [chart_request(reeks(*each, id=f"reeks-{number}")) for number, each in enumerate(given)]


def _against_vl_convert(folder: Path, count: int) -> bool:
    """Draw different charts, Altair and all, against vl-convert alone on the same specifications with all fonts of the system."""
    specifications = folder / "specifications.json"
    specifications.write_text(
        json.dumps([specification(wanted, BREED) for wanted in different_charts(count)])
    )
    return compare(
        f"{count} charts drawn / vl-convert alone with the fonts of the system",
        lambda: seconds([sys.executable, "-c", OURS, str(count)], ROOT),
        lambda: seconds([sys.executable, "-c", ALONE, str(specifications)], ROOT),
        1.5,
        3,
    )


def _kept(folder: Path) -> bool:
    """All the chart work of a build whose charts are in the cache, against a build that draws them."""

    def work() -> float:
        start = time.perf_counter()
        charts = Charts(different_charts(20), Cache(folder / "kept"))
        for number in range(20):
            for width in WIDTHS:
                charts.svg(f"reeks-{number}", width)
            for ending in ENDINGS:
                charts.file(f"reeks-{number}", ending)
        return time.perf_counter() - start

    def cold() -> float:
        shutil.rmtree(folder / "kept", ignore_errors=True)
        return work()

    def warm() -> float:
        cold()
        return work()

    return compare("20 series, all drawings and files: kept / drawn", warm, cold, 0.05, 3)
