"""Several studies beside each other: each recommendation is named with its study, and those of one study stand together."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from plugins.aanbevelingen.aanbeveling import Aanbeveling, Onderzoek
from plugins.aanbevelingen.in_woorden import aanduiding
from plugins.site.load_records import load_records
from tests.projects import TODAY, VOORBEELD

UNNAMED = re.compile(r"[Aa]anbeveling (?:\d+|aan de raad)(?! \()")
"""A recommendation that is named without its study."""


def test_recommendations_of_one_study_stand_together_the_newest_study_first():
    records, problems = load_records(VOORBEELD, TODAY)
    assert records is not None, problems
    items = [*records.of(Aanbeveling).values()]
    groups = [name for name, _ in groupby(items, key=lambda item: item.onderzoek)]
    assert groups == ["vervolgonderzoek", "voorbeeldonderzoek"]
    for _, group in groupby(items, key=lambda item: item.onderzoek):
        numbers = [item.nummer for item in group]
        assert numbers == sorted(numbers)
    studies = records.of(Onderzoek)
    for item in items:
        assert aanduiding(item, records) == f"{item.aanduiding} ({studies[item.onderzoek].titel})"


@pytest.mark.parametrize(
    "name",
    [
        "aanbevelingen/wijzigingen/index.html",
        "aanbevelingen/onderdelen/index.html",
        "aanbevelingen/stand-op/2021-06-01/index.html",
        "aanbevelingen/vergadering/2025-06-01/index.html",
        "aanbevelingen/atom.xml",
        "zoeken/index.html",
        "index.html",
    ],
)
def test_among_others_a_recommendation_is_named_with_its_study(name: str, built_site: Path):
    text = (built_site / name).read_text(encoding="utf-8")
    said = text if name.endswith(".xml") else LexborHTMLParser(text).css_first("main").text(separator=" ")
    assert [said[max(0, found.start() - 40) : found.end() + 40] for found in UNNAMED.finditer(said)] == []


def test_a_day_in_the_calendar_names_the_study(built_site: Path):
    calendar = (built_site / "aanbevelingen" / "agenda.ics").read_text(encoding="utf-8").replace("\n ", "")
    promises = [line for line in calendar.splitlines() if line.startswith("SUMMARY:Toegezegd")]
    assert promises != []
    assert [line for line in promises if "(aanbeveling" in line and UNNAMED.search(line)] == []


def test_an_overview_has_a_table_for_each_study(built_site: Path):
    html = (built_site / "aanbevelingen" / "index.html").read_text(encoding="utf-8")
    captions = [node.text() for node in LexborHTMLParser(html).css("table.naar-kaart caption")]
    named = [
        caption.partition(": aanbevelingen, zoals")[0]
        for caption in captions
        if ": aanbevelingen, zoals" in caption
    ]
    assert named == ["Voorbeeldonderzoek, het vervolg", "Voorbeeldonderzoek"]


def test_the_overview_counts_what_it_holds(built_site: Path):
    text = " ".join(
        LexborHTMLParser((built_site / "aanbevelingen" / "index.html").read_text(encoding="utf-8"))
        .css_first("main")
        .text()
        .split()
    )
    assert "5 aanbevelingen aan het college en 1 aan de gemeenteraad, uit 2 onderzoeken." in text
