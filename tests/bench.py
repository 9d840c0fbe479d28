"""The benchmarks, each a ratio within one run: `python -m tests.bench`.

Times on a noisy machine mean little; the medians of alternating runs are compared with stock Pelican (simple theme, no plugins, no charts) on the same Markdown.
"""

from __future__ import annotations

import json
import math
import pickle
import shutil
import statistics
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from plugins.charts.draw_all import ENDINGS, Charts
from plugins.charts.drawing_order import BREED, SMAL, WIDTHS, order
from plugins.charts.specification import chart_specification
from plugins.records.cijferreeks import Cijferreeks
from plugins.records.loading import load_records
from tests.charts.series import columns, reeks
from tests.projects import copy_of_the_project

ROOT = Path(__file__).resolve().parent.parent
RUNS = 5


def seconds(command: list[str], folder: Path, given: bytes = b"") -> float:
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, input=given, capture_output=True, check=False)
    took = time.perf_counter() - start
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout.decode()[-2000:]}{done.stderr.decode()[-2000:]}")
    return took


def stock_site(folder: Path, content: Path, draw: bool = False) -> list[str]:
    """A site of stock Pelican on the same Markdown, with its own front matter; returns the command that builds it."""
    (folder / "content").mkdir(parents=True)
    for number, page in enumerate(sorted(content.rglob("*.md"))):
        body = page.read_text(encoding="utf-8").split("---", 2)[2]
        (folder / "content" / f"page-{number}.md").write_text(f"Title: Page {number}\nDate: 2026-01-01\nCategory: a\n\n{body}", encoding="utf-8")
    loop = textwrap.dedent(
        """
        import json, altair as alt
        for name in sorted(__import__("pathlib").Path("charts").glob("*.json")):
            alt.Chart.from_dict(json.loads(name.read_text())).save(str(name) + ".svg")
        """
    )
    (folder / "pelicanconf.py").write_text("SITEURL = ''\nPATH = 'content'\nPLUGINS = []\nTHEME = 'simple'\n" + (loop if draw else ""))
    return [sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "-o", "output", "-q"]


def export_specifications(folder: Path) -> None:
    """Put the specification of every chart, at both widths, where the plain loop finds it."""
    records, _ = load_records(ROOT, date.today())
    assert records is not None
    (folder / "charts").mkdir()
    for given in records.cijferreeksen.values():
        for width in (BREED, SMAL):
            (folder / "charts" / f"{given.id}-{width}.json").write_text(json.dumps(chart_specification(order(given, width))))


def compare(label: str, ours: Callable[[], float], theirs: Callable[[], float], target: float, runs: int = RUNS) -> bool:
    pairs = [(ours(), theirs()) for _ in range(runs)]
    mine, other = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = mine / other
    print(f"{label:<66} {mine:6.2f} s / {other:6.2f} s = {ratio:5.2f} ×  (target {target})  {'ok' if ratio <= target else 'MISSED'}", flush=True)
    return ratio <= target


def growth(folder: Path) -> bool:
    """Build 30, 300 and 3,000 pages and fit the exponent of time against pages."""
    points = []
    for pages in (30, 300, 3_000):
        project = copy_of_the_project(folder / f"grow-{pages}")
        source = (project / "content" / "pages" / "over.md").read_text(encoding="utf-8")
        (project / "content" / "pages" / "groei").mkdir()
        for number in range(pages):
            text = source.replace("Title: Over deze site", f"Title: Voorbeeldpagina {number}")
            (project / "content" / "pages" / "groei" / f"p{number}.md").write_text(text, encoding="utf-8")
        links = "\n".join(f"- [Voorbeeld {number}](/groei/p{number}/)" for number in range(pages))
        for part in range(math.ceil(pages / 300)):
            chosen = "\n".join(links.splitlines()[part * 300 : (part + 1) * 300])
            (project / "content" / "pages" / f"lijst{part}.md").write_text(f"---\nTitle: Lijst {part}\nDate: 2026-11-23\nSummary: Lijst.\n---\n\n{chosen}\n", encoding="utf-8")
        (project / "content" / "pages" / "contact.md").open("a").write("\n" + "\n".join(f"- [Lijst {part}](/lijst{part}/)" for part in range(math.ceil(pages / 300))) + "\n")
        (project / "theme" / "templates" / "zoeken.html").write_text("{% extends 'page.html' %}")  # one page that lists all would pass the weight limit
        took = seconds([sys.executable, "-m", "plugins.publish", "site", "--opnieuw"], project)
        points.append((pages, took))
        print(f"  {pages:>5} generated pages: {took:6.2f} s", flush=True)
        shutil.rmtree(project)
    fixed = points[0][1] - (points[1][1] - points[0][1]) * points[0][0] / (points[1][0] - points[0][0])
    exponent = math.log((points[2][1] - fixed) / (points[1][1] - fixed)) / math.log(points[2][0] / points[1][0])
    print(f"growth from 300 to 3,000 pages, start-up taken off: exponent {exponent:.2f}  (target 1.05)  {'ok' if exponent <= 1.05 else 'MISSED'}", flush=True)
    return exponent <= 1.05


def different_series(count: int) -> list[Cijferreeks]:
    """Series of one to four columns and eight to twelve years, as lines and as bars."""
    names = [("a", "b", "c", "d")[: 1 + number % 4] for number in range(count)]
    return [reeks(columns("".join(name), 8 + number % 5, 1990 + number % 20), "staaf" if number % 3 == 0 else "lijn", name, id=f"reeks-{number}") for number, name in enumerate(names)]


def charts(folder: Path, count: int, target: float, runs: int) -> bool:
    """Draw different charts, against vl-convert alone on the same specifications in one process, with all fonts of the system."""
    orders = [order(given, (BREED, SMAL)[number % 2]) for number, given in enumerate(different_series(count))]
    specifications = folder / f"specifications-{count}.json"
    specifications.write_text(json.dumps([chart_specification(wanted) for wanted in orders]))
    alone = [sys.executable, "-c", "import json, sys, vl_convert\nfor given in json.load(open(sys.argv[1])): vl_convert.vegalite_to_svg(given)", str(specifications)]

    def drawn() -> float:
        shutil.rmtree(folder / "drawn", ignore_errors=True)
        (folder / "drawn").mkdir()
        return seconds([sys.executable, "-m", "plugins.charts", str(folder / "drawn")], ROOT, pickle.dumps(orders))

    fonts = subprocess.run(["fc-list"], capture_output=True, text=True, check=False).stdout.count("\n") if shutil.which("fc-list") else 0
    return compare(f"{count} charts drawn / vl-convert alone with {fonts} system fonts", drawn, lambda: seconds(alone, ROOT), target, runs)


def kept_charts(folder: Path) -> bool:
    """All the chart work of a build whose charts are in the cache, against a build that draws them."""

    def work() -> float:
        start = time.perf_counter()
        found = Charts(different_series(40), folder / "kept")
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


def main() -> int:
    """Run every benchmark; returns 1 when a target is missed."""
    results = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project = copy_of_the_project(folder / "ours")
        ours = [sys.executable, "-m", "plugins.publish", "site"]
        seconds(ours, project)
        stock, plain = folder / "stock", folder / "plain"
        stock_command = stock_site(stock, ROOT / "content")
        plain_command = stock_site(plain, ROOT / "content", draw=True)
        export_specifications(plain)

        def cold() -> float:
            shutil.rmtree(project / ".cache" / "charts")
            return seconds([*ours, "--opnieuw"], project)

        results.append(compare("real content, chart cache warm, all checks / stock Pelican", lambda: seconds([*ours, "--opnieuw"], project), lambda: seconds(stock_command, stock), 1.5))
        results.append(compare("real content, all charts drawn / Pelican and a plain Altair loop", cold, lambda: seconds(plain_command, plain), 0.7, 3))
        results.append(compare("nothing changed / stock Pelican", lambda: seconds(ours, project), lambda: seconds(stock_command, stock), 0.15))
        results.append(charts(folder, 40, 0.56, RUNS))
        results.append(charts(folder, 200, 0.45, 3))
        results.append(kept_charts(folder))
        results.append(growth(folder))
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
