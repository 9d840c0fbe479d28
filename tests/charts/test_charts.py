"""Charts: as many marks as figures, Dutch words, no colours or styles of their own, drawn once."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from plugins.charts.drawing import draw, forget_system_fonts
from plugins.charts.drawing_order import WIDTHS, order
from plugins.charts.specification import chart_specification
from plugins.charts.svg import ATTRIBUTES, ELEMENTS
from plugins.charts.texts import chart_description
from plugins.records.cijferreeks import Cijferreeks
from tests.conftest import ROOT

SVG = "{http://www.w3.org/2000/svg}"


def reeks(rows: list[dict[str, Any]], kind: str = "lijn", columns: tuple[str, ...] = ("a",), **extra: Any) -> Cijferreeks:
    given = {
        "id": "voorbeeld", "bestand": "voorbeeld.yaml", "titel": "Voorbeeld", "onderwerp": "Voorbeelden", "omschrijving": "Een voorbeeld.", "eenheid": "stuks", "gebied": "Voorbeeldland",
        "definitie": "Voorbeelden.", "kanttekening": "Niet echt.", "bron_openbaar": True, "bronnen": ["voorbeeld-bron"], "bijgewerkt": __import__("datetime").date(2022, 1, 1), "licentie": "cc0-1.0",
        "grafiek": kind, "kolommen": [{"id": name, "naam": f"Kolom {name}"} for name in columns], "rijen": rows,
    }  # fmt: skip
    return Cijferreeks.model_validate({**given, **extra})


GAP = [{"jaar": 2019, "a": 10}, {"jaar": 2020, "a": "onbekend"}, {"jaar": 2021, "a": "~1200"}, {"jaar": 2022, "a": 1300}]


@pytest.fixture(autouse=True)
def _own_fonts(tmp_path: Path):
    forget_system_fonts(tmp_path)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", ["lijn", "staaf"])
def test_every_known_figure_is_one_mark_with_its_dutch_label(kind: str, width: str):
    root = ElementTree.fromstring(draw(order(reeks(GAP, kind), width)))
    labels = [title.text for title in root.iter(f"{SVG}title")][1:]
    assert sorted(label or "" for label in labels) == ["2019, Kolom a: 10", "2021, Kolom a: ongeveer 1.200", "2022, Kolom a: 1.300"]


def test_an_unknown_year_breaks_the_line_and_is_marked():
    drawn = draw(order(reeks(GAP), "breed"))
    line = re.search(r'<path d="([^"]+)"[^>]* stroke-dasharray', drawn)
    assert line
    assert line[1].count("M") == 2
    assert ">?</text>" in drawn


@pytest.mark.parametrize(
    "given",
    [
        reeks([{"jaar": 2020, "a": 5}]),
        reeks([{"jaar": 2020, "a": 0}, {"jaar": 2021, "a": 0}], "staaf"),
        reeks([{"jaar": year, **dict.fromkeys("abcdef", year % 7 + 1)} for year in range(2000, 2012)], "lijn", tuple("abcdef")),
        reeks([{"jaar": year, "a": year} for year in range(1900, 2100)]),
        reeks([{"jaar": 2020, "a": 1, "b": 2}], "staaf", ("a", "b"), breuken=[{"jaar": 2020, "tekst": "Anders geteld."}]),
        reeks([{"jaar": 2020, "a": 1}], kolommen=[{"id": "a", "naam": "<b>drugs</b> & geld"}]),
    ],
    ids=["one row", "all zero", "six columns", "200 rows", "grouped with a break", "markup in a name"],
)
def test_the_edges_are_drawn_from_the_list_of_what_may_stand_in_a_chart(given: Cijferreeks):
    drawn = draw(order(given, "smal"))
    root = ElementTree.fromstring(drawn)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= ELEMENTS
    assert {name for element in root.iter() for name in element.attrib} <= ATTRIBUTES
    assert "style=" not in drawn
    assert "<b>" not in drawn
    assert not re.search(r"\b(axis|legend|chart|mark|titled|scale|values from)\b", drawn)


def test_two_charts_on_a_page_share_no_id():
    one = draw(order(reeks(GAP), "breed"))
    two = draw(order(reeks(GAP), "smal"))
    ids = re.findall(r'\bid="([^"]+)"', one) + re.findall(r'\bid="([^"]+)"', two)
    assert len(ids) == len(set(ids)) > 0


def test_the_description_says_range_trend_and_what_is_unknown():
    assert chart_description(reeks(GAP)) == ("Lijngrafiek in stuks. Kolom a: gestegen van 10 in 2019 naar 1.300 in 2022. Hoogste: 1.300 in 2022. Laagste: 10 in 2019. Onbekend: 2020.")


def test_the_specification_holds_the_published_figures_and_starts_at_zero():
    specification = chart_specification(order(reeks(GAP), "breed"))
    assert [row["waarde"] for row in specification["datasets"]["cijfers"]] == [10.0, None, 1200.0, 1300.0]
    assert specification["layer"][0]["encoding"]["y"]["scale"]["zero"] is True


def test_the_specification_is_valid_vega_lite():
    import altair

    altair.Chart.from_dict(chart_specification(order(reeks(GAP, "staaf", breuken=[{"jaar": 2021, "tekst": "Anders."}]), "breed")))


def test_a_chart_in_the_cache_imports_no_drawing_library(tmp_path: Path):
    program = """
import sys, datetime, pathlib
from plugins.records.loading import load_records
from plugins.charts.draw_all import Charts
records, _ = load_records(pathlib.Path("tests/records/good"), datetime.date(2026, 11, 23))
charts = Charts(records.cijferreeksen.values(), pathlib.Path(sys.argv[1]))
charts.start()
print(len(charts.svg("voorbeeld-reeks", "breed")), len(charts._processes), sorted({"altair", "vl_convert", "lxml"} & set(sys.modules)))
"""
    said = [subprocess.run([sys.executable, "-c", program, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(" ", 2) for _ in range(2)]
    assert [line[1:] for line in said] == [["1", "[]\n"], ["0", "[]\n"]]
    assert said[0][0] == said[1][0]
