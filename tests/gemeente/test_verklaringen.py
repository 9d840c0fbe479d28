"""The status of the accessibility statement follows from its fields; statements grow old and say so."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plugins.gemeente.verklaringen import Toegankelijkheid
from plugins.site.load_records import load_records
from tests.records import GOOD

TODAY = date(2026, 11, 28)
AUDIT = {"datum": date(2026, 6, 1), "uitvoerder": "Bureau", "methode": "WCAG-EM", "volledig": True}
FAULT = {
    "eis": "1.4.3 Contrast",
    "beschrijving": "te licht",
    "oorzaak": "een kleur",
    "gevolg": "slecht te lezen",
}


def statement(**given: Any) -> Toegankelijkheid:
    """A statement of the day of the tests, with other fields as given."""
    fields = {
        "norm": "WCAG 2.1",
        "opgesteld_op": TODAY,
        "werkwijze": "zelf",
        "onderzoeken": (),
        "bevindingen": (),
        "contact": "/contact/",
    }
    return Toegankelijkheid(
        id="toegankelijkheid", bestand="data/toegankelijkheid.yaml", **{**fields, **given}
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, "D"),
        ({"onderzoeken": ({**AUDIT, "volledig": False},)}, "D"),
        ({"gepland_onderzoek": date(2027, 5, 28)}, "C"),
        ({"gepland_onderzoek": date(2027, 5, 29)}, "D"),
        ({"gepland_onderzoek": date(2026, 11, 27)}, "D"),
        ({"onderzoeken": (AUDIT,)}, "A"),
        ({"onderzoeken": ({**AUDIT, "datum": date(2023, 11, 28)},)}, "D"),
        ({"onderzoeken": ({**AUDIT, "datum": date(2023, 11, 29)},)}, "A"),
        ({"onderzoeken": (AUDIT,), "bevindingen": (FAULT,)}, "D"),
        ({"onderzoeken": (AUDIT,), "bevindingen": ({**FAULT, "maatregel": "donkerder"},)}, "B"),
        ({"onderzoeken": (AUDIT,), "bevindingen": ({**FAULT, "onevenredige_last": "te duur"},)}, "B"),
        ({"onderzoeken": (AUDIT,), "opgesteld_op": date(2025, 11, 28)}, "E"),
        ({"onderzoeken": (AUDIT,), "opgesteld_op": date(2025, 11, 29)}, "A"),
    ],
)
def test_the_status_follows_from_what_was_done(given: dict[str, Any], expected: str):
    assert statement(**given).stand_van_zaken(TODAY).label == expected


def test_a_status_cannot_be_typed():
    with pytest.raises(ValueError, match="extra_forbidden"):
        statement(status_letter="A")


def problems(folder: Path, name: str, text: str, today: date = TODAY) -> list[str]:
    """What is said of the records when the file of a statement holds this text."""
    shutil.copytree(GOOD, folder, dirs_exist_ok=True)
    (folder / "data" / f"{name}.yaml").write_text(text, encoding="utf-8")
    found = load_records(folder, today)[1]
    return [str(problem) for problem in found if f"data/{name}.yaml" in str(problem)]


STATEMENT = """\
norm: WCAG 2.1
opgesteld_op: {opgesteld_op}
werkwijze: zelf
onderzoeken: []
bevindingen:
  - {{eis: 1.4.3, beschrijving: te licht, oorzaak: een kleur, gevolg: slecht te lezen, klaar_op: {klaar_op}}}
contact: /contact/
gepland_onderzoek: {gepland}
"""


def test_a_statement_of_which_a_day_is_past_warns(tmp_path: Path):
    good = STATEMENT.format(opgesteld_op="2025-11-29", klaar_op="2026-11-28", gepland="2026-11-28")
    assert problems(tmp_path / "good", "toegankelijkheid", good) == []
    late = STATEMENT.format(opgesteld_op="2025-11-28", klaar_op="2026-11-27", gepland="2026-11-27")
    assert problems(tmp_path / "late", "toegankelijkheid", late) == [
        "data/toegankelijkheid.yaml:2:15: let op: de toegankelijkheidsverklaring is verlopen op 28 november 2026; lees "
        "haar na, werk haar bij en vul de dag van vandaag in",
        "data/toegankelijkheid.yaml:6:97: let op: 27 november 2026 is voorbij; haal de bevinding weg als het is opgelost, "
        "of vul een nieuwe dag in",
        "data/toegankelijkheid.yaml:8:20: let op: 27 november 2026 is voorbij; zet het onderzoek bij 'onderzoeken', of "
        "vul een nieuwe dag in",
    ]


def test_a_privacy_statement_says_how_long_what_is_kept_is_kept(tmp_path: Path):
    name, begin = "privacyverklaring", "opgesteld_op: 2026-11-28\nontvangers: []\n"
    assert problems(tmp_path / "a", name, f"{begin}logboek: onbekend\n") == []
    assert problems(tmp_path / "b", name, f"{begin}logboek: met_ip\nlogboek_dagen: 14\n") == []
    assert problems(tmp_path / "c", name, f"{begin}logboek: met_ip\n") == [
        "data/privacyverklaring.yaml:3:10: de server bewaart iets; vul bij 'logboek_dagen' in hoeveel dagen"
    ]
    assert problems(tmp_path / "d", name, f"{begin}logboek: geen\nlogboek_dagen: 14\n") == [
        "data/privacyverklaring.yaml:4:16: bij logboek 'geen' hoort geen aantal dagen; verwijder deze regel"
    ]
