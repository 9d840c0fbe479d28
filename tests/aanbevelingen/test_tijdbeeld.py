"""Recommendations in time: the picture says what the records say, and the table says what the picture says."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from plugins.aanbevelingen.aanbeveling import Aanbeveling
from plugins.aanbevelingen.banen import LOOKS
from plugins.aanbevelingen.bewijs import stilte
from plugins.aanbevelingen.in_woorden import stiltezinnen
from plugins.aanbevelingen.onderdeel import Onderdeel
from plugins.aanbevelingen.tijdbeeld import in_het_klein, tijdbeeld, tijdbeeld_van
from plugins.charts.request import Look, Span
from plugins.site.load_records import load_records
from plugins.source.dates import Datering
from plugins.source.record import Verwijzing
from plugins.source.records import Records
from tests.projects import TODAY, VOORBEELD
from tests.records import GOOD

UNDATED = Verwijzing("voorbeeld-bron-zonder-adres")
"""A source that says nothing of how new a document is."""


@pytest.fixture(scope="module")
def several() -> Records:
    """The records of the made-up municipality, with several recommendations."""
    records, problems = load_records(VOORBEELD, TODAY)
    assert records is not None, problems
    return records


def example(day: date = date(2023, 6, 1)) -> tuple[Aanbeveling, Records]:
    """The recommendation of the made-up municipality, read on a day."""
    records, problems = load_records(GOOD, day)
    assert records is not None, problems
    return records.of(Aanbeveling)["voorbeeld-aanbeveling"], records


def with_documents(item: Aanbeveling, *days: Datering) -> Aanbeveling:
    """The recommendation with nothing but documents of these dates, all about its third part."""
    paper = item.stukken[0]
    papers = tuple(
        paper.model_copy(update={"datum": day, "titel": f"Stuk {number}", "bronnen": (UNDATED,)})
        for number, day in enumerate(days)
    )
    return item.model_copy(
        update={
            "stukken": papers,
            "feiten": (),
            "kanttekening": (),
            "geld": (),
            "onderdelen": (item.onderdelen[2],),
        }
    )


def promised(item: Aanbeveling, term: date) -> Onderdeel:
    """The second part with only its first promise, for a day."""
    second = item.onderdelen[1]
    promise = second.toezeggingen[0].model_copy(update={"datum": term, "verschoven": ()})
    return second.model_copy(update={"toezeggingen": (promise,)})


def test_every_dated_document_is_in_the_table_and_the_table_has_no_other(several: Records):
    every = tuple(several.of(Aanbeveling).values())
    pictures = [(tijdbeeld(every, several), [(item, None) for item in every])]
    pictures += [(tijdbeeld_van(item, several), [(item, part) for part in item.onderdelen]) for item in every]
    for picture, subjects in pictures:
        assert picture is not None
        for baan, (item, part) in zip(picture.banen, subjects, strict=True):
            documents = stilte(item, part, several).bewijzen
            assert documents
            for bewijs in documents:
                told = [row for row in baan.rijen if row.datum == bewijs.datum and bewijs.wat in row.wat]
                assert any({*bewijs.bronnen} <= {*row.bronnen} for row in told)
            for row in baan.rijen:
                if row.soort in ("stuk van het college", "ander stuk of feit"):
                    same = [bewijs for bewijs in documents if bewijs.datum == row.datum]
                    assert {*row.wat.split("; ")} <= {bewijs.wat for bewijs in same}
                    assert {*row.bronnen} <= {name for bewijs in same for name in bewijs.bronnen}


def test_every_sign_of_the_picture_has_a_line_in_the_table_and_a_word_in_the_legend(several: Records):
    picture = tijdbeeld(several.of(Aanbeveling).values(), several)
    assert picture is not None
    drawing = picture.tekening
    for lane, baan in zip(drawing.lanes, picture.banen, strict=True):
        rows = {(row.soort, row.datum.latest) for row in baan.rijen}
        assert {(point.kind, point.last) for point in lane.points} <= rows
        assert {
            ("eigen zoekactie", Datering(day.year, day.month, day.day).latest) for day, _ in lane.searches
        } <= rows
    assert {row.soort for row in picture.vergaderingen} == {"vergadering"}
    assert [name for name, _ in picture.tabellen] == [*(baan.naam for baan in picture.banen), ""]
    used = {span.look for lane in drawing.lanes for span in lane.spans}
    assert used <= {look for look, _ in drawing.looks} <= {*LOOKS}


def test_a_silence_ends_on_the_day_of_the_last_search_and_not_on_that_of_the_build(several: Records):
    picture = tijdbeeld(several.of(Aanbeveling).values(), several)
    assert picture is not None
    gaps = [span for lane in picture.tekening.lanes for span in lane.spans if span.look is Look.GAP]
    assert gaps
    for gap in gaps:
        assert gap.last < several.today
        assert gap.last in {baan.stilte.tot for baan in picture.banen}
    assert picture.titel == "Over 2 van de 6 aanbevelingen is al meer dan een jaar geen nieuwer stuk gevonden"


def test_without_recommendations_or_with_too_many_there_is_no_picture(several: Records):
    item, records = example()
    assert tijdbeeld((), records) is None
    assert in_het_klein(tijdbeeld([item] * 13, records)) is None
    assert in_het_klein(tijdbeeld([item] * 12, records)) is not None


@pytest.mark.parametrize(
    ("days", "first", "last"),
    [
        ((Datering(2020, 4, 1),), date(2020, 4, 1), date(2020, 4, 1)),
        ((Datering(2021),), date(2021, 1, 1), date(2021, 12, 31)),
        ((Datering(2021, 2),), date(2021, 2, 1), date(2021, 2, 28)),
        ((Datering(2023),), date(2023, 1, 1), date(2023, 6, 1)),
    ],
    ids=["a day", "a year", "a month", "the year of the build"],
)
def test_a_document_is_drawn_as_precisely_as_its_date(days: tuple[Datering, ...], first: date, last: date):
    item, records = example()
    picture = tijdbeeld_van(with_documents(item, *days), records)
    assert picture is not None
    assert (first, last) in {(point.first, point.last) for point in picture.tekening.lanes[0].points}


def test_documents_of_one_day_and_one_source_are_one_sign_that_names_them_all():
    item, records = example()
    day = Datering(2021, 4, 1)
    picture = tijdbeeld_van(with_documents(item, day, day, Datering()), records)
    assert picture is not None
    moments = [moment for moment in picture.banen[0].momenten if moment.datum == day]
    assert [moment.wat for moment in moments] == ["stuk: Stuk 0; stuk: Stuk 1"]


def test_without_documents_a_lane_shows_what_was_asked_and_answered_and_no_silence():
    item, records = example()
    picture = tijdbeeld_van(with_documents(item), records)
    assert picture is not None
    kinds = [moment.soort for moment in picture.banen[0].momenten]
    assert kinds[:2] == ["aanbeveling gedaan", "antwoord van het college"]
    assert picture.tekening.lanes[0].spans == ()
    assert (
        "Bij een onderdeel waar de redactie nog niet naar heeft gezocht staat geen stippellijn."
        in picture.uitleg
    )


@pytest.mark.parametrize(
    ("term", "look"),
    [(0, Look.PROMISE), (-1, Look.LATE), (1, Look.PROMISE)],
    ids=["due today", "due yesterday", "due tomorrow"],
)
def test_a_promise_is_late_from_the_day_after_its_term(term: int, look: Look):
    item, records = example()
    due = records.today + timedelta(days=term)
    picture = tijdbeeld_van(item.model_copy(update={"onderdelen": (promised(item, due),)}), records)
    assert picture is not None
    words = (
        "toezegging van 1 februari 2020 tot "
        + {0: "1 juni 2023", -1: "31 mei 2023, 1 dag over tijd", 1: "2 juni 2023"}[term]
    )
    assert [span for span in picture.tekening.lanes[0].spans if span.look is not Look.GAP] == [
        Span(date(2020, 2, 1), due, look, words)
    ]


def test_a_search_is_a_tick_of_its_own_and_never_a_document():
    item, records = example()
    picture = tijdbeeld_van(item, records)
    assert picture is not None
    lane, silence = picture.tekening.lanes[1], stilte(item, item.onderdelen[1], records)
    assert lane.searches == ((date(2023, 1, 1), "Wij zochten tot en met 1 januari 2023"),)
    assert silence.tot == date(2023, 1, 1)
    assert date(2023, 1, 1) not in {point.last for point in lane.points}
    found = [row for row in picture.banen[1].rijen if row.zoekactie]
    assert [(row.soort, row.wat) for row in found] == [
        ("eigen zoekactie", f"geen nieuwer stuk gevonden; {stiltezinnen(silence).stil}")
    ]


def test_the_small_picture_has_the_same_signs_and_silences_but_no_promises_and_searches(several: Records):
    whole = tijdbeeld(several.of(Aanbeveling).values(), several)
    small = in_het_klein(whole)
    assert whole is not None
    assert small is not None
    for lane, little in zip(whole.tekening.lanes, small.tekening.lanes, strict=True):
        assert little.points == lane.points
        assert little.spans == tuple(span for span in lane.spans if span.look is Look.GAP)
        assert little.searches == ()
