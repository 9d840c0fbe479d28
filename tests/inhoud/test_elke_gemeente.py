"""What is true of the content of any municipality, also of one that depends on the generator (`make test` there)."""

from __future__ import annotations

from pathlib import Path

from plugins.brieven.brief import BriefView
from plugins.melden.keuzehulp import Vraag, stappen
from plugins.melden.meldroute import Meldroute
from plugins.site.load import load_site
from plugins.site.theme import theme_of
from plugins.source.records import Records
from tests.figures_in_site import disagreements, sources, woven
from tests.inhoud.conftest import PROJECT, newest_day
from tests.projects import problems_of


def in_english(words: str) -> str:
    return words.translate(str.maketrans(",.", ".,")).replace("ongeveer", "about")


def test_nothing_is_wrong_with_the_content():
    assert [problem for problem in problems_of(PROJECT, newest_day()) if ": let op: " not in problem] == []


def test_every_figure_is_what_its_source_file_says(real_site: Path):
    texts = list(woven(PROJECT, newest_day()))
    assert disagreements(real_site, sources(PROJECT), texts, in_english) == []


def test_every_route_is_at_the_end_of_some_way_through_the_finder(records: Records):
    steps = stappen(dict(records.of(Vraag)))
    named = {name for step in steps if step.antwoord is not None for name in step.antwoord.meldroutes}
    assert named == set(records.of(Meldroute))


def test_every_paragraph_of_every_letter_is_used_by_a_page():
    site, problems = load_site(PROJECT, theme_of(PROJECT), newest_day())
    assert site is not None, problems
    letters = [page.view for page in site.pages if isinstance(page.view, BriefView)]
    assert [
        (view.brief.id, number) for view in letters for number, pages in view.gebruikt.items() if not pages
    ] == []
