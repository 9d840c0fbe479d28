"""What a page may hold besides what the mistakes in `tests/mistakes` say that it may not."""

from __future__ import annotations

import random
import re
from pathlib import Path

from plugins.site.load import load_site
from tests.projects import TODAY, append, problems_of, project, replace

OVER = "content/pages/over.md"


def test_a_chart_may_stand_right_under_the_title(tmp_path: Path):
    folder = project(tmp_path / "project")
    replace(OVER, "## Wat deze site is", "[[grafiek: voorbeelddoel]]\n\n## Wat deze site is")(folder)
    site, problems = load_site(folder, folder / "theme", TODAY)
    assert site is not None, problems
    slots = next(text.rendered.slots for text in site.texts if text.path == OVER)
    assert [(slot.inner, slot.niveau) for slot in slots if slot.alone] == [("grafiek: voorbeelddoel", 2)]


def test_a_page_that_would_be_too_heavy_is_refused_before_it_is_built(tmp_path: Path):
    folder = project(tmp_path / "project")
    chance = random.Random(1)
    words = "\n\n".join(" ".join(f"{chance.randrange(2**40):x}" for _ in range(90)) for _ in range(25))
    append(OVER, words)(folder)
    (said,) = [problem for problem in problems_of(folder) if "let op" not in problem]
    assert re.fullmatch(
        r"content/pages/over\.md: op /over/: de pagina weegt \d{5} bytes \(gzip\), 14000 is het meeste; splits de pagina",
        said,
    )
