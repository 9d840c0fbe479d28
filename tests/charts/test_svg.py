"""The SVG: as many marks as figures, Dutch words, nothing that is not on the list, on a page and as a file."""

from __future__ import annotations

import gzip
import re
from xml.etree import ElementTree

import pytest

from plugins.charts.drawing import draw
from plugins.charts.drawing_order import BESTAND, WIDTHS, order
from plugins.charts.picture import BadDrawing, read_picture, short_path, tenths
from plugins.charts.svg import ATTRIBUTES, ELEMENTS, TITLES
from plugins.cijfers.cijferreeks import Cijferreeks
from tests.charts.series import EDGES, GAP, column, columns, reeks

SVG = "{http://www.w3.org/2000/svg}"
ALL = (*WIDTHS, BESTAND)
DRAWN: dict[tuple[str, str], str] = {}


def drawn(name: str, width: str) -> str:
    """The drawing of an edge, made once for all tests."""
    if (name, width) not in DRAWN:
        DRAWN[name, width] = draw(order(EDGES[name], width, "Bron: een bron. Licentie: CC0 1.0."))
    return DRAWN[name, width]


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg.replace(' xmlns="http://www.w3.org/2000/svg"', ""))


@pytest.mark.parametrize("width", ALL)
@pytest.mark.parametrize("name", ["a gap", "a gap in bars"])
def test_every_known_figure_is_one_mark_with_its_dutch_label(name: str, width: str):
    labels = [title.text for path in parsed(drawn(name, width)).iter("path") for title in path.iter("title")]
    assert labels == ["2019: 10", "2021: ongeveer 1.200", "2022: 1.300"]


@pytest.mark.parametrize("width", ALL)
@pytest.mark.parametrize("name", EDGES)
def test_a_drawing_holds_as_many_marks_as_figures_and_nothing_that_is_not_on_the_list(name: str, width: str):
    svg = drawn(name, width)
    root = parsed(svg)
    known = [value for _, _, value in EDGES[name].tabel.cells() if value.known]
    assert sum(1 for path in root.iter("path") if path.find("title") is not None) == len(known)
    assert {element.tag for element in root.iter()} <= ELEMENTS
    assert {attribute for element in root.iter() for attribute in element.attrib} <= ATTRIBUTES
    assert [root.get(attribute) for attribute in ("role", "focusable")] == ["img", "false"]
    assert [element.get("role") for element in root.iter() if element is not root] == [None] * (
        len(list(root.iter())) - 1
    )


@pytest.mark.parametrize("name", EDGES)
def test_a_drawing_speaks_dutch_and_has_its_words_from_the_series(name: str):
    for width in ALL:
        root = parsed(drawn(name, width))
        title, desc = root[0], root[1]
        wanted = order(EDGES[name], width)
        assert (title.tag, title.text, title.get("id")) == (
            "title",
            wanted.title,
            root.get("aria-labelledby"),
        )
        assert (desc.tag, desc.text, desc.get("id")) == (
            "desc",
            wanted.description,
            root.get("aria-describedby"),
        )
        said = " ".join(element.text or "" for element in root.iter())
        assert not re.search(
            r"\b(axis|legend|chart|mark|titled|scale|values|null|NaN|undefined|Infinity)\b", said
        )


@pytest.mark.parametrize("name", EDGES)
def test_drawings_share_no_id_and_refer_only_to_their_own(name: str):
    found: list[str] = []
    for width in ALL:
        svg = drawn(name, width)
        ids = re.findall(r'\bid="([^"]+)"', svg)
        assert set(re.findall(r"url\(#([^)]+)\)", svg)) | set(re.findall(r'aria-\w+="([^"]+)"', svg)) == set(
            ids
        )
        found += ids
    assert len(found) == len(set(found))


def test_an_unknown_year_breaks_the_line_and_is_marked():
    svg = drawn("a gap", "breed")
    line = re.search(r'<path class="s1" stroke-width="2.5" d="([^"]+)"', svg)
    assert line
    assert line[1].count("M") == 2
    assert ">?</text>" in svg
    assert "?: niet openbaar bekend." in svg


def test_an_approximate_figure_is_an_open_point_or_a_dashed_bar():
    point = re.search(r'<path class="fg s1"[^>]*><title>([^<]+)', drawn("a gap", "breed"))
    bar = re.search(
        r'<path class="fg s1"[^>]*stroke-dasharray="4 3"[^>]*><title>([^<]+)', drawn("a gap in bars", "breed")
    )
    assert point
    assert bar
    assert point[1] == bar[1] == "2021: ongeveer 1.200"


def test_lines_are_told_apart_by_dash_sign_and_name():
    svg = drawn("six columns", "breed")
    lines = re.findall(r'<path class="s\d" stroke-width="2.5"(?: stroke-dasharray="([^"]+)")? d=', svg)
    signs = re.findall(r'<g class="f(\d) s\1"[^>]*><path d="M[^a-z]+([^"]+)"', svg)
    assert len(lines) == len(set(lines)) == 6
    assert len({path for _, path in signs}) == len(signs) == 6
    for place, name in enumerate("abcdef", 1):
        assert re.search(rf'<text class="f{place} sg"[^>]*>Kolom {name}\b', svg)


def test_bars_are_told_apart_by_hatch():
    svg = drawn("six columns of bars", "breed")
    assert sorted(re.findall(r'fill="url\(#g-voorbeeld-breed-(\d)\)"', svg)[::2]) == list("23456")
    assert len(set(re.findall(r'<path class="sg" stroke-width="1.2" fill="none" d="([^"]+)"', svg))) == 5


def test_a_file_has_its_own_colours_and_says_where_it_comes_from():
    svg = drawn("grouped", BESTAND)
    root = ElementTree.fromstring(svg)
    said = [text.text for text in root.iter(f"{SVG}text")]
    assert said[:2] == ["Voorbeeld", "Voorbeelden, Voorbeeldland, 2010-2014"]
    assert said[-2:] == ["Let op: Niet echt.", "Bron: een bron. Licentie: CC0 1.0."]
    assert "class=" not in svg
    assert root.get("width") == "688"
    for shape in root.iter():
        assert "stroke" not in shape.attrib or re.fullmatch(r"#[0-9a-f]{6}", shape.attrib["stroke"])


def test_a_page_drawing_brings_no_colours_no_font_and_no_size():
    svg = drawn("grouped", "breed")
    assert not re.search(r"#[0-9a-f]{6}|font-family|xmlns|<svg[^>]* (width|height)=|style=", svg)


def test_markup_in_names_is_shown_as_text():
    svg = drawn("long names with markup", "breed")
    assert "<b>" not in svg
    assert "&lt;b&gt;heel&lt;/b&gt;" in svg


def test_braces_and_quotes_in_names_are_shown_as_they_are():
    given = reeks(
        columns("ab", 4),
        "staaf",
        ("a", "b"),
        kolommen=[{"id": "a", "naam": "{} %s {0} \\1"}, {"id": "b", "naam": "'b' & \"c\""}],
    )
    titles = [title.text or "" for title in parsed(draw(order(given, "breed"))).iter("title")]
    assert titles[1].startswith("2010, {} %s {0} \\1: ")
    assert titles[-1].startswith("2013, 'b' & \"c\": ")


def test_a_ten_year_chart_with_four_lines_weighs_at_most_three_kilobytes():
    for width in WIDTHS:
        svg = draw(order(reeks(columns("abcd", 10), "lijn", tuple("abcd")), width))
        assert len(gzip.compress(svg.encode(), 9, mtime=0)) <= 3_000


def test_a_chart_with_more_marks_than_one_can_point_at_has_none_named():
    many = reeks(columns("abcdef", 80, 1950), "lijn", tuple("abcdef"))
    assert draw(order(many, "breed")).count("<title") == 1 < TITLES


@pytest.mark.parametrize(
    ("foreign", "said"),
    [
        ('<image href="https://example.org/x.png"/>', "voorbeeld: de tekening bevat image"),
        ('<path d="M0,0" onclick="x()"/>', "voorbeeld: de tekening bevat het kenmerk onclick"),
        ('<path d="M0,0" style="fill:red"/>', "voorbeeld: de tekening bevat het kenmerk style"),
        ('<path d="M0,0" fill="red"/>', "voorbeeld: de tekening bevat de kleur red"),
        ('<path d="M0,0" opacity="0.5"/>', "voorbeeld: de tekening bevat het kenmerk opacity"),
        ('<path d="M0,0C1,1,2,2,3,3"/>', "voorbeeld: de tekening bevat een pad met 'C'"),
        ('<g transform="rotate(45)"/>', "voorbeeld: de tekening bevat rotate(45)"),
        (
            '<path d="M0,0" role="graphics-symbol" aria-label="2020: 1"/>',
            "voorbeeld: 2 cijfers, maar 1 getekend",
        ),
    ],
)
def test_what_is_not_known_in_a_drawing_is_refused(foreign: str, said: str):
    wanted = order(reeks(column(1, 2)), "breed")
    with pytest.raises(BadDrawing) as refused:
        read_picture(f'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1">{foreign}</svg>', wanted)
    assert str(refused.value) == said


@pytest.mark.parametrize(
    ("number", "text"),
    [(120, "12"), (-32, "-3.2"), (5, ".5"), (-5, "-.5"), (0, "0"), (-0.0001, "0"), (12.5000001, "1.2")],
)
def test_numbers_are_written_short(number: float, text: str):
    assert tenths(number) == text


def test_paths_are_written_from_their_start_on():
    assert short_path("M1,2L3,2L3,5L2,4Z", 10, 20) == "M11 22h2v3l-1-1z"
    assert short_path("M4,0A4,4,0,1,1,-4,0A4,4,0,1,1,4,0", 0, 0) == "M4 0a4 4 0 1 1-8 0a4 4 0 1 1 8 0"
    assert short_path("M0,0L10,5M20,5h5v5h-5Z", 0.5, 0) == "M.5 0l10 5M20.5 5h5v5h-5z"


def test_the_same_chart_twice_is_the_same_bytes():
    given: Cijferreeks = reeks(GAP)
    assert draw(order(given, "breed")) == draw(order(given, "breed"))
