"""A hundred recommendations from ten studies, followed in a browser without script: filters, parts of a list, earlier days and changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from plugins.aanbevelingen.history_pages import CHANGES_PER_PAGE
from tests.browser.conftest import served
from tests.browser.test_pages import load_axe, violations
from tests.many import project_with
from tests.projects import build

MANY = 100
ALL = MANY + 6
"""With those of the made-up municipality itself."""
PARTS = MANY + 9
"""All parts of those: one for each of the many, and two recommendations of the municipality have more than one."""
PARTS_THEN = MANY + 7
"""Of those the parts that were known on 31 March 2020: the second study of the municipality came later."""


@pytest.fixture(scope="module")
def page(browser: Browser, built_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The overview of many recommendations on a phone without script."""
    project = project_with(MANY, tmp_path_factory.mktemp("many") / "project", built_project, parts=1, steps=2)
    done = build(project, project / "output", "--zonder-documenten")
    assert done.returncode == 0, done.stdout + done.stderr
    with served(project / "output") as address:
        context = browser.new_context(
            viewport={"width": 320, "height": 800}, java_script_enabled=False, base_url=address
        )
        yield context.new_page()
        context.close()


def follow(page: Page, link: Locator) -> None:
    """Click a link, and wait for the page that it leads to."""
    with page.expect_navigation():
        link.click()


def through_all_parts(page: Page, row: str) -> list[str]:
    """The texts of all rows of a list, on this page and on those that 'Volgende' leads to."""
    found = []
    while True:
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, page.url
        found += [" ".join(text.split()) for text in page.locator(row).all_inner_texts()]
        following = page.get_by_role("link", name="Volgende", exact=True)
        if not following.count():
            return found
        follow(page, following.first)


def counted(page: Page) -> dict[str, int]:
    """The state of delivery and its count, as the list of filters says them."""
    rows = page.locator(".groepen dt:text-is('Stand') + dd li").all_inner_texts()
    counts = {
        words.rpartition("(")[0].strip(): int(re.sub(r"\D", "", words.rpartition("(")[2])) for words in rows
    }
    return {
        stand: count for stand, count in counts.items() if count
    }  # a filter that holds nothing is no link


def in_legend(page: Page) -> dict[str, int]:
    """The same for a past day, as the legend beside the bar says them."""
    rows = page.locator(".balk + .legenda li").all_inner_texts()
    return {
        words.rpartition(":")[0].strip(): int(re.sub(r"\D", "", words.rpartition(":")[2].split(" van ")[0]))
        for words in rows
    }


def test_the_overview_lists_every_recommendation_once(page: Page):
    page.goto("/aanbevelingen/")
    rows = through_all_parts(page, ".tabel tbody th")
    assert len(rows) == len(set(rows)) == ALL


def test_every_filter_shows_what_the_overview_counts(page: Page):
    page.goto("/aanbevelingen/")
    counts = counted(page)
    assert sum(counts.values()) == PARTS
    for stand in counts:
        page.goto("/aanbevelingen/")
        follow(page, page.get_by_role("link", name=stand, exact=True).first)
        cells = through_all_parts(page, "td[data-k='Stand'] .stand")
        assert cells == [stand] * counts[stand]


@pytest.mark.parametrize("filtered", ["Wethouder Een", "Voorbeeldonderzoek 3", "de gemeenteraad"])
def test_a_filter_that_is_chosen_has_the_number_that_was_promised(page: Page, filtered: str):
    page.goto("/aanbevelingen/")
    chosen = page.locator("li", has=page.get_by_role("link", name=filtered, exact=True)).last
    promised = int(re.sub(r"\D", "", chosen.inner_text().rpartition("(")[2]))
    follow(page, chosen.get_by_role("link"))
    assert len(through_all_parts(page, ".tabel tbody th")) == promised >= 10


def test_an_earlier_day_shows_what_was_known_then(page: Page):
    page.goto("/aanbevelingen/stand-op/")
    days = page.locator("main li a").count()
    assert days >= 25
    follow(page, page.get_by_role("link", name="31 maart 2020", exact=True))
    then = in_legend(page)
    rows = through_all_parts(page, ".tabel tbody th")
    assert len(rows) == sum(then.values()) == PARTS_THEN
    page.goto("/aanbevelingen/")
    assert in_legend(page) != then


def test_every_change_is_in_the_list_of_changes_and_leads_to_its_step(page: Page):
    page.goto("/aanbevelingen/wijzigingen/")
    follow(page, page.locator("main a[href*='#verloop-']").first)
    fragment = page.url.rpartition("#")[2]
    assert page.locator(f"[id='{fragment}']").is_visible()
    page.goto("/aanbevelingen/wijzigingen/")
    follow(page, page.get_by_role("link", name="Laatste", exact=True).first)
    assert page.locator("main a[href*='#verloop-']").count() > 0


def test_a_meeting_lists_what_changed_since_the_one_before(page: Page):
    page.goto("/aanbevelingen/vergadering/2021-06-01/")
    changes = through_all_parts(page, "main a[href*='#verloop-']")
    assert len(changes) > CHANGES_PER_PAGE, "they go on on another page"


def test_a_letter_of_the_alphabet_is_a_page_of_its_own_that_is_accessible_and_fits(
    page: Page, browser: Browser
):
    page.goto("/zoeken/")
    follow(page, page.get_by_role("navigation", name="Letters").get_by_role("link", name="V", exact=True))
    assert page.locator("body").get_attribute("data-sjabloon") == "letter"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    with_script = browser.new_page(viewport={"width": 320, "height": 800})  # which axe is
    with_script.goto(page.url)
    load_axe(with_script)
    assert violations(with_script) == []
    with_script.close()
