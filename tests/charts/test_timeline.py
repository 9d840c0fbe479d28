"""A timeline: a mark with its label for each point and span, none hiding another, valid Vega-Lite, light enough."""

from __future__ import annotations

import gzip
import re
from datetime import date, timedelta

from plugins.charts.request import WIDTHS
from plugins.charts.timeline import Dated, Lane, Span, TimelineRequest, timeline, timeline_svg
from tests.charts.test_specification import VEGA_LITE

FIRST = date(2023, 6, 2)
LANES = (
    Lane(
        "1. Formatie en Bibob",
        tuple(
            Dated(
                FIRST + timedelta(days=days),
                ("gevraagd", "document", "vergadering")[number % 3],
                f"punt {number}",
            )
            for number, days in enumerate((0, 30, 31, 32, 200, 380, 500))
        ),
        (
            Span(FIRST, date(2024, 1, 1), "Toegezegd voor 2024"),
            Span(date(2024, 3, 1), date(2025, 1, 1), "Toegezegd voor 2025, niet gedaan", late=True),
        ),
    ),
    Lane(
        "2. Plannen",
        (Dated(FIRST, "gevraagd", "Gevraagd"), Dated(date(2026, 11, 1), "document", "Een document")),
        (Span(date(2023, 7, 1), date(2026, 10, 1), "Ruim drie jaar niets openbaars gevonden", gap=True),),
    ),
)
REQUEST = TimelineRequest(
    "dossier", "Wat er gebeurde met twee aanbevelingen", "Twee banen.", date(2023, 1, 1), date(2026, 12, 31),
    ("gevraagd", "document", "vergadering"), LANES,
)  # fmt: skip


def test_a_timeline_is_valid_vega_lite_at_every_width():
    for width in WIDTHS:
        assert [error.message for error in VEGA_LITE.iter_errors(timeline(REQUEST, width))] == []


def test_every_point_and_span_is_a_mark_with_its_label_in_dutch():
    for width in WIDTHS:
        svg = timeline_svg(REQUEST, width)
        expected = [item.label for lane in LANES for item in (*lane.points, *lane.spans)]
        assert sorted(re.findall(r"<title>([^<]+)</title>", svg)) == sorted(expected)
        assert {"2023", "2024", "2025", "2026"} <= set(re.findall(r">(\d{4})</text>", svg))
        assert {">1. Formatie en Bibob<", ">2. Plannen<", ">vergadering<"} <= set(
            re.findall(r">[^<>]+<", svg)
        )
        assert len(gzip.compress(svg.encode(), 9)) < 2_500


def test_points_of_one_lane_that_would_hide_each_other_stand_above_each_other():
    rows = timeline(REQUEST, "breed")["datasets"]["points"]
    heights = {row["label"]: row["y"] for row in rows}
    assert heights["punt 1"] > heights["punt 2"] > heights["punt 3"]
    assert heights["punt 0"] == heights["punt 1"] == heights["punt 6"]


def test_a_gap_is_dotted_and_a_promise_that_ran_out_is_thick():
    spans = {
        row["label"]: (row["dash"], row["wide"]) for row in timeline(REQUEST, "breed")["datasets"]["spans"]
    }
    assert spans["Ruim drie jaar niets openbaars gevonden"] == ([2, 4], 1.5)
    assert spans["Toegezegd voor 2024"] == ([1, 0], 1.5)
    assert spans["Toegezegd voor 2025, niet gedaan"] == ([1, 0], 3)
