"""A translation that is behind keeps what still fits; the rest is shown in Dutch, on a page that says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.languages.translation import fitting
from plugins.melden.meldroute import Meldroute
from plugins.site.load import load_site
from tests.made_up_language import write_language
from tests.projects import ROOT, TODAY, project, replace

DUTCH = {"naam": "Lijn", "regels": ["een", "twee"], "vragen": [{"vraag": "Wat?", "antwoord": "Dit."}]}
OTHER = {"naam": "Line", "regels": ["one", "two"], "vragen": [{"vraag": "What?", "antwoord": "This."}]}


@pytest.mark.parametrize(
    "changed, shown",
    [
        ({}, OTHER),
        ({"naam": " "}, {**OTHER, "naam": "Lijn"}),
        ({"regels": ["one"]}, {**OTHER, "regels": ["een", "twee"]}),
        ({"regels": "one two"}, {**OTHER, "regels": ["een", "twee"]}),
        ({"regels": ["one", 2]}, {**OTHER, "regels": ["one", "twee"]}),
        ({"vragen": [{"vraag": "What?"}]}, {**OTHER, "vragen": [{"vraag": "What?", "antwoord": "Dit."}]}),
        ({"vragen": ["What?"]}, {**OTHER, "vragen": DUTCH["vragen"]}),
        ({"te_veel": "More."}, OTHER),
    ],
)
def test_what_fits_is_kept_and_the_rest_is_dutch(changed: dict[str, object], shown: dict[str, object]):
    assert fitting(DUTCH, {**OTHER, **changed}) == shown
    assert fitting(DUTCH, None) == DUTCH


def test_a_new_line_in_dutch_leaves_the_other_language_whole(tmp_path: Path):
    folder = project(tmp_path)
    write_language(folder)
    path = "data/meldroutes/voorbeeldpolitie.yaml"
    replace(path, "waarvoor:\n", "waarvoor:\n  - Een nieuw voorbeeld.\n")(folder)
    site, problems = load_site(folder, ROOT / "theme", TODAY)
    assert site is not None, problems
    [language] = site.languages
    dutch, other = site.records.of(Meldroute)["voorbeeldpolitie"], language.of(Meldroute)["voorbeeldpolitie"]
    assert other.waarvoor == dutch.waarvoor
    assert other.naam != dutch.naam
