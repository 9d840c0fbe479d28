"""What the public saw changes only with a correction, which is rounded like the figures themselves."""

from __future__ import annotations

import json
import re
from pathlib import Path

from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.cijfers.exports import reeks_csv, reeks_json
from plugins.source.published import Published
from tests.cijfers.series import HEAD, PUBLIC, ROWS, load

SEEN = Published({"eigen": {"2020": {"a": "15", "b": "30"}, "2021": {"a": "onbekend", "b": "40"}}})


def test_a_value_that_the_public_saw_changes_only_with_a_correction(tmp_path: Path):
    fix = "correcties:\n  - {datum: 2023-02-01, jaar: 2020, kolom: b, oud: 30, nieuw: 25, reden: Verkeerd overgetypt.}\n"
    records, problems = load(tmp_path / "a", {"eigen.yaml": HEAD + ROWS}, SEEN)
    assert records is None
    assert problems == [
        "eigen.yaml:18:28: op de site stond voor 2020 30, en dat is nu 25; voeg een correctie toe met datum, jaar, kolom, oud, nieuw en reden"
    ]
    records, problems = load(tmp_path / "b", {"eigen.yaml": HEAD + ROWS + fix}, SEEN)
    assert records is not None, problems


def test_a_row_that_the_public_saw_does_not_vanish(tmp_path: Path):
    _, problems = load(
        tmp_path / "a", {"eigen.yaml": HEAD + ROWS}, Published({"eigen": {"2019": {"a": "15"}}})
    )
    assert problems == [
        "eigen.yaml:18:3: op de site stond voor 2019 15, en dat staat er niet meer; voeg een correctie toe met datum, jaar, kolom, oud, nieuw en reden ('nieuw: onbekend')"
    ]
    fix = "correcties:\n  - {datum: 2023-02-01, jaar: 2019, kolom: a, oud: 15, nieuw: onbekend, reden: De rij hoorde hier niet.}\n"
    assert (
        load(tmp_path / "b", {"eigen.yaml": HEAD + ROWS + fix}, Published({"eigen": {"2019": {"a": "15"}}}))[
            1
        ]
        == []
    )


def test_a_correction_says_what_the_row_says(tmp_path: Path):
    wrong = "correcties:\n  - {datum: 2099-01-01, jaar: 2020, kolom: b, oud: 30, nieuw: 20, reden: Fout.}\n  - {datum: 2023-01-01, jaar: 2030, kolom: b, oud: 30, nieuw: 20, reden: Fout.}\n"
    _, problems = load(tmp_path, {"eigen.yaml": HEAD + ROWS + wrong})
    assert problems == [
        "eigen.yaml:21:13: 2099-01-01 ligt in de toekomst; vul de dag van de correctie in",
        "eigen.yaml:21:63: de laatste correctie zegt 20, maar in de rij staat 25; maak die gelijk",
        "eigen.yaml:22:5: de reeks heeft geen 'b' van 2030; verbeter jaar of kolom, of schrijf 'nieuw: onbekend' als dat cijfer van de site is gehaald",
        "eigen.yaml:22:13: 2023-01-01 staat na 2099-01-01; zet de oudste correctie eerst",
    ]


def corrected(reason: str = "Verkeerd geteld.", old: str = "22", new: str = "27") -> str:
    return f"correcties:\n  - {{datum: 2023-02-01, jaar: 2020, kolom: b, oud: {old}, nieuw: {new}, reden: {reason}}}\n"


def test_a_correction_of_counts_of_our_own_is_rounded_in_every_output(tmp_path: Path):
    records, problems = load(tmp_path, {"eigen.yaml": HEAD + ROWS + corrected()})
    assert problems == []
    reeks = records.of(Cijferreeks)["eigen"]
    shown = reeks_csv(reeks) + reeks_json(reeks, records) + reeks.model_dump_json()
    assert "Gecorrigeerd op 2023-02-01: was 20. Verkeerd geteld." in reeks_csv(reeks)
    assert json.loads(reeks_json(reeks, records))["correcties"][0]["oud"] == "20"
    assert not {"22", "27"} & set(re.findall(r"\d+", shown))


def test_a_correction_that_changes_nothing_on_the_site_or_repeats_a_true_count_is_refused(tmp_path: Path):
    _, problems = load(tmp_path / "a", {"eigen.yaml": HEAD + ROWS + corrected(old="26")})
    assert problems == ["eigen.yaml:21:5: oud en nieuw zijn op de site allebei 25; verwijder deze correctie"]
    _, problems = load(tmp_path / "b", {"eigen.yaml": HEAD + ROWS + corrected("Het waren er 22.")})
    assert problems == [
        "eigen.yaml:21:74: hier staat 22, een aantal dat op de site wordt afgerond; laat het getal weg uit deze tekst"
    ]
    _, problems = load(tmp_path / "c", {"eigen.yaml": HEAD + ROWS + corrected(old="~22")})
    assert problems == [
        "eigen.yaml:21:5: een aantal dat wordt afgerond is precies bekend; schrijf 22 zonder '~', of 'onbekend'"
    ]


def test_sources_whose_corrections_round_to_the_same_give_the_same_records(tmp_path: Path):
    one, _ = load(tmp_path / "a", {"eigen.yaml": HEAD + ROWS + corrected(old="22")})
    other, _ = load(
        tmp_path / "b", {"eigen.yaml": HEAD + ROWS.replace("b: 27", "b: 26") + corrected(old="19", new="26")}
    )
    assert one == other


def test_the_same_number_with_other_decimals_is_no_change(tmp_path: Path):
    rows = "decimalen: 1\nrijen:\n  - {jaar: 2020, a: 48, b: 3.5}\n"
    seen = Published({"eigen": {"2020": {"a": "48.0", "b": "3.5"}}})
    assert load(tmp_path, {"eigen.yaml": PUBLIC + rows}, seen)[1] == []
