"""The whole way, as a person takes it: what is built is the same every time, whatever stood there before."""

from __future__ import annotations

from pathlib import Path

from plugins.site.catalogue import GENERATED_TEMPLATES
from tests.projects import ROOT, built, digest, problems_of, replace, write

NEWS = """---
Title: Meer nieuws
Date: 2026-01-01
geplaatst: 2026-01-01
Summary: Meer.
bronnen: [voorbeeld-brief]
---

Meer.
"""


def test_the_made_up_site_has_a_page_of_every_template(built_site: Path):
    shown = {
        text.partition('data-sjabloon="')[2].partition('"')[0]
        for text in (path.read_text(encoding="utf-8") for path in built_site.rglob("*.html"))
    }
    templates = {path.stem for path in (ROOT / "theme" / "templates").glob("*.html")} - {"base"}
    assert templates - shown == {"letter"}  # it has a page of its own where there are very many
    assert templates >= GENERATED_TEMPLATES


def test_a_site_that_is_built_over_another_holds_nothing_of_it(built_site: Path, own_project: Path):
    write("content/nieuws/2026-01-01-meer.md", NEWS)(own_project)
    assert (built(own_project) / "nieuws" / "2026-01-01-meer" / "index.html").is_file()
    (own_project / "content" / "nieuws" / "2026-01-01-meer.md").unlink()
    for _ in range(2):  # also over the site before the last
        assert digest(built(own_project, None, "--opnieuw")) == digest(built_site)


def test_what_was_built_here_is_not_published_so_it_changes_and_changes_back_freely(own_project: Path):
    series = "data/cijferreeksen/voorbeeldmeldingen.yaml"
    baseline = (own_project / "data" / "gepubliceerd.json").read_bytes()
    built(own_project)
    assert (own_project / "data" / "gepubliceerd.json").read_bytes() == baseline
    before = (own_project / series).read_text(encoding="utf-8")
    replace(series, "24201", "24210")(own_project)
    assert problems_of(own_project) == []
    assert "24210" in (built(own_project) / "cijfers" / "voorbeeldmeldingen.csv").read_text(encoding="utf-8")
    (own_project / series).write_text(before, encoding="utf-8")  # as git puts it back
    assert problems_of(own_project) == []
