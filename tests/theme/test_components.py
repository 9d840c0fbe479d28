"""Every component of the theme with the examples beside it, drawn from records that are full of markup."""

from __future__ import annotations

import shutil
from html.parser import HTMLParser

import pytest
import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plugins.aanbevelingen.keuzes import Stand
from plugins.aanbevelingen.overzicht import alle, in_groepen, overzichten, regels
from plugins.aanbevelingen.tijdbeeld import tijdbeeld_van
from plugins.aanbevelingen.verloop import documenten, wijzigingen_van
from plugins.cache import Cache
from plugins.charts.charts import Charts
from plugins.cijfers.chart import chart_request
from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.pages.page import Page, TextView, parts_of
from plugins.site.load_records import load_records
from plugins.site.template_globals import CurrentPage, template_globals
from tests.conftest import ROOT
from tests.records import TODAY

TEMPLATES = ROOT / "theme" / "templates"
GOOD = ROOT / "tests" / "records" / "good"
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))
EXAMPLES = [
    pytest.param(component.stem, example, id=f"{component.stem}, {example['naam']}")
    for component in COMPONENTS
    if component.with_suffix(".yaml").is_file()
    for example in yaml.safe_load(component.with_suffix(".yaml").read_text(encoding="utf-8"))
]
HOSTILE = "<b>Voorbeeld</b>"


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """The words that templates use, on a page of records in which every name carries markup."""
    folder = tmp_path_factory.mktemp("records")
    shutil.copytree(GOOD, folder, dirs_exist_ok=True)
    for file in folder.rglob("*.yaml"):
        file.write_text(file.read_text(encoding="utf-8").replace("Voorbeeld", HOSTILE), encoding="utf-8")
    records, problems = load_records(folder, TODAY)
    assert records is not None, problems
    charts = Charts(map(chart_request, records.of(Cijferreeks).values()), Cache(folder / "cache"))
    here = CurrentPage()
    here.page = Page("/voorbeeld/", "Voorbeeld", "Een voorbeeld.", TODAY, TextView())
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    environment.globals.update(template_globals(records, here, charts))
    environment.globals.update(
        parts_of=parts_of,
        alle=lambda _: alle(records),
        overzichten=lambda _: overzichten(records),
        wijzigingen_van=wijzigingen_van,
        stappen_van=lambda item: [change for change in wijzigingen_van(item) if change.stap],
        documenten_van=documenten,
        tijdbeeld_van=lambda item: tijdbeeld_van(item, records),
        regels=lambda overzicht: regels(overzicht, records),
        in_groepen=in_groepen,
        standen=tuple(Stand),
    )
    return environment


class Tags(HTMLParser):
    """Fails on an element that is closed by another or by nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in {"br", "img"}:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        assert self.get_starttag_text()

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag


def test_every_component_has_examples():
    assert [component.name for component in COMPONENTS if not component.with_suffix(".yaml").is_file()] == []
    assert {path.stem for path in (TEMPLATES / "components").glob("*.yaml")} == {
        component.stem for component in COMPONENTS
    }


@pytest.mark.parametrize(("component", "example"), EXAMPLES)
def test_a_component_shows_its_example_and_markup_as_text(
    component: str, example: dict[str, object], environment: Environment
):
    html = environment.from_string(
        f"{{% from 'components/{component}.html' import {component} %}}{example['aanroep']}"
    ).render()
    assert bool(html.strip()) == bool(example["toont"])
    for expected in example["toont"]:
        assert expected in html
    assert "<b>" not in html
    tags = Tags()
    tags.feed(html)
    assert tags.open == []


def test_markup_in_a_record_reaches_the_components(environment: Environment):
    html = environment.from_string(
        "{% from 'components/meldkaart.html' import meldkaart %}{{ meldkaart(route=records.meldroutes['voorbeeld-route']) }}"
    ).render()
    assert "&lt;b&gt;Voorbeeld&lt;/b&gt;route" in html
