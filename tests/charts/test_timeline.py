"""Timelines: every sign and line is drawn with its label, none hides another, and what is not known looks so."""

from __future__ import annotations

import gzip
import re
from datetime import date, timedelta

from plugins.charts.render import timeline_drawing
from plugins.charts.request import BREED, SMAL, WIDTHS, Dated, Lane, Look, Span, TimelineRequest
from plugins.charts.timeline import timeline
from tests.charts.test_specification import VEGA_LITE

FIRST = date(2023, 6, 2)
DAYS = tuple(FIRST + timedelta(days=days) for days in (0, 30, 31, 32, 200, 380, 500))
LANES = (
    Lane(
        "1. Formatie en Bibob",
        (
            *(Dated(day, day, ("gevraagd", "stuk")[number % 2], f"punt {number}") for number, day in enumerate(DAYS)),
            Dated(date(2024, 1, 1), date(2024, 12, 31), "stuk", "ergens in 2024"),
            Dated(date(2020, 1, 1), date(2020, 12, 31), "stuk", "te vroeg"),
        ),
        (
            Span(FIRST, date(2024, 1, 1), Look.PROMISE, "Toegezegd voor 2024"),
            Span(date(2024, 3, 1), date(2025, 1, 1), Look.LATE, "Toegezegd voor 2025, over tijd"),
            Span(date(2024, 3, 1), date(2030, 1, 1), Look.PROMISE, "Toegezegd voor 2030"),
        ),
    ),
    Lane(
        "2. Plannen",
        (Dated(FIRST, FIRST, "gevraagd", "Gevraagd"),),
        (
            Span(FIRST, date(2026, 10, 1), Look.GAP, "Lang niets gevonden", "3 jaar stil"),
            Span(FIRST, date(2026, 12, 31), Look.OPEN, "Toegezegd zonder datum"),
        ),
        ((date(2026, 10, 1), "Gezocht"),),
    ),
    Lane("3. Niets"),
)  # fmt: skip
REQUEST = TimelineRequest(
    "dossier", "Wat er gebeurde", "Drie banen.", date(2023, 1, 1), date(2026, 12, 31), ("gevraagd", "antwoord", "stuk"),
    tuple((look, f"zo ziet {look.name.lower()} eruit") for look in Look), LANES, ((date(2024, 7, 4), "Raad"), (date(2027, 1, 1), "Later")),
)  # fmt: skip


def rows(name: str, width: str = BREED) -> dict[str, dict[str, object]]:
    """The rows of a layer by their label."""
    return {row["label"]: row for row in timeline(REQUEST, width)["datasets"][name]}


def test_a_timeline_is_valid_vega_lite_at_every_width():
    for width in WIDTHS:
        assert [error.message for error in VEGA_LITE.iter_errors(timeline(REQUEST, width))] == []


def test_every_sign_and_line_between_the_two_days_is_a_mark_with_its_label():
    expected = {item.label for lane in LANES for item in (*lane.points, *lane.spans)} - {"te vroeg"}
    for width in WIDTHS:
        svg = timeline_drawing(REQUEST, width)
        assert set(re.findall(r"<title>([^<]+)</title>", svg)) == expected | {"Gezocht", "Raad"}
        assert {"2023", "2024", "2025", "2026"} <= set(re.findall(r">(\d{4})</text>", svg))
        assert {"3. Niets", "3 jaar stil", "stuk", "zo ziet gap eruit"} <= set(
            re.findall(r">([^<>]+)</text>", svg)
        )
        assert ">antwoord<" not in svg  # no sign of this kind is drawn
        assert len(gzip.compress(svg.encode(), 9)) < 2_500


def test_signs_that_would_hide_each_other_stand_above_each_other():
    heights = {label: float(str(row["y"])) for label, row in rows("points").items()}
    assert heights["punt 0"] > heights["punt 1"] > heights["punt 2"] > heights["punt 3"]
    assert heights["punt 0"] == heights["punt 6"]


def test_a_day_that_is_not_known_has_an_open_sign_over_the_middle_of_its_year():
    points = rows("points")
    assert (points["ergens in 2024"]["day"], points["ergens in 2024"]["fill"]) == ("2024-07-01", "#ffffff")
    assert points["punt 1"]["fill"] == points["punt 1"]["colour"] == points["ergens in 2024"]["colour"]


def test_a_gap_is_dotted_what_is_late_is_thick_and_what_goes_on_has_no_end():
    lines = rows("lines")
    looks = {
        label: (row["colour"] == Look.LATE.colour, row["dash"], row["width"]) for label, row in lines.items()
    }
    assert looks["Lang niets gevonden"] == (False, (2, 4), 2.5)
    assert looks["Toegezegd voor 2024"] == (False, (1, 0), 1.5)
    assert looks["Toegezegd voor 2025, over tijd"] == (True, (1, 0), 3)
    plot = timeline(REQUEST, BREED)
    assert lines["Toegezegd voor 2030"]["x2"] == plot["width"]
    tracks = plot["datasets"]["rules"]
    ends = {label: sum(row["y"] == line["y"] and row["x"] == row["x2"] for row in tracks) for label, line in lines.items()}  # fmt: skip
    assert ends["Toegezegd voor 2024"] == 2
    assert ends["Toegezegd voor 2030"] == ends["Toegezegd zonder datum"] == 1


def test_a_line_through_all_lanes_does_not_run_through_their_names_on_a_narrow_page():
    wide, narrow = (
        [row for row in timeline(REQUEST, width)["datasets"]["lines"] if row["label"] == "Raad"] for width in (BREED, SMAL)
    )  # fmt: skip
    assert (len(wide), len(narrow)) == (1, 3)


def test_a_timeline_of_nothing_can_be_drawn():
    empty = TimelineRequest("leeg", "Leeg", "Leeg.", date(2023, 1, 1), date(2023, 1, 1), (), (), ())
    assert "<title" in timeline_drawing(empty, BREED)
