"""Pages are short on a phone, fit every width, can be touched, and stay where they are while they load."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.conftest import served
from tests.browser.test_pages import one_page_per_template

SCREEN = 740
SCREENS = {
    "": 3,
    "melden/": 6,
    "aanpak/": 4,
    "aanbevelingen/1-formatie-en-bibob/": 7,
    "aanbevelingen/2-jaarlijkse-uitvoeringsplannen/": 7,
    "aanbevelingen/3-regie-en-gegevensdeling/": 7,
    "aanbevelingen/4-informatiepositie/": 7,
    "aanbevelingen/5-raadsinformatiebijeenkomst/": 7,
}
"""At most so many screens of a phone of 360 by 740 pixels, by the address of the page."""
WIDTHS = range(320, 1401, 20)
SMALLEST = 24
CALL = 44

LETTERS = {
    "as installed": "",
    "wide, as DejaVu and Verdana": "size-adjust: 100%; ascent-override: 93%; descent-override: 24%",
    "as Segoe UI": "size-adjust: 91%; ascent-override: 108%; descent-override: 25%",
    "as Roboto": "size-adjust: 89%; ascent-override: 93%; descent-override: 24%",
    "as Helvetica and Liberation": "size-adjust: 88%; ascent-override: 91%; descent-override: 21%",
}
"""The letters of a visitor's machine by their average width and height: those of a font that is installed, scaled to the others."""
FACE = """@font-face {{ font-family: proef; src: local("DejaVu Sans"), local("Liberation Sans"), local("Arial"); {} }}
@font-face {{ font-family: proef; font-weight: 700; src: local("DejaVu Sans Bold"), local("Liberation Sans Bold"), local("Arial Bold"); {} }}
body {{ font-family: proef !important }}"""
HIGHEST = {320: 64, 360: 64, 768: 64, 960: 112, 1280: 112}
"""At most so many pixels of the header, by the width of the screen."""
HEADER = """
() => [...document.querySelectorAll('.kop .breed, .kop .merk, .kop .menuknop > summary, .hoofdmenu')]
  .map(part => part.getBoundingClientRect()).filter(box => box.height).map(box => [Math.round(box.top - document.querySelector('.kop .breed').getBoundingClientRect().top), Math.round(box.height)])
"""

TOO_WIDE = """
async ([address, widths, height, html]) => {
  const frame = document.createElement('iframe');  // a page at many widths, loaded once
  frame.style.cssText = `border: 0; max-width: none; height: ${height}px`;
  const loaded = new Promise(done => { frame.onload = done; });
  if (html) frame.srcdoc = html; else frame.src = address;
  document.body.append(frame);
  await loaded;
  const page = frame.contentDocument;
  page.documentElement.style.scrollbarWidth = 'none';
  page.querySelectorAll('main details').forEach(item => { item.open = true; });
  const wide = widths.filter(width => {
    frame.style.width = `${width}px`;
    return page.documentElement.scrollWidth > width;
  });
  frame.remove();
  return wide;
}
"""
"""The widths at which a page, or the given HTML, can be scrolled sideways."""

TOO_SMALL = """
([smallest, call]) => [...document.querySelectorAll('a[href], summary, button, input, select')].filter(link => {
  const box = link.getBoundingClientRect();
  if (!box.width || link.closest('.verborgen, .spring') || getComputedStyle(link).visibility === 'hidden') return false;
  const wanted = link.matches('.bel, .balkbel, .verlaat, .keuzes a, .tegels a') ? call : smallest;
  if (box.height >= wanted && box.width >= Math.min(wanted, 24)) return false;
  if (wanted === call) return true;
  const around = link.closest('p, li, dd, td, th, small, figcaption, h1, h2, h3, q');  // a link in a sentence is excepted
  return !around || around.textContent.trim() === link.textContent.trim();
}).map(link => `${link.textContent.trim()} (${link.getAttribute('href')}): ${Math.round(link.getBoundingClientRect().width)} by ${Math.round(link.getBoundingClientRect().height)}`)
"""
SHIFTS = """
() => new Promise(done => {
  let moved = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => moved += entry.value)).observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(moved), 100);
})
"""


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """A phone of 360 by 740 pixels."""
    context = browser.new_context(viewport={"width": 360, "height": SCREEN})
    yield context
    context.close()


def test_the_pages_that_people_come_for_are_short_on_a_phone(real_site: Path, phone: BrowserContext):
    page = phone.new_page()
    screens = {}
    with served(real_site) as address:
        for path in SCREENS:
            page.goto(f"{address}/{path}")
            screens[path] = page.evaluate("document.documentElement.scrollHeight") / SCREEN
    page.close()
    assert {path: round(long, 2) for path, long in screens.items() if long > SCREENS[path]} == {}


def test_a_page_of_every_template_fits_every_width(built_site: Path, address: str, phone: BrowserContext):
    page = phone.new_page()
    page.goto(f"{address}/404.html")
    page.evaluate("document.body.replaceChildren()")
    wrong = {}
    for template, path in one_page_per_template(built_site).items():
        if wide := page.evaluate(TOO_WIDE, [f"/{path}", [*WIDTHS], SCREEN]):
            wrong[template] = wide
    assert page.evaluate(TOO_WIDE, ["/tekst.txt", [320], SCREEN, "<p style='width: 330px'>Te breed"]) == [320]
    page.close()
    assert wrong == {}, "these scroll sideways at these widths"


@pytest.mark.parametrize("width", [360, 1280])
def test_everything_that_can_be_touched_is_large_enough(
    width: int, built_site: Path, address: str, phone: BrowserContext
):
    page = phone.new_page()
    page.set_viewport_size({"width": width, "height": SCREEN})
    wrong = []
    for template, path in one_page_per_template(built_site).items():
        page.goto(f"{address}/{path}")
        wrong += [f"{template}: {found}" for found in page.evaluate(TOO_SMALL, [SMALLEST, CALL])]
    page.close()
    assert wrong == [], "\n".join(wrong)


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_a_page_loads(width: int, built_site: Path, address: str, browser: Browser):
    context = browser.new_context(viewport={"width": width, "height": SCREEN})
    page = context.new_page()
    moved = {}
    for template, path in one_page_per_template(built_site).items():
        page.goto(f"{address}/{path}")
        if shift := round(page.evaluate(SHIFTS), 3):  # as browsers report it: in thousandths
            moved[template] = shift
    context.close()
    assert moved == {}


@pytest.mark.parametrize("letters", LETTERS.values(), ids=LETTERS)
def test_the_header_does_not_jump_between_pages_with_any_letters(
    letters: str, address: str, browser: Browser
):
    context = browser.new_context(viewport={"width": 360, "height": SCREEN})
    page = context.new_page()
    headers: dict[int, dict[str, list[list[int]]]] = {width: {} for width in HIGHEST}
    for path in ("", "melden/", "melden/keuzehulp/", "aanbevelingen/", "cijfers/", "nieuws/", "zoeken/"):
        page.goto(f"{address}/{path}")
        if letters:
            page.add_style_tag(content=FACE.format(letters, letters))
            page.evaluate("document.fonts.ready.then(() => document.fonts.size)")
        for width, found in headers.items():
            page.set_viewport_size({"width": width, "height": SCREEN})
            found[path] = page.evaluate(HEADER)
    context.close()
    for width, found in headers.items():
        assert {str(header) for header in found.values()} == {str(found[""])}, (width, found)
        assert found[""][0][1] <= HIGHEST[width]
