"""The made-up site in a real browser: a page of every template, wide and narrow, light and dark."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page

from tests.conftest import ROOT
from tests.made_up_language import CODE

AXE = ROOT / "tests" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast"]
LOOKS: list[tuple[int, Literal["light", "dark"], Literal["none", "active"], list[str] | None]] = [
    (1280, "light", "none", None),
    (1280, "dark", "none", COLOURS),
    (1280, "light", "active", COLOURS),
    (320, "light", "none", None),
    (320, "dark", "none", COLOURS),
]
"""Width, colour scheme, whether the reader's own colours replace those of the page, and what is then asked.

The other rules see no colour.
"""
SPACED = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }
"""
"""The spacing of text that a reader may ask for (WCAG 1.4.12)."""
MADE_OF_MANY = {"letter"}
"""Templates of pages that only a large site has: `test_many.py` looks at them."""


def one_page_per_template(site: Path) -> dict[str, str]:
    """The largest page of every template in every language."""
    pages: dict[str, str] = {}
    for path in sorted(site.rglob("*.html"), key=lambda path: -path.stat().st_size):
        found = re.search(
            r'<html lang="([a-z]+)".*<body data-sjabloon="([a-z-]+)"',
            path.read_text(encoding="utf-8"),
            re.DOTALL,
        )
        assert found, f"{path}: no language or no template named"
        pages.setdefault(f"{found[2]} ({found[1]})", path.relative_to(site).as_posix())
    return pages


def load_axe(page: Page) -> None:
    page.evaluate(AXE.read_text(encoding="utf-8"))


def violations(page: Page, rules: list[str] | None = None) -> list[str]:
    """What axe finds wrong, by these rules or by all; it need not list what is right, nor fetch style sheets again for rules that are not asked for.

    Nobody speaks the made-up language, so that axe does not know its code is no fault.
    """
    asked = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    options = {"runOnly": asked, "resultTypes": ["violations"], "preload": False}
    found = page.evaluate("options => axe.run(options).then(result => result.violations)", options)
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found
        for node in violation["nodes"]
        if violation["id"] not in ("valid-lang", "html-lang-valid") or f'lang="{CODE}"' not in node["html"]
    ]


def test_there_is_a_page_of_every_template_to_look_at(built_site: Path):
    templates = {path.stem for path in (ROOT / "theme" / "templates").glob("*.html")}
    seen = {template.partition(" ")[0] for template in one_page_per_template(built_site)}
    assert seen == templates - {"base"} - MADE_OF_MANY, "give the made-up municipality a page of each"


def test_a_page_of_every_template_is_accessible_quiet_and_fits(
    built_site: Path, address: str, browser: Browser
):
    wrong: list[str] = []
    page, looked_at = browser.new_page(), ""
    page.on("console", lambda message: wrong.append(f"{looked_at}: console: {message.text}"))
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith(address)
            else wrong.append(f"{looked_at}: request to {request.url}")
        ),
    )
    for looked_at, path in one_page_per_template(built_site).items():
        page.goto(f"{address}/{path}")
        page.evaluate("document.querySelectorAll('details:not(.menuknop)').forEach(item => item.open = true)")
        load_axe(page)
        for width, scheme, forced, rules in LOOKS:
            if rules == COLOURS and not looked_at.endswith("(nl)"):
                continue  # a template has the same colours in every language
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme, forced_colors=forced)
            assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") == (scheme == "dark")
            assert page.evaluate("matchMedia('(forced-colors: active)').matches") == (forced == "active")
            look = f"{looked_at}, {width} px, {scheme}, forced colours {forced}"
            if too_wide(page):
                wrong.append(f"{look}: scrolls sideways")
            wrong += [f"{look}: {violation}" for violation in violations(page, rules)]
        wrong += [f"{looked_at}: {said}" for said in _what_does_not_fit_a_small_phone(page)]
    page.close()
    assert wrong == [], "\n".join(wrong)


def _what_does_not_fit_a_small_phone(page: Page) -> Iterator[str]:
    """What scrolls sideways on the smallest phone with everything open: with text far apart, and with letters of 200 %."""
    page.set_viewport_size({"width": 320, "height": 568})
    page.evaluate("document.querySelectorAll('details').forEach(item => item.open = true)")
    spaced = page.add_style_tag(content=SPACED)
    if too_wide(page):
        yield "scrolls sideways with text far apart"
    spaced.evaluate("node => node.remove()")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    if too_wide(page):
        yield "scrolls sideways with letters of 200 %"


def too_wide(page: Page) -> bool:
    """Whether a page can be scrolled sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def test_another_municipality_looks_right_with_its_own_file_of_tokens(
    built_site: Path, address: str, browser: Browser
):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    wrong = []
    pages = one_page_per_template(built_site)
    for template in ("home (nl)", "melden (nl)", "aanbeveling (nl)", "cijferreeks (nl)", "zoeken (nl)"):
        page.goto(f"{address}/{pages[template]}")
        page.add_style_tag(path=ROOT / "tests/theme/another_municipality.css")
        load_axe(page)
        for scheme, ground in (("light", "rgb(255, 255, 255)"), ("dark", "rgb(17, 17, 17)")):
            page.emulate_media(color_scheme=scheme)
            assert page.evaluate("getComputedStyle(document.body).backgroundColor") == ground
            wrong += [f"{template}, {scheme}: {found}" for found in violations(page, ["color-contrast"])]
    page.close()
    assert wrong == [], "\n".join(wrong)


def test_the_open_menu_of_a_phone_is_accessible_and_lies_over_the_page(address: str, browser: Browser):
    page = browser.new_page(viewport={"width": 320, "height": 740})
    page.goto(f"{address}/melden/")
    page.click(".menuknop > summary")
    load_axe(page)
    assert (
        violations(page, ["color-contrast", "list", "link-name", "landmark-unique", "aria-allowed-role"])
        == []
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


def test_axe_finds_a_planted_fault(address: str, browser: Browser):
    page = browser.new_page()
    page.goto(f"{address}/index.html")
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"favicon.svg\"><p style=\"color:#aaa;background:#fff\">pale words on white</p>')"
    )
    load_axe(page)
    assert {violation.split(":")[0] for violation in violations(page)} >= {"image-alt", "color-contrast"}
    page.close()


def test_the_skip_link_is_the_first_stop_and_leads_to_the_content(address: str, browser: Browser):
    page = browser.new_page()
    page.goto(f"{address}/aanbevelingen/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    page.close()


def test_reporting_pages_offer_the_way_out_first(address: str, browser: Browser):
    page = browser.new_page()
    page.goto(f"{address}/melden/signalen/voorbeeldwinkels/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Verlaat deze pagina"
    page.close()


def test_a_year_of_a_chart_shows_its_figures_under_the_pointer_and_with_the_keyboard(
    address: str, browser: Browser
):
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.goto(f"{address}/cijfers/voorbeeldmeldingen/")
    first, second = (page.locator("svg:visible .jaar").nth(number) for number in (0, 1))
    shown = "year => getComputedStyle(year.querySelector('text')).visibility"
    assert first.evaluate(shown) == "hidden"
    first.hover(force=True)
    assert first.evaluate(shown) == "visible"
    second.focus()
    assert second.evaluate(shown) == "visible"
    page.close()


def test_the_home_page_opens_from_disk_with_its_looks(built_site: Path, browser: Browser):
    page = browser.new_page()
    page.goto((built_site / "index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('.kaart')).borderTopLeftRadius") != "0px"
    page.close()


# Rules of html-validate that are switched off: the theme writes trailing spaces and long titles on purpose, and
# Jinja leaves white space; none of these touches a reader. The phone rules ask for non-breaking characters in numbers.
SWITCHED_OFF = {
    "no-trailing-whitespace": "off",
    "long-title": "off",
    "tel-non-breaking": "off",
    "attribute-boolean-style": "off",
    "doctype-style": "off",
    "no-inline-style": "error",
}


def invalid_html(folder: Path, config: Path) -> str:
    """What html-validate says of every page below a folder; empty when nothing is wrong."""
    config.write_text(
        json.dumps({"root": True, "extends": ["html-validate:recommended"], "rules": SWITCHED_OFF})
    )
    validator = ROOT / "tests" / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    done = subprocess.run(
        ["node", str(validator), "--config", str(config), "--formatter", "text", f"{folder}/**/*.html"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT / "tests",
    )
    return "" if done.returncode == 0 else done.stdout[-4000:] + done.stderr[-2000:]


def test_every_page_is_valid_html(built_site: Path, tmp_path: Path):
    assert invalid_html(built_site, tmp_path / "config.json") == ""
