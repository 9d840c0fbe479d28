"""All charts of a site: drawn once, kept by what is in them, the same on every machine, waited for only when needed."""

from __future__ import annotations

import hashlib
import os
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.charts import draw_all
from plugins.charts.draw_all import Charts, DrawingFailed, source_line
from plugins.charts.drawing import draw
from plugins.charts.drawing_order import BESTAND, WIDTHS, order, orders
from tests.charts.series import EDGES, GAP, column, reeks
from tests.conftest import ROOT

PROGRAM = """
import datetime, pathlib, sys
from plugins.site.load_records import load_records
from plugins.charts.draw_all import Charts
records, _ = load_records(pathlib.Path("tests/records/good"), datetime.date(2026, 11, 23))
charts = Charts(records.folder("cijferreeksen").values(), pathlib.Path(sys.argv[1]))
charts.start()
print(len(charts.svg("voorbeeld-reeks", "breed")), len(charts.file("voorbeeld-reeks", "png")), charts._process is None, sorted({"altair", "vl_convert"} & set(sys.modules)))
"""


def run(folder: Path, **environment: str) -> str:
    command = [sys.executable, "-c", PROGRAM, str(folder)]
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=True
    ).stdout


def digest(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.suffix in (".svg", ".png")
    }


@pytest.fixture(scope="module")
def charts(tmp_path_factory: pytest.TempPathFactory) -> Charts:
    given = [
        reeks(GAP),
        reeks(column(5), id="een-rij"),
        reeks(column(0, 0), id="nullen", kolommen=[{"id": "a", "naam": "a"}], eenheid="<b>stuks</b>"),
    ]
    return Charts(given, tmp_path_factory.mktemp("charts"), {"voorbeeld-bron": "De Uitgever"})


def test_a_chart_in_the_cache_starts_nothing_and_imports_no_drawing_library(tmp_path: Path):
    first, again = run(tmp_path).split(" ", 2), run(tmp_path).split(" ", 2)
    assert first[2] == "False []\n"
    assert again[2] == "True []\n"
    assert first[:2] == again[:2]


def test_drawings_and_files_are_the_same_with_other_fonts_and_another_environment(tmp_path: Path):
    here = (
        subprocess.run(["fc-list", ":", "file"], capture_output=True, text=True, check=False).stdout
        if shutil.which("fc-list")
        else ""
    )
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    for line in here.splitlines()[:2]:
        shutil.copy(line.rstrip(": "), fonts / f"LiberationSans{len(list(fonts.iterdir()))}.ttf")
    config = tmp_path / "fonts.conf"
    config.write_text(
        f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{fonts}</dir></fontconfig>'
    )
    run(tmp_path / "one")
    run(
        tmp_path / "two",
        FONTCONFIG_FILE=str(config),
        FONTCONFIG_PATH=str(tmp_path),
        HOME=str(tmp_path),
        LANG="tr_TR.UTF-8",
        TZ="Pacific/Kiritimati",
        PYTHONHASHSEED="7",
    )
    assert digest(tmp_path / "one") == digest(tmp_path / "two")
    assert len(digest(tmp_path / "one")) == len(WIDTHS) + 2


def test_what_the_processes_draw_is_what_the_whole_specification_draws(charts: Charts):
    for width in WIDTHS:
        assert charts.svg("voorbeeld", width) == draw(order(reeks(GAP), width))
    expected = draw(order(reeks(GAP), BESTAND, "Bron: De Uitgever. Licentie: CC0 1.0."))
    assert charts.file("voorbeeld", "svg") == expected.encode()


def test_a_png_holds_the_picture_twice_as_large_and_nothing_else(charts: Charts):
    svg, png = charts.file("voorbeeld", "svg"), charts.file("voorbeeld", "png")
    assert svg
    assert png
    names, place = [], 8
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        names.append(png[place + 4 : place + 8])
        place += 12 + length
    assert names == [b"IHDR", b"IDAT", b"IEND"]
    width, height = struct.unpack(">II", png[16:24])
    assert f'width="{width // 2}" height="{height // 2}"'.encode() in svg


def test_a_png_shows_the_letters(charts: Charts):
    from plugins.charts.drawing import png

    svg = (charts.file("voorbeeld", "svg") or b"").decode()
    assert len(png(svg)) > 1.2 * len(png(svg.replace("<text", "<desc").replace("</text", "</desc")))


def test_words_stand_in_place_of_a_chart_and_there_is_no_file(charts: Charts):
    assert charts.words("voorbeeld") is None
    assert charts.words("een-rij") == "Van 2010 is een openbaar cijfer bekend, in stuks: 5."
    assert (
        charts.svg("nullen", "smal")
        == "Alle cijfers van 2010 tot en met 2011 zijn 0, in &lt;b&gt;stuks&lt;/b&gt;."
    )
    assert charts.file("een-rij", "svg") is None


def test_the_same_drawing_twice_on_a_page_has_ids_of_its_own(charts: Charts):
    one, two = charts.svg("voorbeeld", "breed"), charts.svg("voorbeeld", "breed", number=2)
    assert 'id="g-voorbeeld-breed-t"' in one
    assert 'id="g-voorbeeld-breed-2-t"' in two
    assert one == two.replace("g-voorbeeld-breed-2-", "g-voorbeeld-breed-")


def test_the_key_follows_what_is_drawn_and_nothing_else():
    given = reeks(GAP)
    keys = {wanted.key for wanted in orders(given, "Bron: x.")}
    assert len(keys) == len(WIDTHS) + 1
    assert {
        wanted.key for wanted in orders(given.model_copy(update={"definitie": "Anders."}), "Bron: x.")
    } == keys
    for change in (
        {"eenheid": "dozen"},
        {"gebied": "Elders"},
        {"decimalen": 1},
        {"annotaties": reeks(GAP, annotaties=[{"jaar": 2020, "tekst": "x"}]).annotaties},
    ):
        assert not {wanted.key for wanted in orders(given.model_copy(update=change), "Bron: x.")} & keys
    assert len({wanted.key for wanted in orders(given, "Bron: y.")} - keys) == 1


def test_a_source_line_names_each_publisher_once():
    given = reeks(
        [{"jaar": 2020, "a": 1, "bronnen": ["b"]}, {"jaar": 2021, "a": 2, "bronnen": ["c", "a"]}],
        bronnen=["a"],
    )
    assert source_line(given, {"a": "NRC", "b": "NOS", "c": "NRC"}) == "Bronnen: NRC, NOS. Licentie: CC0 1.0."


def test_a_process_that_stops_is_said_on_the_chart_that_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(draw_all.sys, "executable", "/bin/false")
    with pytest.raises(DrawingFailed) as failed:
        Charts([reeks(GAP)], tmp_path).svg("voorbeeld", "breed")
    assert str(failed.value) == "de grafiek van voorbeeld kon niet worden getekend: geen uitleg"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"kind": "taart"}, "."), ({"table": None}, "AttributeError"), ({"decimals": "geen"}, ".")],
)
def test_an_order_that_cannot_be_drawn_stops_the_processes_with_a_reason(
    wrong: dict[str, object], said: str, tmp_path: Path
):
    charts = Charts([EDGES["grouped"]], tmp_path)
    charts._orders = [(order.__class__(**{**vars(order), **wrong}), path) for order, path in charts._orders]
    with pytest.raises(DrawingFailed, match=f"de grafiek van voorbeeld kon niet worden getekend: .*{said}"):
        charts.svg("voorbeeld", "breed")
