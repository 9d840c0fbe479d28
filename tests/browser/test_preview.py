"""The preview in a browser: the page on screen follows what is saved, and marks what is not public yet, in lists too."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from plugins.preview.preview import Preview
from plugins.preview.server import PreviewServer
from tests.projects import TODAY, append, replace

OVER = "content/pages/over.md"


@pytest.fixture
def preview(own_project: Path) -> Preview:
    return Preview(own_project, TODAY, "09:00:00")


@pytest.fixture
def page(browser: Browser, preview: Preview) -> Iterator[Page]:
    server = PreviewServer(0)
    server.follow(preview)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context(base_url=f"http://127.0.0.1:{server.server_port}")
    yield context.new_page()
    context.close()
    server.shutdown()


def test_the_page_on_screen_follows_saves_mistakes_and_their_mending(page: Page, preview: Preview):
    page.goto("/over/")
    expect(page.locator("#voorbeeld-balk")).to_contain_text("Snelle versie van 09:00:00")
    append(OVER, "Dit is zojuist opgeslagen.")(preview.root)
    preview.read("09:01:00")
    expect(page.locator("main")).to_contain_text("Dit is zojuist opgeslagen.")
    replace(OVER, "Title:", "Titel:")(preview.root)
    preview.read("09:02:00")
    expect(page.locator("h1")).to_have_text("De site kan niet worden gebouwd")
    expect(page.locator("mark").first).to_be_visible()
    page.get_by_role("link", name="Bekijk de laatste goede versie, van 09:01:00").click()
    expect(page.locator("#voorbeeld-balk")).to_contain_text("In uw bestanden staan nu fouten")
    expect(page.locator("main")).to_contain_text("Dit is zojuist opgeslagen.")
    replace(OVER, "Titel:", "Title:")(preview.root)
    preview.read("09:03:00")
    expect(page.locator("#voorbeeld-balk")).to_contain_text("Snelle versie van 09:03:00")
    expect(page).to_have_url(re.compile(r"(?<!laatste-goede)/over/$"))


def test_the_bar_says_when_the_whole_site_was_checked_without_loading_the_page_again(
    page: Page, preview: Preview
):
    page.goto("/over/")
    page.evaluate("window.stays = true")
    preview.checked(preview.current, b"[]", "09:00:05")
    expect(page.locator("#voorbeeld-balk")).to_contain_text(
        "in zijn geheel gebouwd en gecontroleerd om 09:00:05"
    )
    assert page.evaluate("window.stays") is True


def test_what_is_not_public_yet_is_marked_in_lists_too(page: Page):
    page.goto("/nieuws/")
    marked = page.locator("main a + .voorbeeld-wacht")
    expect(marked).to_have_text(["Concept", "Wordt openbaar op 1 december 2026"])
