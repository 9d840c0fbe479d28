"""The five recommendations of 2023, as the rekenkamer and the college wrote them and as the site tells them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from icalendar import Calendar
from pypdf import PdfReader

from plugins.aanbevelingen.aanbeveling import Aanbeveling
from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.source.dates import dutch_date, in_days
from plugins.source.records import Records
from tests.inhoud.conftest import newest_day
from tests.reading import text_of

REAL = (
    "1-formatie-en-bibob",
    "2-jaarlijkse-uitvoeringsplannen",
    "3-regie-en-gegevensdeling",
    "4-informatiepositie",
    "5-raadsinformatiebijeenkomst",
)


NOT_SEARCHED = (
    "Niet gezocht in: raadsstukken in Notubiz; begrotingen en jaarstukken op financien.amersfoort.nl; "
    "websites zoals ze nu zijn."
)


def test_the_records_hold_the_five_recommendations_and_the_condition_that_was_met(records: Records):
    given = records.of(Aanbeveling)
    assert [
        (given[name].nummer, given[name].gericht_aan.value, given[name].reactie.woord) for name in REAL
    ] == [
        (1, "college", "onderschrijft"),
        (2, "college", "herkent"),
        (3, "college", "onderschrijft"),
        (4, "college", "ondersteunt"),
        (5, "raad", "voorziet graag in"),
    ]
    assert given[REAL[1]].voorwaarden[0].datum == date(2023, 7, 4)


def test_a_figure_that_is_not_public_is_not_filled_in(records: Records):
    tabel = records.of(Cijferreeks)["bibob-adviezen"].tabel
    unknown, rounded = tabel.value(2019, "regulier"), tabel.value(2018, "regulier")
    assert unknown is not None
    assert not unknown.known
    assert rounded is not None
    assert rounded.approximate


def test_the_five_recommendations_can_be_followed_completely(real_site: Path):
    pages = {name: text_of(real_site / "aanbevelingen" / name / "index.html") for name in REAL}
    for name, page in pages.items():
        for heading in (
            "De aanbeveling, letterlijk",
            "Het antwoord van het college",
            "Wat is gezocht",
            "Verloop",
            "Toezeggingen",
            "Weerwoord",
            "Vraag het na",
            NOT_SEARCHED,
            "Dossier (PDF)",
        ):
            assert heading in page, (name, heading)
    for name in ("index.html", "aanbevelingen/index.html"):
        assert NOT_SEARCHED in text_of(real_site / name)
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
    left = in_days((date(2026, 12, 31) - newest_day()).days)
    assert f"Loopt tot en met 2026, nog {left}" in pages["2-jaarlijkse-uitvoeringsplannen"]
    assert "Geld. De wens van een analist" in pages["4-informatiepositie"]
    assert "Bijgewerkt op 27 november 2026" in pages["2-jaarlijkse-uitvoeringsplannen"], (
        "the day of a correction"
    )
    assert "Bijgewerkt op 23 november 2026" in pages["4-informatiepositie"], "the last day of the search"


def test_the_overview_on_a_past_day_is_what_was_known_then_and_says_when_it_was_made(real_site: Path):
    page = text_of(real_site / "aanbevelingen" / "stand-op" / "2023-06-30" / "index.html")
    assert "Wacht op besluit" in page
    assert f"Achteraf samengesteld op {dutch_date(newest_day())} ." in page
    assert "Bijgewerkt op" not in page
    days = sorted(
        path.parent.name for path in (real_site / "aanbevelingen" / "stand-op").glob("*/index.html")
    )
    assert (days[0], days[-1]) == ("2023-06-30", "2026-09-30")
    assert "2023-07-04" in days


def test_a_search_for_one_thing_is_no_search_for_another(real_site: Path):
    programme = text_of(real_site / "preventie" / "jit" / "index.html")
    assert "Sinds Nog niet uitgezocht" in programme, "only the meaning of its letters was looked for"
    money = text_of(real_site / "aanbevelingen" / "1-formatie-en-bibob" / "index.html")
    assert "Besteed Nog niet uitgezocht" in money, "only the amount that was granted was looked for"


def test_no_page_was_updated_before_the_site_began(real_site: Path):
    began = "2026-11-23"
    for path in real_site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        told = re.search(
            r"(?:Bijgewerkt|Updated|Geplaatst|samengesteld) o[pn] <time datetime=\"([\d-]+)\"", html
        )
        assert told is None or told[1] >= began, path


def test_a_meeting_is_one_that_a_source_knows_and_a_motion_is_a_document(records: Records):
    assert list(records.folder("vergaderingen")) == ["2023-07-04"]
    first = records.of(Aanbeveling)["1-formatie-en-bibob"]
    assert "2023-11-07" in [stuk.datum.iso for stuk in first.stukken]


def test_what_is_asked_is_made_of_the_record(real_site: Path, records: Records):
    page = text_of(
        real_site / "aanbevelingen" / "2-jaarlijkse-uitvoeringsplannen" / "vraag-het-na" / "index.html"
    )
    item = records.of(Aanbeveling)["2-jaarlijkse-uitvoeringsplannen"]
    for words in (
        item.tekst,
        "heeft reeds een start gemaakt met de uitvoering hiervan",
        "Een jaarlijks uitvoeringsplan voor ondermijning.",
        "zocht tot en met 23 november 2026 in openbare bronnen",
        "Niet gezocht is in: raadsstukken in Notubiz",
        "Naar dit onderdeel is door de redactie van deze site nog niet gezocht.",
    ):
        assert words in page, words
    assert (
        real_site / "aanbevelingen" / "2-jaarlijkse-uitvoeringsplannen" / "vraag-het-na" / "vraag-het-na.pdf"
    ).is_file()


def test_the_calendar_holds_the_meetings_and_no_invented_date(real_site: Path):
    calendar = Calendar.from_ical((real_site / "aanbevelingen" / "agenda.ics").read_bytes())
    assert {str(event["summary"]) for event in calendar.walk("VEVENT")} == {"Raadsvergadering"}


def test_the_text_of_a_dossier_reads_in_order_and_its_sources_are_links(real_site: Path):
    reader = PdfReader(real_site / "aanbevelingen" / "4-informatiepositie" / "dossier.pdf")
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
