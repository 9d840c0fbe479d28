"""What the preview answers after each save: the page, every mistake with its line, what waits; and it never stops."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.preview.preview import Preview
from plugins.preview.version import PROBLEMS_JSON, build_whole
from tests.projects import ROOT, TODAY, append, own_theme, replace, write

OVER = "content/pages/over.md"
TERM = "data/begrippen/voorbeeld-begrip.yaml"


@pytest.fixture
def preview(own_project: Path) -> Preview:
    return Preview(own_project, TODAY, "09:00:00")


def said(preview: Preview, address: str) -> str:
    return unescape(preview.answer(address).body.decode())


def bar(preview: Preview, address: str) -> str:
    """What the bar says, in one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", preview.answer(address).bar)).split())


def test_a_save_is_shown_and_the_bar_says_what_was_checked(preview: Preview):
    before = preview.answer("/over/")
    append(OVER, "Dit is zojuist opgeslagen.")(preview.root)
    preview.read("09:01:00")
    after = preview.answer("/over/")
    assert b"Dit is zojuist opgeslagen." in after.body and after.mark != before.mark
    assert bar(preview, "/over/").startswith(
        "Snelle versie van 09:01:00. De pagina is uw laatste tekst; de bestanden om te downloaden zijn nog de vorige, "
        "en de controle van de hele site volgt."
    )
    preview.checked(preview.current, PROBLEMS_JSON.dump_json(build_whole(preview.root, TODAY)), "09:01:05")
    assert bar(preview, "/over/").startswith(
        "Versie van 09:01:00, in zijn geheel gebouwd en gecontroleerd om 09:01:05."
    )
    assert preview.answer("/over/").mark == after.mark, "a page that stays the same is not loaded again"


def test_after_the_whole_build_the_preview_answers_as_the_public_site_does(
    preview: Preview, built_site: Path
):
    preview.checked(preview.current, PROBLEMS_JSON.dump_json(build_whole(preview.root, TODAY)), "09:01:05")
    answered = {
        "/toegankelijkheid/": "toegankelijkheid/index.html",
        "/bronnen/bronnen.json": "bronnen/bronnen.json",
    }
    for address, name in answered.items():
        body = preview.answer(address).body
        end = body.find(b'<aside id="voorbeeld-balk"')
        whole = body if end < 0 else body[:end] + b"</body>\n</html>"
        assert whole.strip() == (built_site / name).read_bytes().strip(), address
    assert b"voorbeeld.js" not in b"".join(path.read_bytes() for path in built_site.rglob("*.html"))


def test_an_older_whole_build_says_nothing_of_a_newer_version(preview: Preview):
    older = preview.current
    preview.read("09:02:00")
    preview.checked(older, b"[]", "09:02:05")
    assert preview.current.checked_at == ""


def test_a_build_that_broke_off_is_said(preview: Preview):
    preview.checked(preview.current, b"", "09:02:05")
    assert "Gevonden in de gebouwde pagina's: 1 de hele site: de bouw is afgebroken; sla nog eens op" in bar(
        preview, "/over/"
    )


def test_a_mistake_is_a_page_with_the_line_itself_and_goes_by_itself(preview: Preview):
    text = (preview.root / TERM).read_text(encoding="utf-8")
    write(TERM, text.replace("naam:", "naamm:", 1))(preview.root)
    preview.read("09:03:00")
    answer = preview.answer("/over/")
    page = unescape(answer.body.decode())
    number = text[: text.index("naam:")].count("\n") + 1
    assert answer.status == 500
    assert "De site kan niet worden gebouwd" in page
    assert (
        f'href="vscode://file/{(preview.root / TERM).as_posix().lstrip("/")}:{number}:1">{TERM}:{number}:1</a>'
        in page
    )
    assert "onbekende sleutel 'naamm'; bedoelde u 'naam'?" in page
    assert "<mark>naamm:</mark>" in page
    assert 'href="/_laatste-goede/over/">Bekijk de laatste goede versie, van 09:00:00</a>' in page
    good = preview.answer("/_laatste-goede/over/")
    assert good.status == 200
    assert bar(preview, "/_laatste-goede/over/").startswith(
        "Dit is de laatste goede versie, van 09:00:00. In uw bestanden staan nu fouten: bekijk ze ."
    )
    write(TERM, text)(preview.root)
    preview.read("09:04:00")
    assert preview.answer("/over/").status == 200
    assert preview.answer("/_laatste-goede/over/").location == "/over/"


def test_mistakes_from_the_first_moment_are_shown_and_mended(own_project: Path):
    append(OVER, "Zie [de weg](/bestaat-niet/).")(own_project)
    preview = Preview(own_project, TODAY, "09:00:00")
    assert preview.answer("/over/").status == 500
    assert preview.answer("/_laatste-goede/over/").location == "/over/"
    replace(OVER, "/bestaat-niet/", "/melden/")(own_project)
    preview.read("09:01:00")
    assert preview.answer("/over/").status == 200


def test_what_waits_is_listed_with_the_words_that_mark_it_in_lists(preview: Preview):
    labels = json.loads(unescape(re.findall(r'data-wacht="([^"]*)"', preview.answer("/").bar)[0]))
    assert labels["/melden/kanarie/"] == labels["/melden/kanariepost/"] == "Concept"
    assert labels["/nieuws/2026-11-01-kanarie/"] == "Wordt openbaar op 1 december 2026"
    assert "Nog niet openbaar: 6 " in bar(preview, "/")
    assert "Alleen in dit voorbeeld te zien" in said(preview, "/melden/kanarie/")


def test_what_needs_care_is_a_page_of_the_preview_and_a_calendar(preview: Preview):
    replace("data/meldroutes/voorbeeldlijn.yaml", "naam:", "beheerder: team melden\nnaam:")(preview.root)
    preview.read("09:01:00")
    page = said(preview, "/_redactie/")
    assert (
        '<a class="nl-link" href="/melden/voorbeeldlijn/">Voorbeeldlijn: nooit met de pagina op internet'
        in page
    )
    assert 'href="team%20melden.ics">team melden</a>' in page
    assert preview.answer("/_redactie/agenda.ics").kind == "text/calendar; charset=utf-8"
    assert b"BEGIN:VCALENDAR" in preview.answer("/_redactie/team melden.ics").body
    assert preview.answer("/_redactie/iemand.ics").status == 404


def test_the_handbook_is_read_in_the_preview_with_its_pictures_while_there_are_mistakes_too(preview: Preview):
    assert not (preview.root / "docs" / "redactie.md").exists(), "it is that of the generator"
    replace(OVER, "Title:", "Titel:")(preview.root)
    preview.read("09:01:00")
    assert '<a class="nl-link" href="/_handboek/redactie.md#zo-leest-u-een-melding">' in said(
        preview, "/over/"
    )
    assert preview.answer("/_handboek/").location == "/_handboek/redactie.md"
    page = said(preview, "/_handboek/redactie.md")
    assert "<h1>Handboek voor de redactie</h1>" in page
    assert f"python3 {ROOT.as_posix()}/environment.py site -m plugins.preview" in page, "as it is typed here"
    assert '<h2 id="zo-leest-u-een-melding">' in page
    for name in re.findall(r'(?:href|src)="(\w[^":#]*)(?:#[^"]*)?"', page):
        assert preview.answer(f"/_handboek/{name}").status == 200, name
    assert preview.answer("/_handboek/beelden/een-telefoonnummer-wijzigen.png").kind == "image/png"
    assert preview.answer("/_handboek/../README.md").status == 404


def test_an_address_that_does_not_exist_is_answered_in_the_style_of_the_site(preview: Preview):
    answer = preview.answer("/meldenn/")
    assert answer.status == 404
    assert "Dit adres bestaat niet; bedoelde u '/melden/'?" in bar(preview, "/meldenn/")
    assert '<header class="kop">' in answer.body.decode()
    assert preview.answer("/melden").location == preview.answer("/melden/index.html").location == "/melden/"
    assert preview.answer("/../../etc/passwd").status == 404
    elsewhere = preview.answer("/_laatste-goede//elders.example/")
    assert elsewhere.location == "/elders.example/", "no address leads to another site"


def test_saves_in_other_encodings_removals_and_renames_are_told_and_survived(preview: Preview):
    root = preview.root
    kept = (root / OVER).read_bytes()
    expected = {
        kept.decode().replace("Title:", "Title: é").encode("latin-1", "replace"): "dit is geen UTF-8",
        b"": "de pagina begint niet met '---'",
        kept[: len(kept) // 8]: "is niet gesloten; zet er een regel met '---' onder",
        b"\0\xff" * 100: "geen UTF-8",
    }
    for data, message in expected.items():
        (root / OVER).write_bytes(data)
        preview.read("09:05:00")
        assert message in said(preview, "/over/"), data[:20]
    (root / OVER).unlink()
    preview.read("09:06:00")
    assert "/over/" in said(preview, "/over/") and preview.answer("/over/").status == 500
    (root / OVER).mkdir()
    preview.read("09:07:00")
    assert preview.answer("/over/").status == 500
    (root / OVER).rmdir()
    (root / "content").rename(root / "weg")
    preview.read("09:08:00")
    assert "deze map ontbreekt; zet haar terug" in said(preview, "/")
    (root / "weg").rename(root / "content")
    (root / OVER).write_bytes(kept)
    preview.read("09:09:00")
    assert preview.answer("/over/").status == 200


def test_a_template_that_fails_is_told_and_mended(preview: Preview):
    own_theme(preview.root)
    name = "theme/templates/page.html"
    replace(name, "{{ page.body", "{{ bestaat_niet }}{{ page.body")(preview.root)
    preview.read("09:10:00")
    assert "een sjabloon gebruikt iets dat niet bestaat ('bestaat_niet' is undefined)" in said(
        preview, "/over/"
    )
    replace(name, "{{ bestaat_niet }}", "")(preview.root)
    preview.read("09:11:00")
    assert preview.answer("/over/").status == 200


def test_settings_that_fail_are_told(preview: Preview):
    append("pelicanconf.py", "1 / 0")(preview.root)
    preview.read("09:12:00")
    assert "deze regel geeft een fout (ZeroDivisionError: division by zero); herstel haar" in said(
        preview, "/"
    )


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_file_saved_by_halves_never_stops_the_preview(preview: Preview, data: st.DataObject):
    name = data.draw(st.sampled_from([OVER, TERM, "data/gemeente.yaml", "data/cijferreeksen/meldingen.yaml"]))
    path = preview.root / name
    if not path.is_file():
        path = preview.root / OVER
    whole = path.read_bytes()
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole)))])
    preview.read("09:13:00")
    assert preview.answer("/over/").status in (200, 500)
    path.write_bytes(whole)
    preview.read("09:14:00")
    assert preview.answer("/over/").status == 200


def test_the_script_of_the_preview_is_in_no_template_of_the_site():
    assert not [
        path
        for path in (ROOT / "theme").rglob("*.html")
        if "voorbeeld.js" in path.read_text(encoding="utf-8")
    ]


def test_the_components_of_the_theme_stand_in_the_preview_with_all_their_states(preview: Preview):
    index = said(preview, "/_componenten/")
    assert '<iframe src="stand-1.html"' in index
    assert "Uitgevoerd" in said(preview, "/_componenten/stand-1.html")
    assert preview.answer("/_componenten/bestaat-niet-1.html").status == 404


def test_a_component_that_cannot_be_drawn_is_said_at_its_place(preview: Preview):
    own_theme(preview.root)
    append("theme/templates/components/stand.html", "{% if %}")(preview.root)
    answer = preview.answer("/_componenten/stand-1.html")
    assert answer.status == 500
    assert "theme/templates/components/stand.html" in unescape(answer.body.decode())
