"""The specification: valid Vega-Lite from the published figures alone, and the quick way draws the same bytes."""

from __future__ import annotations

import json
from io import StringIO

import pytest

from plugins.charts.drawer import draw_lines
from plugins.charts.drawing import draw, furnished
from plugins.charts.drawing_order import BESTAND, WIDTHS, order
from plugins.charts.processes import laid_out
from plugins.charts.specification import chart_specification, marks_only, template
from plugins.records.cijferreeks import Cijferreeks
from tests.charts.series import EDGES, GAP, reeks


def test_the_specification_holds_the_published_figures_and_starts_at_zero():
    specification = chart_specification(order(reeks(GAP), "breed"))
    assert [row["waarde"] for row in specification["datasets"]["cijfers"]] == [10.0, None, 1200.0, 1300.0]
    figures = [layer for layer in specification["layer"] if layer["data"]["name"] == "cijfers"]
    assert [layer["encoding"]["y"]["scale"]["domain"][0] for layer in figures] == [0, 0]


@pytest.mark.parametrize("given", EDGES.values(), ids=EDGES)
def test_the_specification_is_valid_vega_lite(given: Cijferreeks):
    import altair

    for width in (*WIDTHS, BESTAND):
        altair.Chart.from_dict(chart_specification(order(given, width)))


@pytest.mark.parametrize("given", EDGES.values(), ids=EDGES)
def test_marks_drawn_from_a_template_give_the_same_bytes_as_the_whole_specification(given: Cijferreeks):
    templates = {given.grafiek.value: marks_only(template(given.grafiek.value))}
    for width in (*WIDTHS, BESTAND):
        wanted = order(given, width, "Bron: een bron.")
        line, around = laid_out(wanted)
        assert furnished(next(draw_lines(StringIO(line), json.loads(json.dumps(templates)))), wanted, around) == draw(wanted)
