"""Forms from the first page to the file that was saved: what is shown, what is refused, and what is written."""

from __future__ import annotations

import random
import shutil
from difflib import unified_diff
from itertools import islice
from pathlib import Path
from threading import Thread

import pytest
from selectolax.lexbor import LexborHTMLParser

from plugins.forms.files import ALL, form_address, names_of, open_file
from plugins.forms.said import judged
from plugins.source.problem import Problem, stops
from plugins.source.yaml_reader import read_mapping
from tests.forms.conftest import Tried
from tests.forms.sent import errors_in, fields_of, send

ROUTE = "meldroutes/voorbeeldlijn"
PATH = "data/meldroutes/voorbeeldlijn.yaml"
ADVICE = "aanbevelingen/1-voorbeeldmensen"


def opened(desk: Tried, address: str, **query: str) -> dict[str, str]:
    reply = desk.forms.answer(address, query, None)
    assert reply.status == 200, reply.html
    return fields_of(reply.html)


def text_of(desk: Tried, path: str = PATH) -> str:
    return (desk.root / path).read_bytes().decode()


def changed_lines(old: str, new: str) -> list[str]:
    lines = unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def test_a_form_of_every_file_that_is_sent_as_it_came_changes_nothing(desk: Tried):
    for kind in ALL.values():
        for name, _ in names_of(desk.root, kind):
            before = {path: path.read_bytes() for path in (desk.root / kind.folder).rglob("*.*")}
            reply = send(desk.forms, f"{kind.name}/{name}", opened(desk, f"{kind.name}/{name}"), "opslaan")
            assert "Er is niets veranderd" in reply.html, (kind.name, name, errors_in(reply))
            assert before == {path: path.read_bytes() for path in (desk.root / kind.folder).rglob("*.*")}
    assert desk.saves == 0


def test_any_one_value_that_is_changed_is_all_that_changes(desk: Tried):
    """One field of some files of each kind: what is saved reads as before but for that value."""
    chosen = random.Random(7)
    for kind in ALL.values():
        for name, _ in islice(names_of(desk.root, kind), 3):
            address, fields = f"{kind.name}/{name}", opened(desk, f"{kind.name}/{name}")
            texts = [each for each, value in fields.items() if value.endswith(".") and " " in value]
            if not texts:
                continue
            field = chosen.choice(texts)
            source = open_file(desk.root, kind, name)
            assert source is not None
            reply = send(desk.forms, address, {**fields, field: "Dit staat er nu: een zin."}, "opslaan")
            assert reply.status == 303, (address, field, errors_in(reply))
            old, now = source.text, text_of(desk, source.path).replace("\r\n", "\n")
            _, problems = judged(kind, source, now)
            assert not stops(problems)
            again = opened(desk, address)
            assert again == {
                **fields,
                field: "Dit staat er nu: een zin." + ("\r\n" if field == "_tekst" else ""),
                "_merk": again["_merk"],
            }
            assert len(changed_lines(old, now)) <= 2 + old.count("\n", 0, len(old)) * (field == "_tekst") + 8


def test_what_would_change_is_shown_before_it_is_saved(desk: Tried):
    fields = {**opened(desk, ROUTE), "naam": "Andere lijn"}
    before = text_of(desk)
    reply = send(desk.forms, ROUTE, fields)
    html = LexborHTMLParser(reply.html)
    assert [node.text() for node in html.css("del, ins")] == ["naam: Voorbeeldlijn", "naam: Andere lijn"]
    assert text_of(desk) == before and desk.saves == 0
    assert fields_of(reply.html) == fields
    saved = send(desk.forms, ROUTE, fields_of(reply.html), "opslaan")
    assert (saved.status, saved.location) == (
        303,
        "/_redactie/formulier/meldroutes/voorbeeldlijn?opgeslagen=1",
    )
    assert changed_lines(before, text_of(desk)) == ["-naam: Voorbeeldlijn", "+naam: Andere lijn"]
    assert "is opgeslagen" in desk.forms.answer(ROUTE, {"opgeslagen": "1"}, None).html


def test_a_mistake_is_told_at_its_field_and_nothing_that_was_typed_is_lost(desk: Tried):
    fields = {
        **opened(desk, ROUTE),
        "volgorde": "drie",
        "url": "www.voorbeeld.nl",
        "samenvatting": "",
        "naam": "Typte ik net",
    }
    reply = send(desk.forms, ROUTE, fields)
    assert errors_in(reply) == [
        "Volgorde: hier hoort een geheel getal, gevonden is 'drie'",
        "Samenvatting: vul dit in",
        "Url: 'www.voorbeeld.nl' is geen volledig adres; schrijf https://… zonder spaties",
    ]
    assert fields_of(reply.html) == fields
    html = LexborHTMLParser(reply.html)
    for identity in ("veld-volgorde", "veld-samenvatting", "veld-url"):
        field = html.css_first(f"#{identity}")
        assert field.attributes["aria-invalid"] == "true"
        assert html.css_first(f"#{identity}-fout") is not None
        assert f"{identity}-fout" in field.attributes["aria-describedby"]
    assert desk.saves == 0


def test_a_mistake_deep_in_rows_opens_them_and_is_told_at_its_field(desk: Tried):
    fields = opened(desk, ADVICE)
    deep = next(name for name in fields if ".verloop." in name and name.endswith(".datum"))
    reply = send(desk.forms, ADVICE, {**fields, deep: "2-6-2023"})
    (error,) = errors_in(reply)
    assert "schrijf 2023-06-02" in error
    field = LexborHTMLParser(reply.html).css_first(f'[name="{deep}"]')
    assert field.attributes["value"] == "2-6-2023" and "type" not in field.attributes
    parent, seen = field.parent, 0
    while parent is not None:
        if parent.tag == "details":
            assert "open" in parent.attributes
            seen += 1
        parent = parent.parent
    assert seen == 2


def test_rows_are_added_and_removed_without_a_script(desk: Tried):
    fields = opened(desk, ROUTE)
    rows = [name for name in fields if name.startswith("waarvoor.") and name.endswith("._rij")]
    more = send(desk.forms, ROUTE, fields, "erbij:waarvoor")
    new = f"waarvoor.{len(rows)}._"
    assert fields_of(more.html)[new] == ""
    [focused] = LexborHTMLParser(more.html).css("[autofocus]")
    assert focused.attributes["name"] == new
    before = text_of(desk)
    send(desk.forms, ROUTE, {**fields_of(more.html), new: "Iets nieuws."}, "opslaan")
    assert changed_lines(before, text_of(desk)) == ["+  - Iets nieuws."]
    less = send(desk.forms, ROUTE, opened(desk, ROUTE), f"weg:waarvoor.{len(rows)}")
    send(desk.forms, ROUTE, fields_of(less.html), "opslaan")
    assert text_of(desk) == before


def test_a_row_in_a_row_is_added_and_a_group_that_may_be_absent_comes_and_goes(desk: Tried):
    more = fields_of(send(desk.forms, ADVICE, opened(desk, ADVICE), "erbij:onderdelen.1.toezeggingen").html)
    last = max(int(name.split(".")[3]) for name in more if name.startswith("onderdelen.1.toezeggingen."))
    row = f"onderdelen.1.toezeggingen.{last}"
    more = fields_of(send(desk.forms, ADVICE, more, f"erbij:{row}.jaarlijks").html)
    more |= {
        f"{row}.tekst": "Elk jaar een overzicht.",
        f"{row}.gedaan_op": "2020-02-01",
        f"{row}.jaarlijks.0.wat": "overzicht",
        f"{row}.jaarlijks.0.van": "2021",
    }
    more = fields_of(send(desk.forms, ADVICE, more, f"erbij:{row}.bronnen").html)
    more |= {f"{row}.bronnen.0.bron": "voorbeeld-brief", f"{row}.bronnen.0.alineas": "1, 2"}
    path = "data/aanbevelingen/1-voorbeeldmensen.yaml"
    before = text_of(desk, path)
    reply = send(desk.forms, ADVICE, more, "opslaan")
    assert reply.status == 303, errors_in(reply)
    added = [line[1:].strip() for line in changed_lines(before, text_of(desk, path)) if line[0] == "+"]
    assert added[-6:] == [
        "- tekst: Elk jaar een overzicht.",
        "gedaan_op: 2020-02-01",
        "jaarlijks:",
        "wat: overzicht",
        "van: 2021",
        "bronnen: [{voorbeeld-brief: [1, 2]}]",
    ]
    gone = fields_of(send(desk.forms, ADVICE, opened(desk, ADVICE), f"weg:{row}.jaarlijks.0").html)
    send(desk.forms, ADVICE, gone, "opslaan")
    assert [
        line.strip("- ") for line in changed_lines(before, text_of(desk, path)) if "jaarlijks" in line
    ] == []


def test_a_row_is_moved_up_with_its_comments(desk: Tried):
    path = desk.root / PATH
    old = "  - Een voorbeeld.\n  # Over het tweede\n  - Nog een voorbeeld.\n  - Een derde.\n"
    path.write_text(
        text_of(desk).replace("  - Een voorbeeld.\n  - Nog een voorbeeld.\n", old), encoding="utf-8"
    )
    before = text_of(desk)
    moved = fields_of(send(desk.forms, ROUTE, opened(desk, ROUTE), "omhoog:waarvoor.1").html)
    assert [moved[f"waarvoor.{number}._rij"] for number in range(3)] == ["1", "0", "2"]
    assert send(desk.forms, ROUTE, moved, "opslaan").status == 303
    new = "  # Over het tweede\n  - Nog een voorbeeld.\n  - Een voorbeeld.\n  - Een derde.\n"
    assert text_of(desk) == before.replace(old, new)


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


def test_a_new_file_is_a_draft_that_is_written_when_it_is_saved(desk: Tried):
    reply = desk.forms.answer("bronnen/", {}, [("naam", "nieuw-stuk")])
    assert (reply.status, reply.location) == (303, "/_redactie/formulier/bronnen/nieuw-stuk?nieuw=1")
    fields = {**opened(desk, "bronnen/nieuw-stuk", nieuw="1"), "titel": "Een stuk", "datum": "2023-06"}
    assert fields["status"] == "concept" and fields["_merk"] == ""
    path = desk.root / "data/bronnen/nieuw-stuk.yaml"
    shown = send(desk.forms, "bronnen/nieuw-stuk", fields, nieuw="1")
    assert "'soort' is leeg" in shown.html or "hier ontbreekt een waarde" in shown.html
    assert not path.exists()
    saved = send(desk.forms, "bronnen/nieuw-stuk", fields, "opslaan", nieuw="1")
    assert saved.status == 303
    document, _ = read_mapping("a", path.read_bytes())
    assert document is not None and document.concept and document.value["titel"] == "Een stuk"
    taken = desk.forms.answer("bronnen/", {}, [("naam", "nieuw-stuk")])
    assert errors_in(taken) == ["Naam van het bestand: 'nieuw-stuk' bestaat al; kies een andere naam"]


def test_a_news_item_is_made_with_its_text(desk: Tried):
    address = "nieuws/2026-11-20-bericht"
    fields = {
        **opened(desk, address, nieuw="1"),
        "Title": "Bericht",
        "Date": "2026-11-20",
        "Summary": "Kort.",
        "_tekst": "Eerste.\r\n\r\nTweede.",
    }
    assert send(desk.forms, address, fields, "opslaan", nieuw="1").status == 303
    made = text_of(desk, "content/nieuws/2026-11-20-bericht.md")
    assert made.startswith("---\n") and "\nTitle: Bericht\n" in made
    assert made.endswith("status: concept\n---\n\nEerste.\n\nTweede.\n")


def test_what_is_said_of_the_whole_site_is_told_at_the_field_too(desk: Tried):
    line = text_of(desk).split("\n").index("soort: anoniem") + 1
    desk.problems = [
        Problem(PATH, line, 8, "deze soort klopt niet met de rest"),
        Problem("data/bronnen/voorbeeld-brief.yaml", 1, 1, "dit is er mis"),
    ]
    reply = desk.forms.answer(ROUTE, {"opgeslagen": "1"}, None)
    assert errors_in(reply) == ["Soort: deze soort klopt niet met de rest"]
    assert "data/bronnen/voorbeeld-brief.yaml</a>: dit is er mis" in reply.html


@pytest.mark.parametrize("bom, ending", [(b"\xef\xbb\xbf", "\n"), (b"", "\r\n")])
def test_the_mark_and_the_line_endings_of_a_file_stay(desk: Tried, bom: bytes, ending: str):
    path = desk.root / PATH
    path.write_bytes(bom + path.read_bytes().replace(b"\n", ending.encode()))
    before = path.read_bytes()
    send(desk.forms, ROUTE, {**opened(desk, ROUTE), "naam": "Anders"}, "opslaan")
    assert path.read_bytes() == before.replace(b"naam: Voorbeeldlijn", b"naam: Anders")


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


def test_a_file_that_no_form_can_show_says_why(desk: Tried):
    for text, said in (
        ("naam: a\nnaam: b\n", "anders ingedeeld dan een formulier kan wijzigen"),
        ("naam: [\n", "anders ingedeeld dan een formulier kan wijzigen"),
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


def test_a_long_list_is_shown_in_pages_and_searched_by_name(desk: Tried):
    for number in range(250):
        (desk.root / f"data/bronnen/stuk-{number}.yaml").write_text(
            f"titel: Stuk nummer {number}\n", encoding="utf-8"
        )
    first = desk.forms.answer("bronnen/", {"zoek": "STUK NUMMER"}, None).html
    assert first.count("<small>stuk-") == 100 and "Blad 1 van 3" in first and "250 gevonden" in first
    last = desk.forms.answer("bronnen/", {"zoek": "stuk nummer", "blad": "3"}, None).html
    assert last.count("<small>stuk-") == 50
    assert (
        desk.forms.answer("bronnen/", {"zoek": "stuk-249", "blad": "9" * 5_000}, None).html.count(
            "<small>stuk-"
        )
        == 1
    )


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
