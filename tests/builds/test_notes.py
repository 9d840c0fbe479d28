"""Numbered notes and contents: what they lead to stands on the same page."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser


def test_a_source_without_words_of_its_own_is_a_note_and_one_with_words_is_a_link(built_site: Path):
    page = LexborHTMLParser((built_site / "aanpak/index.html").read_bytes())
    notes = [(note.text(), note.attributes["href"]) for note in page.css("main .tekst > p .noot")]
    assert notes == [("Bron 2", "#bron-voorbeeld-rapport")]
    assert page.css_first("#bron-voorbeeld-rapport") is not None
    words = [link.text() for link in page.css("main .tekst > p a[href*='brief']")]
    assert words == ["de brief"]


def test_what_the_contents_lead_to_has_a_heading(built_site: Path):
    wrong = []
    for path in sorted(built_site.rglob("*.html")):
        page = LexborHTMLParser(path.read_bytes())
        for link in page.css(".wegwijs a"):
            place = page.css_first(f"[id='{(link.attributes['href'] or '')[1:]}']")
            if place is None or not (
                place.css("h2, h3") or place.tag in ("h2", "h3") or place.parent.css("h2")
            ):
                wrong.append(f"{path.relative_to(built_site)}: {link.text()}")
    assert wrong == []


def test_letters_studies_and_trades_have_contents(built_site: Path):
    for name in (
        "brief/voorbeeldantwoord",
        "aanbevelingen/onderzoek/voorbeeldonderzoek",
        "melden/signalen/voorbeeldwinkels",
    ):
        page = LexborHTMLParser((built_site / name / "index.html").read_bytes())
        assert len(page.css(".wegwijs a")) >= 2, name
