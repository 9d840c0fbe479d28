"""The specification: valid Vega-Lite from the published figures alone, and the quick way draws the same bytes."""

from __future__ import annotations

import json

import pytest

from plugins.charts.drawer import draw_lines
from plugins.charts.drawing import draw, furnished
from plugins.charts.drawing_order import BESTAND, WIDTHS, order
from plugins.charts.drawing_together import laid_out
from plugins.charts.picture import read_groups
from plugins.charts.specification import chart_specification, marks_only, template
from plugins.cijfers.cijferreeks import Cijferreeks
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
def test_marks_drawn_together_from_a_template_give_the_same_bytes_as_each_whole_specification(
    given: Cijferreeks,
):
    kind = given.grafiek.value
    wanted = [order(given, width, "Bron: een bron.") for width in (*WIDTHS, BESTAND)]
    charts, around = laid_out(wanted)
    (drawn,) = draw_lines(json.dumps([kind, asked]) for asked in (marks_only(template(kind)), charts))
    marks = read_groups(drawn, wanted)
    assert [furnished(*each) for each in zip(marks, wanted, around, strict=True)] == [
        draw(each) for each in wanted
    ]
