"""The places on a page that a link may name are those of the page that is built, no more and no fewer."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from plugins.site.load import load_site
from plugins.site.page_rules import Places
from plugins.site.theme import read_theme
from tests.projects import TODAY


def test_every_place_of_every_page_may_be_linked_to(built_project: Path):
    theme = built_project / "theme"
    site, problems = load_site(built_project, theme, TODAY)
    assert site is not None, problems
    typed = "".join(path.read_text(encoding="utf-8") for path in (theme / "templates").rglob("*.html"))
    seen: set[str] = set()
    for page in site.pages:
        html = LexborHTMLParser((built_project / "output" / page.save_as).read_bytes())
        ids = {str(node.attributes["id"]) for node in html.css("[id]:not(svg [id])")}
        # The numbered notes and the field for searching belong to the page around the text.
        built = {place for place in ids if place != "zoekwoord" and not place.startswith("bron-")}
        known = Places(site, read_theme(theme)).on(page)
        perhaps = {place for place in known if f'id="{place}"' in typed}  # a part that is not always there
        assert known - perhaps <= built <= known, page.address
        seen |= built
    assert {"letter-V", "routes", "inhoud"} < seen
    assert {place.partition("-")[0] for place in seen} >= {"toezegging", "verloop", "stuk", "voorwaarde"}
