"""Where a recommendation stands, how old the evidence is, and what became of promises."""

from __future__ import annotations

import re
from datetime import date, timedelta

from hypothesis import given
from hypothesis.strategies import dates, integers

from plugins.aanbevelingen.aanbeveling import Aanbeveling
from plugins.aanbevelingen.bewijs import Bewijs, Stilte, stilte
from plugins.aanbevelingen.in_woorden import jaren, stiltezinnen
from plugins.aanbevelingen.keuzes import Stand
from plugins.aanbevelingen.onderdeel import Verschuiving, VervaltNa
from plugins.aanbevelingen.verloop import wijzigingen_van
from plugins.bronnen.zoekactie import Zoekactie
from plugins.site.load_records import load_records
from plugins.source.dates import Datering, in_days, in_years, months_after
from plugins.source.records import Records
from tests.records import GOOD, TODAY


def the_records() -> Records:
    records, problems = load_records(GOOD, TODAY)
    assert records is not None, problems
    return records


def voorbeeld() -> Aanbeveling:
    return the_records().of(Aanbeveling)["voorbeeld-aanbeveling"]


def the_search() -> Zoekactie:
    return the_records().of(Zoekactie)["voorbeeld-zoekactie"]


def test_the_whole_is_the_mix_of_its_parts_and_hides_none():
    aanbeveling = voorbeeld()
    assert [onderdeel.stand for onderdeel in aanbeveling.onderdelen] == [
        Stand.UITGEVOERD,
        Stand.IN_UITVOERING,
        Stand.ONBEKEND,
    ]
    assert aanbeveling.mix == ((Stand.UITGEVOERD, 1), (Stand.IN_UITVOERING, 1), (Stand.ONBEKEND, 1))


def test_the_standing_on_an_earlier_day_is_what_documents_said_by_then():
    parts = voorbeeld().onderdelen
    assert {part.stand_op(date(2019, 1, 1)) for part in parts} == {Stand.ONBEKEND}
    assert [part.stand_op(date(2020, 6, 1)) for part in parts] == [
        Stand.IN_VOORBEREIDING,
        Stand.IN_UITVOERING,
        Stand.ONBEKEND,
    ]


def test_silence_counts_from_the_newest_document_to_the_last_search_and_never_to_the_day_of_the_build():
    records = the_records()
    aanbeveling = voorbeeld()
    second, third = aanbeveling.onderdelen[1:]
    told = stilte(aanbeveling, second, records)
    assert told.nieuwste is not None
    assert (told.nieuwste.datum.iso, told.tot, told.dagen) == ("2020-02-01", date(2023, 1, 1), 1065)
    assert stiltezinnen(told) == (
        "al 2 jaar en 11 maanden stil",
        "Tot en met 1 januari 2023, de dag van de laatste zoekactie, is geen nieuwer stuk gevonden.",
        "Nieuwste stuk of feit: 1 februari 2020",
        "",
    )
    later, _ = load_records(GOOD, date(2026, 11, 30))
    assert later is not None
    assert stilte(aanbeveling, second, later) == told
    untold = stilte(aanbeveling, third, records)
    assert untold.nieuwste is not None
    assert (untold.nieuwste.datum.iso, untold.tot, untold.dagen) == ("2020-04-02", None, None)
    assert stiltezinnen(untold) == (
        "",
        "Hiernaar is nog niet gezocht; daarom staat er niet hoe lang het stil is.",
        "Nieuwste stuk of feit: 2 april 2020",
        "",
    )


def test_where_no_document_has_a_date_that_is_said():
    assert stiltezinnen(Stilte((), (the_search(),))).nieuwste == "Er is geen openbaar stuk met een datum"


def test_a_finished_part_is_not_silent():
    told = stiltezinnen(stilte(voorbeeld(), voorbeeld().onderdelen[0], the_records()))
    assert (told.stil, told.uitleg) == (
        "",
        "Hiernaar is nog niet gezocht; daarom staat er niet hoe lang het stil is.",
    )


def test_a_year_counts_from_its_end_and_says_at_least():
    search = the_search().model_copy(update={"datum": date(2026, 11, 23)})
    year = Stilte((Bewijs(Datering(2023), "begroting", ()),), (search,))
    assert stiltezinnen(year).stil == "al ten minste 2 jaar en 10 maanden stil"
    day = Stilte((Bewijs(Datering(2025, 12, 24), "plan", ()),), (search,))
    assert stiltezinnen(day).stil == "al 10 maanden stil"


@given(first=dates(date(2000, 1, 1), date(2050, 1, 1)), days=integers(0, 20_000))
def test_a_silence_in_words_is_never_longer_than_it_was(first: date, days: int):
    last = first + timedelta(days=days)
    words = in_years(first, last)
    if "dag" in words:
        assert words == in_days(days)
        assert last < months_after(first, 2)
        return
    years = sum(map(int, re.findall(r"(\d+) jaar", words)))
    months = sum(map(int, re.findall(r"(\d+) maand", words)))
    assert months_after(first, 12 * years + months) <= last < months_after(first, 12 * years + months + 1)


def test_a_promise_after_a_condition_is_due_since_the_condition_was_met():
    aanbeveling = voorbeeld()
    promise = aanbeveling.onderdelen[1].toezeggingen[1]
    assert aanbeveling.aan_de_orde_sinds(promise) == date(2020, 3, 1)
    assert (aanbeveling.termijn(promise), aanbeveling.dagen_over_tijd(promise, TODAY)) == (None, 0)
    within = promise.model_copy(update={"vervalt_na": VervaltNa(voorwaarde="eerst", binnen_maanden=3)})
    assert aanbeveling.termijn(within) == date(2020, 6, 1)
    assert aanbeveling.dagen_over_tijd(within, date(2020, 6, 11)) == 10


def test_a_year_is_found_not_found_or_not_looked_for():
    promise = voorbeeld().onderdelen[1].toezeggingen[2]
    told = [
        (year.jaar, year.uitslag.soort.value if year.uitslag else "gevonden")
        for year in jaren(promise, the_records())
    ]
    assert told == [(2022, "gevonden"), (2023, "niet_openbaar_gevonden"), (2024, "nog_niet_uitgezocht")]


def test_the_term_of_a_promise_is_the_last_date_given():
    records, _ = load_records(GOOD, TODAY)
    assert records is not None
    toezegging = records.of(Aanbeveling)["voorbeeld-aanbeveling"].onderdelen[1].toezeggingen[0]
    assert (toezegging.datum, toezegging.termijn) == (date(2021, 1, 1), date(2022, 1, 1))


def test_two_dates_that_were_reported_on_one_day_have_places_of_their_own():
    """Each is a change, and its link led to the other of the two."""
    whole = voorbeeld()
    part = whole.onderdelen[1]
    promise, *others = part.toezeggingen
    first = promise.verschoven[0]
    second = Verschuiving(naar=date(2022, 6, 1), gemeld_op=first.gemeld_op, bronnen=("een-andere-bron",))
    twice = promise.model_copy(update={"verschoven": (first, second)})
    part = part.model_copy(update={"toezeggingen": (twice, *others)})
    whole = whole.model_copy(update={"onderdelen": (whole.onderdelen[0], part, *whole.onderdelen[2:])})
    (anchor, _), *_ = part.toezeggingen_met_anker
    places = [place for place, _ in twice.verschoven_met_anker(anchor)]
    assert places == ["toezegging-tweede-1-2021-01-01", "toezegging-tweede-1-2021-01-01-2"]
    changes = [change for change in wijzigingen_van(whole) if change.titel == promise.tekst]
    assert {change.anker: change.soort for change in changes} == {
        places[0]: "Nieuwe datum, 1 januari 2022",
        places[1]: "Nieuwe datum, 1 juni 2022",
    }
