"""The page of a letter, also when many pages rest on one paragraph."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from plugins.brieven.brief import BriefView
from plugins.publish.settings import load_settings
from plugins.site.load import load_site
from plugins.site.plugin import SitePlugin
from tests.projects import ROOT, TODAY, project
from tests.reading import tree


def test_a_paragraph_names_some_of_many_pages_and_says_how_many_more_there_are(tmp_path: Path):
    root = project(tmp_path / "project")
    site, problems = load_site(root, ROOT / "theme", TODAY)
    assert site is not None, problems
    settings, _ = load_settings(root / "pelicanconf.py")
    letter = next(page for page in site.pages if isinstance(page.view, BriefView))
    assert isinstance(letter.view, BriefView)
    first, number = letter.view.brief.alineas[0].nummer, letter.view.hoogstens + 7
    many = replace(letter.view, gebruikt={**letter.view.gebruikt, first: (letter,) * number})
    pages = tuple(replace(page, view=many) if page is letter else page for page in site.pages)
    plugin = SitePlugin(replace(site, pages=pages), only=frozenset({letter.address}))
    plugin.write(settings, str(tmp_path / "output"))
    uses = tree(tmp_path / "output", letter.address).css("details.gebruikt")[0]
    assert f"Gebruikt op {number} pagina's" in uses.text()
    assert len(uses.css("li")) == letter.view.hoogstens
    assert "En op 7 andere pagina's." in uses.text()
