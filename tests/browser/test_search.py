"""Searching in a real browser: on the search page, from the header of another page, and without script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import WithHeaders, served
from tests.browser.test_pages import load_axe, violations
from tests.made_up_language import CODE, said

IN_ANOTHER_LANGUAGE = "xq/q"
"""The address of the pages in the made-up language."""


@pytest.fixture
def asked() -> list[str]:
    """Every address that the page asked for."""
    return []


@pytest.fixture(scope="module")
def with_policy(built_site: Path) -> Iterator[str]:
    """The address of the site behind a server that gives each page its headers."""
    with served(built_site, WithHeaders) as found:
        yield found


@pytest.fixture
def page(browser: Browser, with_policy: str, asked: list[str]) -> Iterator[Page]:
    """A phone; a line in its console, a cookie or anything stored is a failure."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, base_url=with_policy)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    yield page
    assert said == []
    assert context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    context.close()


def test_what_is_typed_is_found_at_once_and_goes_nowhere(page: Page, asked: list[str]):
    page.goto("/zoeken/", wait_until="networkidle")
    before = len(asked)
    page.get_by_label("Wat zoekt u?").fill("wietplantaasje")
    expect(page.locator("#geteld")).to_have_text("1 pagina voor “wietplantaasje”")
    expect(page.get_by_role("link", name="Ik wil iets melden")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#geteld")).to_be_focused()
    assert len(asked) == before
    assert page.url.endswith("/zoeken/")
    page.locator("#gevonden a").first.click()
    page.wait_for_url("**/melden/voorbeeldlijn/")


def test_kinds_choose_among_what_was_found_and_more_is_shown_when_asked(page: Page):
    page.goto("/zoeken/")
    page.get_by_label("Wat zoekt u?").fill("voorbeeld")
    expect(page.locator("#gevonden > li")).to_have_count(10)
    expect(page.locator("#van-a-tot-z")).to_be_hidden()
    page.get_by_role("button", name="Toon meer").click()
    expect(page.locator("#gevonden a").nth(10)).to_be_focused()
    page.get_by_role("button", name="Cijfers (").click()
    expect(page.get_by_role("button", name="Cijfers (", pressed=True)).to_be_focused()
    assert set(page.locator("#gevonden .label").all_inner_texts()) == {"Cijfers"}
    load_axe(page)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_nothing_found_says_what_else_can_be_done(page: Page):
    page.goto("/zoeken/")
    page.get_by_label("Wat zoekt u?").fill("qqqqqq")
    expect(page.locator("#geteld")).to_have_text(
        "Niets gevonden voor “qqqqqq”. Probeer een ander woord, of kijk in de lijst van A tot Z."
    )
    expect(page.locator("#van-a-tot-z")).to_be_visible()
    assert not page.get_by_role("link", name="Ik wil iets melden").is_visible()


def test_the_field_in_the_header_leads_to_the_search_page_which_clears_the_address(page: Page):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/cijfers/")
    page.get_by_label("Zoeken").fill("papierwinkel")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken/")
    assert page.locator("#gevonden a").first.inner_text().startswith("Voorbeeldwet")
    page.goto("/melden/")
    assert page.locator("input").count() == 0, "on a page about reporting nothing can be typed"
    assert page.get_by_role("link", name="Zoeken").first.is_visible()


def test_who_reads_another_language_gets_to_the_search_page_and_finds_what_is_in_it(page: Page):
    page.goto(f"/{IN_ANOTHER_LANGUAGE}/")
    link = page.locator(".zoekknop")
    assert link.get_attribute("hreflang") == "nl", "the search page itself is in Dutch"
    assert link.inner_text() == said("Zoeken")
    link.click()
    hint = said("Deze pagina is in het Nederlands, maar u kunt ook in deze taal zoeken.")
    expect(page.locator(f"p[lang={CODE}]")).to_have_text(hint)
    page.get_by_label("Wat zoekt u?").fill(said("voorbeeldlijn"))
    expect(page.locator("#gevonden > li").first).to_have_attribute("lang", CODE)
    expect(page.locator(f"#gevonden > li:not([lang={CODE}])")).to_have_count(0)
    page.locator("#gevonden a").first.click()
    page.wait_for_url(f"**/{IN_ANOTHER_LANGUAGE}/**")


def test_without_script_the_form_leads_to_the_list_by_letter(browser: Browser, address: str):
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("/zoeken/")
    page.get_by_label("Wat zoekt u?").fill("voorbeeld")
    page.get_by_role("button", name="Zoek").click()
    page.wait_for_url("**#van-a-tot-z")
    assert page.url.rstrip("?").partition("#")[0].rstrip("?") == f"{address}/zoeken/", "no word is sent"
    assert not page.locator("#uitslag").is_visible()
    page.get_by_role("navigation", name="Letters").get_by_role("link", name="V", exact=True).click()
    expect(page.locator("#letter-V")).to_be_visible()
    context.close()
