"""Following recommendations: what a raadslid can see, take away and hold against an earlier day."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from icalendar import Calendar
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from plugins.aanbevelingen.aanbeveling import Aanbeveling
from plugins.aanbevelingen.overzicht import combinaties, overzichten
from plugins.aanbevelingen.verloop import tussen, wijzigingen
from plugins.bronnen.zoekactie import Zoekactie
from plugins.site.exports import published_json
from plugins.site.load_records import load_records
from plugins.source.dates import dutch_date
from plugins.source.published import NOTHING, Published
from plugins.source.records import Records
from tests.conftest import ROOT, TODAY, build
from tests.many import tiny_project
from tests.projects import replace

HISTORY = "data/aanbevelingen/voorbeeld-aanbeveling.yaml"
ATOM = "{http://www.w3.org/2005/Atom}"
REAL = (
    "1-formatie-en-bibob",
    "2-jaarlijkse-uitvoeringsplannen",
    "3-regie-en-gegevensdeling",
    "4-informatiepositie",
    "5-raadsinformatiebijeenkomst",
)


def text_of(path: Path) -> str:
    """What a reader sees of a page, on one line."""
    html = path.read_text(encoding="utf-8")
    return " ".join(re.sub(r"<[^>]+>", " ", html[html.index("<main") : html.index("</main>")]).split())


def the_real_records() -> Records:
    records, problems = load_records(ROOT, TODAY)
    assert records is not None, problems
    return records


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return tiny_project(tmp_path / "project")


def test_the_five_recommendations_can_be_followed_completely(built_site: Path):
    pages = {name: text_of(built_site / "aanbevelingen" / name / "index.html") for name in REAL}
    for name, page in pages.items():
        for heading in (
            "De aanbeveling, letterlijk",
            "Het antwoord van het college",
            "Wat is gezocht",
            "Verloop",
            "Toezeggingen",
            "Weerwoord",
            "Vraag het na",
            "Niet gezocht: Notubiz, met de stukken en vergaderingen van de raad; financien.amersfoort.nl",
            "Dossier (PDF)",
        ):
            assert heading in page, (name, heading)
    assert "Het college onderschrijft de constatering" in pages["1-formatie-en-bibob"]
    for name in ("1-formatie-en-bibob", "3-regie-en-gegevensdeling", "4-informatiepositie"):
        for step in ("Gevraagd", "Af te wegen", "Toegekend", "Besteed"):
            assert step in pages[name]
    assert "vervuld op 4 juli 2023" in pages["2-jaarlijkse-uitvoeringsplannen"]
    assert (
        "De voorwaarde daarvoor is vervuld op 4 juli 2023. Sinds die dag is de toezegging aan de orde."
        in pages["2-jaarlijkse-uitvoeringsplannen"]
    )
    assert (
        "heeft reeds een start gemaakt met de uitvoering hiervan" in pages["2-jaarlijkse-uitvoeringsplannen"]
    )
    assert "Loopt tot en met 2026, nog 34 dagen" in pages["2-jaarlijkse-uitvoeringsplannen"]
    assert "Geld. De wens van een analist" in pages["4-informatiepositie"]


def test_a_refusal_never_hides_behind_what_runs_and_the_reverse(tiny: Path, tmp_path: Path):
    replace(
        HISTORY, "stand: uitgevoerd, toelichting: Klaar.", "stand: wordt_niet_uitgevoerd, toelichting: Nee."
    )(tiny)
    done = build(tiny, tmp_path / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    page = text_of(tmp_path / "site" / "aanbevelingen" / "voorbeeld-aanbeveling" / "index.html")
    for words in (
        "Onbekend : 1 van 3 onderdelen",
        "In uitvoering : 1 van 3 onderdelen",
        "Wordt niet uitgevoerd : 1 van 3 onderdelen",
    ):
        assert words in page


def test_every_step_has_an_address_of_its_own(built_site: Path):
    page = (built_site / "aanbevelingen" / REAL[0] / "index.html").read_text(encoding="utf-8")
    assert 'id="verloop-formatie-2023-06-02"' in page
    changes = (built_site / "aanbevelingen" / "wijzigingen" / "index.html").read_text(encoding="utf-8")
    assert 'href="../1-formatie-en-bibob/#verloop-formatie-2023-06-02"' in changes


def test_a_year_later_only_what_should_change_has_changed(tiny: Path, tmp_path: Path):
    for page in (tiny / "content").rglob("*.md"):
        page.write_text(
            re.sub(r"Date: .*", "Date: 2023-01-01", page.read_text(encoding="utf-8")), encoding="utf-8"
        )
    pages: dict[str, dict[str, str]] = {}
    for day in ("2023-03-02", "2024-03-01"):
        done = build(tiny, tmp_path / day, "--vandaag", day)
        assert done.returncode == 0, done.stdout + done.stderr
        pages[day] = {
            path.relative_to(tmp_path / day).as_posix(): text_of(path)
            for path in (tmp_path / day / "aanbevelingen").rglob("index.html")
        }
    before, after = pages.values()
    added = {name for name in after if name not in before}
    assert {name.split("/")[1] for name in added} == {"stand-op"}, "the ends of quarters that have been"
    recommendation = "aanbevelingen/voorbeeld-aanbeveling/index.html"
    assert "425 dagen over tijd" in before[recommendation]
    assert "790 dagen over tijd" in after[recommendation]
    assert "Loopt tot en met 2024, nog 670 dagen" in before[recommendation]
    assert "Loopt tot en met 2024, nog 305 dagen" in after[recommendation]
    for told in (before[recommendation], after[recommendation]):
        assert "Al 2 jaar en 11 maanden stil" in told
        assert (
            "Tot en met 1 januari 2023, de dag van de laatste zoekactie, is geen nieuwer stuk gevonden."
            in told
        )
        assert "Eerst toegezegd voor 1 januari 2021. Op 1 januari 2021 gemeld: 1 januari 2022." in told
    moving = re.compile(
        r"[\d.]+ dagen over tijd|nog [\d.]+ dagen|2 maart 2023|1 maart 2024|\(\d+(?:,\d)? kB\)"
        r"|Alle eerdere dagen|Stand op \d+ \w+ \d{4}"
    )
    for name, told in before.items():
        if "stand-op" not in name and "sinds" not in name:
            assert moving.sub("", told) == moving.sub("", after[name]), name


def test_the_overview_on_a_past_day_is_what_was_known_then_and_says_when_it_was_made(built_site: Path):
    page = text_of(built_site / "aanbevelingen" / "stand-op" / "2023-06-30" / "index.html")
    assert "Wacht op besluit" in page
    assert f"Achteraf samengesteld op {dutch_date(TODAY)} ." in page
    assert "Bijgewerkt op" not in page
    days = sorted(
        path.parent.name for path in (built_site / "aanbevelingen" / "stand-op").glob("*/index.html")
    )
    assert (days[0], days[-1]) == ("2023-06-30", "2026-09-30")
    assert "2023-07-04" in days


def test_no_page_was_updated_before_the_site_began(built_site: Path):
    began = "2026-11-23"
    for path in built_site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        told = re.search(
            r"(?:Bijgewerkt|Updated|Geplaatst|samengesteld) o[pn] <time datetime=\"([\d-]+)\"", html
        )
        assert told is None or told[1] >= began, path


def test_a_meeting_is_one_that_a_source_knows_and_a_motion_is_a_document():
    records, _ = load_records(ROOT, TODAY)
    assert records is not None
    assert list(records.folder("vergaderingen")) == ["2023-07-04"]
    first = records.of(Aanbeveling)["1-formatie-en-bibob"]
    assert "2023-11-07" in [stuk.datum.iso for stuk in first.stukken]


def test_every_day_on_which_something_changed_has_an_address_to_look_from(built_site: Path):
    records, _ = load_records(ROOT, TODAY)
    assert records is not None
    changes = wijzigingen(records.of(Aanbeveling).values())
    for day in {change.datum for change in changes}:
        page = text_of(built_site / "aanbevelingen" / "sinds" / day.isoformat() / "index.html")
        count = len(tussen(changes, day, TODAY))
        assert ("Eén wijziging" if count == 1 else f"{count} wijzigingen") in page
    assert tussen(changes, date(2023, 6, 2), date(2023, 7, 4))[0].in_woorden.startswith("Voorwaarde vervuld:")


def test_a_change_says_in_words_what_it_was_and_a_search_is_never_one(built_site: Path):
    feed = ElementTree.parse(built_site / "aanbevelingen" / "atom.xml").getroot()
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
    assert "Aanbeveling 4, Een analist: eerste stand 'Wacht op besluit'" in titles
    searches = {search.datum.isoformat() for search in the_real_records().of(Zoekactie).values()}
    assert not searches & {
        (entry.findtext(f"{ATOM}updated") or "")[:10] for entry in feed.iter(f"{ATOM}entry")
    }


def test_two_things_at_once_have_a_page_only_where_a_part_has_both(built_site: Path):
    records = the_real_records()
    made = list(combinaties(records))
    for overzicht in made:
        assert overzicht.onderdelen
        page = text_of(built_site / overzicht.adres.strip("/") / "index.html")
        assert all(part.titel in page for _, part in overzicht.onderdelen)
    folders = {path.parent for path in (built_site / "aanbevelingen" / "stand").glob("*/*/*/index.html")}
    assert len(folders) == len(made)


def test_what_is_asked_is_made_of_the_record(built_site: Path):
    page = text_of(
        built_site / "aanbevelingen" / "2-jaarlijkse-uitvoeringsplannen" / "vraag-het-na" / "index.html"
    )
    item = the_real_records().of(Aanbeveling)["2-jaarlijkse-uitvoeringsplannen"]
    for words in (
        item.tekst,
        "heeft reeds een start gemaakt met de uitvoering hiervan",
        "- Een jaarlijks uitvoeringsplan voor ondermijning.",
        "zocht tot en met 23 november 2026 in openbare bronnen",
        "Niet gezocht is in: Notubiz",
        "Naar dit onderdeel is door de redactie van deze site nog niet gezocht.",
    ):
        assert words in page, words
    assert (
        built_site / "aanbevelingen" / "2-jaarlijkse-uitvoeringsplannen" / "vraag-het-na" / "vraag-het-na.pdf"
    ).is_file()


@pytest.mark.parametrize(
    "name",
    ["nieuws/atom.xml", "aanbevelingen/atom.xml", *(f"aanbevelingen/{name}/atom.xml" for name in REAL)],
)
def test_a_feed_is_well_formed_and_every_entry_has_an_identity_of_its_own(built_site: Path, name: str):
    feed = ElementTree.parse(built_site / name).getroot()
    ids = [node.text or "" for node in feed.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids)) > 1
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", identity) for identity in ids)
    entries = list(feed.iter(f"{ATOM}entry"))
    assert [entry.findtext(f"{ATOM}updated") for entry in entries] == sorted(
        (entry.findtext(f"{ATOM}updated") or "" for entry in entries), reverse=True
    )


def test_the_calendar_holds_the_meetings_and_no_invented_date(built_site: Path, tmp_path: Path):
    calendar = Calendar.from_ical((built_site / "aanbevelingen" / "agenda.ics").read_bytes())
    assert sorted(str(event["summary"]) for event in calendar.walk("VEVENT")) == ["Raadsvergadering"]
    folder = tiny_project(tmp_path / "project")
    done = build(folder, tmp_path / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    events = {
        str(event["uid"]): event["dtstart"].dt
        for event in Calendar.from_ical(
            (tmp_path / "site" / "aanbevelingen" / "agenda.ics").read_bytes()
        ).walk("VEVENT")
    }
    assert events["toezegging-voorbeeld-aanbeveling-tweede-1@zicht-op-ondermijning"] == date(2022, 1, 1), (
        "the date that counts now, not the one first promised"
    )


def test_every_filter_has_a_page_a_csv_and_a_json_that_agree(built_site: Path):
    records, _ = load_records(ROOT, TODAY)
    assert records is not None
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
            page = text_of(built_site / "aanbevelingen" / item["id"] / "index.html")
            assert all(part["titel"] in page for part in item["onderdelen"])
            assert sum(item["standen"].values()) == len(item["onderdelen"])
            assert all(re.fullmatch(r"\d{4}(-\d\d){0,2}|ongedateerd", str(day)) for day in days_in(item))


def days_in(told: object) -> Iterator[object]:
    """Every date that JSON gives, however deep."""
    if isinstance(told, dict):
        yield from (value for key, value in told.items() if key == "datum" and value is not None)
    for inner in told.values() if isinstance(told, dict) else told if isinstance(told, list) else ():
        yield from days_in(inner)


# PDF


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


@pytest.mark.parametrize("name", [*(f"{name}/dossier.pdf" for name in REAL), "dossier.pdf"])
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
    reader = PdfReader(built_site / "aanbevelingen" / "4-informatiepositie" / "dossier.pdf")
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    wanted = (
        "Aanbeveling 4: Een analist",
        "De aanbeveling, letterlijk",
        "Vergroot de gemeentelijke informatiepositie",
        "Het antwoord van het college",
        "ondersteunt",
        "Onderdeel: Een analist",
        "Laatste stuk van het college zelf: 2 juni 2023.",
        "Deze wens moet in het kader van de begroting worden afgewogen",
        "Wat is gezocht",
        "Houdt de prioriteit",
        "Hier is niet gezocht",
    )
    places = [text.index(words) for words in wanted]
    assert places == sorted(places)
    links = [
        annotation.get_object()["/A"]["/URI"]
        for page in reader.pages
        for annotation in page.get("/Annots", [])
        if "/A" in annotation.get_object()
    ]
    assert any(str(link).startswith("https://lokaleregelgeving.overheid.nl/") for link in links)


def test_all_dossiers_of_the_real_site_are_drawn_within_two_seconds(tmp_path: Path):
    program = "import sys, time, datetime, pathlib\nfrom plugins.cache import Cache\nfrom plugins.aanbevelingen.dossiers import dossier_files\nfrom plugins.site.load_records import load_records\nrecords, _ = load_records(pathlib.Path('.'), datetime.date.fromisoformat(sys.argv[2]))\nstart = time.process_time()\nprint(len(list(dossier_files(records, pathlib.Path('theme'), Cache(pathlib.Path(sys.argv[1]))))), time.process_time() - start)"
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path), TODAY.isoformat()],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    count, seconds = done.stdout.split()
    assert count == "11"
    assert float(seconds) < 2, f"{seconds} s of work, {time.perf_counter() - start:.1f} s in all"


# History is only added to


def published(records_of: Path) -> Published:
    """What a site made of these sources would keep."""
    records, problems = load_records(records_of, TODAY)
    assert problems == []
    assert records is not None
    kept = json.loads(published_json(records))
    return Published(
        kept["cijferreeksen"],
        {
            name: {part: tuple(steps) for part, steps in parts.items()}
            for name, parts in kept["aanbevelingen"].items()
        },
    )


def after(tmp_path: Path, *changes: tuple[str, str]) -> list[str]:
    """The problems of the tiny records after changes to a recommendation that the public saw before."""
    shutil.copytree(ROOT / "tests" / "records" / "good" / "data", tmp_path / "data")
    seen = published(tmp_path)
    for old, new in changes:
        replace(HISTORY, old, new)(tmp_path)
    return [str(problem) for problem in load_records(tmp_path, TODAY, published=seen)[1]]


def test_history_may_be_added_to(tmp_path: Path):
    step = "      - {datum: 2021-02-01, stand: uitgevoerd, toelichting: Klaar., vastgesteld_door: raad, bronnen: [voorbeeld-bron]}\n"
    assert after(tmp_path, (step, step + step.replace("2021-02-01", "2022-02-01"))) == []


def test_a_step_that_was_changed_or_removed_needs_a_correction(tmp_path: Path):
    problem = f"{HISTORY}:14:7: de stap van 2020-02-01 (in_voorbereiding) stond zo op de site en is veranderd of weg; zet haar terug, of voeg een correctie toe met datum, stap en reden"
    assert after(tmp_path / "a", ("toelichting: Begonnen.", "toelichting: Toch niet.")) == [problem]
    assert after(
        tmp_path / "b",
        (
            "      - {datum: 2020-02-01, stand: in_voorbereiding, toelichting: Begonnen., vastgesteld_door: college, gezegd: {woorden: wij zijn begonnen, plaats: bovenaan}, bronnen: [voorbeeld-bron]}\n",
            "",
        ),
    ) == [problem]
    correction = "    titel: Het eerste deel\n    correcties:\n      - {datum: 2023-01-01, stap: 2020-02-01, reden: Het was anders.}\n"
    assert (
        after(
            tmp_path / "c",
            ("toelichting: Begonnen.", "toelichting: Toch niet."),
            ("    titel: Het eerste deel\n", correction),
        )
        == []
    )


def test_a_recommendation_or_part_that_the_public_saw_does_not_vanish(tmp_path: Path):
    assert after(tmp_path / "a", ("  - id: tweede", "  - id: ander")) == [
        f"{HISTORY}:11:3: onderdeel 'tweede' stond op de site en is er niet meer; zet het terug"
    ]
    _, problems = load_records(ROOT, TODAY, published=Published({}, {"9-weg": {}}))
    assert [str(problem) for problem in problems] == [
        "data/aanbevelingen/9-weg.yaml: deze aanbeveling stond op de site en is er niet meer; zet haar terug, want wat openbaar was blijft te volgen"
    ]
    assert load_records(ROOT, TODAY, published=NOTHING)[1] == []
