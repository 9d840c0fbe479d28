"""How time grows with the site: pages, records and recommendations."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.bench.building import CHECK, SITE
from tests.bench.measuring import growth, seconds
from tests.many import project_with
from tests.projects import copy_of, project

LINKS_PER_PAGE = 300


def growing(folder: Path) -> list[bool]:
    """Pages in a build, records and pages in a check, recommendations in a build without PDF."""
    first = project(folder / "first")
    seconds(SITE, first)  # fills the caches that the copies take along

    def pages(number: int) -> float:
        grown = copy_of(first, folder / "pages")
        add_pages(grown, number)
        return _once([*SITE, "--opnieuw"], grown)

    def checked(number: int) -> float:
        grown = project_with(number, folder / "checked", first)
        add_pages(grown, 3 * number)
        return _once(CHECK, grown)

    def recommendations(number: int) -> float:
        grown = project_with(number, folder / "recommendations", first)
        return _once([*SITE, "--opnieuw", "--zonder-documenten"], grown)

    return [
        growth("building, pages", (30, 300, 3_000), pages, 1.1),
        growth("checking, records (and three times as many pages)", (10, 100, 1_000), checked, 1.1),
        growth("building, recommendations without PDF", (5, 50, 500), recommendations, 1.1),
    ]


def _once(command: list[str], project: Path) -> float:
    took = seconds(command, project)
    shutil.rmtree(project)
    return took


def add_pages(project: Path, number: int) -> None:
    """Add so many pages, all of which can be reached."""
    pages = project / "content" / "pages"
    source = (pages / "over.md").read_text(encoding="utf-8")
    (pages / "groei").mkdir()
    for place in range(number):
        text = source.replace("Title: Over deze site", f"Title: Voorbeeldpagina {place}")
        (pages / "groei" / f"p{place}.md").write_text(text, encoding="utf-8")
    links = [f"- [Voorbeeld {place}](/groei/p{place}/)" for place in range(number)]
    lists = [links[start : start + LINKS_PER_PAGE] for start in range(0, number, LINKS_PER_PAGE)]
    for part, chosen in enumerate(lists):
        head = f"---\nTitle: Lijst {part}\nDate: 2026-11-23\nSummary: Lijst.\n---\n\n"
        (pages / f"lijst{part}.md").write_text(head + "\n".join(chosen) + "\n", encoding="utf-8")
    with (pages / "contact.md").open("a") as contact:
        contact.write(
            "\n" + "\n".join(f"- [Lijst {part}](/lijst{part}/)" for part in range(len(lists))) + "\n"
        )
