"""Following recommendations: what a raadslid can see, take away and hold against an earlier day."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest
import vobject
from icalendar import Calendar
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from selectolax.lexbor import LexborHTMLParser

from plugins.aanbevelingen.overzicht import combinaties, overzichten
from plugins.aanbevelingen.verloop import tussen, wijzigingen
from plugins.bronnen.zoekactie import Zoekactie
from plugins.files.subscriptions import NO_ADDRESS
from plugins.site.load_records import load_records
from plugins.source.records import Records
from tests.projects import TODAY, VOORBEELD, all_of, built, remove, replace
from tests.reading import standings, text_of

ATOM = "{http://www.w3.org/2005/Atom}"
FIRST = "1-voorbeeldmensen"
HISTORY = "data/aanbevelingen/voorbeeld-aanbeveling.yaml"


@pytest.fixture(scope="module")
def records() -> Records:
    """The records of the made-up municipality."""
    found, problems = load_records(VOORBEELD, TODAY)
    assert found is not None, problems
    return found


def page_of(site: Path, name: str = FIRST) -> Path:
    return site / "aanbevelingen" / name / "index.html"


def test_a_recommendation_can_be_followed_completely(built_site: Path):
    page = text_of(page_of(built_site))
    wanted = (
        "De aanbeveling, letterlijk",
        "Zorg voor genoeg voorbeeldmensen.",
        "De letterlijke tekst staat in de bijlage",
        "Het college onderschrijft de constatering dat er meer voorbeelden nodig zijn",
        "vervuld op 1 juni 2021",
        "niet vervuld",
        "Gevraagd",
        "Af te wegen",
        "Toegekend",
        "Besteed",
        "Geld. Er is geen geld voor.",
        "Geen datum toegezegd.",
        "Niet openbaar gevonden",
        "Dossier (PDF)",
    )
    assert [words for words in wanted if words not in page] == []


def test_every_step_has_an_address_of_its_own(built_site: Path):
    assert 'id="verloop-mensen-2021-06-01"' in page_of(built_site).read_text(encoding="utf-8")
    changes = (built_site / "aanbevelingen" / "wijzigingen" / "index.html").read_text(encoding="utf-8")
    assert f'href="../{FIRST}/#verloop-mensen-2021-06-01"' in changes


def test_a_refusal_never_hides_behind_what_runs_and_the_reverse(own_project: Path):
    replace(
        HISTORY, "stand: uitgevoerd, toelichting: Klaar.", "stand: wordt_niet_uitgevoerd, toelichting: Nee."
    )(own_project)
    page = text_of(page_of(built(own_project), "voorbeeld-aanbeveling"))
    for words in (
        "Onbekend : 1 van 3 onderdelen",
        "In uitvoering : 1 van 3 onderdelen",
        "Wordt niet uitgevoerd : 1 van 3 onderdelen",
    ):
        assert words in page


def test_a_year_later_only_what_should_change_has_changed(built_site: Path, own_project: Path):
    all_of(remove("data/aanbevelingen/9-kanarie.yaml"), remove("content/nieuws/2026-11-01-kanarie.md"))(
        own_project
    )
    site = built(own_project, today=date(2027, 11, 23))
    before, after = (
        {path.relative_to(folder).as_posix(): text_of(path) for path in folder.rglob("*.html")}
        for folder in (built_site, site)
    )
    assert set(before) <= set(after)
    added = {name for name in after if name not in before}
    assert {name.split("/")[1] for name in added} == {"stand-op"}, "the ends of quarters that have been"
    recommendation = "aanbevelingen/voorbeeld-aanbeveling/index.html"
    assert "1.787 dagen over tijd" in before[recommendation]
    assert "2.152 dagen over tijd" in after[recommendation]
    assert "Gezocht tot en met 20 november 2026, 3 dagen geleden." in before[recommendation]
    assert "Gezocht tot en met 20 november 2026, 1 jaar geleden." in after[recommendation]
    for told in (before[recommendation], after[recommendation]):
        assert (
            "Tot en met 20 november 2026, de dag van de laatste zoekactie, is geen nieuwer stuk gevonden."
            in told
        )
        assert "Eerst toegezegd voor 1 januari 2021. Op 1 januari 2021 gemeld: 1 januari 2022." in told
    moving = re.compile(
        r"[\d.]+ dagen over tijd|nog [\d.]+ dagen|[\d.]+ dagen(?= geleden)|\d+ jaar en \d+ maand(?:en)?|\d+ jaar|23 november 202[67]|\(\d+(?:,\d)? kB\)"
        r"|Alle eerdere dagen|Stand op \d+ \w+ \d{4}|(?:\b20\d\d ){3,}"  # the last is the axis of a picture in time
    )
    statement = "toegankelijkheid/index.html"
    assert "Er is geen geldige verklaring" in after.pop(statement), "it is valid for a year"
    assert "Er is geen geldige verklaring" not in before.pop(statement)
    for name, told in before.items():
        if "stand-op" not in name and "sinds" not in name and not name.startswith("controleer-het-zelf/"):
            assert moving.sub("", told) == moving.sub("", after[name]), name


def test_the_overview_on_a_past_day_is_what_was_known_then(built_site: Path):
    past = built_site / "aanbevelingen" / "stand-op"
    seen = {part: (then, now) for part, then, now in standings(built_site, "2020-03-31")}
    assert seen["Een voorbeeldcoördinator (aanbeveling 1 (Voorbeeldonderzoek))"][0] == "Niet gestart"
    assert seen["Het plan (aanbeveling 2 (Voorbeeldonderzoek))"] == ("In voorbereiding", "Uitgevoerd")
    days = sorted(path.parent.name for path in past.glob("*/index.html"))
    assert (days[0], days[-1]) == ("2020-03-31", "2026-09-30")
    assert "2020-06-01" in days, "the day of a meeting"


def test_that_nothing_changed_since_a_past_day_is_said_once(built_site: Path):
    past = built_site / "aanbevelingen" / "stand-op"
    changed, same = (text_of(past / day / "index.html") for day in ("2020-03-31", "2026-09-30"))
    assert "Van al deze onderdelen is dit nog steeds de laatst bekende stand." in same
    assert "Laatst bekende stand" not in same and "hetzelfde" not in same
    assert re.search(r"Van \d+ onderdelen is nu een andere stand bekend\.", changed)
    assert "Laatst bekende stand" in changed


def test_a_link_to_a_change_is_a_few_words_and_a_sentence_stands_below_it(built_site: Path, records: Records):
    page = LexborHTMLParser(
        (built_site / "aanbevelingen" / "wijzigingen" / "index.html").read_text(encoding="utf-8")
    )
    links = page.css(".tijdlijn > li > p:first-of-type > a")
    assert links and all(len(link.text()) <= 140 for link in links)
    told = page.css_first("[data-wijzigingen]").text()
    changes = wijzigingen(records)[:10]
    assert all(change.titel in told and change.toelichting in told for change in changes)


def test_a_search_tells_each_question_under_what_rests_on_it(built_site: Path, records: Records):
    for search in records.of(Zoekactie).values():
        page = text_of(built_site / search.adres.strip("/") / "index.html")
        assert all(page.count(vraag.vraag) == 1 for vraag in search.vragen)


def test_every_day_on_which_something_changed_has_an_address_to_look_from(built_site: Path, records: Records):
    changes = wijzigingen(records)
    for day in {change.datum for change in changes}:
        page = text_of(built_site / "aanbevelingen" / "sinds" / day.isoformat() / "index.html")
        count = len(tussen(changes, day, TODAY))
        assert {0: "Geen wijziging", 1: "Eén wijziging"}.get(count, f"{count} wijzigingen") in page


def test_a_change_says_in_words_what_it_was_and_a_search_is_never_one(built_site: Path, records: Records):
    feed = ElementTree.parse(built_site / "aanbevelingen" / "atom.xml").getroot()
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
    assert "Aanbeveling 1 (Voorbeeldonderzoek), Voorbeeldmensen: eerste stand 'Wacht op besluit'" in titles
    searches = {search.datum.isoformat() for search in records.of(Zoekactie).values()}
    assert not searches & {
        (entry.findtext(f"{ATOM}updated") or "")[:10] for entry in feed.iter(f"{ATOM}entry")
    }


def test_two_things_at_once_have_a_page_only_where_a_part_has_both(built_site: Path, records: Records):
    made = list(combinaties(records))
    for overzicht in made:
        assert overzicht.onderdelen
        page = text_of(built_site / overzicht.adres.strip("/") / "index.html")
        assert all(part.titel in page for _, part in overzicht.onderdelen)
    folders = {path.parent for path in (built_site / "aanbevelingen" / "stand").glob("*/*/*/index.html")}
    assert len(folders) == len(made)


def test_every_feed_is_well_formed_and_every_entry_has_an_identity_of_its_own(built_site: Path):
    feeds = sorted(built_site.rglob("atom.xml"))
    assert len(feeds) == 8
    for path in feeds:
        read = feedparser.parse(path.read_bytes())
        assert (read.bozo, read.version) == (False, "atom10"), path
        feed = ElementTree.parse(path).getroot()
        ids = [node.text or "" for node in feed.iter(f"{ATOM}id")]
        assert len(ids) == len(set(ids)) > 1
        assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", identity) for identity in ids)
        updated = [entry.findtext(f"{ATOM}updated") or "" for entry in feed.iter(f"{ATOM}entry")]
        assert updated == sorted(updated, reverse=True), path
        assert feed.findtext(f"{ATOM}subtitle") == NO_ADDRESS, "there is no public address yet"


def test_the_calendar_holds_the_meetings_and_the_dates_that_count_now(built_site: Path):
    data = (built_site / "aanbevelingen" / "agenda.ics").read_bytes()
    assert vobject.readOne(data.decode()).validate(raiseException=True)
    calendar = Calendar.from_ical(data)
    events = {str(event["uid"]).partition("@")[0]: event["dtstart"].dt for event in calendar.walk("VEVENT")}
    assert events[f"toezegging-{FIRST}-coordinator-1"] == date(2023, 1, 1), "not the date first promised"
    assert {date(2020, 6, 1), date(2021, 6, 1), date(2025, 6, 1)} <= set(events.values())


def test_every_filter_has_a_page_a_csv_and_a_json_that_agree(built_site: Path, records: Records):
    for overzicht in (found for group in overzichten(records).values() for found in group):
        folder = built_site / overzicht.adres.strip("/")
        assert (folder / "index.html").is_file()
        if not overzicht.aanbevelingen:
            assert not (folder / "aanbevelingen.csv").exists()
            continue
        wanted = {item.id for item in overzicht.aanbevelingen}
        rows = list(csv.DictReader(io.StringIO((folder / "aanbevelingen.csv").read_text(encoding="utf-8"))))
        assert {row["aanbeveling"] for row in rows} == wanted
        made = json.loads((folder / "aanbevelingen.json").read_text(encoding="utf-8"))
        assert {item["id"] for item in made["aanbevelingen"]} == wanted
        for item in made["aanbevelingen"]:
            page = text_of(page_of(built_site, item["id"]))
            assert all(part["titel"] in page for part in item["onderdelen"])
            assert sum(item["standen"].values()) == len(item["onderdelen"])
            assert all(re.fullmatch(r"\d{4}(-\d\d){0,2}|ongedateerd", str(day)) for day in days_in(item))


def days_in(told: object) -> Iterator[object]:
    """Every date that JSON gives, however deep."""
    if isinstance(told, dict):
        yield from (value for key, value in told.items() if key == "datum" and value is not None)
    for inner in told.values() if isinstance(told, dict) else told if isinstance(told, list) else ():
        yield from days_in(inner)


def tags(node: DictionaryObject, found: list[str]) -> list[str]:
    """The names of all structure elements of a PDF, in reading order."""
    for child in kids(node):
        if isinstance(child, DictionaryObject) and "/S" in child:
            found.append(str(child["/S"]))
            tags(child, found)
    return found


def kids(node: DictionaryObject) -> Iterator[object]:
    given = node.get("/K")
    given = given.get_object() if given is not None else []
    for child in given if isinstance(given, list) else [given]:
        yield child.get_object() if hasattr(child, "get_object") else child


@pytest.mark.parametrize("name", [f"{FIRST}/dossier.pdf", "dossier.pdf"])
def test_a_dossier_is_tagged_named_dutch_and_in_order(built_site: Path, name: str):
    reader = PdfReader(built_site / "aanbevelingen" / name)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).lower().startswith("nl")
    assert reader.metadata is not None
    assert reader.metadata.title
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    levels = [int(tag[2:]) for tag in tags(root["/StructTreeRoot"], []) if re.fullmatch(r"/H[1-6]", tag)]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    assert len(levels) > 4


def test_the_text_of_a_dossier_reads_in_order_and_its_sources_are_links(built_site: Path):
    reader = PdfReader(built_site / "aanbevelingen" / FIRST / "dossier.pdf")
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    wanted = (
        "Aanbeveling 1 (Voorbeeldonderzoek): Voorbeeldmensen en een voorbeeldcoördinator",
        "De aanbeveling, letterlijk",
        "Zorg voor genoeg voorbeeldmensen",
        "Het antwoord van het college",
        "onderschrijft",
        "Onderdeel: Voorbeeldmensen",
        "Wacht op besluit",
        "Onderdeel: Een voorbeeldcoördinator",
    )
    places = [text.index(words) for words in wanted]
    assert places == sorted(places)
    links = {
        str(annotation.get_object()["/A"]["/URI"])
        for page in reader.pages
        for annotation in page.get("/Annots", [])
        if "/A" in annotation.get_object()
    }
    assert "https://bron.voorbeeld.example/voorbeeld-rapport" in links
