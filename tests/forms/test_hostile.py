"""What no form sends, what nobody should see and what cannot be written: nothing is lost and nothing else is reached."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from threading import Thread

import pytest

from plugins.forms.files import form_address
from tests.forms.conftest import Tried
from tests.forms.sent import PATH, ROUTE, errors_in, fields_of, opened, send, text_of


def test_a_file_that_changed_meanwhile_is_not_written_over(desk: Tried):
    fields = {**opened(desk, ROUTE), "naam": "Mijn naam"}
    (desk.root / PATH).write_text(text_of(desk).replace("Voorbeeldlijn", "Iemand anders"), encoding="utf-8")
    reply = send(desk.forms, ROUTE, fields, "opslaan")
    assert errors_in(reply) == [
        "Het bestand is intussen veranderd, door iemand anders of in een tekstverwerker. Er is niets opgeslagen. "
        "Kopieer wat u typte, open het formulier opnieuw en vul het daar in."
    ]
    assert "Mijn naam" in reply.html and "Iemand anders" in text_of(desk)


def test_of_two_people_who_save_at_once_one_is_told(desk: Tried):
    fields, replies = opened(desk, ROUTE), []
    names = [f"Naam {number}" for number in range(8)]
    threads = [
        Thread(
            target=lambda name=name: replies.append(
                send(desk.forms, ROUTE, {**fields, "naam": name}, "opslaan")
            )
        )
        for name in names
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(reply.status for reply in replies) == [303] + [422] * 7 and desk.saves == 1
    assert sum(name in text_of(desk) for name in names) == 1


def test_what_was_typed_is_shown_as_text_and_not_as_html(desk: Tried):
    evil = '"><script>alert(1)</script>{{ 7 * 7 }}'
    for reply in (
        send(desk.forms, ROUTE, {**opened(desk, ROUTE), "naam": evil, "volgorde": evil}),
        desk.forms.answer("meldroutes/", {"zoek": evil}, None),
        desk.forms.answer("meldroutes/", {}, [("naam", evil)]),
        desk.forms.answer(f"meldroutes/{evil}", {}, None),
        desk.forms.answer(evil, {}, None),
    ):
        assert "<script" not in reply.html and "49" not in reply.html.replace("249", "")


@pytest.mark.parametrize(
    "address",
    ["meldroutes/../gemeente", "paginas/../nieuws/x", "meldroutes/..", "meldroutes//etc/passwd", "meldroutes/a.yaml",
     "meldroutes/Voorbeeldlijn", "meldroutes/voorbeeldlijn\0", "gemeente/uitzonderingen", "nieuws/a/b", "paginas/" + "a/" * 9 + "b"],
)  # fmt: skip
def test_no_other_file_can_be_reached(desk: Tried, address: str):
    for query in ({}, {"nieuw": "1"}):
        for sent in (None, [("_doe", "opslaan"), ("_merk", ""), ("naam", "x")]):
            assert desk.forms.answer(address, query, sent).status == 404
    assert desk.saves == 0


def test_a_link_is_not_followed(desk: Tried, tmp_path_factory: pytest.TempPathFactory):
    outside = tmp_path_factory.mktemp("outside")
    shutil.copy(desk.root / PATH, outside / "elders.yaml")
    (desk.root / "data/meldroutes/elders.yaml").symlink_to(outside / "elders.yaml")
    (desk.root / "content/pages/map").symlink_to(outside)
    assert desk.forms.answer("meldroutes/elders", {}, None).status == 404
    assert desk.forms.answer("paginas/map/nieuw", {"nieuw": "1"}, None).status == 404
    assert "elders" not in desk.forms.answer("meldroutes/", {}, None).html


@pytest.mark.parametrize(
    "odd",
    [{"waarvoor.99999999999._rij": "0"}, {"waarvoor.-1._rij": "0"}, {"waarvoor.x._rij": "y"}, {"waarvoor.7._rij": "99999"},
     {"_kolommen": "../x a.b <x>"}, {"onbekend": "x"}, {"id": "../x"}, {"bestand": "/etc/passwd"}, {"waarvoor.0": "x"}],
)  # fmt: skip
def test_fields_that_no_form_has_change_nothing(desk: Tried, odd: dict[str, str]):
    before = text_of(desk)
    reply = send(desk.forms, ROUTE, {**opened(desk, ROUTE), **odd}, "opslaan")
    assert "Er is niets veranderd" in reply.html
    assert text_of(desk) == before


@pytest.mark.parametrize(
    "action",
    [
        "erbij:x",
        "erbij:naam",
        "erbij:waarvoor.0.x",
        "weg:waarvoor.99",
        "omhoog:waarvoor.0",
        "omhoog:naam",
        "omhoog:waarvoor.9",
        "weg:",
        "weg:waarvoor",
        "x",
        "",
    ],
)
def test_a_button_that_no_form_has_does_nothing(desk: Tried, action: str):
    assert send(desk.forms, ROUTE, opened(desk, ROUTE), action).status in (200, 422)
    assert desk.saves == 0


def test_a_sign_that_nobody_can_see_is_told_at_its_field(desk: Tried):
    reply = send(desk.forms, ROUTE, {**opened(desk, ROUTE), "naam": "Voor\u200bbeeld"})
    assert errors_in(reply) == [
        "Naam: hier staat een onzichtbaar teken (U+200B), bij 'Voor'; typ die plek opnieuw"
    ]


def test_a_value_of_many_brackets_is_told_at_its_field(desk: Tried):
    brackets = "[" * 400_000
    assert errors_in(send(desk.forms, ROUTE, {**opened(desk, ROUTE), "volgorde": brackets}))


@pytest.mark.parametrize("end", ["", "\n\n\n", "...\n", "# het eind\n"])
def test_the_end_of_a_file_stays_as_it_was(desk: Tried, end: str):
    (desk.root / PATH).write_bytes((text_of(desk).rstrip("\n") + ("\n" if end else "") + end).encode())
    before = text_of(desk)
    assert send(desk.forms, ROUTE, {**opened(desk, ROUTE), "naam": "Anders"}, "opslaan").status == 303
    assert text_of(desk) == before.replace("naam: Voorbeeldlijn", "naam: Anders", 1)


def test_a_file_that_no_form_can_show_says_why(desk: Tried):
    for text, said in (
        ("naam: a\nnaam: b\n", "anders ingedeeld dan een formulier kan wijzigen"),
        ("naam: [\n", "anders ingedeeld dan een formulier kan wijzigen"),
        (f"naam: {'[' * 400_000}{']' * 400_000}\n", "anders ingedeeld dan een formulier kan wijzigen"),
        (
            "<<<<<<< HEAD\nnaam: a\n=======\nnaam: b\n>>>>>>> tak\n",
            "anders ingedeeld dan een formulier kan wijzigen",
        ),
        ("naam: a\0b\n", "hier staat een NUL-teken, zoals in UTF-16; sla het bestand op als UTF-8"),
        ("naam: a\n---\nnaam: b\n", "anders ingedeeld dan een formulier kan wijzigen"),
        ("naam: a\r\nsoort: b\n", "heeft twee soorten regeleinden; sla het bestand op in een tekstverwerker"),
    ):
        (desk.root / PATH).write_bytes(text.encode())
        reply = desk.forms.answer(ROUTE, {}, None)
        assert reply.status == 409 and said in reply.html


def test_what_cannot_be_written_is_said_in_the_form_and_nothing_that_was_typed_is_lost(desk: Tried):
    text = (
        text_of(desk)
        .replace("naam: Voorbeeldlijn", "naam: &a Voorbeeldlijn")
        .replace("kosten: Gratis.", "kosten: *a")
    )
    (desk.root / PATH).write_text(text, encoding="utf-8")
    reply = send(desk.forms, ROUTE, {**opened(desk, ROUTE), "naam": "Andere naam"}, "opslaan")
    assert errors_in(reply) == [
        "dit bestand is anders ingedeeld dan een formulier kan wijzigen; wijzig het in een tekstverwerker"
    ]
    assert fields_of(reply.html)["naam"] == "Andere naam" and text_of(desk) == text


def test_a_file_that_another_program_holds_is_told_in_the_form(desk: Tried, monkeypatch: pytest.MonkeyPatch):
    def in_use(*_: object) -> None:
        raise PermissionError(13, "in gebruik")

    before, fields = text_of(desk), {**opened(desk, ROUTE), "naam": "Mijn naam"}
    monkeypatch.setattr(os, "replace", in_use)
    reply = send(desk.forms, ROUTE, fields, "opslaan")
    assert errors_in(reply) == [
        f"{PATH} is niet op te slaan (in gebruik); sluit het in andere programma's, of pas de rechten aan, en sla het"
        " dan opnieuw op"
    ]
    assert fields_of(reply.html)["naam"] == "Mijn naam" and text_of(desk) == before


def test_every_file_that_has_a_form_knows_its_address():
    assert form_address(PATH) == "/_redactie/formulier/meldroutes/voorbeeldlijn"
    assert form_address("data/gemeente.yaml") == "/_redactie/formulier/gemeente/gemeente"
    assert form_address("content/pages/melden/veilig.md") == "/_redactie/formulier/paginas/melden/veilig"
    assert form_address("content/nieuws/a.md") == "/_redactie/formulier/nieuws/a"
    for path in (
        "theme/css/site.css",
        "data/cijferreeksen/a.csv",
        "content/talen/en/woorden.yaml",
        "data/x.yaml",
        "../a.md",
    ):
        assert form_address(path) == ""
    assert Path(PATH).suffix == ".yaml"


def test_nothing_of_the_forms_is_in_the_public_site(built_site: Path):
    pages = [
        path for path in built_site.rglob("*") if path.suffix in (".html", ".css", ".js", ".xml", ".json")
    ]
    assert len(pages) > 50
    assert [
        path for path in pages if b"_redactie" in path.read_bytes() or b"formulier-" in path.read_bytes()
    ] == []
