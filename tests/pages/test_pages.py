"""Addresses as seen from a page, dates in words, and the components of the theme with their examples."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plugins.pages.page import NOT_FOUND, relative
from plugins.records.dates import Datering, dutch_date
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("here", "to", "expected"),
    [
        ("/", "/melden/", "melden/"),
        ("/melden/", "/", "../"),
        ("/melden/", "/melden/", "./"),
        ("/melden/", "/melden/#x", "#x"),
        ("/melden/veilig/", "/melden/", "../"),
        ("/melden/veilig/", "/cijfers/a.csv", "../../cijfers/a.csv"),
        ("/melden/veilig/", "/bronnen/#b", "../../bronnen/#b"),
        ("/cijfers/a/", "/cijfers/a.csv", "../a.csv"),
        ("/a/b/c/", "/a/b/d/", "../d/"),
        (NOT_FOUND, "/melden/", "/melden/"),
    ],
)
def test_an_address_is_written_as_seen_from_the_page(here: str, to: str, expected: str):
    assert relative(here, to) == expected


@pytest.mark.parametrize(
    ("day", "expected"), [(date(2023, 6, 2), "2 juni 2023"), (Datering(2023, 6), "juni 2023"), (Datering(2023), "2023"), (Datering(2023, 6, 2), "2 juni 2023"), (Datering(), "ongedateerd")]
)
def test_a_date_is_written_as_precisely_as_it_is_known(day: object, expected: str):
    assert dutch_date(day) == expected


EXAMPLES = sorted((ROOT / "theme" / "templates" / "components").glob("*.yaml"))


@pytest.mark.parametrize("examples", EXAMPLES, ids=lambda path: path.stem)
def test_a_component_renders_its_examples_and_shows_markup_as_text(examples):
    environment = Environment(loader=FileSystemLoader(ROOT / "theme" / "templates"), autoescape=True, undefined=StrictUndefined)
    environment.globals.update(link=lambda address: address, datum=lambda day: day.jaar if isinstance(day, SimpleNamespace) else str(day))
    for example in yaml.safe_load(examples.read_text(encoding="utf-8")):
        call = ", ".join(f"{name}={name}" for name in example["context"])
        template = environment.from_string(f"{{% from 'components/{examples.stem}.html' import {examples.stem} %}}{{{{ {examples.stem}({call}) }}}}")
        html = template.render(**{name: _objects(value) for name, value in example["context"].items()})
        assert "<b>" not in html
        assert "<A>" not in html
        assert html.strip() or example["naam"].startswith("geen")


def _objects(value):
    if isinstance(value, dict):
        return SimpleNamespace(**{name: _objects(item) for name, item in value.items()})
    return [_objects(item) for item in value] if isinstance(value, list) else value
