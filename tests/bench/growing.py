"""What happens to a site that grows: pages, records and recommendations, each ten and a hundred times as many."""

from __future__ import annotations

import math
import shutil
from pathlib import Path

from tests.bench.building import CHECK, SITE
from tests.bench.measuring import growth, seconds
from tests.many import project_with
from tests.projects import copy_of_the_project

LINKS_PER_PAGE = 300


def growing(folder: Path) -> list[bool]:
    """Pages in a build, records and pages in a check, recommendations in a build without PDF."""

    def pages(number: int) -> float:
        project = copy_of_the_project(folder / "pages", languages=False)
        _add_pages(project, number)
        return _once([*SITE, "--opnieuw"], project)

    def checked(number: int) -> float:
        project = project_with(number, folder / "checked")
        _add_pages(project, 3 * number)
        return _once(CHECK, project)

    def recommendations(number: int) -> float:
        project = project_with(number, folder / "recommendations")
        with (project / "pelicanconf.py").open("a") as settings:
            settings.write("\nDOCUMENTS = False\n")
        return _once([*SITE, "--opnieuw"], project)

    return [
        growth("building, pages", (30, 300, 3_000), pages, 1.05),
        growth("checking, records (and three times as many pages)", (10, 100, 1_000), checked, 1.1),
        growth("building, recommendations without PDF", (5, 50, 500), recommendations, 1.1),
    ]


def _once(command: list[str], project: Path) -> float:
    took = seconds(command, project)
    shutil.rmtree(project)
    return took


def _add_pages(project: Path, number: int) -> None:
    """Add so many pages, all of which can be reached."""
    pages = project / "content" / "pages"
    source = (pages / "over.md").read_text(encoding="utf-8")
    (pages / "groei").mkdir()
    for place in range(number):
        (pages / "groei" / f"p{place}.md").write_text(
            source.replace("Title: Over deze site", f"Title: Voorbeeldpagina {place}"), encoding="utf-8"
        )
    links = [f"- [Voorbeeld {place}](/groei/p{place}/)" for place in range(number)]
    parts = range(math.ceil(number / LINKS_PER_PAGE))
    for part in parts:
        chosen = "\n".join(links[part * LINKS_PER_PAGE : (part + 1) * LINKS_PER_PAGE])
        (pages / f"lijst{part}.md").write_text(
            f"---\nTitle: Lijst {part}\nDate: 2026-11-23\nSummary: Lijst.\n---\n\n{chosen}\n",
            encoding="utf-8",
        )
    with (pages / "contact.md").open("a") as contact:
        contact.write("\n" + "\n".join(f"- [Lijst {part}](/lijst{part}/)" for part in parts) + "\n")
