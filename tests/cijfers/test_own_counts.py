"""Counts of a registration of one's own: read from YAML or CSV, added up, rounded before anything can show them, and attacked."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.source.published import Published
from tests.cijfers.series import HEAD, ROWS, load


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


def test_a_jump_in_a_csv_is_confirmed_in_the_file_beside_it(tmp_path: Path):
    csv = "jaar,a,b\n2020,13,27\n2021,15,27000\n"
    _, problems = load(tmp_path / "a", {"eigen.yaml": HEAD + "csv: {}\n", "eigen.csv": csv})
    assert problems == [
        "eigen.csv:3:9: let op: 27000 is honderd keer meer of minder dan het jaar ervoor; kijk het na en zet dan 'bevestigd: [2021]' bij 'csv' in eigen.yaml"
    ]
    confirmed = {"eigen.yaml": HEAD + "csv: {bevestigd: [2021]}\n", "eigen.csv": csv}
    assert load(tmp_path / "b", confirmed)[1] == []
    mistyped = {"eigen.yaml": HEAD + "csv: {bevestigd: [2012]}\n", "eigen.csv": csv}
    assert [problem.partition(": ")[2] for problem in load(tmp_path / "c", mistyped)[1]] == [
        "let op: 27000 is honderd keer meer of minder dan het jaar ervoor; kijk het na en zet dan 'bevestigd: [2012, 2021]' bij 'csv' in eigen.yaml",
        "2012 is geen jaar van deze reeks; kies een jaar van 2020 tot en met 2021",
    ]


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
