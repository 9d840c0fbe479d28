"""A rendered text is kept as bytes, and comes back as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.cache import Cache, Latest
from plugins.site import load_texts
from plugins.site.load_texts import rendered_texts
from plugins.source.sources import read_sources
from plugins.texts.lines import Refusal
from plugins.texts.read_text import RENDERED_JSON, Rendered
from plugins.texts.text_file import read_texts
from tests.projects import append, project
from tests.texts.cases_of import RENDERER
from tests.texts.test_cases import CASES


def test_every_case_comes_back_as_it_was():
    rendered = [RENDERER.render(case.read_text(encoding="utf-8")) for case in CASES]
    assert [RENDERED_JSON.validate_json(RENDERED_JSON.dump_json(each)) for each in rendered] == rendered
    assert any(each.refused for each in rendered) and any(each.leftovers for each in rendered)
    assert any(each.slots for each in rendered) and any(each.abbreviations for each in rendered)


def test_nothing_of_the_text_before_stays_with_an_empty_one():
    assert RENDERER.render("```\n[[bron: a]]").refused
    assert RENDERER.render("") == Rendered("", (), ())


def test_more_markup_in_markup_than_can_be_read_is_refused():
    assert RENDERER.render("*a " * 1500 + "x" + " b*" * 1500) == Rendered(
        "", (), (), (Refusal(0, 1, "hier staat te veel opmaak in opmaak; haal * en _ weg"),)
    )


def test_only_a_text_that_changed_is_rendered_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder, cache = project(tmp_path / "project"), Cache(tmp_path / "cache")
    bodies: list[str] = []
    render = load_texts.MarkdownRenderer.render
    monkeypatch.setattr(
        load_texts.MarkdownRenderer, "render", lambda self, body: bodies.append(body) or render(self, body)
    )

    def texts() -> list[tuple[str, str]]:
        bodies.clear()
        monkeypatch.setattr(
            load_texts, "_RENDERED", Latest()
        )  # as in a process that has rendered nothing yet
        found, _ = rendered_texts(read_texts(read_sources(folder))[0], [], cache)
        return [(text.path, text.rendered.html) for text in found]

    first = texts()
    assert len(bodies) == len(set(bodies)) > 20, "two texts without a body are one"
    assert texts() == first and bodies == []
    append("content/pages/over.md", "\nEen zin erbij.\n")(folder)
    changed = [path for path, html in texts() if (path, html) not in first]
    assert changed == ["content/pages/over.md"] and len(bodies) == 1
