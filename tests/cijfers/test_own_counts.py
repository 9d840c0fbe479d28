"""Counts of a registration of one's own: read from YAML or CSV, added up, rounded before anything can show them, and attacked."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.cijfers.exports import reeks_csv, reeks_json
from plugins.site.load_records import load_records
from plugins.source.published import Published
from tests.records import GOOD, TODAY

HEAD = """titel: Voorbeeldmeldingen
onderwerp: Voorbeelden
omschrijving: Een voorbeeld.
eenheid: voorbeelden
gebied: Voorbeeldland
definitie: Voorbeelden.
kanttekening: Niet echt.
bron_openbaar: false
afronden_op: 5
bronnen: [voorbeeld-bron]
bijgewerkt: 2023-01-01
licentie: cc0-1.0
grafiek: staaf
kolommen:
  - {id: a, naam: Soort A}
  - {id: b, naam: Soort B}
"""
ROWS = "rijen:\n  - {jaar: 2020, a: 13, b: 27}\n  - {jaar: 2021, a: 0, b: 38}\n"


def load(folder: Path, files: dict[str, str], published: Published | None = None):
    shutil.copytree(GOOD / "data", folder / "data")
    for name, text in files.items():
        (folder / "data" / "cijferreeksen" / name).write_bytes(text.encode())
    records, problems = load_records(folder, TODAY, published=published or Published())
    return records, [str(problem).replace("data/cijferreeksen/", "") for problem in problems]


def test_counts_are_rounded_before_anything_can_show_them(tmp_path: Path):
    records, problems = load(tmp_path, {"eigen.yaml": HEAD + ROWS})
    assert problems == []
    assert records is not None
    reeks = records.of(Cijferreeks)["eigen"]
    assert [[int(value.number or 0) for value in row.values] for row in reeks.tabel.rows] == [
        [15, 25],
        [0, 40],
    ]
    assert (
        reeks.afrondingsnoot
        == "Aantallen zijn afgerond op vijftallen. Een 0 kan ook 1 of 2 zijn. Totalen zijn apart afgerond."
    )
    everything = reeks.model_dump_json()
    assert "13" not in everything
    assert "38" not in everything


def test_people_are_rounded_to_ten(tmp_path: Path):
    records, problems = load(
        tmp_path, {"eigen.yaml": (HEAD + ROWS).replace("afronden_op: 5", "afronden_op: 10")}
    )
    assert problems == []
    assert [
        int(value.number or 0) for row in records.of(Cijferreeks)["eigen"].tabel.rows for value in row.values
    ] == [10, 30, 0, 40]


@pytest.mark.parametrize(
    ("form", "csv"),
    [
        ("csv: {}\n", "jaar,a,b\n2020,13,27\n2021,0,38\n"),
        ("csv: {}\n", "\ufeffjaar,a,b\r\n2020,13,27\r\n2021,0,38\r\n"),
        ("csv: {scheidingsteken: ';'}\n", "jaar;a;b;noot\n2020;13;27;Een noot\n2021;0;38;\n"),
    ],
)
def test_rows_come_from_a_csv_beside_the_file(tmp_path: Path, form: str, csv: str):
    records, problems = load(tmp_path, {"eigen.yaml": HEAD + form, "eigen.csv": csv})
    assert problems == []
    assert [
        int(value.number or 0) for row in records.of(Cijferreeks)["eigen"].tabel.rows for value in row.values
    ] == [15, 25, 0, 40]


def test_a_series_of_a_source_reads_dutch_decimals(tmp_path: Path):
    head = HEAD.replace("bron_openbaar: false\nafronden_op: 5\n", "bron_openbaar: true\ndecimalen: 1\n")
    records, problems = load(
        tmp_path,
        {
            "eigen.yaml": head + "csv: {scheidingsteken: ';', decimaalteken: komma}\n",
            "eigen.csv": "jaar;a;b\n2020;12,5;~3,0\n2021;onbekend;7,0\n",
        },
    )
    assert problems == []
    assert [
        str(value.number) for row in records.of(Cijferreeks)["eigen"].tabel.rows for value in row.values
    ] == ["12.5", "3.0", "None", "7.0"]


REFUSED = [
    ("a cell that is no number", {"eigen.yaml": HEAD + "csv: {}\n", "eigen.csv": "jaar,a,b\n2020,13,1.234\n"}, ["eigen.csv:2:9: regel 2, kolom 'b': '1.234'"]),
    ("a year twice", {"eigen.yaml": HEAD + "csv: {}\n", "eigen.csv": "jaar,a,b\n2020,13,27\n2020,13,27\n"}, ["eigen.csv:3:1: 2020 komt na 2020; zet elk jaar één keer neer, het oudste eerst"]),
    ("a year that is missing", {"eigen.yaml": HEAD + "csv: {}\n", "eigen.csv": "jaar,a,b\n2020,13,27\n2022,13,27\n"}, ["eigen.csv:3:1: 2021 ontbreekt; voeg een rij toe met 'onbekend' als het cijfer niet openbaar is"]),
    ("an unknown column", {"eigen.yaml": HEAD + "csv: {}\n", "eigen.csv": "jaar,a,c\n2020,13,27\n"}, ["eigen.csv:1:1: kolom 'b' ontbreekt; de kopregel is: jaar,a,b, met daarachter eventueel bronnen en noot", "eigen.csv:1:8: onbekende kolom 'c'"]),
    ("a source that does not exist", {"eigen.yaml": HEAD + "csv: {}\n", "eigen.csv": "jaar,a,b,bronnen\n2020,13,27,voorbeeld-bro\n"}, ["eigen.csv:2:12: 'voorbeeld-bro' bestaat niet in data/bronnen; bedoelde u 'voorbeeld-bron'?"]),
    ("no file beside it", {"eigen.yaml": HEAD + "csv: {}\n"}, ["eigen.yaml:17:6: eigen.csv ontbreekt of is niet te lezen; zet het CSV-bestand daar neer"]),
    ("rows in both", {"eigen.yaml": HEAD + ROWS + "csv: {}\n", "eigen.csv": "jaar,a,b\n"}, ["eigen.yaml:17:1: de rijen staan al in het CSV-bestand; verwijder ze hier, of verwijder 'csv'"]),
    ("a file that nobody declared", {"eigen.yaml": HEAD + ROWS, "eigen.csv": "jaar,a,b\n"}, ["eigen.csv: dit bestand wordt niet gelezen; zet 'csv: {}' in eigen.yaml, of verwijder het"]),
    ("another separator", {"eigen.yaml": HEAD + "csv: {scheidingsteken: '|'}\n", "eigen.csv": "jaar|a|b\n"}, ["eigen.yaml:17:24: onbekende waarde '|' bij 'scheidingsteken'. Kies uit: ,, ;"]),
    ("another decimal sign", {"eigen.yaml": HEAD + "csv: {decimaalteken: '|'}\n", "eigen.csv": "jaar,a,b\n"}, ["eigen.yaml:17:22: onbekende waarde '|' bij 'decimaalteken'. Kies uit: punt, komma"]),
    ("a cell and a key at once", {"eigen.yaml": HEAD + "csv: {}\ngebiet: x\n", "eigen.csv": "jaar,a,b\n2020,13,x\n"}, ["eigen.csv:2:9: regel 2, kolom 'b': 'x': dit is geen getal", "eigen.yaml:18:1: onbekende sleutel 'gebiet'; bedoelde u 'gebied'?"]),
    ("no rows at all", {"eigen.yaml": HEAD}, ["eigen.yaml:1:1: 'rijen' ontbreekt; voeg deze sleutel toe, of 'csv' als de rijen in een CSV-bestand staan"]),
    ("a point for thousands in counts of our own", {"eigen.yaml": HEAD + ROWS.replace("b: 27", "b: 27.123")}, ["eigen.yaml:18:3: 2020, kolom 'b': 27.123 is geen geheel aantal; schrijf 27123 als de punt een duizendteken is"]),
    ("a true count in a note", {"eigen.yaml": HEAD + ROWS.replace("b: 27", "b: 27, noot: 'Eigenlijk 27 stuks.'")}, ["eigen.yaml:18:38: hier staat 27, een aantal dat op de site wordt afgerond; laat het getal weg uit deze tekst"]),
    ("a note on a column that is not there", {"eigen.yaml": HEAD + ROWS.replace("b: 27", "b: 27, cellen: [{kolom: c, noot: X.}, {kolom: a}, {kolom: a, noot: Y.}]")}, ["eigen.yaml:18:49: onbekende kolom 'c'", "eigen.yaml:18:63: hier staat niets bij; voeg 'noot' of 'bronnen' toe", "eigen.yaml:18:83: 'a' staat al eerder in deze rij"]),
    ("no rounding", {"eigen.yaml": (HEAD + ROWS).replace("afronden_op: 5\n", "")}, ["eigen.yaml:8:16: eigen aantallen worden afgerond; voeg 'afronden_op: 5' toe, of 10 bij aantallen mensen in een zaak"]),
    ("another rounding", {"eigen.yaml": (HEAD + ROWS).replace("afronden_op: 5\n", "afronden_op: 3\n")}, ["eigen.yaml:9:14: onbekende waarde '3' bij 'afronden_op'. Kies uit: 5, 10"]),
    ("rounding of what is public", {"eigen.yaml": (HEAD + ROWS).replace("bron_openbaar: false", "bron_openbaar: true")}, ["eigen.yaml:9:1: cijfers die de bron zelf zo heeft gepubliceerd, worden niet afgerond; verwijder deze regel of zet bron_openbaar op false"]),
    ("a count that is approximate", {"eigen.yaml": (HEAD + ROWS).replace("a: 13", "a: ~13")}, ["eigen.yaml:18:3: 2020, kolom 'a': een aantal dat wordt afgerond is precies bekend; schrijf 13 zonder '~', of 'onbekend'"]),
    ("a total that does not add up", {"eigen.yaml": HEAD + "totaal: tonen\n" + ROWS.replace("b: 27", "b: 27, totaal: 41").replace("b: 38", "b: 38, totaal: 38")}, ["eigen.yaml:19:40: het totaal 41 is niet de som van de delen (40); verbeter het totaal of een van de delen"]),
    ("a total that is missing", {"eigen.yaml": HEAD + "totaal: tonen\n" + ROWS}, ["eigen.yaml:19:5: de waarde voor 'totaal' ontbreekt; vul een getal, ~getal, '>=getal' of onbekend in", "eigen.yaml:20:5: de waarde voor 'totaal' ontbreekt; vul een getal, ~getal, '>=getal' of onbekend in"]),
    ("a total that gives counts away", {"eigen.yaml": HEAD + "totaal: tonen\nrijen:\n  - {jaar: 2020, a: 2, b: 1, totaal: 3}\n"}, ["eigen.yaml:19:21: Tabel 'eigen': uit totaal 'Totaal' van 2020 is af te leiden: 'Soort A' ligt tussen 1 en 2. Laat het totaal weg (`totaal: weglaten`) of voeg soorten samen", "eigen.yaml:19:27: Tabel 'eigen': uit totaal 'Totaal' van 2020 is af te leiden: 'Soort B' ligt tussen 1 en 2. Laat het totaal weg (`totaal: weglaten`) of voeg soorten samen", "eigen.yaml:19:38: Tabel 'eigen'"]),
    ("a part of nothing", {"eigen.yaml": (HEAD + ROWS).replace("naam: Soort B", "naam: Soort B, deel_van: c")}, ["eigen.yaml:16:38: 'c' is geen hele kolom van deze reeks; kies uit: a"]),
]  # fmt: skip


@pytest.mark.parametrize(("what", "files", "expected"), REFUSED, ids=[what for what, _, _ in REFUSED])
def test_what_is_not_right_is_refused_at_its_place(
    tmp_path: Path, what: str, files: dict[str, str], expected: list[str]
):
    records, problems = load(tmp_path, files)
    assert records is None
    assert len(problems) == len(expected), problems
    assert all(problem.startswith(start) for problem, start in zip(problems, expected, strict=True)), problems


def test_leaving_out_the_total_is_a_remedy_that_works(tmp_path: Path):
    records, problems = load(
        tmp_path, {"eigen.yaml": HEAD + "totaal: weglaten\nrijen:\n  - {jaar: 2020, a: 2, b: 1, totaal: 3}\n"}
    )
    assert problems == []
    assert [column.key for column in records.of(Cijferreeks)["eigen"].tabel.columns] == ["a", "b"]


def test_two_tables_of_one_registration_are_attacked_together(tmp_path: Path):
    kinds = HEAD + "telling: meldingen\nrijen:\n  - {jaar: 2020, a: 17, b: 2}\n"
    whole = (
        HEAD.replace("  - {id: b, naam: Soort B}\n", "")
        + "telling: meldingen\nrijen:\n  - {jaar: 2020, a: 19}\n"
    )
    assert load(tmp_path / "a", {"per-soort.yaml": kinds})[1] == []
    assert load(tmp_path / "b", {"samen.yaml": whole})[1] == []
    records, problems = load(tmp_path / "c", {"per-soort.yaml": kinds, "samen.yaml": whole})
    assert records is None
    assert any(
        "'Soort B' ligt tussen 1 en 2" in problem and "samen met tabel 'samen'" in problem
        for problem in problems
    ), problems


def test_a_value_a_hundred_times_the_year_before_is_a_warning_until_it_is_confirmed(tmp_path: Path):
    rows = "rijen:\n  - {jaar: 2020, a: 13, b: 27}\n  - {jaar: 2021, a: 15, b: 27000}\n"
    records, problems = load(tmp_path / "a", {"eigen.yaml": HEAD + rows})
    assert records is not None
    assert problems == [
        "eigen.yaml:19:28: let op: 27000 is honderd keer meer of minder dan het jaar ervoor; kijk het na en zet dan 'bevestigd: true' bij deze rij"
    ]
    assert (
        load(tmp_path / "b", {"eigen.yaml": HEAD + rows.replace("27000", "27000, bevestigd: true")})[1] == []
    )


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


def test_what_was_published_before_is_used_in_the_attack(tmp_path: Path):
    rows = "totaal: weglaten\nrijen:\n  - {jaar: 2020, a: 2, b: 1, totaal: 3}\n"
    remedy = "Voeg soorten samen of publiceer deze tabel niet"
    leaks = [
        f"eigen.yaml:19:{column}: Tabel 'eigen': uit totaal 'Totaal' van 2020, samen met wat eerder op de site stond, is af te leiden: 'Soort {name}' ligt tussen 1 en 2. {remedy}"
        for column, name in ((21, "A"), (27, "B"))
    ]
    seen = Published({"eigen": {"2020": {"a": "0", "b": "0", "totaal": "5"}}})
    gone = "correcties:\n  - {datum: 2023-02-01, jaar: 2020, kolom: totaal, oud: 3, nieuw: onbekend, reden: Weggelaten.}\n"
    assert load(tmp_path / "a", {"eigen.yaml": HEAD + rows})[1] == []
    assert load(tmp_path / "b", {"eigen.yaml": HEAD + rows + gone}, seen)[1] == leaks
    assert load(tmp_path / "c", {"eigen.yaml": HEAD + rows + gone})[1] == leaks


PUBLIC = HEAD.replace("bron_openbaar: false\nafronden_op: 5\n", "bron_openbaar: true\n")


@pytest.mark.parametrize(
    ("decimals", "typed", "message", "remedies"),
    [
        ("", "12.345", "12.345 heeft 3 cijfers achter de punt, en deze reeks heeft hele getallen; is de punt een duizendteken, schrijf dan 12345, en anders: zet 'decimalen: 3' in dit bestand", [("", "12345"), ("decimalen: 3\n", "12.345")]),
        ("", "~16.400", "~16.400 heeft 3 cijfers achter de punt, en deze reeks heeft hele getallen; is de punt een duizendteken, schrijf dan ~16400, en anders: zet 'decimalen: 3' in dit bestand", [("", "~16400")]),
        ("", "'>=16.400'", ">=16.400 heeft 3 cijfers achter de punt, en deze reeks heeft hele getallen; is de punt een duizendteken, schrijf dan >=16400, en anders: zet 'decimalen: 3' in dit bestand", [("", "'>=16400'")]),
        ("decimalen: 1\n", "33.123", "33.123 heeft 3 cijfers achter de punt, en deze reeks heeft hoogstens 1; is de punt een duizendteken, schrijf dan 33123, en anders: zet 'decimalen: 3' in dit bestand", [("decimalen: 1\n", "33123"), ("decimalen: 3\n", "33.123")]),
        ("", "48.5", "48.5 heeft 1 cijfer achter de punt, en deze reeks heeft hele getallen; zet 'decimalen: 1' in dit bestand, of schrijf het getal zoals de andere", [("decimalen: 1\n", "48.5"), ("", "48")]),
        ("decimalen: 1\n", "48.1234", "48.1234 heeft 4 cijfers achter de punt, en deze reeks heeft hoogstens 1; schrijf hoogstens 3 cijfers achter de punt", []),
    ],
)  # fmt: skip
def test_a_value_with_more_decimals_than_its_series_is_refused_and_each_remedy_works(
    tmp_path: Path, decimals: str, typed: str, message: str, remedies: list[tuple[str, str]]
):
    def series(decimals: str, typed: str) -> dict[str, str]:
        rows = f"rijen:\n  - {{jaar: 2020, a: 13, b: {typed}, bevestigd: true}}\n  - {{jaar: 2021, a: 13, b: 20000, bevestigd: true}}\n"
        return {"eigen.yaml": PUBLIC + decimals + rows}

    _, problems = load(tmp_path / "wrong", series(decimals, typed))
    line = 17 + len(decimals.splitlines())
    assert problems == [f"eigen.yaml:{line}:28: {message}"]
    for number, (declared, instead) in enumerate(remedies):
        assert load(tmp_path / str(number), series(declared, instead))[1] == []


def test_notes_and_sources_of_one_cell_reach_the_table_and_the_downloads(tmp_path: Path):
    cells = "cellen: [{kolom: b, noot: Ruim 27 volgens de bron., bronnen: [ander-bron]}]"
    records, problems = load(
        tmp_path / "a",
        {"eigen.yaml": PUBLIC + f"rijen:\n  - {{jaar: 2020, a: 13, b: 27, noot: Allebei., {cells}}}\n"},
    )
    assert problems == [
        "eigen.yaml:17:110: 'ander-bron' bestaat niet in data/bronnen; maak data/bronnen/ander-bron.yaml of noem een die bestaat"
    ], problems
    records, problems = load(
        tmp_path / "b",
        {
            "eigen.yaml": PUBLIC
            + f"rijen:\n  - {{jaar: 2020, a: 13, b: 27, noot: Allebei., {cells.replace('ander-bron', 'voorbeeld-bron')}}}\n"
        },
    )
    assert problems == []
    reeks = records.of(Cijferreeks)["eigen"]
    assert reeks_csv(reeks).splitlines()[1:] == [
        "2020,a,13,exact,voorbeeld-bron,Allebei.",
        "2020,b,27,exact,voorbeeld-bron,Allebei. Ruim 27 volgens de bron.",
    ]
    assert json.loads(reeks_json(reeks, records))["rijen"][0]["b"] == {
        "waarde": 27, "soort": "exact", "bronnen": ["voorbeeld-bron"], "noot": "Ruim 27 volgens de bron.",
    }  # fmt: skip


def test_a_row_of_which_nothing_is_known_names_no_source(tmp_path: Path):
    rows = "rijen:\n  - {jaar: 2020, a: onbekend, b: onbekend}\n  - {jaar: 2021, a: onbekend, b: 27}\n"
    records, problems = load(tmp_path, {"eigen.yaml": PUBLIC + rows})
    assert problems == []
    reeks = records.of(Cijferreeks)["eigen"]
    assert reeks_csv(reeks).splitlines()[1:] == [
        "2020,a,,onbekend,,",
        "2020,b,,onbekend,,",
        "2021,a,,onbekend,voorbeeld-bron,",
        "2021,b,27,exact,voorbeeld-bron,",
    ]


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ("rijen:\n  - {jaar: 2020, a: >=16.4, b: 3}\n", "18:21"),
        ("rijen:\n  - jaar: 2020\n    a: >=16.4\n    b: 3\n", "19:8"),
    ],
)
def test_a_lower_bound_without_quotes_is_told_to_get_them_and_then_works(
    tmp_path: Path, rows: str, place: str
):
    _, problems = load(tmp_path / "a", {"eigen.yaml": PUBLIC + "decimalen: 1\n" + rows})
    assert problems == [f"eigen.yaml:{place}: zet een ondergrens tussen aanhalingstekens: '>=16.4'"]
    followed = rows.replace(">=16.4", "'>=16.4'")
    records, problems = load(tmp_path / "b", {"eigen.yaml": PUBLIC + "decimalen: 1\n" + followed})
    assert problems == []
    assert records.of(Cijferreeks)["eigen"].tabel.value(2020, "a").at_least


def test_the_same_number_with_other_decimals_is_no_change(tmp_path: Path):
    rows = "decimalen: 1\nrijen:\n  - {jaar: 2020, a: 48, b: 3.5}\n"
    seen = Published({"eigen": {"2020": {"a": "48.0", "b": "3.5"}}})
    assert load(tmp_path, {"eigen.yaml": PUBLIC + rows}, seen)[1] == []


CSV = "jaar,a,b\n2020,13,27\n2021,14,28\n"


def test_rows_of_a_csv_have_notes_and_sources_of_single_cells_in_the_series(tmp_path: Path):
    cells = "csv: {}\ncellen: [{jaar: 2021, kolom: b, noot: Ruim 28., bronnen: [voorbeeld-bron]}]\n"
    records, problems = load(tmp_path, {"eigen.yaml": PUBLIC + cells, "eigen.csv": CSV})
    assert problems == []
    reeks = records.of(Cijferreeks)["eigen"]
    assert reeks_csv(reeks).splitlines()[-2:] == [
        "2021,a,14,exact,voorbeeld-bron,",
        "2021,b,28,exact,voorbeeld-bron,Ruim 28.",
    ]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            "csv: {}\ncellen: [{jaar: 2022, kolom: b, noot: X.}, {jaar: 2021, kolom: c, noot: X.}]\n",
            [
                "eigen.yaml:17:17: 2022 is geen jaar van deze reeks; kies een jaar van 2020 tot en met 2021",
                "eigen.yaml:17:64: onbekende kolom 'c'. Kies uit: a, b",
            ],
        ),
        (
            "rijen:\n  - {jaar: 2021, a: 13, b: 27}\ncellen: [{jaar: 2021, kolom: b, noot: X.}]\n",
            [
                "eigen.yaml:18:1: dit hoort bij de rij zelf; zet 'cellen' in de rij van dat jaar, zonder 'jaar'"
            ],
        ),
    ],
)
def test_a_note_on_a_cell_of_a_csv_names_a_year_and_a_column_of_the_series(
    tmp_path: Path, rows: str, said: list[str]
):
    files = {"eigen.yaml": PUBLIC + rows} | ({"eigen.csv": CSV} if "csv" in rows else {})
    assert load(tmp_path, files)[1] == said


def test_a_count_that_is_rounded_does_not_stand_in_the_note_of_a_cell_of_a_csv(tmp_path: Path):
    cells = "csv: {}\ncellen: [{jaar: 2021, kolom: b, noot: Het waren er 28.}]\n"
    assert load(tmp_path, {"eigen.yaml": HEAD + cells, "eigen.csv": CSV})[1] == [
        "eigen.yaml:18:39: hier staat 28, een aantal dat op de site wordt afgerond; laat het getal weg uit deze tekst"
    ]


def test_a_series_with_more_figures_than_a_page_can_carry_is_refused_and_its_halves_are_not(tmp_path: Path):
    def rows(first: int, last: int) -> str:
        return "rijen:\n" + "".join(f"  - {{jaar: {year}, a: 13, b: 27}}\n" for year in range(first, last))

    assert load(tmp_path / "a", {"eigen.yaml": PUBLIC + rows(1900, 2026)})[1] == [
        "eigen.yaml:17:3: deze reeks heeft 252 cijfers; 250 is het meeste voor één pagina. Maak er twee reeksen van,"
        " elk met een deel van de jaren of van de kolommen"
    ]
    halves = {
        "eigen.yaml": PUBLIC + rows(1900, 1963),
        "later.yaml": PUBLIC.replace("titel: V", "titel: Latere v") + rows(1963, 2026),
    }
    assert load(tmp_path / "b", halves)[1] == []
