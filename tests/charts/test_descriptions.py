"""What a chart says in words: whole Dutch sentences, made from the published figures."""

from __future__ import annotations

import pytest

from plugins.charts.descriptions import chart_description, chart_title, short_description, words_instead
from plugins.cijfers.cijferreeks import Cijferreeks
from tests.charts.series import EDGES, GAP, column, reeks, request

SENTENCES = {
    "a line with a gap and an approximation": (
        reeks(GAP),
        "Lijngrafiek van 2019 tot en met 2022, in stuks. Kolom a: het cijfer steeg van 10 in 2019 naar 1.300 in 2022. Het hoogste is 1.300 in 2022, het laagste 10 in 2019. "
        "Het cijfer van 2021 is bij benadering. Van 2020 is geen openbaar cijfer bekend.",
    ),
    "a fall, several approximations and several gaps": (
        reeks(column("~400", "onbekend", "onbekend", "onbekend", 350, "onbekend", "~300"), "staaf"),
        "Staafgrafiek van 2010 tot en met 2016, in stuks. Kolom a: het cijfer daalde van ongeveer 400 in 2010 naar ongeveer 300 in 2016. "
        "Het hoogste is ongeveer 400 in 2010, het laagste ongeveer 300 in 2016. De cijfers van 2010 en 2016 zijn bij benadering. "
        "Van 2011 tot en met 2013 en 2015 zijn geen openbare cijfers bekend.",
    ),
    "about equal, with two highest years": (
        reeks(column(100, 120, 120, 101)),
        "Lijngrafiek van 2010 tot en met 2013, in stuks. Kolom a: het cijfer was in 2010 en 2013 ongeveer gelijk, 100 en 101. Het hoogste is 120 in 2011 en 2012, het laagste 100 in 2010.",
    ),
    "back to where it began": (
        reeks(column(5, 9, 5)),
        "Lijngrafiek van 2010 tot en met 2012, in stuks. Kolom a: het cijfer was in 2010 en 2012 gelijk, 5. Het hoogste is 9 in 2011, het laagste 5 in 2010 en 2012.",
    ),
    "always the same": (
        reeks(column(5, 5, 5)),
        "Lijngrafiek van 2010 tot en met 2012, in stuks. Kolom a: het cijfer was in elk bekend jaar gelijk, 5.",
    ),
    "the highest three years": (
        reeks(column(9, 9, 9, 4)),
        "Lijngrafiek van 2010 tot en met 2013, in stuks. Kolom a: het cijfer daalde van 9 in 2010 naar 4 in 2013. Het hoogste is 9 in de jaren 2010 tot en met 2012, het laagste 4 in 2013.",
    ),
    "from zero": (
        reeks(column(0, 3)),
        "Lijngrafiek van 2010 tot en met 2011, in stuks. Kolom a: het cijfer steeg van 0 in 2010 naar 3 in 2011.",
    ),
    "lower bounds": (
        reeks(column(">=5", 9, ">=7")),
        "Lijngrafiek van 2010 tot en met 2012, in stuks. Kolom a: het cijfer was minstens 5 in 2010 en minstens 7 in 2012. "
        "De cijfers van 2010 en 2012 zijn een ondergrens: het waren er minstens zoveel.",
    ),
    "a lower bound under a target": (
        reeks(column(50, ">=46"), streefwaarden=[{"waarde": 60, "tekst": "Streven"}]),
        "Lijngrafiek van 2010 tot en met 2011, in stuks. Kolom a: het cijfer was 50 in 2010 en minstens 46 in 2011. "
        "Het cijfer van 2011 is een ondergrens: het waren er minstens zoveel. "
        "De streefwaarde is 60 (Streven); het laatste cijfer is minstens 46 in 2011.",
    ),
    "two columns, one with one figure and one with none": (
        reeks(
            [
                {"jaar": 2020, "a": 1, "b": "onbekend", "c": "onbekend"},
                {"jaar": 2021, "a": 2, "b": 7, "c": "onbekend"},
            ],
            "lijn",
            ("a", "b", "c"),
        ),
        "Lijngrafiek met drie lijnen, van 2020 tot en met 2021, in stuks. Kolom a: het cijfer steeg van 1 in 2020 naar 2 in 2021. "
        "Kolom b: het enige bekende cijfer is 7 in 2021. Van 2020 is geen openbaar cijfer bekend. Kolom c: er is geen openbaar cijfer bekend.",
    ),
    "bars beside each other, with a target of one column": (
        reeks(
            [{"jaar": 2020, "a": 1, "b": 4}, {"jaar": 2021, "a": 2, "b": 3}],
            "staaf",
            ("a", "b"),
            streefwaarden=[{"waarde": 3, "tekst": "Streven", "kolom": "b"}],
        ),
        "Staafgrafiek met per jaar twee staven naast elkaar, van 2020 tot en met 2021, in stuks. Kolom a: het cijfer steeg van 1 in 2020 naar 2 in 2021. "
        "Kolom b: het cijfer daalde van 4 in 2020 naar 3 in 2021. De streefwaarde voor Kolom b is 3 (Streven); het laatste cijfer, 3 in 2021, is daaraan gelijk.",
    ),
    "a stack, with a target of the whole": (
        reeks(
            [{"jaar": 2020, "a": 1, "b": 4}, {"jaar": 2021, "a": 2, "b": 3}],
            "staaf",
            ("a", "b"),
            gestapeld=True,
            streefwaarden=[{"waarde": 6, "tekst": "Streven"}],
        ),
        "Gestapelde staafgrafiek met per jaar twee delen van één geheel, van 2020 tot en met 2021, in stuks. Kolom a: het cijfer steeg van 1 in 2020 naar 2 in 2021. "
        "Kolom b: het cijfer daalde van 4 in 2020 naar 3 in 2021. De streefwaarde is 6 (Streven).",
    ),
    "a target that is not met, a break and a remark": (
        reeks(
            column(50, 46),
            streefwaarden=[{"waarde": 45, "tekst": "Streven"}],
            breuken=[{"jaar": 2011, "tekst": "Andere bron"}],
            annotaties=[{"jaar": 2011, "tekst": "corona"}],
        ),
        "Lijngrafiek van 2010 tot en met 2011, in stuks. Kolom a: het cijfer daalde van 50 in 2010 naar 46 in 2011. "
        "De streefwaarde is 45 (Streven); het laatste cijfer, 46 in 2011, ligt daarboven. Vanaf 2011 is anders geteld: Andere bron. Bij 2011 staat: corona.",
    ),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_the_description_is_whole_sentences(name: str):
    given, expected = SENTENCES[name]
    assert chart_description(request(given)) == expected


@pytest.mark.parametrize("given", EDGES.values(), ids=EDGES)
def test_a_description_names_every_column_and_every_gap(given: Cijferreeks):
    said = chart_description(request(given))
    assert all(kolom.naam in said for kolom in given.kolommen)
    assert ("bekend" in said) == any(not value.known for _, _, value in given.tabel.cells())
    assert said.endswith(".")
    assert ".." not in said
    assert "  " not in said


def test_the_title_names_an_area_once():
    assert chart_title(request(reeks(GAP))) == "Voorbeelden, Voorbeeldland, 2019-2022"
    assert (
        chart_title(request(reeks(GAP, onderwerp="Voorbeelden in Voorbeeldland")))
        == "Voorbeelden in Voorbeeldland, 2019-2022"
    )


def test_a_card_says_the_trend_only():
    two = reeks(
        [{"jaar": 2020, "a": 1, "b": "onbekend"}, {"jaar": 2021, "a": 2, "b": "onbekend"}], "lijn", ("a", "b")
    )
    assert short_description(request(two)) == "Kolom a: het cijfer steeg van 1 in 2020 naar 2 in 2021."


INSTEAD = {
    "one row": (reeks(column(5)), "Van 2010 is een openbaar cijfer bekend, in stuks: 5."),
    "one row, two columns": (
        reeks([{"jaar": 2020, "a": 1234, "b": "~2"}], "staaf", ("a", "b")),
        "Van 2020 zijn openbare cijfers bekend, in stuks: Kolom a 1.234 en Kolom b ongeveer 2.",
    ),
    "one known row": (
        reeks(column("onbekend", 5, "onbekend")),
        "Alleen van 2011 is een openbaar cijfer bekend, in stuks: 5.",
    ),
    "all zeros": (reeks(column(0, 0), "staaf"), "Alle cijfers van 2010 tot en met 2011 zijn 0, in stuks."),
    "all known ones zero": (
        reeks(column(0, "onbekend", 0)),
        "Alle bekende cijfers van 2010 tot en met 2012 zijn 0, in stuks.",
    ),
    "all unknown": (
        reeks(column("onbekend", "onbekend")),
        "Van 2010 tot en met 2011 is geen openbaar cijfer bekend.",
    ),
}


@pytest.mark.parametrize("name", INSTEAD)
def test_words_stand_in_place_of_a_chart_that_shows_no_more_than_they_say(name: str):
    given, expected = INSTEAD[name]
    assert words_instead(request(given)) == expected


@pytest.mark.parametrize("given", EDGES.values(), ids=EDGES)
def test_two_years_with_figures_are_worth_drawing(given: Cijferreeks):
    assert words_instead(request(given)) is None
