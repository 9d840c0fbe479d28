"""What would be refused in the finished site for a reason in the sources is refused where the sources are read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.site.load import load_site
from tests.projects import Change, append, copy_of_the_project, remove, replace, write

OVER = "content/pages/over.md"
PAGE = "---\nTitle: {}\nDate: 2026-01-01\nSummary: Los.\n---\n\nTekst.\n"
MISTAKES: list[tuple[str, Change, str]] = [
    (
        "a fragment of another page that is not there",
        append(OVER, "[naar de kop](/aanpak/#er-is-geen-kop)"),
        "'#er-is-geen-kop' staat niet op /aanpak/; verwijder het deel vanaf #, of noem een kop van die pagina",
    ),
    (
        "a page without which the menu leads nowhere",
        remove("content/pages/colofon.md"),
        "content/pages/colofon.md: deze pagina ontbreekt; het menu verwijst ernaar. Zet haar terug of pas die verwijzing aan",
    ),
    (
        "two pages with one title",
        replace(OVER, "Title: Over deze site", "Title: Colofon"),
        "content/pages/over.md: 'Colofon' is al de titel van /colofon/ (content/pages/colofon.md);"
        " geef een van beide een andere titel",
    ),
    (
        "a page that nothing leads to",
        write("content/pages/los.md", PAGE.format("Los")),
        "content/pages/los.md: geen enkele link leidt naar /los/; zet er een in een tekst, bijvoorbeeld op een overzicht",
    ),
    (
        "an abbreviation that data/begrippen explains in another way",
        append(OVER, "Het RIEC helpt.\n\n*[RIEC]: Een ander centrum"),
        "'RIEC' staat in data/begrippen; schrijf '*[RIEC]: ",
    ),
    (
        "a telephone number of nobody in a summary",
        replace(OVER, "Summary: ", "Summary: Bel (033) 000 00 00. "),
        "content/pages/over.md:4:10: het nummer '(033) 000 00 00' staat niet in het register (data/meldroutes)",
    ),
    (
        "a chart that is not there while a record has a fault",
        lambda root: (
            append("data/begrippen/bibob.yaml", "onbekend: 1")(root),
            append(OVER, "[[grafiek: bestaat-niet]]")(root),
        ),
        "'bestaat-niet' bestaat niet in data/cijferreeksen; kijk in data/cijferreeksen welke er zijn",
    ),
]


@pytest.mark.parametrize(("mistake", "change", "message"), MISTAKES, ids=[name for name, _, _ in MISTAKES])
def test_a_mistake_is_found_where_the_sources_are_read(
    tmp_path: Path, mistake: str, change: Change, message: str
):
    project = copy_of_the_project(tmp_path / "project")
    change(project)
    site, problems = load_site(project, project / "theme", date(2026, 11, 27))
    assert site is None
    assert any(message in str(problem) for problem in problems), problems


def test_a_chart_may_stand_right_under_the_title(tmp_path: Path):
    project = copy_of_the_project(tmp_path / "project")
    replace(OVER, "## Wat deze site is", "[[grafiek: mma-meldingen]]\n\n## Wat deze site is")(project)
    site, problems = load_site(project, project / "theme", date(2026, 11, 27))
    assert site is not None, problems
    slots = next(text.rendered.slots for text in site.texts if text.path == OVER)
    assert [(slot.inner, slot.niveau) for slot in slots if slot.alone] == [("grafiek: mma-meldingen", 2)]
