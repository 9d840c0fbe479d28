"""Every example of every component on a page of its own, in a real browser: light, dark and with the colours of the reader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from plugins.cache import Cache
from plugins.site.components import INDEX, Showroom, examples
from tests.browser.conftest import served
from tests.browser.test_pages import invalid_html, load_axe, violations
from tests.conftest import ROOT

LOOKS: list[tuple[Literal["light", "dark"], Literal["active", "none"], list[str] | None]] = [
    ("light", "none", None),
    ("dark", "none", ["color-contrast"]),
    ("light", "active", ["color-contrast"]),
]
"""Colour scheme, whether the colours of the reader replace those of the page, and what is then asked; other rules see no colour."""
ALONE = ("heading-order:", "page-has-heading-one:")
"""What axe asks of a whole page and a component alone cannot give: its headings go on from those of a page."""


@pytest.fixture(scope="module")
def showroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of all examples as files."""
    folder = tmp_path_factory.mktemp("showroom")
    for name, html in Showroom(ROOT / "theme", Cache(folder / ".cache")).pages().items():
        (folder / name).write_text(html, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def showroom_address(showroom: Path) -> Iterator[str]:
    with served(showroom) as address:
        yield address


def test_every_example_is_accessible_and_fits_a_phone(showroom_address: str, browser: Browser):
    wrong: list[str] = []
    names = [INDEX, *(example.file for example in examples(ROOT / "theme") if example.shows)]
    assert len(names) > 60
    page = browser.new_page(viewport={"width": 320, "height": 640})
    for name in names:
        page.goto(f"{showroom_address}/{name}")
        page.evaluate("document.querySelectorAll('details').forEach(item => item.open = true)")
        load_axe(page)
        for scheme, forced, rules in LOOKS:
            page.emulate_media(color_scheme=scheme, forced_colors=forced)
            found = [each for each in violations(page, rules) if not each.startswith(ALONE)]
            wrong += [f"{name}, {scheme}, forced colours {forced}: {each}" for each in found]
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wrong.append(f"{name}: scrolls sideways")
    page.close()
    assert wrong == [], "\n".join(wrong)


def test_every_example_is_valid_html(showroom: Path, tmp_path: Path):
    assert invalid_html(showroom, tmp_path / "config.json") == ""
