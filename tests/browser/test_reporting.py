"""A worried person gets to the right number: without script, on the smallest phone, with large letters, with a keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

SITUATIONS = {
    "danger now": ([], "tel:112"),
    "nobody may know": (
        ["Ik wil iets melden", "Een voorbeeld dat ik zag", "Nee, niemand mag het weten"],
        "tel:08000000",
    ),
    "a small circle": (
        ["Ik wil iets melden", "Een voorbeeld dat ik zag", "Ja, een kleine kring"],
        "tel:0889999999",
    ),
    "with a name": (["Ik wil iets melden", "Een voorbeeld dat ik zag", "Ja, dat mag"], "tel:09009999"),
}
LARGE = ":root { font-size: 200% !important }"
MOST_STEPS = 3
MOST_TABS = 60


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page of the smallest phone, without script."""
    context = browser.new_context(viewport={"width": 320, "height": 568}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"])


def dial(page: Page, number: str) -> None:
    """The number is a button in the text of the page, large enough for a thumb, and nothing lies over it."""
    button = page.locator(f"main a.bel[href='{number}']").first
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert box["width"] >= 44
    assert 0 <= box["x"] <= box["x"] + box["width"] <= page.viewport_size["width"]
    middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    assert (
        page.evaluate(
            "([x, y]) => document.elementFromPoint(x, y)?.closest('a')?.getAttribute('href')", middle
        )
        == number
    )


@pytest.mark.parametrize("large", [False, True], ids=["normal letters", "letters of 200%"])
@pytest.mark.parametrize("situation", SITUATIONS)
def test_the_right_number_is_three_steps_away_with_a_thumb(
    situation: str, large: bool, address: str, page: Page
):
    steps, number = SITUATIONS[situation]
    assert len(steps) <= MOST_STEPS
    page.goto(f"{address}/")
    for words in [*steps, None]:
        if large:
            page.evaluate(
                "css => document.head.append(Object.assign(document.createElement('style'), {textContent: css}))",
                LARGE,
            )
        assert fits(page), f"{page.url} scrolls sideways"
        if words is not None:
            with page.expect_navigation():
                page.get_by_role("link", name=words).first.click()
    dial(page, number)


@pytest.mark.parametrize("situation", SITUATIONS)
def test_the_right_number_is_three_steps_away_with_a_keyboard(situation: str, address: str, page: Page):
    steps, number = SITUATIONS[situation]
    page.goto(f"{address}/")
    for words in steps:
        tab_to(
            page,
            "document.activeElement.textContent.trim()",
            lambda text, words=words: text.startswith(words),
        )
        with page.expect_navigation():
            page.keyboard.press("Enter")
    tab_to(page, "document.activeElement.getAttribute('href') ?? ''", lambda href: href == number)
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none", (
        "the focus cannot be seen"
    )


def tab_to(page: Page, what: str, found) -> None:
    """Press Tab until the focus is where it should be, never more than a person would."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if found(page.evaluate(what)):
            return
    raise AssertionError(f"not reached with {MOST_TABS} times Tab on {page.url}")


def reporting_pages(site: Path) -> list[str]:
    found = [
        path.relative_to(site).as_posix()
        for path in sorted(site.rglob("index.html"))
        if 'class="verlaat"' in path.read_text(encoding="utf-8")
    ]
    assert len(found) > 20
    return found


def test_no_page_about_reporting_tells_another_site_anything(
    built_site: Path, address: str, browser: Browser
):
    """With scripts allowed, so that one would show itself; what is asked for, kept and set is looked at."""
    context = browser.new_context(viewport={"width": 320, "height": 568})
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    for path in reporting_pages(built_site):
        page.goto(f"{address}/{path}")
        assert (
            page.evaluate(
                "localStorage.length + sessionStorage.length + document.forms.length"
                " + document.querySelectorAll('script:not([type=\"application/ld+json\"])').length"
            )
            == 0
        ), path
        assert page.evaluate("document.activeElement === document.body"), path
        page.keyboard.press("Tab")
        assert "verlaat" in page.evaluate("document.activeElement.className"), (
            f"{path}: the way out is not the first stop"
        )
    assert [url for url in asked if not url.startswith(f"{address}/")] == []
    assert context.cookies() == []
    context.close()


def test_the_way_out_works_without_script_and_says_nothing_of_where_one_was(address: str, browser: Browser):
    context = browser.new_context(java_script_enabled=False)
    told: list[dict[str, str]] = []
    context.route(
        lambda url: not url.startswith(address),
        lambda route: (told.append(route.request.headers), route.fulfill(body="weg")),
    )
    page = context.new_page()
    page.goto(f"{address}/melden/veilig/")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert not page.url.startswith(address)
    assert told
    assert "referer" not in told[0]
    context.close()


TELLING = (
    "ondermijning",
    "misdaad",
    "crimin",
    "afpers",
    "uitbuit",
    "mensenhandel",
    "drugs",
    "anoniem",
    "anonymous",
    "crime",
    "extort",
    "traffick",
)


def test_titles_and_addresses_of_pages_about_reporting_do_not_say_what_they_are_about(built_site: Path):
    for path in reporting_pages(built_site):
        title = (
            (built_site / path).read_text(encoding="utf-8").partition("<title>")[2].partition("</title>")[0]
        )
        assert [word for word in TELLING if word in f"{title} {path}".casefold()] == [], f"{path}: {title}"
