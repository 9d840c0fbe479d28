"""What needs care: each rule finds what it is about on its day, with owner, file and next action; as lines and as a calendar."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from plugins.care.__main__ import lines
from plugins.care.care import RULES, Care, care, care_calendar
from plugins.site.load import load_site
from plugins.site.site import ORDER, Site, links_to
from tests.projects import ROOT, TODAY, Change, all_of, append, copy_of, project, replace, run, write

OLD = "data/zoekacties/voorbeeldzoekactie.yaml"
ROUTE = "data/meldroutes/voorbeeldformulier.yaml"
UNUSED = "titel: Ongebruikt\nuitgever: Iemand\ndatum: 2020\nsoort: rapport\nherkomst: uitgever\nbeheerder: archief\n"
SECURITY = {"SECURITY_TXT": {"contact": "mailto:veilig@voorbeeld.example", "verloopt": "2027-01-15"}}


def loaded(folder: Path, change: Change = lambda root: None, today: date = TODAY) -> Site:
    change(project(folder))
    site, problems = load_site(folder, ROOT / "theme", today)
    assert site is not None, [str(problem) for problem in problems]
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The made-up municipality with an owner, an unused source and a long text."""
    changes = all_of(
        write("data/bronnen/ongebruikt.yaml", UNUSED),
        append("content/pages/over.md", "Dit is een korte zin. " * 300),
        replace(ROUTE, "naam:", "beheerder: team melden\nnaam:"),
    )
    return loaded(tmp_path_factory.mktemp("care") / "project", changes)


def about(found: list[Care], name: str) -> list[Care]:
    return [each for each in found if each.bestand.endswith(name)]


def test_a_route_is_listed_until_it_was_checked_live_and_again_before_its_term(site: Site):
    (never,) = about(care(site, {}), "voorbeeldlijn.yaml")
    assert never == Care(
        None,
        "Nummers",
        "Voorbeeldlijn: nooit met de pagina op internet vergeleken",
        "bekijk de pagina, en leg het vast: python3 environment.py site -m plugins.records gecontroleerd voorbeeldlijn --live",
        "data/meldroutes/voorbeeldlijn.yaml",
        "niemand genoemd",
        "/melden/voorbeeldlijn/",
    )
    assert about(care(site, {}), ROUTE) == [], "its term has not come near"
    (again,) = about(care(site, {}, date(2028, 1, 1)), ROUTE)
    assert (again.wat, again.beheerder) == ("Voorbeeldformulier: vergeleken op 1 juni 2026", "team melden")
    assert again.dag is not None and again.dag > TODAY


def test_a_promise_is_listed_from_its_day_with_what_is_known_of_it(site: Site):
    promises = [each for each in care(site, {}) if each.onderwerp == "Toezeggingen"]
    assert [(each.dag, each.wat) for each in promises] == [
        (
            date(2022, 1, 1),
            "Aanbeveling 4 (Voorbeeldonderzoek), Het tweede deel: Het komt. (nog niet uitgezocht)",
        ),
        (
            date(2023, 1, 1),
            "Aanbeveling 1 (Voorbeeldonderzoek), Een voorbeeldcoördinator: De coördinator komt er. (nog niet uitgezocht)",
        ),
    ]
    assert promises[0].adres == "/aanbevelingen/voorbeeld-aanbeveling/#tweede"


def test_silence_searches_figures_and_statements_come_with_their_day(site: Site):
    found = {(each.onderwerp, each.dag): each.wat for each in care(site, SECURITY, date(2028, 1, 1))}
    assert (
        found["Stilte", date(2021, 1, 31)]
        == "Aanbeveling 4 (Voorbeeldonderzoek), Het tweede deel: al 6 jaar en 9 maanden stil"
    )
    assert found["Cijfers", date(2027, 1, 31)].endswith("nieuwe cijfers verwacht in of op januari 2027")
    assert found["Verklaringen", date(2027, 1, 15)] == "security.txt verloopt op 15 januari 2027"
    topics = {topic for topic, day in found if day}
    assert topics == {"Nummers", "Toezeggingen", "Stilte", "Zoekacties", "Cijfers", "Verklaringen"}
    listed = care(site, SECURITY)
    assert all(each.dag is None or each.dag <= date(2027, 1, 22) for each in listed), "60 days ahead"
    days = [each.dag or date.max for each in listed]
    assert days == sorted(days)


def test_what_can_be_done_at_any_time_is_listed_without_a_day(site: Site):
    found = care(site, {})
    assert about(found, "ongebruikt.yaml") == [
        Care(
            None,
            "Bronnen",
            "Ongebruikt: geen pagina noemt deze bron",
            "noem haar waar zij iets zegt, of verwijder het bestand",
            "data/bronnen/ongebruikt.yaml",
            "archief",
            "/bronnen/ongebruikt/",
        )
    ]
    (long,) = [each for each in found if each.onderwerp == "Lengte"]
    assert long.wat.startswith("Over deze site: 1") and long.wat.endswith(
        "meer dan 1200 leest bijna niemand uit"
    )
    assert "Aanbeveling 4 (Voorbeeldonderzoek), Het derde deel: nog niet uitgezocht" in [
        each.wat for each in found
    ]
    assert "security.txt: er is nog geen contact voor meldingen van kwetsbaarheden" in [
        each.wat for each in found
    ]


def test_what_has_no_day_comes_in_the_order_of_how_often_the_site_leads_there(tmp_path: Path):
    pages = ("content/pages/over.md", "content/pages/contact.md", "content/pages/colofon.md")
    link = "\nLees [deze aanbeveling](/aanbevelingen/voorbeeld-aanbeveling/).\n"
    led = loaded(tmp_path, all_of(*(append(page, link) for page in pages)))
    found = [each for each in care(led, {}) if each.onderwerp == "Nog niet uitgezocht"]
    addresses = list(dict.fromkeys(each.adres.partition("#")[0] for each in found))
    assert len(addresses) > 1 and addresses[0] == "/aanbevelingen/voorbeeld-aanbeveling/"
    links = [links_to(led)[address] for address in addresses]
    assert links == sorted(links, reverse=True) and links[0] > links[-1]
    assert ORDER == (
        "Lezers worden niet geteld: de volgorde is hoe vaak de menu's en teksten van de site ernaar verwijzen."
    )


def test_a_translation_that_is_behind_is_listed_with_its_file(built_project: Path, tmp_path: Path):
    folder = copy_of(built_project, tmp_path / "project")
    append("content/pages/melden.md", "Een zin erbij.")(folder)
    site, _ = load_site(folder, ROOT / "theme", TODAY)
    assert site is not None
    behind = [each for each in care(site, {}) if each.onderwerp == "Vertalingen"]
    assert [each.doe for each in behind] == [
        "werk de vertaling bij en zet vertaald_van zoals 'make check' zegt"
    ]
    assert behind[0].bestand.startswith("content/talen/") and behind[0].bestand.endswith("/melden.md")


def test_every_rule_says_in_one_sentence_what_has_to_hold():
    for rule in RULES:
        assert rule.__doc__ and rule.__doc__.endswith(".") and "\n" not in rule.__doc__, rule.__name__


def test_the_calendar_has_a_day_for_all_that_has_one(site: Site):
    found = care(site, SECURITY)
    events = Calendar.from_ical(care_calendar(found)).walk("VEVENT")
    assert [str(event["summary"]) for event in events] == [
        f"{each.onderwerp}: {each.wat}" for each in found if each.dag
    ]
    assert len({str(event["uid"]) for event in events}) == len(events)


def test_the_terminal_says_when_who_and_what_to_do():
    some = Care(date(2026, 11, 1), "Cijfers", "Reeks: oud", "zoek ze", "data/a.yaml", "team cijfers")
    later = Care(None, "Bronnen", "Boek: ongebruikt", "noem haar", "data/b.yaml", "niemand genoemd")
    assert list(lines([some, later], TODAY)) == [
        "Cijfers: Reeks: oud",
        "    sinds 1 november 2026, team cijfers: zoek ze",
        "    data/a.yaml",
        "Bronnen: Boek: ongebruikt",
        "    niemand genoemd: noem haar",
        "    data/b.yaml",
        "2 dingen vragen aandacht, waarvan 1 over hun dag.",
        f"Wat geen dag heeft, staat onderaan. {ORDER}",
    ]
    assert list(lines([], TODAY)) == ["Niets vraagt aandacht."]


def test_the_command_lists_for_one_owner_and_refuses_sources_with_mistakes(tmp_path: Path):
    folder = project(tmp_path / "project")
    replace("data/meldroutes/voorbeeldlijn.yaml", "naam:", "beheerder: team melden\nnaam:")(folder)
    day = ("--vandaag", TODAY.isoformat())
    done = run(folder, "plugins.care", *day, "--beheerder", "team melden")
    assert done.stdout.splitlines()[0] == "Nummers: Voorbeeldlijn: nooit met de pagina op internet vergeleken"
    assert done.stdout.splitlines()[-2] == "1 ding vraagt aandacht, waarvan 0 over hun dag."
    run(folder, "plugins.care", *day, "--agenda", "zorg.ics")
    assert (folder / "zorg.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    replace("content/pages/over.md", "Title:", "Titel:")(folder)
    refused = run(folder, "plugins.care", *day)
    assert refused.returncode == 1
    assert refused.stderr == "Verbeter eerst deze fouten.\n"
