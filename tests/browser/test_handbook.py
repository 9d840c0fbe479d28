"""The pictures of the handbook show what its tasks lead to; with BEELDEN=1 in the environment they are made again."""

from __future__ import annotations

import io
import os
import threading
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser, Page

from plugins.preview.preview import Preview
from plugins.preview.server import PreviewServer
from tests.inhoud.handbook import Task, project_for_editors, tasks
from tests.inhoud.test_handbook import DAY
from tests.projects import ROOT

TASKS = tasks()
WIDTH, HEIGHT = 760, 680
SHOW = """each => {
  for (let up = each; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
  window.scrollTo({top: each.getBoundingClientRect().top + window.scrollY - 200, behavior: "instant"});
}"""
ALIKE = 20
"""How much a picture may differ, in hundredths of a grey: another machine draws letters in another way."""


def as_kept(page: Page, name: str) -> None:
    """What is on the screen looks as the picture of that name below `docs/`, which is made when that is asked for."""
    path = ROOT / "docs" / name
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    if os.environ.get("BEELDEN"):
        path.parent.mkdir(exist_ok=True)
        picture.quantize(64).save(path, optimize=True)
    with Image.open(path) as kept:
        assert kept.size == (WIDTH, HEIGHT)
        different = ImageStat.Stat(ImageChops.difference(kept.convert("L"), picture.convert("L"))).mean[0]
    assert different < ALIKE, (
        "take the pictures again: BEELDEN=1 python3 environment.py test -m pytest tests/browser -k handbook"
    )


def look(browser: Browser, task: Task, folder: Path) -> None:
    """See what an editor sees after a task: the words that it promises, in the middle of the screen."""
    for title in task.first:
        TASKS[title].follow(folder)
    task.follow(folder)
    preview = Preview(folder, DAY, "09:00:00")
    server = PreviewServer(0)
    server.follow(preview)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context(
        base_url=f"http://127.0.0.1:{server.server_port}", viewport={"width": WIDTH, "height": HEIGHT}
    )
    try:
        page = context.new_page()
        [(address, words)] = task.shown
        page.goto(address)
        page.locator("#voorbeeld-balk").evaluate("each => each.hidden = true")
        page.locator("main").get_by_text(words).first.evaluate(SHOW)
        as_kept(page, task.picture)
    finally:
        context.close()
        server.shutdown()


@pytest.mark.parametrize(
    "task", [task for task in TASKS.values() if task.picture], ids=lambda task: task.title
)
def test_a_picture_of_the_handbook_shows_what_its_task_leads_to(browser: Browser, task: Task, tmp_path: Path):
    look(browser, task, project_for_editors(tmp_path / "site"))
