"""Files of data made and changed by a command: one change, every other line as it was, and never a file that is worse."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from difflib import ndiff
from pathlib import Path

import pytest

from plugins.records import __main__ as command
from plugins.records.new_file import asked, new_file
from plugins.records.yaml_text import read_document, with_block, with_item
from plugins.records.yaml_values import NotEdited, typed
from plugins.site.collection import KINDS
from plugins.source.making import make
from plugins.source.record import Record
from plugins.source.schema import field_rows
from plugins.source.yaml_reader import read_mapping
from tests.projects import ROOT, VOORBEELD, project

STEP = {
    "datum": date(2026, 11, 1),
    "stand": "uitgevoerd",
    "toelichting": "Klaar: het is er.",
    "bronnen": ["a", "b"],
}
SEARCH = {"zoekactie": "gezocht", "vraag": "of-het-er-is"}
ROUTE = "data/meldroutes/voorbeeldlijn.yaml"
ADVICE = "data/aanbevelingen/voorbeeld-aanbeveling.yaml"


def removed(old: str, new: str) -> list[str]:
    return [line[2:] for line in ndiff(old.splitlines(), new.splitlines()) if line.startswith("- ")]


def recommendations() -> Iterator[tuple[str, str, int]]:
    for path in sorted(
        (*VOORBEELD.glob("data/aanbevelingen/*.yaml"), *ROOT.glob("data/aanbevelingen/*.yaml"))
    ):
        text = path.read_text(encoding="utf-8")
        yield from (
            (path.name, text, number)
            for number in range(len(read_document(path.name, text).value["onderdelen"]))
        )


def test_a_step_is_added_to_any_part_and_nothing_is_lost():
    for name, text, number in recommendations():
        new = with_item(name, text, ("onderdelen", number, "verloop"), STEP)
        expected = deepcopy(read_document(name, text).value)
        expected["onderdelen"][number].setdefault("verloop", []).append(STEP)
        assert read_document(name, new).value == expected, name
        if "- {" not in text:
            assert removed(text, new) == [], name


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("onderdelen:\n  - id: een\n    gezocht:\n      - zoekactie: a\n        vraag: \"b\"  # eerst\n\n# einde\nlaatste: ja\n", "# eerst\n", "# eerst\n      - zoekactie: gezocht\n        vraag: of-het-er-is\n"),
        ("onderdelen:\n  - id: een\n    gezocht:\n      - {zoekactie: a, vraag: b}  # eerst\n\n# einde\n", "# eerst\n", "# eerst\n      - {zoekactie: gezocht, vraag: of-het-er-is}\n"),
        ("onderdelen:\n  - id: een\n    gezocht: [{zoekactie: a, vraag: b}]  # eerst\nlaatste: ja\n", "b}]", "b}, {zoekactie: gezocht, vraag: of-het-er-is}]"),
        ("onderdelen:\n  - id: een\n    titel: Een\n  - id: twee\n", "Een\n", "Een\n    gezocht:\n      - zoekactie: gezocht\n        vraag: of-het-er-is\n"),
        ("onderdelen:\n  - {id: een}\n  - id: twee\n", "een}", "een, gezocht: [{zoekactie: gezocht, vraag: of-het-er-is}]}"),
    ],
)  # fmt: skip
def test_a_search_is_added_in_the_form_that_the_list_has(text: str, old: str, new: str):
    assert with_item("a.yaml", text, ("onderdelen", 0, "gezocht"), SEARCH) == text.replace(old, new)


def test_a_file_in_another_form_is_left_alone():
    with pytest.raises(NotEdited, match="anders ingedeeld dan deze opdracht kan wijzigen; wijzig het zelf"):
        with_item("a.yaml", "{onderdelen: [{id: een}]}\n", ("onderdelen", 0, "gezocht"), SEARCH)
    with pytest.raises(NotEdited, match="anders ingedeeld dan deze opdracht kan wijzigen; wijzig het zelf"):
        with_block("a.yaml", "{naam: A}\n", "gecontroleerd", {"hoe": "live"})


def test_a_block_is_replaced_and_its_comments_are_kept():
    text = 'naam: A\n# hierna\ngecontroleerd:\n  hoe: "bewaarde_kopie"  # gelezen\n  # let op\n  op: 2026-01-01\n\nurl: b\n'
    new = with_block("a.yaml", text, "gecontroleerd", {"hoe": "live", "op": date(2026, 11, 1), "adres": None})
    assert new == text.replace("bewaarde_kopie", "live").replace("2026-01-01", "2026-11-01")
    begun = with_block(
        "a.yaml", "naam: A\n", "gezien", {"op": date(2026, 11, 1), "status": 200, "weg": False}
    )
    assert begun == "naam: A\ngezien:\n  op: 2026-11-01\n  status: 200\n  weg: false\n"


@pytest.mark.parametrize(
    "text",
    [
        "gewoon",
        "ja: nee",
        "2026-01-01",
        "ja",
        "12",
        'zeg "ja"',
        "a, b",
        "- a",
        "#b",
        "a #b",
        "é\\n",
        "[x]",
        "'",
    ],
)
def test_a_text_is_read_back_as_it_was_given(text: str):
    assert read_document("a", f"x: [{typed(text)}]\n").value == {"x": [text]}
    assert read_document("a", f"x: {typed(text)}\n").value == {"x": text}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.noun)
def test_a_new_file_explains_every_field_and_is_a_draft(kind: type[Record]):
    text = new_file(kind, {})
    for name, _, _ in field_rows(kind):
        if name not in ("publiceren_op", "aliassen", "beheerder"):
            assert f"{name}:" in text, name
    document, _ = read_mapping("a.yaml", text.encode())
    assert document is not None and document.concept
    assert max(map(len, text.splitlines())) <= 120


def test_a_new_file_with_all_answers_is_a_good_record(tmp_path: Path):
    from plugins.bronnen.bron import Bron

    answers = {
        "titel": "Het rapport: deel 1",
        "uitgever": "De rekenkamer",
        "datum": "2023-06",
        "soort": "rapport",
        "herkomst": "uitgever",
    }
    assert [key for key, _ in asked(Bron)] == list(answers)
    record, problems = make(Bron, read_document("a.yaml", new_file(Bron, answers)))
    assert problems == []
    assert record is not None and record.titel == "Het rapport: deel 1"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(command, "ROOT", project(tmp_path / "project"))
    return tmp_path / "project"


def answer(monkeypatch: pytest.MonkeyPatch, *typed: str) -> list[str]:
    """Somebody at a terminal who types this; the questions that were asked."""
    answers, questions = iter(typed), []
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: questions.append(question) or next(answers))
    return questions


def test_a_check_is_kept_with_the_ends_of_lines_of_the_file(root: Path, capsys: pytest.CaptureFixture[str]):
    path = root / ROUTE
    windows = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(windows)
    arguments = [
        "gecontroleerd",
        "voorbeeldlijn",
        "--live",
        "--op",
        "2026-11-20",
        "--adres",
        "https://lijn.voorbeeld.example/",
    ]
    assert command.main(arguments) == 1
    assert "hoe: live" in capsys.readouterr().out
    assert path.read_bytes() == windows, "nothing is saved without being asked"
    assert command.main([*arguments, "--ja"]) == 0
    saved = path.read_bytes()
    assert saved.startswith(b"\xef\xbb\xbf") and saved.count(b"\n") == saved.count(b"\r\n")
    assert b"gecontroleerd: {hoe: live, op: 2026-11-20, adres: https://lijn.voorbeeld.example/}\r\n" in saved


def test_what_was_not_given_is_asked_and_saved_on_a_yes(root: Path, monkeypatch: pytest.MonkeyPatch):
    questions = answer(monkeypatch, "voorbeeld-brief", "Het is gedaan.", "2024-01-01", "j")
    assert command.main(["stand", "voorbeeld-aanbeveling", "derde", "uitgevoerd"]) == 0
    assert questions == ["bron: ", "toelichting: ", "datum: ", "opslaan: "]
    assert "toelichting: Het is gedaan." in (root / ADVICE).read_text(encoding="utf-8")


def test_a_new_file_is_asked_for_until_each_answer_can_stand_there(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    answer(
        monkeypatch, "bron", "proef", "Titel", "", "gisteren", "2023", "raport", "rapport", "uitgever", "j"
    )
    assert command.main(["nieuw"]) == 0
    said = capsys.readouterr().out
    assert "'gisteren' is geen datum" in said
    assert "onbekende waarde 'raport' bij 'soort'; bedoelde u 'rapport'? Kies uit: " in said
    assert "Weet u het nog niet, druk dan op Enter." in said
    text = (root / "data/bronnen/proef.yaml").read_text(encoding="utf-8")
    assert "\nsoort: rapport\n" in text and text.endswith("status: concept\n")
    assert "\nuitgever:\n" in text, "what was left open is said by 'make check'"


def test_a_name_that_is_not_there_is_told_when_it_is_typed(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    questions = answer(monkeypatch, "Begrip", "Uitleg.", "geen-bron", "voorbeeld-brief", "j")
    assert command.main(["nieuw", "begrip", "proef"]) == 0, capsys.readouterr()
    assert questions == ["naam: ", "uitleg: ", "bronnen: ", "bronnen: ", "opslaan: "]
    assert "'geen-bron' bestaat niet in data/bronnen" in capsys.readouterr().out
    assert "\nbronnen: [voorbeeld-brief]\n" in (root / "data/begrippen/proef.yaml").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize("stop", [KeyboardInterrupt, EOFError])
@pytest.mark.parametrize("arguments", [[], ["proef"]])
def test_who_stops_halfway_changes_nothing_and_sees_no_traceback(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    stop: type[BaseException],
    arguments: list[str],
):
    def stopped(question: str) -> str:
        raise stop

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", stopped)
    assert command.main(["nieuw", "bron", *arguments]) == 1
    assert capsys.readouterr().err == "\nAfgebroken; er is niets veranderd.\n"
    assert not (root / "data/bronnen/proef.yaml").exists()


def test_a_file_that_another_program_holds_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(os, "replace", in_use)
    assert command.main(["gecontroleerd", "voorbeeldlijn", "--live", "--ja"]) == 1
    assert capsys.readouterr().err == (
        "data/meldroutes/voorbeeldlijn.yaml is niet op te slaan (in gebruik); sluit het in andere programma's, of pas de"
        " rechten aan, en sla het dan opnieuw op\n"
    )


def in_use(*_: object) -> None:
    """As Windows answers when a program has the file open."""
    raise PermissionError(13, "in gebruik")


def test_everything_that_a_command_needs_is_asked(root: Path, monkeypatch: pytest.MonkeyPatch):
    typed = ("voorbeld", "voorbeeld-aanbeveling", "derde", "voorbeeldzoekactie", "jaarplannen", "j")
    questions = answer(monkeypatch, *typed)
    assert command.main(["zoekactie"]) == 0
    assert questions[:5] == [
        "aanbeveling: ",
        "aanbeveling: ",
        "onderdeel van voorbeeld-aanbeveling: ",
        "zoekactie: ",
        "vraag van voorbeeldzoekactie: ",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["gecontroleerd", "voorbeeldlijm", "--live"], "'voorbeeldlijm' bestaat niet in data/meldroutes; bedoelde u 'voorbeeldlijn'? Kies uit: "),
        (["stand", "voorbeeld-aanbeveling", "derd", "uitgevoerd", "--bron", "voorbeeld-brief", "--toelichting", "a", "--datum", "2024-01-01"], "'derd' is geen onderdeel van voorbeeld-aanbeveling; bedoelde u 'derde'? Kies uit: "),
        (["stand", "voorbeeld-aanbeveling", "derde", "uitgevoerd"], "'bron' ontbreekt: De namen van bronnen in data/bronnen, met een komma ertussen. Geef het mee met de opdracht; zie --help"),
        (["zoekactie", "voorbeeld-aanbeveling", "derde", "voorbeeldzoekactie", "geen"], "'geen' is geen vraag van voorbeeldzoekactie"),
        (["stand", "voorbeeld-aanbeveling", "derde", "gedaan"], "'gedaan' is geen stand. Kies uit: onbekend, niet_gestart, "),
        (["gecontroleerd", "voorbeeldlijn"], "bekijk eerst de pagina op internet zelf; zet dan --live achter deze opdracht"),
        (["nieuw", "bronn"], "'bronn' is geen soort; bedoelde u 'bron'? Kies uit: aanbeveling, begrip, "),
        (["nieuw", "bron", "../../elders"], "'../../elders' kan geen naam van een bestand zijn; gebruik kleine letters, cijfers en koppeltekens"),
        (["nieuw", "bron", "Mijn Bestand"], "'Mijn Bestand' kan geen naam van een bestand zijn"),
        (["nieuw", "bron", "voorbeeld-brief"], "data/bronnen/voorbeeld-brief.yaml bestaat al; kies een andere naam"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_with_what_can(
    root: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
):
    assert command.main(arguments) == 1
    assert capsys.readouterr().err.startswith(message)
