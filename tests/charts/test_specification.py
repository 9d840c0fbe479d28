"""The specification of each chart: valid Vega-Lite that needs nothing else, from published figures alone."""

from __future__ import annotations

import json
from typing import Any

import altair
import pytest
import vl_convert
from jsonschema import Draft7Validator

from plugins.charts.render import specification_text
from plugins.charts.request import BESTAND, WIDTHS
from plugins.charts.specification import KINDS, specification
from plugins.cijfers.delen import Grafieksoort
from tests.charts.series import EDGES, GAP, column, reeks, request

VEGA_LITE = Draft7Validator(altair.LayerChart._rootschema or {})


def test_every_kind_that_an_editor_may_choose_has_a_function():
    assert set(KINDS) == {kind.value for kind in Grafieksoort}


@pytest.mark.parametrize("name", ["six columns", "grouped with gaps", "stacked", "target, break and remarks"])
def test_a_specification_is_valid_vega_lite(name: str):
    """What a build makes without validation; the schema asks nothing of the rows of the data, so two of each are enough."""
    for width in (*WIDTHS, BESTAND):
        chart = specification(request(EDGES[name]), width)
        few = {layer: rows[:2] for layer, rows in chart["datasets"].items()}
        assert [error.message for error in VEGA_LITE.iter_errors({**chart, "datasets": few})] == []


def test_what_is_not_vega_lite_is_not_valid_here_either():
    chart = specification(request(reeks(GAP)), "breed")
    assert not VEGA_LITE.is_valid({**chart, "layer": [{"mark": "taart"}]})


def test_a_specification_holds_the_published_figures_and_starts_at_zero():
    chart = specification(request(reeks(GAP)), "breed")
    cells = [(row["jaar"], row["waarde"], row["soort"]) for row in chart["datasets"]["figures"]]
    assert cells == [
        ("2019", 10.0, "exact"),
        ("2020", None, "onbekend"),
        ("2021", 1200.0, "ongeveer"),
        ("2022", 1300.0, "exact"),
    ]
    heights = [layer["encoding"]["y"] for layer in chart["layer"] if layer["data"]["name"] == "figures"]
    assert [height["scale"]["domain"][0] for height in heights] == [0, 0]


def test_the_download_is_the_whole_chart_and_refers_to_nothing_outside_it():
    given = request(reeks(GAP))
    chart: dict[str, Any] = json.loads(specification_text(given, BESTAND))
    assert chart == json.loads(json.dumps(specification(given, BESTAND)))
    assert '"url"' not in json.dumps(chart)
    assert {layer["data"]["name"] for layer in chart["layer"]} == set(chart["datasets"])
    said = [text["text"] for text in chart["datasets"]["texts"]]
    assert {"Voorbeeld", "Let op: Niet echt.", "Bron: De Uitgever. Licentie: CC0 1.0."} <= set(said)


def test_numbers_are_written_in_dutch_by_vega_itself():
    chart = specification(request(reeks(column(1_000, 25_000))), "breed")
    assert ">20.000</text>" in vl_convert.vegalite_to_svg(chart)
    assert chart["config"]["locale"]["number"]["decimal"] == ","
    assert chart["config"]["locale"]["time"]["months"][2] == "maart"
