"""The forms in a browser without script: one of each shape is opened, changed and saved; the handbook is followed; all of it is accessible."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from watchfiles import watch

from plugins.forms.files import ALL, FORMS, names_of
from plugins.preview.preview import Preview
from plugins.preview.server import PreviewServer
from plugins.source.problem import stops
from tests.browser.test_handbook import HEIGHT, WIDTH, as_kept
from tests.browser.test_pages import COLOURS, load_axe, violations
from tests.inhoud.handbook import HANDBOOK, project_for_editors
from tests.inhoud.test_handbook import DAY
from tests.projects import TODAY

VIEWS: tuple[tuple[int, Literal["light", "dark"], list[str] | None], ...] = (
    (320, "light", None),
    (1280, "dark", COLOURS),
)
"""Width, colour scheme, and the rules of axe that are asked there; None for all."""
SENTENCE = "Dit is zojuist gewijzigd."


@contextmanager
def served(browser: Browser, preview: Preview, script: bool = False) -> Iterator[Page]:
    """A page of the preview, which reads the sources again at each save."""
    server, stop = PreviewServer(0), threading.Event()
    server.follow(preview)
    sources = (preview.root / "data", preview.root / "content")

    def follow() -> None:
        for _ in watch(*sources, stop_event=stop, step=20, rust_timeout=200):
            preview.read("09:01:00")

    threads = [threading.Thread(target=each, daemon=True) for each in (server.serve_forever, follow)]
    for thread in threads:
        thread.start()
    context = browser.new_context(
        base_url=f"http://127.0.0.1:{server.server_port}", java_script_enabled=script
    )
    try:
        yield context.new_page()
    finally:
        context.close()
        stop.set()
        server.shutdown()


SHAPES = ("nieuws", "vertalingen", "aanbevelingen", "cijferreeksen", "meldroutes", "gemeente", "vervallen")
"""Kinds of files of every shape: Markdown, a translation, parts within parts, rows of figures, one file of its kind, a list.

`tests/forms` sends the forms of all kinds, without a browser.
"""


def test_a_form_of_each_shape_is_changed_and_saved_and_nothing_else_in_the_file_changes(
    browser: Browser, own_project: Path
):
    preview = Preview(own_project, TODAY, "09:00:00")
    assert not stops(preview.current.problems)
    with served(browser, preview) as page:
        page.set_default_timeout(20_000)
        for kind in map(ALL.__getitem__, SHAPES):
            for name, _ in islice(names_of(own_project, kind), 1):
                changed_by_hand(page, own_project, f"{FORMS}{kind.name}/{name}")
    assert [str(problem) for problem in preview.current.problems if stops([problem])] == []


def changed_by_hand(page: Page, root: Path, address: str) -> None:
    """Change the role that looks after a file in its form, look, and save; the handbook goes there by the lists."""
    page.goto(address)
    path = root / page.locator(".formulier-pad").inner_text()
    before = path.read_bytes()
    page.get_by_label(re.compile(r"^Beheerder")).fill("de proef")
    page.get_by_role("button", name="Bekijk wat er verandert").click()
    expect(page.locator("ins")).to_have_text(re.compile("beheerder: de proef"))
    assert path.read_bytes() == before
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("status")).to_contain_text("is opgeslagen")
    expect(page.get_by_label(re.compile(r"^Beheerder"))).to_have_value("de proef")
    old = re.sub(rb"(?m)^beheerder: .*\n", b"", before)
    assert re.sub(rb"(?m)^beheerder: .*\n", b"", path.read_bytes()) == old, path


def test_a_mistake_and_its_mending(browser: Browser, own_project: Path):
    preview = Preview(own_project, TODAY, "09:00:00")
    with served(browser, preview) as page:
        page.goto(f"{FORMS}meldroutes/voorbeeldlijn")
        page.get_by_label("Volgorde").fill("twee")
        page.get_by_label(re.compile("^Kosten")).fill(SENTENCE)
        page.get_by_label("Volgorde").press("Enter")
        expect(page).to_have_title(re.compile("^Fout: "))
        page.get_by_role("alert").get_by_role("link").click()
        expect(page).to_have_url(re.compile("#veld-volgorde$"))
        expect(page.get_by_label(re.compile("^Kosten"))).to_have_value(SENTENCE)
        page.get_by_label("Volgorde").fill("2")
        page.get_by_label("Volgorde").press("Enter")
        expect(page.locator("ins")).to_have_text(f"kosten: {SENTENCE}")
        page.get_by_role("button", name="Opslaan").click()
        page.get_by_role("link", name="Bekijk het in het voorbeeld").click()
        expect(page.locator("main")).to_contain_text(SENTENCE)


def test_the_pages_of_forms_are_accessible_and_fit(browser: Browser, own_project: Path):
    preview, wrong = Preview(own_project, TODAY, "09:00:00"), list[str]()
    with served(browser, preview, script=True) as page:
        for shown in (begin, search, form, mistake, difference, saved):
            shown(page)
            page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
            load_axe(page)
            for width, scheme, rules in VIEWS:
                page.set_viewport_size({"width": width, "height": 900})
                page.emulate_media(color_scheme=scheme)
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    wrong.append(f"{shown.__name__}: scrolls sideways at {width}")
                wrong += [
                    f"{shown.__name__}, {width} px, {scheme}: {each}" for each in violations(page, rules)
                ]
    assert wrong == [], "\n".join(wrong)


def begin(page: Page) -> None:
    page.goto(FORMS)


def search(page: Page) -> None:
    page.goto(f"{FORMS}bronnen/?zoek=voorbeeld")


def form(page: Page) -> None:
    page.goto(f"{FORMS}aanbevelingen/voorbeeld-aanbeveling")


def small_form(page: Page) -> None:
    page.goto(f"{FORMS}begrippen/voorbeeldwet")


def mistake(page: Page) -> None:
    small_form(page)
    page.get_by_label("Naam", exact=True).fill("")
    page.get_by_role("button", name="Bekijk wat er verandert").click()
    expect(page.get_by_role("alert")).to_be_visible()


def difference(page: Page) -> None:
    small_form(page)
    page.get_by_label("Naam", exact=True).fill(f"{SENTENCE} {'lang' * 40}")
    page.get_by_role("button", name="Bekijk wat er verandert").click()
    expect(page.locator("ins").first).to_be_visible()


def saved(page: Page) -> None:
    difference(page)
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("status")).to_be_visible()


STEPS = re.compile(
    r"Open `(?P<open>[^`]+)`|Klik op \*\*(?P<click>.+?)\*\*|Vul bij \*\*(?P<fill>.+?)\*\* in: `(?P<text>[^`]+)`"
    r"|Kies bij \*\*(?P<choose>.+?)\*\*: `(?P<choice>[^`]+)`|Er staat: `(?P<see>[^`]+)`"
    r"|!\[[^\]]+\]\((?P<picture>[^)]+)\)"
)
TASKS = re.findall(
    r"^### ([^\n]+ met een formulier)\n(.*?)(?=^##)",
    HANDBOOK.read_text(encoding="utf-8"),
    re.MULTILINE | re.DOTALL,
)


@pytest.mark.parametrize("steps", [steps for _, steps in TASKS], ids=[title for title, _ in TASKS])
def test_the_handbook_is_followed_literally(browser: Browser, tmp_path: Path, steps: str):
    preview = Preview(project_for_editors(tmp_path / "site"), DAY, "09:00:00")
    with served(browser, preview) as page:
        page.set_default_timeout(20_000)
        for step in STEPS.finditer(steps):
            followed(page, step)
    assert [str(problem) for problem in preview.current.problems if stops([problem])] == []


def followed(page: Page, step: re.Match[str]) -> None:
    if step["open"]:
        page.goto(step["open"])
    elif step["click"]:
        found = pressed(page, step["click"])
        if found.evaluate("each => each.tagName") == "SUMMARY":
            found.click()
        else:
            with (
                page.expect_navigation()
            ):  # the fields of the next page, and not those of this one, are asked for
                found.click()
    elif step["fill"]:
        labelled(page, step["fill"]).fill(step["text"])
    elif step["choose"]:
        labelled(page, step["choose"]).select_option(label=step["choice"])
    elif step["picture"]:
        page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
        as_kept(page, step["picture"])
    else:
        expect(page.get_by_text(step["see"]).first).to_be_visible()


def pressed(page: Page, name: str) -> Locator:
    """What can be pressed under this name and is on the page to see."""
    links = page.get_by_role("link", name=name, exact=True)
    buttons = page.get_by_role("button", name=name, exact=True)
    summaries = page.locator("summary").filter(has_text=name)
    return links.or_(buttons).or_(summaries).filter(visible=True).first


def labelled(page: Page, label: str) -> Locator:
    """The field with this label in the row that is new, and otherwise in the form."""
    exactly = re.compile(rf"^{re.escape(label)}( \(mag leeg\))?$")
    new = page.locator("details.rij[open]").filter(has=page.locator("> summary", has_text="nieuw")).last
    inside = new.get_by_label(exactly)
    return inside.first if inside.count() else page.get_by_label(exactly).filter(visible=True).first
