"""The command, end to end: true counts go in, a rounded table comes out, or nothing at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.disclosure.__main__ import main
from tests.conftest import ROOT

GOOD = "jaar,drugs,mensenhandel,totaal\n2019,13,8,21\n2020,onbekend,1,30\n"
ROUNDED = "jaar,drugs,mensenhandel,totaal\n2019,15,10,20\n2020,onbekend,0,30\n"
NOTE = "Aantallen zijn afgerond op vijftallen. Een 0 kan ook 1 of 2 zijn. Totalen zijn apart afgerond.\n"
NOTHING = "Er is niets geschreven.\n"


@pytest.fixture
def given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("aantallen.csv")
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_the_rounded_table_appears_on_the_screen_and_the_note_beside_it(
    given: Path, capsys: pytest.CaptureFixture[str]
):
    assert main(["rond-af", str(given), "--basis", "5"]) == 0
    assert capsys.readouterr() == (ROUNDED, NOTE)
    assert given.read_text(encoding="utf-8") == GOOD


def test_the_rounded_table_is_written_to_a_file_and_nothing_else_is_left(
    given: Path, capsys: pytest.CaptureFixture[str]
):
    Path("uit.csv").write_text("oud", encoding="utf-8")
    assert main(["rond-af", str(given), "--basis", "5", "-o", "uit.csv"]) == 0
    assert Path("uit.csv").read_bytes() == ROUNDED.encode()
    assert capsys.readouterr() == ("", NOTE)
    assert sorted(os.listdir()) == ["aantallen.csv", "uit.csv"]


def test_what_was_rounded_can_be_rounded_again(given: Path, capsys: pytest.CaptureFixture[str]):
    given.write_text(ROUNDED, encoding="utf-8")
    assert main(["rond-af", str(given), "--basis", "5"]) == 0
    assert capsys.readouterr().out == ROUNDED


def test_another_separator_and_the_basis_for_people(given: Path, capsys: pytest.CaptureFixture[str]):
    given.write_bytes(b"\xef\xbb\xbfjaar;verdachten\r\n2019;4\r\n2020;5\r\n")
    assert main(["rond-af", str(given), "--basis", "10", "--scheidingsteken", ";"]) == 0
    assert capsys.readouterr() == (
        "jaar;verdachten\n2019;0\n2020;10\n",
        "Aantallen zijn afgerond op tientallen. Een 0 kan ook 1, 2, 3 of 4 zijn. Totalen zijn apart afgerond.\n",
    )


def test_a_table_that_gives_counts_away_is_refused_and_nothing_is_written(
    given: Path, capsys: pytest.CaptureFixture[str]
):
    given.write_text("jaar,drugs,wapens,totaal\n2019,13,8,21\n2020,1,2,3\n", encoding="utf-8")
    Path("uit.csv").write_text("oud", encoding="utf-8")
    assert main(["rond-af", str(given), "--basis", "5", "-o", "uit.csv"]) == 1
    remedy = "Laat het totaal weg (`totaal: weglaten`) of voeg soorten samen. In dit bestand: verwijder kolom 'totaal', of tel kolommen bij elkaar op"
    assert capsys.readouterr() == (
        "",
        f"aantallen.csv:3:6: Tabel 'aantallen': uit totaal 'totaal' van 2020 is af te leiden: 'drugs' ligt tussen 1 en 2. {remedy}\n"
        f"aantallen.csv:3:8: Tabel 'aantallen': uit totaal 'totaal' van 2020 is af te leiden: 'wapens' ligt tussen 1 en 2. {remedy}\n"
        f"aantallen.csv:3:10: Tabel 'aantallen': uit de delen van 'totaal' van 2020 is af te leiden: 'totaal' ligt tussen 3 en 4. {remedy}\n"
        f"3 problemen gevonden.\n{NOTHING}",
    )
    assert Path("uit.csv").read_text(encoding="utf-8") == "oud"


REFUSED = [
    (
        "jaar,a,totaal\n2019,3,4\n",
        "aantallen.csv:2:8: 2019, kolom 'totaal': het totaal 4 is niet de som van de delen (3); verbeter het totaal of een van de delen",
    ),
    (
        "jaar,a\n2020,3\n2019,3\n",
        "aantallen.csv:3:1: 2019 komt na 2020; zet elk jaar één keer neer, het oudste eerst",
    ),
    (
        "jaar,a\n2019,3\n2021,3\n",
        "aantallen.csv:3:1: 2020 ontbreekt; voeg een rij toe met 'onbekend' als het cijfer niet openbaar is",
    ),
    (
        "jaar,a\n2019,<5\n",
        "aantallen.csv:2:6: regel 2, kolom 'a': '<5': dit is geen getal; schrijf het aantal zelf, of 'onbekend'",
    ),
    (
        "jaar,a\n2019,~12\n",
        "aantallen.csv: 2019, kolom 'a': een aantal dat wordt afgerond is precies bekend; schrijf 12 zonder '~', of 'onbekend'",
    ),
    (
        "jaar,a,noot\n2019,3,het waren er 3\n",
        "aantallen.csv:1:8: kolom 'noot' is geen kolom met aantallen; verwijder haar hier en vul haar later in",
    ),
    ("jaar,\n2019,3\n", "aantallen.csv:1:6: een kolom heeft geen naam; geef haar een naam of verwijder haar"),
    (
        "jaar,=a\n2019,3\n",
        "aantallen.csv:1:6: naam van een kolom: een rekenblad leest '=a' als formule; begin met een letter of een cijfer",
    ),
    ("jaar,a,a\n2019,3,3\n", "aantallen.csv:1:8: kolom 'a' staat er twee keer; verwijder er een"),
    (
        "a,b\n3,3\n",
        "aantallen.csv:1:1: kolom 'jaar' ontbreekt; de kopregel is: jaar,a,b, met daarachter eventueel bronnen en noot",
    ),
    (
        "jaar;a\n2019;3\n",
        "aantallen.csv:1:1: de kolommen zijn gescheiden door ';', maar opgegeven is ','; geef scheidingsteken ';' op, of sla het bestand op met ','",
    ),
    (
        "jaar\n2019\n",
        "aantallen.csv:1:1: er zijn geen kolommen met aantallen; zet naast 'jaar' minstens één kolom",
    ),
    (
        "",
        "aantallen.csv:1:1: hier staat niets; zet op de eerste regel de namen van de kolommen en daaronder een regel per jaar",
    ),
]


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_a_file_that_is_not_right_is_refused_with_its_place(
    given: Path, text: str, message: str, capsys: pytest.CaptureFixture[str]
):
    given.write_text(text, encoding="utf-8")
    assert main(["rond-af", str(given), "--basis", "5"]) == 1
    assert capsys.readouterr() == ("", f"{message}\n1 probleem gevonden.\n{NOTHING}")


def test_the_true_counts_are_never_overwritten(given: Path, capsys: pytest.CaptureFixture[str]):
    message = "dit is het bestand met de echte aantallen; kies een andere naam voor de uitvoer"
    Path("zelfde.csv").hardlink_to(given)
    for name in ("aantallen.csv", "./aantallen.csv", "zelfde.csv"):
        assert main(["rond-af", str(given), "--basis", "5", "-o", name]) == 1
        assert capsys.readouterr() == ("", f"{Path(name)}: {message}\n{NOTHING}")
    assert given.read_text(encoding="utf-8") == GOOD


@pytest.mark.parametrize("name", ["nergens/uit.csv", "aantallen.csv/uit.csv", "."])
def test_a_place_that_cannot_be_written_is_named(given: Path, name: str, capsys: pytest.CaptureFixture[str]):
    assert main(["rond-af", str(given), "--basis", "5", "-o", name]) == 1
    assert capsys.readouterr() == (
        "",
        f"{name}: dit bestand is niet te schrijven; controleer of de map bestaat en of u er mag schrijven\n{NOTHING}",
    )
    assert os.listdir() == ["aantallen.csv"]


def test_a_write_that_fails_half_way_leaves_what_was_there(
    given: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    Path("uit.csv").write_text("oud", encoding="utf-8")
    monkeypatch.setattr(os, "replace", fail)
    assert main(["rond-af", str(given), "--basis", "5", "-o", "uit.csv"]) == 1
    assert "is niet te schrijven" in capsys.readouterr().err
    assert Path("uit.csv").read_text(encoding="utf-8") == "oud"
    assert sorted(os.listdir()) == ["aantallen.csv", "uit.csv"]


@pytest.mark.parametrize("name", ["nergens.csv", "."])
def test_a_file_that_cannot_be_read_is_named(given: Path, name: str, capsys: pytest.CaptureFixture[str]):
    assert main(["rond-af", name, "--basis", "5"]) == 1
    assert capsys.readouterr() == (
        "",
        f"{name}: dit bestand is niet te lezen; controleer de naam en of u het mag openen\n{NOTHING}",
    )


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["rond-af", "aantallen.csv"],
        ["rond-af", "aantallen.csv", "--basis", "7"],
        ["rond-af", "aantallen.csv", "--basis", "5", "--scheidingsteken", "|"],
        ["rond-af", "--basis", "5"],
        ["af", "aantallen.csv", "--basis", "5"],
        ["rond-af", "aantallen.csv", "--basis"],
        ["rond-af", "aantallen.csv", "--basis", "5", "--bassis"],
    ],
)
def test_a_command_that_is_not_right_says_in_dutch_what_is(
    given: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    usage = "python -m plugins.disclosure rond-af BESTAND.csv --basis 5 [--scheidingsteken ';'] [-o UIT.csv]"
    assert capsys.readouterr() == (
        "",
        f"deze opdracht is niet te lezen; gebruik: {usage}\n--help geeft uitleg\n",
    )


def test_the_command_runs_by_itself_and_speaks_dutch(tmp_path: Path):
    command = [sys.executable, "-m", "plugins.disclosure"]
    (tmp_path / "aantallen.csv").write_text("jaar,cafés\n2019,13\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "COLUMNS": "120"}
    done = subprocess.run(
        [*command, "rond-af", str(tmp_path / "aantallen.csv"), "--basis", "5"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout.decode()) == (0, "jaar,cafés\n2019,15\n")
    told = subprocess.run(
        [*command, "--help"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0
    assert told.stdout.startswith("gebruik: python -m plugins.disclosure")
    assert not any(word in told.stdout for word in ("usage", "options", "positional", "show this"))
