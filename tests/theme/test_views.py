"""Every name that a template asks of its page or its view is one that the page or that view has."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from plugins.pages.page import Page
from plugins.pages.view import TextView, View, every_view, template_of
from plugins.site import plugin  # noqa: F401 - with it every view of every room is known
from tests.conftest import ROOT

TEMPLATES = ROOT / "theme" / "templates"


def views() -> dict[str, type[View]]:
    """Every view by the name of its template."""
    return {template_of(view): view for view in every_view() if view is not TextView}


def names(kind: type) -> set[str]:
    """Everything that can be asked of an object of a class."""
    return {field.name for field in fields(kind)} | {name for name in dir(kind) if not name.startswith("_")}


def asked(text: str, of: str) -> set[str]:
    """The names that a template asks of `page` or `view`."""
    return set(re.findall(rf"(?<![\"'/])\b{of}\.(\w+)", text))


def test_every_view_has_a_template():
    assert [name for name in views() if not (TEMPLATES / f"{name}.html").is_file()] == []


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.html")), ids=lambda path: path.stem)
def test_a_template_asks_only_what_its_page_and_its_view_have(path: Path):
    text = path.read_text(encoding="utf-8")
    assert asked(text, "page") <= names(Page)
    view = views().get(path.stem, View)
    assert asked(text, "view") <= names(view), f"see {view.__name__}"


def test_a_view_holds_nothing_that_its_template_does_not_show():
    unused = {
        (view.__name__, field.name)
        for name, view in views().items()
        for field in fields(view)
        if field.name not in asked((TEMPLATES / f"{name}.html").read_text(encoding="utf-8"), "view")
    }
    assert unused == set()


def test_a_page_that_repeats_others_comes_after_them_in_the_search():
    assert [name for name, view in views().items() if view.repeats and view.search_worth >= 1] == []


def test_components_are_given_what_they_show_and_ask_nothing_of_the_page():
    parts = [*(TEMPLATES / "components").glob("*.html"), *(TEMPLATES / "directives").glob("*.html")]
    assert [
        path.stem for path in parts if re.search(r"\b(?:page|view)\.", path.read_text(encoding="utf-8"))
    ] == []
