"""Ordinary things that editors and their programs do: read as meant, or refused with a remedy."""

from __future__ import annotations

import shutil
import unicodedata
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from plugins.aanpak.begrip import Begrip
from plugins.site.load_records import load_records
from plugins.source import dates
from tests.records import GOOD as GOOD_FOLDER
from tests.records import TODAY

GOOD = GOOD_FOLDER / "data"
BEGRIP = "naam: Vogel\nuitleg: Een vogel is geen vis.\nbronnen: [voorbeeld-bron]\n"


def load(root: Path, name: str, data: bytes):
    shutil.copytree(GOOD, root / "data")
    (root / "data" / "begrippen" / name).write_bytes(data)
    return load_records(root, TODAY)


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + BEGRIP.encode(),
        BEGRIP.replace("\n", "\r\n").encode(),
        BEGRIP.rstrip().encode(),
        ("---\n" + BEGRIP).encode(),
        BEGRIP.replace("uitleg: ", "# een opmerking\n\nuitleg: ").encode(),
        BEGRIP.replace("Een vogel is geen vis.", ">-\n  Een vogel\n  is geen vis.").encode(),
    ],
    ids=[
        "a byte order mark",
        "lines of Windows",
        "no last line end",
        "three dashes",
        "a comment",
        "a folded text",
    ],
)
def test_a_file_reads_the_same_however_a_program_saved_it(tmp_path: Path, data: bytes):
    records, problems = load(tmp_path, "vogel.yaml", data)
    assert problems == []
    assert records is not None
    assert records.of(Begrip)["vogel"].uitleg == "Een vogel is geen vis."


def test_letters_with_loose_accents_are_read_as_they_were_typed(tmp_path: Path):
    loose = unicodedata.normalize("NFD", "Eén café")
    records, problems = load(tmp_path, "vogel.yaml", BEGRIP.replace("Een vogel is geen vis.", loose).encode())
    assert problems == []
    assert records is not None
    assert unicodedata.normalize("NFC", records.of(Begrip)["vogel"].uitleg) == "Eén café"


@pytest.mark.parametrize(
    "name",
    ["vogel (kopie).yaml", "vogel - Copy.yaml", "vogel.yaml~", "vogel.yaml.bak", "vogel.yml", "~$vogel.yaml", ".#vogel.yaml", ".vogel.yaml.swp", ".~lock.vogel.yaml#", ".DS_Store", "Thumbs.db", unicodedata.normalize("NFD", "café.yaml"), "Vogel.yaml", "vogel_2.yaml"],
)  # fmt: skip
def test_a_copy_a_lock_or_an_odd_name_is_named_and_never_published(tmp_path: Path, name: str):
    records, problems = load(tmp_path, name, BEGRIP.encode())
    assert records is None
    assert {problem.path for problem in problems} == {f"data/begrippen/{name}"}
    left_behind = name.startswith(("~$", ".~lock"))
    assert (
        "een rekenblad of tekstverwerker laat dit achter; sluit het bestand daar, of verwijder dit"
        if left_behind
        else "deze bestandsnaam mag niet; gebruik kleine letters, cijfers en koppeltekens, en .yaml aan het eind"
    ) in {problem.message for problem in problems}


def test_a_very_long_word_is_kept_whole_and_a_very_long_text_is_refused(tmp_path: Path):
    word = "meldpunt" * 60
    records, problems = load(tmp_path / "a", "vogel.yaml", BEGRIP.replace("Vogel", word).encode())
    assert (records is not None and records.of(Begrip)["vogel"].naam == word, problems) == (True, [])
    _, problems = load(tmp_path / "b", "vogel.yaml", BEGRIP.replace("Een vogel", "a" * 5_001).encode())
    assert [problem.message for problem in problems] == [
        "'uitleg': de tekst is te lang; hoogstens 5000 tekens"
    ]


def test_an_impossible_date_and_an_unknown_word_are_said_together(tmp_path: Path):
    shutil.copytree(GOOD, tmp_path / "data")
    path = tmp_path / "data" / "aanbevelingen" / "voorbeeld-aanbeveling.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("datum: 2020-02-01, bronnen", "datum: 2026-02-31, bronnen", 1).replace(
            "stand: uitgevoerd", "stand: bijna klaar"
        ),
        encoding="utf-8",
    )
    assert [str(problem).split(":", 3)[3] for problem in load_records(tmp_path, TODAY)[1]] == [
        " 2026-02-31 bestaat niet in de kalender; schrijf jaar-maand-dag, zoals 2026-02-01",
        " onbekende waarde 'bijna klaar' bij 'stand'. Kies uit: onbekend, niet_gestart, in_voorbereiding, wacht_op_besluit, in_uitvoering, uitgevoerd, andere_maatregel, wordt_niet_uitgevoerd",
    ]


def test_an_empty_title_and_a_wrong_number_are_said_together(tmp_path: Path):
    data = BEGRIP.replace("Vogel", '"   "').replace("Een vogel is geen vis.", "1_000")
    assert [str(problem) for problem in load(tmp_path, "vogel.yaml", data.encode())[1]] == [
        "data/begrippen/vogel.yaml:1:7: 'naam' is leeg; vul tekst in",
        "data/begrippen/vogel.yaml:2:9: YAML leest 1_000 als een ander getal dan er staat; schrijf 1000, of zet aanhalingstekens als het tekst is: '1_000'",
    ]


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 1, 31, 22, 59, tzinfo=UTC), date(2026, 1, 31)),
        (datetime(2026, 1, 31, 23, 0, tzinfo=UTC), date(2026, 2, 1)),
        (datetime(2026, 7, 31, 21, 59, tzinfo=UTC), date(2026, 7, 31)),
        (datetime(2026, 7, 31, 22, 0, tzinfo=UTC), date(2026, 8, 1)),
    ],
)  # fmt: skip
def test_a_day_is_a_day_in_amsterdam_whatever_the_clock_of_the_server(
    monkeypatch: pytest.MonkeyPatch, moment: datetime, day: date
):
    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return moment.astimezone(tz)

    monkeypatch.setattr(dates, "datetime", Clock)
    assert dates.today_in_amsterdam() == day
