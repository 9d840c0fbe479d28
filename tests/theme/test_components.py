"""Every component of the theme with the examples beside it, drawn from records that are full of markup."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser

import pytest
from markupsafe import escape

from plugins.cache import Cache
from plugins.charts.charts import Charts
from plugins.site.components import INDEX, Example, Showroom, examples
from plugins.site.template_globals import CurrentPage, template_globals
from plugins.source import record
from tests.conftest import ROOT
from tests.records import GOOD

THEME = ROOT / "theme"
COMPONENTS = sorted((THEME / "templates" / "components").glob("*.html"))
HOSTILE = "<b>Voorbeeld</b>"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Showroom:
    """A showroom of records in which every name carries markup, as if the reader of records let that through."""
    folder = tmp_path_factory.mktemp("records")
    shutil.copytree(GOOD, folder, dirs_exist_ok=True)
    for file in folder.rglob("*.yaml"):
        file.write_text(file.read_text(encoding="utf-8").replace("Voorbeeld", HOSTILE), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(record, "_MARKUP", re.compile("(?!)"))
        showroom = Showroom(THEME, Cache(folder / "cache"), folder)
        showroom.drawn("")
    return showroom


class Tags(HTMLParser):
    """Fails on an element that is closed by another or by nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in {"br", "img", "input"}:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        assert self.get_starttag_text()

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag


def test_the_styles_of_a_component_stand_beside_it_and_are_asked_for():
    beside = {path.stem for path in (THEME / "templates" / "components").glob("*.css")}
    sheet = (THEME / "css" / "site.css").read_text(encoding="utf-8")
    assert set(re.findall(r'@import "\.\./templates/components/(\w+)\.css";', sheet)) == beside
    assert beside < {component.stem for component in COMPONENTS}


def test_every_component_has_examples():
    assert [component.name for component in COMPONENTS if not component.with_suffix(".yaml").is_file()] == []
    assert {example.component for example in examples(THEME)} == {component.stem for component in COMPONENTS}


@pytest.mark.parametrize(
    "example", [pytest.param(each, id=f"{each.component}, {each.name}") for each in examples(THEME)]
)
def test_a_component_shows_its_example_and_markup_as_text(example: Example, hostile: Showroom):
    html = hostile.drawn(example.call)
    assert bool(html.strip()) == bool(example.shows)
    for expected in example.shows:
        assert expected in html
    assert "<b>" not in html
    tags = Tags()
    tags.feed(html)
    assert tags.open == []


def test_no_component_has_the_name_of_something_else_that_templates_know():
    here = CurrentPage()
    known = template_globals(Showroom(THEME, Cache()).records, here, Charts((), Cache()), THEME)
    assert known.keys() & {component.stem for component in COMPONENTS} == set()


def test_markup_in_a_record_reaches_the_components(hostile: Showroom):
    html = hostile.drawn("{{ meldkaart(route=records.meldroutes['voorbeeld-route']) }}")
    assert "&lt;b&gt;Voorbeeld&lt;/b&gt;route" in html


def test_a_page_shows_every_component_with_every_example(hostile: Showroom):
    pages = hostile.pages()
    for example in examples(THEME):
        assert f'<h2 id="{example.component}">' in pages[INDEX]
        assert f"<h3>{escape(example.name)}</h3>" in pages[INDEX]
        assert (f'src="{example.file}"' in pages[INDEX]) == (example.file in pages) == bool(example.shows)
