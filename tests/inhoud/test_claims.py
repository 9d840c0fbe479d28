"""No sentence of the site says more than is known: who searched, who judged, and which source and paragraph it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from plugins.aanbevelingen.aanbeveling import Aanbeveling
from plugins.aanbevelingen.keuzes import Beoordelaar
from plugins.source.records import Records
from tests.reading import tree

NOBODY = re.compile(
    r"niemand (?:heeft|had) (?:er|hier)?na|waar niemand|niemand zocht|niemand anders heeft", re.IGNORECASE
)
PARAGRAPH = re.compile(r"/brief/([\w-]+)/#alinea-(\d+)$")


def _pages(site: Path) -> Iterator[tuple[str, LexborHTMLParser]]:
    """Every page, by its place."""
    for path in sorted(site.rglob("*.html")):
        yield str(path.relative_to(site)), LexborHTMLParser(path.read_text(encoding="utf-8"))


def test_the_site_knows_only_its_own_search_and_says_of_nobody_that_they_did_not_search(real_site: Path):
    assert [place for place, page in _pages(real_site) if NOBODY.search(page.root.text())] == []


def test_a_stand_that_the_editors_derived_says_on_the_ground_of_what(records: Records, real_site: Path):
    for item in records.of(Aanbeveling).values():
        steps = [step for part in item.onderdelen for step in part.verloop]
        derived = sum(step.vastgesteld_door is Beoordelaar.REDACTIE for step in steps)
        words = tree(real_site, item.adres.strip("/")).css_first("main").text()
        assert words.count("Volgens de redactie van deze site, op grond van") == derived


def test_the_newest_document_of_a_part_is_a_document_and_not_our_step(real_site: Path):
    told = "".join(
        page.root.text() for place, page in _pages(real_site) if place.startswith("aanbevelingen/")
    )
    newest = re.findall(r"Nieuwste stuk of feit: [^.]+\.", told)
    assert newest
    assert [words for words in newest if "stap in het verloop" in words] == []


def test_the_list_of_sources_of_a_page_names_every_paragraph_that_the_page_leads_to(real_site: Path):
    missing = []
    for place, page in _pages(real_site):
        listed = " ".join(node.text() for node in page.css("[id^='bron-'] a") if "alinea" in node.text())
        told = {
            number
            for words in re.findall(r"alinea ([\d, en]+)", listed)
            for number in re.findall(r"\d+", words)
        }
        links = [PARAGRAPH.search(link.attributes.get("href") or "") for link in page.css("main a")]
        missing += [(place, found[2]) for found in links if found and found[2] not in told]
    assert [where for where in missing if not where[0].startswith("brief/")] == []


def test_a_step_of_the_finder_names_no_source_of_what_it_does_not_show(real_site: Path):
    asked = tree(real_site, "melden/keuzehulp/b/a").css("[id^='bron-']")
    assert {node.attributes["id"] for node in asked} == {
        "bron-politie-meld-misdaad-anoniem", "bron-politie-2023-03-29",
    }  # fmt: skip


def test_english_words_are_not_marked_as_dutch(real_site: Path):
    wrong = [
        (place, node.text())
        for place, page in _pages(real_site / "en")
        for node in page.css("[lang='nl']")
        if re.search(r"\b(?:searched|paragraph|and)\b", node.text())
    ]
    assert wrong == []
