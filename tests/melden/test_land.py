"""A municipality in another country where Dutch is spoken gives the numbers of that country."""

from __future__ import annotations

from pathlib import Path

from tests.projects import all_of, append, problems_of, project, replace

NUMBERS = {
    "voorbeeldkring": ('"088-999 99 99"', '"100"'),
    "voorbeeldlijn": ('"0800-0000"', '"107"'),
    "voorbeeldloket": ('"14 0999"', '"1712"'),
    "voorbeeldpolitie": ('"0900-9999"', '"101"'),
    "voorbeeldverleden": ('"0800-1111"', '"105"'),
}


def test_the_country_of_the_numbers_is_a_setting(tmp_path: Path):
    folder = project(tmp_path)
    append("data/gemeente.yaml", "\nland: BE\n")(folder)
    refused = problems_of(folder)
    assert (
        "data/meldroutes/voorbeeldloket.yaml:8:11: '14 0999' is in België niet te bellen; schrijf een nummer zoals "
        "'0800 12 345' of '1712', of verander 'land' in data/gemeente.yaml"
    ) in refused
    assert len([problem for problem in refused if "niet te bellen" in problem]) == len(NUMBERS)
    all_of(*(replace(f"data/meldroutes/{route}.yaml", *numbers) for route, numbers in NUMBERS.items()))(
        folder
    )
    assert problems_of(folder) == []
