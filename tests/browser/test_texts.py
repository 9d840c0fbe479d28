"""What an editor can type, in a real browser on a small phone: notes, definitions and a wide table in its frame."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 320, "height": 640})
    opened.goto(f"{address}/colofon/")
    yield opened
    opened.close()


def test_a_note_is_reached_from_its_sentence_and_leads_back(page: Page):
    note = page.locator("section[aria-label='Noten'] li")
    page.locator("sup a").click()
    assert note.evaluate("node => node.matches(':target')")
    assert "De tekst van de noot." in note.inner_text()
    page.get_by_role("link", name="terug naar de tekst").click()
    assert page.locator("sup").evaluate("node => node.matches(':target')")


def test_a_definition_is_a_term_with_its_meaning(page: Page):
    assert page.locator(".tekst dt").inner_text() == "Verzonnen woord"
    assert page.locator(".tekst dt + dd").inner_text() == "Een woord dat niet bestaat."


def test_a_wide_table_moves_in_its_own_frame_and_by_the_keyboard(page: Page):
    frame = page.locator(".tekst .tabelkader")
    assert frame.get_attribute("aria-label") == "Een brede tabel"
    assert frame.evaluate("node => node.scrollWidth > node.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth <= 320")
    frame.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.tekst .tabelkader').scrollLeft > 0")
