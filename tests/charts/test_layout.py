"""Where things stand: no text touches another, a line or a mark, nothing leaves the drawing, and letters can be read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from plugins.charts.drawing_order import KLEIN, SMAL, WIDTHS, order
from plugins.charts.layout import MEASURES, Box, Word
from plugins.charts.measure import text_width, wrap
from plugins.charts.placing import Room, crosses, spread
from plugins.charts.scale import scale_for
from plugins.charts.sheet import Sheet, lay_out
from plugins.charts.writing import Setting, take_marks
from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.site.load_records import load_records
from plugins.tables.value import Value
from tests.charts.series import EDGES, column, columns, reeks
from tests.conftest import ROOT

RECORDS, _ = load_records(ROOT, date(2026, 11, 23))
assert RECORDS is not None
SERIES: dict[str, Cijferreeks] = {**EDGES, **RECORDS.folder("cijferreeksen")}


def all_words(sheet: Sheet) -> list[Word]:
    """Everything that is written, the figures and years of the axes included."""
    base = sheet.plot.height + sheet.measures.letter + 6
    ticks = [
        Word(-8, sheet.plot.y(float(tick)) + 5, sheet.scale.tick(tick), "end")
        for tick in sheet.ticks
        if sheet.measures.lines
    ]
    years = [
        Word(sheet.plot.x(sheet.plot.years.index(year)), base, str(year), "middle") for year in sheet.years
    ]
    return [*sheet.words, *ticks, *years]


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", SERIES)
def test_no_text_touches_another_text(name: str, width: str):
    sheet = lay_out(order(SERIES[name], width))
    words = all_words(sheet)
    boxes = [(word.text, word.box(sheet.measures.letter)) for word in words]
    assert [
        (one, other)
        for place, (one, box) in enumerate(boxes)
        for other, beside in boxes[:place]
        if overlap(box, beside)
    ] == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", SERIES)
def test_no_figure_touches_a_line_or_a_mark(name: str, width: str):
    wanted = order(SERIES[name], width)
    sheet = lay_out(wanted)
    empty = Room((-1e9, -1e9, 1e9, 1e9))
    take_marks(Setting(wanted, sheet.measures, sheet.scale, sheet.plot, sheet.radius, empty))
    marks = empty.boxes if wanted.kind == "staaf" else empty.boxes[: wanted.known]
    for word in sheet.words:
        if word.halo and word.text != "?":
            box = word.box(sheet.measures.letter)
            assert not [mark for mark in marks if overlap(box, mark)], word.text
            assert not [line for line in empty.segments if crosses(line, box)], word.text


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", SERIES)
def test_nothing_leaves_the_drawing(name: str, width: str):
    sheet = lay_out(order(SERIES[name], width))
    left, top, right, bottom = sheet.margins
    assert left + sheet.plot.width + right == MEASURES[width].width
    for word in all_words(sheet):
        box = word.box(sheet.measures.letter)
        assert box[0] >= -left - 0.5, word.text
        assert box[1] >= -top - 0.5, word.text
        assert box[2] <= sheet.plot.width + right + 0.5, word.text
        assert box[3] <= sheet.plot.height + bottom + 0.5, word.text


def test_letters_are_twelve_pixels_or_more_on_the_narrowest_page():
    # At 320 px: the page keeps 16 px at each side, the figure its border and 12 px.
    assert (320 - 2 * 16 - 2 - 2 * 12) * MEASURES[SMAL].letter / MEASURES[SMAL].width >= 12
    # A card at 320 px keeps 20 px at each side.
    assert (320 - 2 * 16 - 2 - 2 * 20) * MEASURES[KLEIN].letter / MEASURES[KLEIN].width >= 12
    # The wide drawing is shown on pages wider than 640 px.
    assert (641 - 2 * 0.04 * 641 - 2 - 2 * 0.03 * 641) * MEASURES["breed"].letter / MEASURES[
        "breed"
    ].width >= 12


def test_the_first_last_highest_and_lowest_figures_are_written():
    sheet = lay_out(
        order(
            reeks(column(16400, 16900, 16918, 15041, 16890, 25818, 24986, 18857, 20328, 24201, 32007)),
            "breed",
        )
    )
    assert {"16.400", "32.007", "15.041"} <= {word.text for word in sheet.words}


def test_a_card_has_the_first_and_the_last_figure_and_year_only():
    sheet = lay_out(order(reeks(column(16400, 16900, 16918, 15041, 32007)), KLEIN))
    assert sorted(word.text for word in sheet.words) == ["16.400", "2010", "2014", "32.007"]
    assert sheet.years == ()


def test_names_stand_at_the_ends_of_lines_with_the_last_figure_or_else_in_a_key():
    assert "Kolom\xa0a" not in "".join(
        word.text for word in lay_out(order(EDGES["six columns"], "breed")).words
    )
    ends = [word.text for word in lay_out(order(EDGES["six columns"], "breed")).words if word.bold]
    assert sorted(text.split("\xa0")[0] for text in ends) == [f"Kolom {name}" for name in "abcdef"]
    keyed = lay_out(order(EDGES["long names with markup"], "breed"))
    assert [key.column for key in keyed.keys] == [0, 1]


def test_a_target_without_room_in_the_plot_is_named_above_it():
    crowded = lay_out(order(EDGES["target, break and remarks"], "breed"))
    assert [word.y < 0 for word in crowded.words if word.text.startswith("Streven")] == [True]
    roomy = lay_out(order(reeks(column(1, 2, 3), streefwaarden=[{"waarde": 9, "tekst": "Streven"}]), "breed"))
    assert [word.y > 0 for word in roomy.words if word.text == "Streven: 9"] == [True]


def test_two_hundred_years_are_labelled_with_round_years():
    assert lay_out(order(EDGES["200 rows"], "breed")).years == tuple(range(1900, 2100, 20))
    assert lay_out(order(reeks(column(*range(10_000, 21_000, 1_000), start=2015)), SMAL)).years == (
        2015,
        2020,
        2025,
    )


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
    assert scale_for(Decimal(32007), 5, 0).short(Value(Decimal(16400), approximate=True)) == "± 16.400"
    assert scale_for(Decimal(10**12), 5, 0).short(Value(Decimal(12 * 10**9))) == "12,0"


def test_long_texts_are_wrapped_and_long_words_cut():
    lines = wrap("een " + "w" * 200, 100, 13)
    assert "".join(lines).replace(" ", "") == "een" + "w" * 200
    assert all(text_width(line, 13) <= 100 for line in lines)
    assert wrap("", 100, 13) == []


def test_blocks_are_spread_without_overlap_and_near_what_they_want():
    assert spread([10, 50], [10, 10], 0, 100) == [10, 50]
    assert spread([50, 52, 51], [10, 10, 10], 0, 100) == [41, 61, 51]
    assert spread([99, 98], [10, 10], 0, 100) == [95, 85]


def test_columns_that_look_like_nothing_stay_apart():
    for count in range(2, 7):
        lay_out(order(reeks(columns("abcdef"[:count], 20), "lijn", tuple("abcdef"[:count])), SMAL))
