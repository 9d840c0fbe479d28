"""Pages are short on a phone, fit every width, can be touched, and stay where they are while they load."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.conftest import served
from tests.browser.test_pages import one_page_per_template
from tests.conftest import ROOT

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

FONTS = {
    "DejaVu Sans, as wide as Verdana": ("dejavu-sans", ""),
    "Roboto": ("roboto", ""),
    "Arimo, as wide as Helvetica, Arial and Liberation Sans": ("arimo", ""),
    "Open Sans": ("open-sans", ""),
    "scaled to Segoe UI": ("dejavu-sans", "size-adjust: 91%; ascent-override: 108%; descent-override: 25%"),
}
"""Fonts that visitors have, from the npm packages of the tests: the folder, and how its letters are scaled.

Segoe UI may not be passed on, so letters of another font are given its average width and height.
"""
NAMES = [f"proef-{number}" for number in range(len(FONTS))]
FACE = (
    "@font-face {{ font-family: {name}; font-weight: {weight}; {scaled}; "
    "src: url(data:font/woff2;base64,{letters}) }}"
)
HIGHEST = {320: 64, 360: 64, 768: 64, 960: 112, 1280: 112}
"""At most so many pixels of the header, by the width of the screen."""
HEADER = """
() => [...document.querySelectorAll('.kop .breed, .kop .merk, .kop .menuknop > summary, .hoofdmenu')]
  .map(part => part.getBoundingClientRect()).filter(box => box.height).map(box => [Math.round(box.top - document.querySelector('.kop .breed').getBoundingClientRect().top), Math.round(box.height)])
"""

USED = """
async name => {
  document.body.style.setProperty('font-family', name, 'important');
  const loaded = await Promise.all([400, 700].map(weight => document.fonts.load(`${weight} 16px ${name}`)));
  return loaded.every(faces => faces.length === 1 && faces[0].status === 'loaded');
}
"""
"""Sets a page in a font; whether its regular and bold letters are there."""
LENGTH = """
() => {
  const line = Object.assign(document.createElement('span'), {textContent: 'Zicht op ondermijning in Verzonnen'});
  line.style.position = 'absolute';
  document.body.append(line);
  const {width, height} = line.getBoundingClientRect();
  line.remove();
  return `${width} by ${height}`;
}
"""
"""How large the same words are in the font of the page."""

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
  const drawn = () => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(moved))));
  drawn();
})
"""
"""How far the parts of a page have moved since it began to load, as browsers count it."""


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
def test_nothing_moves_while_a_page_loads_and_what_can_be_touched_is_large_enough(
    width: int, built_site: Path, address: str, browser: Browser
):
    context = browser.new_context(viewport={"width": width, "height": SCREEN})
    page = context.new_page()
    moved, small = {}, []
    for template, path in one_page_per_template(built_site).items():
        page.goto(f"{address}/{path}")
        if shift := round(page.evaluate(SHIFTS), 3):  # as browsers report it: in thousandths
            moved[template] = shift
        small += [f"{template}: {found}" for found in page.evaluate(TOO_SMALL, [SMALLEST, CALL])]
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforebegin', '<p>Te laat<br>erbij')")
    assert page.evaluate(SHIFTS) > 0
    context.close()
    assert moved == {}
    assert small == [], "\n".join(small)


def test_the_header_does_not_jump_between_pages_with_any_font(address: str, browser: Browser):
    context = browser.new_context(viewport={"width": 360, "height": SCREEN})
    page = context.new_page()
    headers: dict[tuple[str, int], dict[str, list[list[int]]]] = {
        (font, width): {} for font in FONTS for width in HIGHEST
    }
    lengths = set()
    for path in ("", "melden/", "melden/keuzehulp/", "aanbevelingen/", "cijfers/", "nieuws/", "zoeken/"):
        page.goto(f"{address}/{path}")
        page.add_style_tag(content="".join(map(faces, NAMES, FONTS.values())))
        for name, font in zip(NAMES, FONTS, strict=True):
            assert page.evaluate(USED, name), f"{font} is not loaded"
            for width in HIGHEST:
                page.set_viewport_size({"width": width, "height": SCREEN})
                headers[font, width][path] = page.evaluate(HEADER)
            lengths.add(page.evaluate(LENGTH))
    context.close()
    assert len(lengths) >= len(FONTS), "every font has letters of its own"
    for (font, width), found in headers.items():
        assert {str(header) for header in found.values()} == {str(found[""])}, (font, width, found)
        assert found[""][0][1] <= HIGHEST[width]


def faces(name: str, font: tuple[str, str]) -> str:
    """The style that gives a page the regular and bold letters of a font under a name of their own."""
    package, scaled = font
    folder = ROOT / "tests" / "node_modules" / "@fontsource" / package / "files"
    files = {weight: folder / f"{package}-latin-{weight}-normal.woff2" for weight in (400, 700)}
    return "".join(
        FACE.format(name=name, weight=weight, scaled=scaled, letters=b64encode(path.read_bytes()).decode())
        for weight, path in files.items()
    )
