"""The overview of series begins with the municipality: its own figures, then those that are missing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.cijfers.pages import CijfersView, series_list_pages
from plugins.gemeente.gemeente import Gemeente
from plugins.pages.page import Page
from tests.cijfers.series import PUBLIC, ROWS, load

SEARCH = """titel: Voorbeeldzoekactie
datum: 2022-01-01
door: de redactie
doel: Een voorbeeld.
plekken: [{plek: een verzonnen site, uitkomst: gezocht, hoe_ver: volledig, gelezen: live}]
vragen: [{id: hier, vraag: Het aantal hier, resultaat: niet_gevonden}]
kanttekening: Alleen hier gezocht.
"""
ASK = "lokaal: {cijfer: Het aantal hier, vraag_aan: Aan ons.}\n"
SEARCHED = ASK.replace("Het aantal hier,", "Het aantal hier, gezocht: [{zoekactie: zoektocht, vraag: hier}],")


def test_the_overview_shows_the_municipality_first_and_what_is_missing_of_it(tmp_path: Path):
    files = {
        "een.yaml": PUBLIC + ASK + ROWS,
        "twee.yaml": PUBLIC + SEARCHED + ROWS,
        "../zoekacties/zoektocht.yaml": SEARCH,
    }
    records, problems = load(tmp_path / "b", files)
    assert problems == []
    here = records.one(Gemeente).naam
    files["hier.yaml"] = PUBLIC.replace("gebied: Voorbeeldland", f"gebied: {here}") + ROWS
    records, problems = load(tmp_path / "c", files)
    assert problems == []
    page = Page("/cijfers/", "Cijfers", "Alle cijfers.", date(2023, 1, 1), CijfersView())
    (first,) = series_list_pages(page, records)
    assert isinstance(first.view, CijfersView)
    assert [reeks.id for reeks in first.view.eigen] == ["hier"]
    assert [reeks.id for reeks in first.view.gemist] == ["twee", "voorbeeld-reeks", "een"]
    assert first.bladzijde is not None
    shown = [reeks.id for reeks in first.bladzijde.items]
    assert sorted([*shown, "hier"]) == sorted(records.of(Cijferreeks))


def test_a_search_that_does_not_exist_is_no_ground_for_a_missing_figure(tmp_path: Path):
    _, problems = load(tmp_path, {"een.yaml": PUBLIC + SEARCHED + ROWS})
    assert problems == [
        "een.yaml:16:57: 'zoektocht' bestaat niet in data/zoekacties; maak data/zoekacties/zoektocht.yaml "
        "of noem een die bestaat"
    ]
