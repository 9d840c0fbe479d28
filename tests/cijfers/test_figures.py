"""Figures as typed: their decimals, their lower bounds, what is said of one cell, and how many fit on a page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.cijfers.exports import reeks_csv, reeks_json
from tests.cijfers.series import HEAD, PUBLIC, load


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


def test_values_with_too_many_decimals_are_said_once_with_the_other_lines(tmp_path: Path):
    rows = "".join(f"  - {{jaar: {year}, a: 1.{year}, b: 5.5}}\n" for year in range(2001, 2020))
    _, problems = load(
        tmp_path, {"eigen.yaml": PUBLIC + "decimalen: 1\nrijen:\n" + rows.replace("1.2", "1.")}
    )
    assert problems == [
        "eigen.yaml:18:21: 1.001 heeft 3 cijfers achter de punt, en deze reeks heeft hoogstens 1; is de punt een duizendteken, schrijf dan 1001, en anders: zet 'decimalen: 3' in dit bestand (zo ook 18 andere, op regel 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, …)"
    ]


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
