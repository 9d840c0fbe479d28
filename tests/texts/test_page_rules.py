"""What a page may hold besides what the mistakes in `tests/mistakes` say that it may not."""

from __future__ import annotations

from pathlib import Path

from plugins.site.load import load_site
from tests.projects import TODAY, project, replace

OVER = "content/pages/over.md"


def test_a_chart_may_stand_right_under_the_title(tmp_path: Path):
    folder = project(tmp_path / "project")
    replace(OVER, "## Wat deze site is", "[[grafiek: voorbeelddoel]]\n\n## Wat deze site is")(folder)
    site, problems = load_site(folder, folder / "theme", TODAY)
    assert site is not None, problems
    slots = next(text.rendered.slots for text in site.texts if text.path == OVER)
    assert [(slot.inner, slot.niveau) for slot in slots if slot.alone] == [("grafiek: voorbeelddoel", 2)]
