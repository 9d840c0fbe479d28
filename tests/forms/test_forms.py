"""Forms from the first page to the file that was saved: what is shown, what is refused, and what is written."""

from __future__ import annotations

import random
from difflib import unified_diff
from itertools import islice

import pytest
from selectolax.lexbor import LexborHTMLParser

from plugins.forms.files import ALL, names_of, open_file
from plugins.forms.said import judged
from plugins.source.problem import Problem, stops
from plugins.source.yaml_reader import read_mapping
from tests.forms.conftest import Tried
from tests.forms.sent import PATH, ROUTE, errors_in, fields_of, opened, send, text_of

ADVICE = "aanbevelingen/1-voorbeeldmensen"


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
            assert not stops(judged(kind, source, now).problems)
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


def test_what_the_whole_site_would_be_refused_for_is_told_before_it_is_saved(desk: Tried):
    line = text_of(desk).split("\n").index("soort: anoniem") + 1
    desk.would = [Problem(PATH, line, 8, "deze soort klopt niet met de rest")]
    fields = {**opened(desk, ROUTE), "naam": "Andere naam"}
    for action in ("bekijk", "opslaan"):
        reply = send(desk.forms, ROUTE, fields, action)
        assert reply.status == 422
        assert errors_in(reply) == ["Soort: deze soort klopt niet met de rest"]
        assert fields_of(reply.html)["naam"] == "Andere naam"
    assert desk.saves == 0


def test_what_was_wrong_before_does_not_keep_a_mending_from_being_saved(desk: Tried):
    desk.problems = desk.would = [Problem(PATH, 1, 1, "dit was al mis")]
    reply = send(desk.forms, ROUTE, {**opened(desk, ROUTE), "naam": "Andere naam"}, "bekijk")
    assert reply.status == 200 and "dit was al mis" in reply.html
    assert send(desk.forms, ROUTE, {**opened(desk, ROUTE), "naam": "Andere naam"}, "opslaan").status == 303


def test_what_a_change_would_break_in_another_file_is_shown_with_the_change(desk: Tried):
    desk.problems = [Problem("data/gemeente.yaml", 1, 1, "dit was al mis")]
    desk.would = [*desk.problems, Problem("data/bronnen/voorbeeld-brief.yaml", 1, 1, "dit gaat mis")]
    reply = send(desk.forms, ROUTE, {**opened(desk, ROUTE), "naam": "Andere naam"})
    assert reply.status == 200
    assert "data/bronnen/voorbeeld-brief.yaml: dit gaat mis" in reply.html
    assert "dit was al mis" not in reply.html


def test_a_message_about_a_text_says_the_line_and_the_words(desk: Tried):
    fields = {**opened(desk, "paginas/over"), "_tekst": "Een zin.\n\nEn een [link] (/melden/)."}
    front = text_of(desk, "content/pages/over.md").split("\n").index("---", 1) + 1
    desk.would = [Problem("content/pages/over.md", front + 4, 13, "hier staat een spatie")]
    reply = send(desk.forms, "paginas/over", fields)
    assert errors_in(reply) == ["Tekst: regel 3, bij '[link] (/melden/).': hier staat een spatie"]


@pytest.mark.parametrize("bom, ending", [(b"\xef\xbb\xbf", "\n"), (b"", "\r\n")])
def test_the_mark_and_the_line_endings_of_a_file_stay(desk: Tried, bom: bytes, ending: str):
    path = desk.root / PATH
    path.write_bytes(bom + path.read_bytes().replace(b"\n", ending.encode()))
    before = path.read_bytes()
    send(desk.forms, ROUTE, {**opened(desk, ROUTE), "naam": "Anders"}, "opslaan")
    assert path.read_bytes() == before.replace(b"naam: Voorbeeldlijn", b"naam: Anders")


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


def test_what_a_form_cannot_show_is_told_again_and_stays_as_it_was(desk: Tried):
    (desk.root / PATH).write_text(
        text_of(desk).replace("naam: Voorbeeldlijn", "naam: [Voorbeeldlijn]"), encoding="utf-8"
    )
    cannot = "<strong>Naam</strong>: dit kan niet in een formulier; wijzig het in een tekstverwerker."
    assert cannot in desk.forms.answer(ROUTE, {}, None).html
    reply = send(desk.forms, ROUTE, {**opened(desk, ROUTE), "volgorde": "drie", "naam": "Andere naam"})
    assert reply.status == 422 and cannot in reply.html and "Andere naam" not in reply.html
