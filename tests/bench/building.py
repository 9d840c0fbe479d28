"""The real site against stock Pelican (simple theme, no plugins, no charts) that writes as many pages."""

from __future__ import annotations

import shutil
import sys
import textwrap
from itertools import cycle, islice
from pathlib import Path

from tests.bench.measuring import ROOT, compare, seconds, within

SITE = [sys.executable, "-m", "plugins.publish", "site"]
CHECK = [sys.executable, "-m", "plugins.publish", "check"]
STOCK = [sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "-o", "output", "-q"]
LISTS = 6
"""What stock Pelican adds to its articles: index, archives, authors, categories, tags and one category."""


def real_project(folder: Path) -> Path:
    """A copy of the real sources, with the theme and the settings of this checkout."""
    for name in ("content", "data"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "theme").symlink_to(ROOT / "theme")
    return folder


def building(folder: Path) -> list[bool]:
    """Build everything with caches, draw all charts, build with nothing changed, and check alone.

    A build draws each series at three widths and as SVG and PNG to download, and the timelines; the plain loop draws
    each series twice. The whole times also hold what else a build does, so they are compared per drawing too.
    """
    project = real_project(folder / "ours")
    seconds(SITE, project)
    stock = stock_site(folder / "stock", project)
    plain = stock_site(folder / "plain", project, charts=True)

    ours = sum(path.suffix != ".json" for path in (project / ".cache" / "charts").iterdir())
    theirs = len(list((plain / "series").glob("*.csv-*.svg")))

    def drawn() -> float:
        shutil.rmtree(project / ".cache" / "charts")
        return seconds([*SITE, "--opnieuw"], project)

    return [
        compare(
            "built with caches and all checks / stock Pelican, as many pages",
            lambda: seconds([*SITE, "--opnieuw"], project),
            lambda: seconds(STOCK, stock),
            0.6,
        ),
        compare(
            "nothing changed / stock Pelican, as many pages",
            lambda: seconds(SITE, project),
            lambda: seconds(STOCK, stock),
            0.15,
        ),
        compare(
            "built with all charts drawn / Pelican and a plain Altair loop, which draws less",
            drawn,
            lambda: seconds(STOCK, plain),
            0.5,
            3,
        ),
        compare(
            f"per drawing: our {ours} / the {theirs} of a plain Altair loop",
            lambda: (drawn() - seconds([*SITE, "--opnieuw"], project)) / ours,
            lambda: (seconds(STOCK, plain) - seconds(STOCK, stock)) / theirs,
            1,
            3,
        ),
        within("the sources checked, in seconds", lambda: seconds(CHECK, project), 1.5),
    ]


def stock_site(folder: Path, project: Path, charts: bool = False) -> Path:
    """Make a site for stock Pelican of the texts of a built project, repeated until it writes as many pages.

    With `charts` its settings draw each series of the project, at a wide and a narrow width, by a plain loop.
    """
    texts = [path.read_text(encoding="utf-8").split("---", 2)[2] for path in project.glob("content/**/*.md")]
    number = len(list((project / "output").rglob("*.html"))) - LISTS
    (folder / "content").mkdir(parents=True)
    for page, text in enumerate(islice(cycle(texts), number)):
        (folder / "content" / f"page-{page}.md").write_text(
            f"Title: Page {page}\nDate: 2026-01-01\nCategory: a\n\n{text}", encoding="utf-8"
        )
    settings = "SITEURL = ''\nPATH = 'content'\nPLUGINS = []\nTHEME = 'simple'\n"
    if charts:
        shutil.copytree(project / "output" / "cijfers", folder / "series")
        settings += PLAIN_LOOP
    (folder / "pelicanconf.py").write_text(settings, encoding="utf-8")
    seconds(STOCK, folder)
    assert len(list((folder / "output").rglob("*.html"))) == number + LISTS
    return folder


PLAIN_LOOP = textwrap.dedent(
    """
    import csv, pathlib
    import altair as alt
    for series in sorted(pathlib.Path("series").glob("*.csv")):
        if series.name.endswith(".excel.csv"):  # the same series once more
            continue
        rows = list(csv.DictReader(series.open(encoding="utf-8-sig")))
        for width in (660, 300):
            chart = alt.Chart(alt.Data(values=rows), width=width, title=series.stem).mark_line(point=True)
            chart.encode(x="jaar:O", y="waarde:Q", color="reeks:N").save(f"{series}-{width}.svg")
    """
)
