"""The letter paragraph by paragraph: all that it says is used, and all that rests on it says where."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.projects import ROOT


def test_a_link_to_a_paragraph_leads_to_that_paragraph_and_the_paragraph_leads_back(real_site: Path):
    plans = LexborHTMLParser((real_site / "aanpak" / "plannen" / "index.html").read_text(encoding="utf-8"))
    hrefs = [node.attributes["href"] for node in plans.css("main a")]
    assert "../../brief/2023-06-02/#alinea-19" in hrefs
    letter = LexborHTMLParser((real_site / "brief" / "2023-06-02" / "index.html").read_text(encoding="utf-8"))
    paragraph = letter.css_first("#alinea-19")
    assert paragraph is not None
    assert "../../aanpak/plannen/" in [node.attributes["href"] for node in paragraph.css("a")]


def test_a_document_that_nobody_saw_says_so_on_its_own_page(real_site: Path):
    page = (real_site / "bronnen" / "collegebericht-2020" / "index.html").read_text(encoding="utf-8")
    assert "<strong>Niet gezien.</strong>" in page
    assert ">alinea 15</a>" in page


@pytest.mark.parametrize(
    "page", sorted((ROOT / "content" / "pages").glob("aanpak/*.md")), ids=lambda page: page.stem
)
def test_a_page_about_the_approach_is_short(page: Path, real_site: Path):
    html = (real_site / "aanpak" / page.stem / "index.html").read_text(encoding="utf-8")
    body = LexborHTMLParser(html).css_first("div.tekst")
    assert body is not None
    assert len(body.text().split()) <= 450
