"""What the words of sources would be refused for is found at its source, and each source is looked at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from plugins.cache import Cache
from plugins.publish.preflight import words_problems
from plugins.site.load import load_site
from tests.projects import ROOT, TODAY, append

OVER = "content/pages/over.md"


def judged(root: Path) -> list[str]:
    """The names of what the cache keeps of sources that were looked at."""
    return sorted(path.name for path in (root / ".cache" / "preflight").iterdir())


def found(root: Path) -> list[str]:
    site, problems = load_site(root, root / "theme", TODAY)
    assert site is not None, problems
    return [str(problem) for problem in words_problems(site, Cache(root / ".cache"))]


def test_words_that_the_finished_site_would_be_refused_for_are_found_at_their_line(own_project: Path):
    assert found(own_project) == []
    append(OVER, "Gebouwd in /home/redacteur/site.")(own_project)
    lines = (own_project / OVER).read_text(encoding="utf-8").splitlines()
    assert found(own_project) == [
        f"{OVER}:{len(lines)}:12: '/home/r' is een overblijfsel van de bouw; herstel de tekst of het sjabloon"
    ]


def test_after_a_save_only_the_changed_source_is_looked_at(own_project: Path):
    found(own_project)
    before = judged(own_project)
    append(OVER, "Een zin meer.")(own_project)
    found(own_project)
    assert len({*judged(own_project)} - {*before}) == 1


def test_another_process_finds_that_every_source_was_looked_at(own_project: Path):
    said = []
    for seed in ("1", "2"):  # sets come in another order in each process
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed}
        command = [sys.executable, "-m", "plugins.publish", "check", "--vandaag", TODAY.isoformat()]
        subprocess.run(command, cwd=own_project, env=environment, check=True, capture_output=True)
        said.append(judged(own_project))
    assert said[0] == said[1]
