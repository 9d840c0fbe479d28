"""The examples of the handbook name records that are there."""

from __future__ import annotations

from plugins.site.load import load_site
from plugins.texts.directives import parse_directive
from tests.inhoud.conftest import newest_day
from tests.projects import ROOT
from tests.texts.test_handbook import DIRECTIVES


def test_every_directive_of_the_handbook_names_something():
    site, problems = load_site(ROOT, ROOT / "theme", newest_day())
    assert site is not None, problems
    assert len(DIRECTIVES) > 10
    for inner, alone in DIRECTIVES:
        parse_directive(inner.replace("\\|", "|"), site.records, bool(alone))
