"""Where things stand: no text touches another, a line or a mark, nothing leaves the drawing, and letters can be read."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given as tried
from hypothesis import strategies as st

from plugins.charts.chart_layout import ChartLayout, chart_layout
from plugins.charts.elements import Text, crosses, overlap, text_width, wrap
from plugins.charts.labels import Labels
from plugins.charts.names import spread
from plugins.charts.plot import MEASURES, scale_for
from plugins.charts.request import BESTAND, KLEIN, SMAL, WIDTHS, ChartRequest
from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.site.load_records import load_records
from plugins.tables.value import Value
from tests.charts.series import EDGES, column, reeks, request
from tests.projects import TODAY, VOORBEELD

RECORDS, _ = load_records(VOORBEELD, TODAY)
assert RECORDS is not None
SERIES: dict[str, Cijferreeks] = {**EDGES, **RECORDS.of(Cijferreeks)}
ALL = (*WIDTHS, BESTAND)
VALUES = st.one_of(
    st.just("onbekend"), st.integers(0, 40_000), st.integers(0, 40_000).map(lambda number: f"~{number}"),
    st.integers(0, 40_000).map(lambda number: f">={number}"),
)  # fmt: skip
REMARK = st.text("abc mw", min_size=1, max_size=40).filter(str.strip)


@st.composite
def series(draw: st.DrawFn) -> Cijferreeks:
    """Any series that an editor may write."""
    keys = tuple("abcdef"[: draw(st.integers(1, 6))])
    years = list(range(2000, 2000 + draw(st.integers(2, 25))))
    rows = [{"jaar": year, **{key: draw(VALUES) for key in keys}} for year in years]
    rows[0][keys[0]], rows[-1][keys[0]] = 12_000, 17_000
    kind = draw(st.sampled_from(("lijn", "staaf")))
    extra: dict[str, Any] = {
        "breuken": [{"jaar": year, "tekst": "x"} for year in draw(st.sets(st.sampled_from(years[1:]), max_size=3))],
        "annotaties": [{"jaar": year, "tekst": draw(REMARK)} for year in draw(st.sets(st.sampled_from(years), max_size=3))],
        "streefwaarden": draw(st.sampled_from(([], [{"waarde": 21_000, "tekst": "Streven van de gemeente"}]))),
        "gestapeld": kind == "staaf" and len(keys) > 1 and draw(st.booleans()),
    }  # fmt: skip
    return reeks(rows, kind, keys, **extra)


def all_texts(layout: ChartLayout) -> list[Text]:
    """Everything that is written, the numbers and years of the axes included."""
    plot, letter = layout.plot, layout.plot.measures.letter
    ticks = plot.scale.ticks if plot.measures.lines else ()
    axis = [Text(-8, plot.y(float(tick)) + 5, plot.scale.tick(tick), letter, "right") for tick in ticks]
    years = [(plot.x(plot.years.index(year)), str(year)) for year in layout.years]
    return [
        *layout.labels,
        *layout.texts,
        *axis,
        *(Text(x, plot.height + letter + 6, year, letter, "center") for x, year in years),
    ]


def faults(asked: ChartRequest, width: str) -> list[tuple[str, ...]]:
    """Texts that touch each other, a mark or a line through marks, or that leave the drawing."""
    layout = chart_layout(asked, width)
    texts, plot = all_texts(layout), layout.plot
    found = [
        (one.text, other.text)
        for place, one in enumerate(texts)
        for other in texts[:place]
        if overlap(one.box, other.box)
    ]
    marks = Labels(plot, (0, 0, 0, 0))
    marks.take_marks()
    boxes = marks.boxes if asked.kind == "staaf" else marks.boxes[: asked.known]
    for text in layout.labels:
        if text.text != "?" and any(overlap(text.box, box) for box in boxes):
            found.append((text.text, "a mark"))
        if text.text != "?" and any(crosses(segment, text.box) for segment in marks.segments):
            found.append((text.text, "a line"))
    for text in texts:
        left, top, right, bottom = text.box
        if left < -layout.left - 0.5 or top < -layout.top - 0.5 or right > plot.width + layout.right + 0.5 or bottom > plot.height + layout.bottom + 0.5:  # fmt: skip
            found.append((text.text, "the edge"))
    return found


@pytest.mark.parametrize("name", SERIES)
def test_no_text_touches_another_a_mark_or_the_edge(name: str):
    assert {width: faults(request(SERIES[name]), width) for width in ALL} == {width: [] for width in ALL}


@tried(series(), st.sampled_from(ALL))
def test_in_no_chart_a_text_touches_another_a_mark_or_the_edge(given: Cijferreeks, width: str):
    assert faults(request(given), width) == []


def test_letters_are_twelve_pixels_or_more_on_the_narrowest_page():
    # At 320 px: the page keeps 16 px at each side, the figure its border and 12 px.
    assert (320 - 2 * 16 - 2 - 2 * 12) * MEASURES[SMAL].letter / MEASURES[SMAL].width >= 12
    # A card at 320 px keeps 20 px at each side.
    assert (320 - 2 * 16 - 2 - 2 * 20) * MEASURES[KLEIN].letter / MEASURES[KLEIN].width >= 12
    # The wide drawing is shown on pages wider than 640 px.
    wide = MEASURES["breed"]
    assert (641 - 2 * 0.04 * 641 - 2 - 2 * 0.03 * 641) * wide.letter / wide.width >= 12


def texts_of(given: Cijferreeks, width: str) -> list[str]:
    layout = chart_layout(request(given), width)
    return [text.text for text in (*layout.labels, *layout.texts)]


def test_the_first_last_highest_and_lowest_figures_are_written():
    figures = column(16400, 16900, 16918, 15041, 16890, 25818, 24986, 18857, 20328, 24201, 32007)
    assert {"16.400", "32.007", "15.041"} <= set(texts_of(reeks(figures), "breed"))


def test_a_card_has_the_first_and_the_last_figure_and_year_only():
    given = reeks(column(16400, 16900, 16918, 15041, 32007))
    assert sorted(texts_of(given, KLEIN)) == ["16.400", "2010", "2014", "32.007"]


def test_names_stand_at_the_ends_of_lines_with_the_last_figure_or_else_in_a_legend():
    ends = chart_layout(request(EDGES["six columns"]), "breed")
    bold = [text.text for text in ends.labels if text.weight == "bold"]
    assert sorted(text.split("\xa0")[0] for text in bold) == [f"Kolom {name}" for name in "abcdef"]
    assert ends.signs == []
    keyed = chart_layout(request(EDGES["long names with markup"]), "breed")
    assert [sign.shape for sign in keyed.signs] == ["circle", "square"]


def test_a_target_without_room_in_the_plot_is_named_above_it():
    crowded = chart_layout(request(EDGES["target, break and remarks"]), "breed")
    assert [text.y < 0 for text in crowded.texts if text.text.startswith("Streven")] == [True]
    roomy = reeks(column(1, 2, 3), streefwaarden=[{"waarde": 9, "tekst": "Streven"}])
    assert "Streven: 9" in [text.text for text in chart_layout(request(roomy), "breed").labels]


def test_a_lower_bound_has_an_open_triangle_a_sign_in_its_figure_and_a_meaning():
    for name, count in (("lower bounds", 2), ("lower bounds in bars", 2), ("lower bounds in a stack", 1)):
        layout = chart_layout(request(EDGES[name]), "breed")
        assert [sign.fill for sign in layout.signs if sign.shape == "triangle-up"] == ["#ffffff"] * count
        assert layout.texts[-1].text == "≥ en open driehoek: minstens."
    assert "≥16.900" in texts_of(EDGES["lower bounds"], "breed")


def test_many_breaks_are_said_once_under_the_chart():
    assert "andere telling" in texts_of(EDGES["grouped"], "breed")
    said = texts_of(EDGES["three breaks"], "breed")
    assert "andere telling" not in said
    assert "Stippellijn: vanaf hier anders geteld." in said


def test_two_hundred_years_are_labelled_with_round_years():
    assert chart_layout(request(EDGES["200 rows"]), "breed").years == list(range(1900, 2100, 20))
    eleven = reeks(column(*range(10_000, 21_000, 1_000), start=2015))
    assert chart_layout(request(eleven), SMAL).years == [2015, 2020, 2025]


@pytest.mark.parametrize(
    ("high", "decimals", "ticks", "word"),
    [
        (32007, 0, ["0", "10.000", "20.000", "30.000"], ""),
        ("11.4", 1, ["0", "2", "4", "6", "8", "10"], ""),
        (3, 0, ["0", "1", "2", "3"], ""),
        (1, 0, ["0", "1"], ""),
        ("0.04", 2, ["0", "0,01", "0,02", "0,03", "0,04"], ""),
        (12345678, 0, ["0", "2,5", "5,0", "7,5", "10,0"], "miljoenen"),
        (10**12, 0, ["0", "200", "400", "600", "800", "1.000"], "miljarden"),
    ],
)
def test_grid_lines_stand_at_round_numbers_in_dutch(high: object, decimals: int, ticks: list[str], word: str):
    scale = scale_for(Decimal(str(high)), 5, decimals)
    assert ([scale.tick(tick) for tick in scale.ticks], scale.word) == (ticks, word)


def test_figures_are_written_short():
    scale = scale_for(Decimal(32007), 5, 0)
    assert scale.short(Value(Decimal(16400), approximate=True)) == "± 16.400"
    assert scale.short(Value(Decimal(16400), at_least=True)) == "≥16.400"
    assert scale_for(Decimal(10**12), 5, 0).short(Value(Decimal(12 * 10**9))) == "12,0"


def test_long_texts_are_wrapped_and_long_words_cut_with_a_hyphen():
    lines = wrap("een " + "w" * 200, 100, 13)
    assert lines[0] == "een"
    assert all(line.endswith("w-") for line in lines[1:-1])
    assert "".join(lines).replace("-", "") == "een" + "w" * 200
    assert all(text_width(line, 13) <= 100 for line in lines)
    assert wrap("", 100, 13) == []


@tried(st.lists(st.tuples(st.floats(0, 250), st.floats(5, 30)), min_size=1, max_size=6))
def test_blocks_are_spread_in_order_without_overlap_within_their_limits(blocks: list[tuple[float, float]]):
    wanted, heights = [want for want, _ in blocks], [height for _, height in blocks]
    found = spread(wanted, heights, -15, 260)
    order = sorted(range(len(found)), key=lambda place: wanted[place])
    edges = [(found[place] - heights[place] / 2, found[place] + heights[place] / 2) for place in order]
    assert edges[0][0] >= -15.001
    assert edges[-1][1] <= 260.001
    assert all(one[1] <= other[0] + 0.001 for one, other in pairwise(edges))
    apart = spread([10, 50], [10, 10], 0, 100)
    assert apart == [10, 50]
