"""One thoroughly broken file per kind, in an otherwise good folder, with its complete list of messages beside it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.site.collection import KINDS
from plugins.site.load_records import load_records
from tests.projects import ROOT
from tests.records import GOOD, TODAY

BROKEN = sorted((ROOT / "tests" / "records" / "broken").glob("*.yaml"))


def refusals(broken: Path, folder: Path) -> str:
    shutil.copytree(GOOD / "data", folder / "data")
    shutil.copy(broken, folder / "data" / broken.stem.partition("-")[0] / "broken.yaml")
    records, problems = load_records(folder, TODAY)
    assert records is None
    return "".join(f"{problem}\n" for problem in problems)


def test_every_kind_has_a_broken_file():
    assert {path.stem.partition("-")[0] for path in BROKEN} == {kind.folder for kind in KINDS}


@pytest.mark.parametrize("broken", BROKEN, ids=lambda path: path.stem)
def test_a_broken_file_gives_its_complete_list_of_messages(broken: Path, tmp_path: Path):
    assert refusals(broken, tmp_path) == broken.with_suffix(".expected.txt").read_text(encoding="utf-8")


def test_the_good_folder_has_no_problems():
    records, problems = load_records(GOOD, TODAY)
    assert problems == []
    assert records is not None


def test_a_broken_municipality_gives_its_complete_list_of_messages(tmp_path: Path):
    shutil.copytree(GOOD / "data", tmp_path / "data")
    text = (GOOD / "data" / "gemeente.yaml").read_text(encoding="utf-8")
    (tmp_path / "data" / "gemeente.yaml").write_text(
        text.replace("officieel: false", "officieel: soms")
        .replace("meldroute: voorbeeld-route", "meldroute: 14033")
        .replace("naam: Voorbeeldstad\n", "", 1),
        encoding="utf-8",
    )
    assert [str(problem) for problem in load_records(tmp_path, TODAY)[1]] == [
        "data/gemeente.yaml:1:1: 'naam' ontbreekt; voeg deze sleutel toe",
        "data/gemeente.yaml:3:12: 'officieel': hier hoort true of false, gevonden is 'soms'",
        "data/gemeente.yaml:4:12: 'meldroute': hier hoort tekst, gevonden is '14033'; zet aanhalingstekens om een getal of datum die als tekst bedoeld is",
    ]


def test_files_and_folders_that_would_not_be_read_are_refused(tmp_path: Path):
    shutil.copytree(GOOD / "data", tmp_path / "data")
    (tmp_path / "data" / "bronnen" / "Kopie van bron.yml").write_text("a: 1")
    (tmp_path / "data" / "losse-notitie.txt").write_text("a")
    (tmp_path / "data" / "begripen").mkdir()
    (tmp_path / "data" / "begrippen" / "geheim.yaml").symlink_to("/etc/hostname")
    assert [
        str(problem)
        for problem in load_records(tmp_path, TODAY)[1]
        if "geheim.yaml:" not in str(problem) or "koppeling" in str(problem)
    ] == [
        "data/begripen: onbekende map; bedoelde u 'begrippen'? Kies uit: aanbevelingen, begrippen, brieven, bronnen, cijferreeksen, keuzehulp, meldroutes, "
        "onderzoeken, programmas, signalen, tijdlijnen, vergaderingen, zoekacties",
        "data/begrippen/geheim.yaml: een koppeling naar een ander bestand mag niet; zet het bestand zelf hier neer",
        "data/bronnen/Kopie van bron.yml: deze bestandsnaam mag niet; gebruik kleine letters, cijfers en koppeltekens, en .yaml aan het eind",
        "data/losse-notitie.txt: dit bestand hoort in een van de mappen onder data/, of nergens",
    ]
