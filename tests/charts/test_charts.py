"""All charts of a site: drawn once, kept by what is in them, the same on every machine."""

from __future__ import annotations

import hashlib
import os
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.cache import Cache
from plugins.charts.charts import ENDINGS, Charts
from plugins.charts.request import WIDTHS
from plugins.cijfers.exports import source_line
from tests.charts.series import GAP, column, reeks, request
from tests.conftest import ROOT

PROGRAM = """
import pathlib, sys
from plugins.cache import Cache
from plugins.charts.charts import ENDINGS, Charts
from plugins.charts.request import WIDTHS
from tests.charts.series import GAP, reeks, request
charts = Charts([request(reeks(GAP))], Cache(pathlib.Path(sys.argv[1])))
for width in WIDTHS: charts.svg("voorbeeld", width)
for ending in ENDINGS: charts.file("voorbeeld", ending)
print(len(charts.svg("voorbeeld", "breed")), len(charts.file("voorbeeld", "png")), sorted({"altair", "vl_convert"} & set(sys.modules)))
"""


def run(folder: Path, **environment: str) -> str:
    command = [sys.executable, "-c", PROGRAM, str(folder)]
    given = {**os.environ, **environment}
    return subprocess.run(command, cwd=ROOT, env=given, capture_output=True, text=True, check=True).stdout


def digest(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (folder / "charts").iterdir()
    }


@pytest.fixture(scope="module")
def charts(tmp_path_factory: pytest.TempPathFactory) -> Charts:
    zeros = reeks(column(0, 0), id="nullen", kolommen=[{"id": "a", "naam": "a"}], eenheid="<b>stuks</b>")
    given = [reeks(GAP), reeks(column(5), id="een-rij"), zeros]
    return Charts(map(request, given), Cache(tmp_path_factory.mktemp("charts")))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The drawings and files that a process of its own kept in a folder, and what it said."""
    folder = tmp_path_factory.mktemp("kept")
    return folder, run(folder)


def test_a_chart_in_the_cache_is_read_without_a_drawing_library(kept: tuple[Path, str]):
    folder, said = kept
    first, again = said.split(" ", 2), run(folder).split(" ", 2)
    assert first[2] == "['altair', 'vl_convert']\n"
    assert again[2] == "[]\n"
    assert first[:2] == again[:2]


def test_drawings_and_files_are_the_same_with_other_fonts_and_another_environment(
    kept: tuple[Path, str], tmp_path: Path
):
    listed = ["fc-list", ":", "file"]
    here = (
        subprocess.run(listed, capture_output=True, text=True, check=False).stdout
        if shutil.which("fc-list")
        else ""
    )
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    for number, line in enumerate(here.splitlines()[:2]):
        shutil.copy(line.rstrip(": "), fonts / f"LiberationSans{number}.ttf")
    config = tmp_path / "fonts.conf"
    config.write_text(f'<?xml version="1.0"?><fontconfig><dir>{fonts}</dir></fontconfig>')
    elsewhere = {
        "HOME": str(tmp_path),
        "LANG": "tr_TR.UTF-8",
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "7",
    }
    run(tmp_path / "two", FONTCONFIG_FILE=str(config), FONTCONFIG_PATH=str(tmp_path), **elsewhere)
    assert digest(kept[0]) == digest(tmp_path / "two")
    assert len(digest(kept[0])) == len(WIDTHS) + len(ENDINGS)


def test_drawing_leaves_the_environment_as_it_was(charts: Charts):
    """A browser that a process starts after drawing would have no letters at all with the fonts of the drawings."""
    before = dict(os.environ)
    assert charts.file("voorbeeld", "png")
    assert dict(os.environ) == before


def test_a_png_is_the_picture_twice_as_large_with_its_letters(charts: Charts):
    from plugins.charts.render import vl_convert

    svg, png = (charts.file("voorbeeld", "svg") or b"").decode(), charts.file("voorbeeld", "png") or b""
    width, height = struct.unpack(">II", png[16:24])
    assert f'width="{width // 2}" height="{height // 2}"' in svg
    assert len(png) > 1.2 * len(
        vl_convert.svg_to_png(svg.replace("<text", "<desc").replace("</text", "</desc"), scale=2)
    )


def test_words_stand_in_place_of_a_chart_and_there_is_no_file(charts: Charts):
    assert charts.words("voorbeeld") is None
    assert charts.words("een-rij") == "Van 2010 is een openbaar cijfer bekend, in stuks: 5."
    zeros = "Alle cijfers van 2010 tot en met 2011 zijn 0, in &lt;b&gt;stuks&lt;/b&gt;."
    assert charts.svg("nullen", "smal") == zeros
    assert [charts.file("een-rij", ending) for ending in ENDINGS] == [None] * len(ENDINGS)


def test_a_chart_is_drawn_again_when_what_it_shows_changes_and_only_then(tmp_path: Path):
    def kept(**changed: object) -> int:
        Charts([request(reeks(GAP).model_copy(update=changed))], Cache(tmp_path)).svg("voorbeeld", "breed")
        return len(list((tmp_path / "charts").iterdir()))

    assert [kept(), kept(), kept(definitie="Anders.")] == [1, 1, 1]
    remarks = reeks(GAP, annotaties=[{"jaar": 2020, "tekst": "x"}]).annotaties
    changes = ({"eenheid": "dozen"}, {"gebied": "Elders"}, {"decimalen": 1}, {"annotaties": remarks})
    assert [kept(**change) for change in changes] == [2, 3, 4, 5]


def test_a_source_line_names_each_publisher_once():
    rows = [{"jaar": 2020, "a": 1, "bronnen": ["b"]}, {"jaar": 2021, "a": 2, "bronnen": ["c", "a"]}]
    names = {"a": "NRC", "b": "NOS", "c": "NRC"}
    assert source_line(reeks(rows, bronnen=["a"]), names) == "Bronnen: NRC, NOS. Licentie: CC0 1.0."
