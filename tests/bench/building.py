"""Building the real site, against stock Pelican (simple theme, no plugins, no charts) on the same Markdown."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from datetime import date
from itertools import count
from pathlib import Path

from plugins.charts.drawing_order import BREED, SMAL, order
from plugins.charts.specification import chart_specification
from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.site.load_records import load_records
from tests.bench.measuring import ROOT, compare, seconds
from tests.projects import copy_of_the_project

SITE = [sys.executable, "-m", "plugins.publish", "site"]
CHECK = [sys.executable, "-m", "plugins.publish", "check"]


def building(folder: Path) -> list[bool]:
    """Warm, with a page or a much used source edited, with all charts drawn, with nothing changed, and the check alone."""
    project = copy_of_the_project(folder / "ours")
    seconds(SITE, project)
    stock, plain = folder / "stock", folder / "plain"
    stock_command = _stock_site(stock, ROOT / "content")
    plain_command = _stock_site(plain, ROOT / "content", draw=True)
    _export_specifications(plain)

    def cold() -> float:
        shutil.rmtree(project / ".cache" / "charts")
        return seconds([*SITE, "--opnieuw"], project)

    text, source = (
        project / "content" / "pages" / "aanpak.md",
        project / "data" / "bronnen" / "brief-2023-06-02.yaml",
    )
    written, titled = text.read_text(encoding="utf-8"), source.read_text(encoding="utf-8")
    edits = count()

    def edited() -> float:
        text.write_text(f"{written}\nDit is verandering {next(edits)}.\n", encoding="utf-8")
        return seconds(SITE, project)

    def named_anew() -> float:
        source.write_text(titled.replace("titel: ", f"titel: Naam {next(edits)}, "), encoding="utf-8")
        return seconds(SITE, project)

    return [
        compare(
            "real content, chart cache warm, all checks / stock Pelican",
            lambda: seconds([*SITE, "--opnieuw"], project),
            lambda: seconds(stock_command, stock),
            1.5,
            15,
        ),
        compare(
            "one text edited, all checks / stock Pelican",
            edited,
            lambda: seconds(stock_command, stock),
            1.75,
            9,
        ),
        compare(
            "the title of the most used source edited, all checks / stock Pelican",
            named_anew,
            lambda: seconds(stock_command, stock),
            2.25,
            9,
        ),
        compare(
            "real content, all charts drawn / Pelican and a plain Altair loop",
            cold,
            lambda: seconds(plain_command, plain),
            0.7,
            3,
        ),
        compare(
            "nothing changed / stock Pelican",
            lambda: seconds(SITE, project),
            lambda: seconds(stock_command, stock),
            0.15,
        ),
        compare(
            "check of the real content / importing Pelican",
            lambda: seconds(CHECK, project),
            lambda: seconds([sys.executable, "-c", "import pelican"], project),
            2,
        ),
    ]


def _stock_site(folder: Path, content: Path, draw: bool = False) -> list[str]:
    """A site of stock Pelican on the same Markdown, with its own front matter; returns the command that builds it."""
    (folder / "content").mkdir(parents=True)
    for number, page in enumerate(sorted(content.rglob("*.md"))):
        body = page.read_text(encoding="utf-8").split("---", 2)[2]
        (folder / "content" / f"page-{number}.md").write_text(
            f"Title: Page {number}\nDate: 2026-01-01\nCategory: a\n\n{body}", encoding="utf-8"
        )
    loop = textwrap.dedent(
        """
        import json, altair as alt
        for name in sorted(__import__("pathlib").Path("charts").glob("*.json")):
            alt.Chart.from_dict(json.loads(name.read_text())).save(str(name) + ".svg")
        """
    )
    (folder / "pelicanconf.py").write_text(
        "SITEURL = ''\nPATH = 'content'\nPLUGINS = []\nTHEME = 'simple'\n" + (loop if draw else "")
    )
    return [sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "-o", "output", "-q"]


def _export_specifications(folder: Path) -> None:
    """Put the specification of every chart, at both widths, where the plain loop finds it."""
    records, _ = load_records(ROOT, date.today())
    assert records is not None
    (folder / "charts").mkdir()
    for given in records.of(Cijferreeks).values():
        for width in (BREED, SMAL):
            (folder / "charts" / f"{given.id}-{width}.json").write_text(
                json.dumps(chart_specification(order(given, width)))
            )
