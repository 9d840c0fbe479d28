"""The SVG: as many marks as figures, Dutch words, nothing that is not on the list, on a page and as a file."""

from __future__ import annotations

import gzip
import re
from functools import cache
from xml.etree import ElementTree

import pytest

from plugins.charts.chart_layout import chart_layout
from plugins.charts.descriptions import chart_description, chart_title, short_description
from plugins.charts.render import (
    NARROWEST,
    TITLES,
    BadDrawing,
    Caption,
    drawing,
    finished,
    specification_text,
)
from plugins.charts.request import BESTAND, BREED, KLEIN, SMAL, WIDTHS
from plugins.cijfers.cijferreeks import Cijferreeks
from tests.charts.series import EDGES, columns, reeks, request

ALL = (*WIDTHS, BESTAND)
ELEMENTS = {"svg", "title", "desc", "defs", "pattern", "g", "path", "text", "tspan"}
ATTRIBUTES = {
    *("viewBox", "class", "d", "x", "y", "transform", "width", "height", "patternUnits", "id", "role"),
    *(
        "aria-labelledby",
        "aria-describedby",
        "fill",
        "stroke",
        "stroke-width",
        "stroke-dasharray",
        "stroke-linejoin",
    ),
    *(
        "tabindex",
        "aria-label",
        "dy",
        "paint-order",
        "font-size",
        "font-weight",
        "font-family",
        "text-anchor",
    ),
}


def draw(given: Cijferreeks, width: str) -> str:
    asked = request(given)
    return drawing(asked, width, specification_text(asked, width))


@cache
def drawn(name: str, width: str) -> str:
    """The drawing of an edge, made once for all tests."""
    return draw(EDGES[name], width)


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg.replace(' xmlns="http://www.w3.org/2000/svg"', ""))


def labels(svg: str) -> list[str | None]:
    """What the marks say, in the order in which they are drawn."""
    return [title.text for path in parsed(svg).iter("path") for title in path.iter("title")]


@pytest.mark.parametrize("name", EDGES)
def test_a_drawing_holds_a_dutch_mark_for_each_figure_and_nothing_that_is_not_on_the_list(name: str):
    asked = request(EDGES[name])
    ids: list[str] = []
    for width in ALL:
        svg = drawn(name, width)
        root = parsed(svg)
        elements = list(root.iter())
        few = asked.known <= TITLES
        strips = width in (BREED, SMAL) and chart_layout(asked, width).plot.step >= NARROWEST
        assert len(labels(svg)) == (asked.known if few and not strips else 0)
        assert svg.count('class="jaar"') == (len(asked.table.rows) if few and strips else 0)
        assert {element.tag for element in elements} <= ELEMENTS
        assert {attribute for element in elements for attribute in element.attrib} <= ATTRIBUTES
        reached = [element.get("role") for element in elements if element.get("tabindex")]
        roles = [element.get("role") for element in elements if element.get("role")]
        assert roles == ["group" if reached else "img", *reached]
        assert set(reached) <= {"img"}
        words = chart_title(asked), short_description(asked) if width == KLEIN else chart_description(asked)
        assert (root[0].text, root[1].text) == words
        assert [root[0].get("id"), root[1].get("id")] == [
            root.get("aria-labelledby"),
            root.get("aria-describedby"),
        ]
        said = " ".join(element.text or "" for element in elements)
        assert not re.search(
            r"\b(axis|legend|chart|mark|titled|scale|values|null|NaN|undefined|Infinity)\b", said
        )
        own = re.findall(r'\bid="([^"]+)"', svg)
        assert set(re.findall(r"url\(#([^)]+)\)", svg)) | set(
            re.findall(r'aria-\w+by="([^"]+)"', svg)
        ) == set(own)
        ids += own
    assert len(ids) == len(set(ids)), "no two drawings share an id"


@pytest.mark.parametrize("width", [KLEIN, BESTAND])
@pytest.mark.parametrize("name", ["a gap", "a gap in bars"])
def test_every_known_figure_is_one_mark_with_its_label(name: str, width: str):
    assert labels(drawn(name, width)) == ["2019: 10", "2021: ongeveer 1.200", "2022: 1.300"]


def test_an_unknown_year_breaks_the_line_and_is_marked():
    svg = drawn("a gap", "breed")
    line = re.search(r'<g class="s1" stroke-width="2.5"><path [^>]*d="([^"]+)"', svg)
    assert line
    assert line[1].count("M") == 2
    assert ">?</text>" in svg
    assert "?: niet openbaar bekend." in svg


def test_an_approximate_figure_is_an_open_point_or_a_dashed_bar():
    point = re.search(r'<g class="fg s1"[^>]*><path[^>]*><title>([^<]+)', drawn("a gap", KLEIN))
    dashed = r'<g class="fg s1"[^>]*stroke-dasharray="4,3"[^>]*><path[^>]*><title>([^<]+)'
    bar = re.search(dashed, drawn("a gap in bars", KLEIN))
    assert point
    assert bar
    assert point[1] == bar[1] == "2021: ongeveer 1.200"


def test_a_lower_bound_is_a_mark_with_an_open_triangle_above_it():
    for name in ("lower bounds", "lower bounds in bars", "lower bounds in a stack"):
        svg = drawn(name, "breed")
        assert any("minstens" in (label or "") for label in labels(drawn(name, KLEIN)))
        assert re.search(r'<g class="fg s\d" stroke-width="2"><path d="M[^"]+z"/>', svg)


def test_lines_are_told_apart_by_dash_sign_and_name():
    svg = drawn("six columns", "breed")
    lines = re.findall(r'<g class="s\d" stroke-width="2.5"(?: stroke-dasharray="([^"]+)")?><path', svg)
    signs = re.findall(r'<g class="f(\d) s\1"[^>]*><path d="M[^a-z]+([^"]+)"', svg)
    assert len(lines) == len(set(lines)) == 6
    assert len({path for _, path in signs}) == len(signs) == 6
    for place, name in enumerate("abcdef", 1):
        assert re.search(rf'<g class="f{place} sg"[^>]*><text [^>]*>Kolom\xa0?\s?{name}\b', svg)


def test_bars_are_told_apart_by_hatch():
    svg = drawn("six columns of bars", "breed")
    assert set(re.findall(r'fill="url\(#g-voorbeeld-breed-(\d)\)"', svg)) == set("23456")
    assert len(set(re.findall(r'<path class="sg" stroke-width="1.2" fill="none" d="([^"]+)"', svg))) == 5


def test_a_file_has_its_own_colours_and_says_where_it_comes_from():
    svg = drawn("grouped", BESTAND)
    root = parsed(svg)
    said = [text.text for text in root.iter("text")]
    foot = ["Let op: Niet echt.", "Bron: De Uitgever. Licentie: CC0 1.0."]
    assert {"Voorbeeld", "Voorbeelden, Voorbeeldland, 2010-2014", *foot} <= set(said)
    assert "class=" not in svg
    assert root.get("width") == "688"
    assert {shape.get("stroke", "#000000")[0] for shape in root.iter()} == {"#"}


def test_a_page_drawing_brings_no_colours_no_font_and_no_size():
    svg = drawn("grouped", "breed")
    assert not re.search(r"#[0-9a-f]{6}|font-family|xmlns|<svg[^>]* (width|height)=|style=", svg)


def test_markup_and_braces_in_names_are_shown_as_text():
    svg = drawn("long names with markup", "breed")
    assert "<b>" not in svg
    assert "&lt;b&gt;heel&lt;/b&gt;" in svg
    names = [{"id": "a", "naam": "{} %s {0} \\1"}, {"id": "b", "naam": "'b' & \"c\""}]
    said = labels(draw(reeks(columns("ab", 4), "staaf", ("a", "b"), kolommen=names), KLEIN))
    assert (said[0] or "").startswith("2010, {} %s {0} \\1: ")
    assert (said[-1] or "").startswith("2013, 'b' & \"c\": ")


def test_a_ten_year_chart_with_four_lines_weighs_at_most_three_kilobytes():
    for width in WIDTHS:
        svg = draw(reeks(columns("abcd", 10), "lijn", tuple("abcd")), width)
        assert len(gzip.compress(svg.encode(), 9, mtime=0)) <= 3_000


def test_each_year_of_a_chart_on_a_page_shows_its_figures_in_a_box_inside_the_drawing():
    asked = reeks(columns("abc", 6), "lijn", tuple("abc"))
    svg = draw(asked, BREED)
    said = [element.get("aria-label") for element in parsed(svg).iter("g") if element.get("tabindex")]
    assert said[0] == "2010: Kolom a: 40, Kolom b: 121, Kolom c: 105"
    assert len(said) == 6
    assert 'tabindex="' not in draw(reeks(columns("a", 20)), SMAL), "too narrow for a finger"
    for width in (BREED, SMAL):
        root = parsed(draw(asked, width))
        wide = float((root.get("viewBox") or "").split()[2])
        boxes = [strip[1][0] for strip in root.iter("g") if strip.get("class") == "jaar"]
        for box in boxes:
            start, across = re.match(r"M(\S+) \S+h(\d+)", box.get("d") or "").groups()  # type: ignore[union-attr]
            assert 0 <= float(start) < float(start) + float(across) <= wide


def test_many_lines_are_shown_one_by_one_on_the_same_scale():
    asked = request(reeks(columns("abc", 6), "lijn", tuple("abc")))
    panels = asked.panels()
    assert [[column.key for column in panel.columns] for panel in panels] == [["a"], ["b"], ["c"]]
    assert len({chart_layout(panel, KLEIN).plot.top for panel in panels}) == 1
    assert request(reeks(columns("ab", 6), "lijn", ("a", "b"))).panels() == ()


def test_a_chart_with_more_marks_than_one_can_point_at_has_none_named():
    many = reeks(columns("abcdef", 80, 1950), "lijn", tuple("abcdef"))
    assert draw(many, "breed").count("<title") == 1 < TITLES


@pytest.mark.parametrize(
    ("foreign", "said"),
    [
        ('<image href="https://example.org/x.png"/>', "voorbeeld: de tekening bevat image"),
        ('<path d="M0,0" onclick="x()"/>', "voorbeeld: de tekening bevat het kenmerk onclick"),
        ('<path d="M0,0" style="fill:red"/>', "voorbeeld: de tekening bevat het kenmerk style"),
        ('<path d="M0,0" fill="red"/>', "voorbeeld: de tekening bevat de kleur red"),
        ('<path d="M0,0" opacity="0.5"/>', "voorbeeld: de tekening bevat het kenmerk opacity"),
        ('<path d="M0,0C1,1,2,2,3,3"/>', "voorbeeld: de tekening bevat het pad M0,0C1,1,2,2,3,3"),
        ('<g transform="rotate(45)"/>', "voorbeeld: de tekening bevat rotate(45)"),
        (
            '<path d="M0,0" role="graphics-symbol" aria-label="2020: 1"/>',
            "voorbeeld: 2 cijfers, maar 1 getekend",
        ),
    ],
)
def test_what_is_not_known_in_a_drawing_is_refused(foreign: str, said: str):
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1">{foreign}</svg>'
    with pytest.raises(BadDrawing) as refused:
        finished(svg, Caption("voorbeeld", "breed", "Voorbeeld", "Een voorbeeld.", 2))
    assert str(refused.value) == said
