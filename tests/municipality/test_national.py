"""What goes along to another municipality follows from what names the place and from who names whom."""

from __future__ import annotations

from typing import Any

import pytest

from plugins.bronnen.bron import Bron
from plugins.new_municipality.national import Name, National, leave_unused_sources, national, place_names
from plugins.source.document import Document

PLACE = place_names("Oudstad", ["Oude Streek", "de brief"])


def source(**changed: Any) -> dict[str, Any]:
    return {
        "titel": "Een stuk",
        "uitgever": "Het Rijk",
        "datum": "ongedateerd",
        "soort": "webpagina",
        "herkomst": "uitgever",
        **changed,
    }


def term(*sources: str, uitleg: str = "Een woord.") -> dict[str, Any]:
    return {"naam": "Woord", "uitleg": uitleg, "bronnen": [*sources]}


def along(**given: dict[str, Any]) -> National:
    """What goes along of terms and sources, without texts; a source is what has a publisher."""
    documents: dict[Name, Document] = {}
    for name, value in given.items():
        folder = Bron.folder if "uitgever" in value else "begrippen"
        documents[folder, name] = Document(f"data/{folder}/{name}.yaml", value)
    result = national(documents, PLACE, {}, {})
    leave_unused_sources(result, ())
    return result


def test_what_is_national_goes_along_as_it_was_typed():
    result = along(rijk=source(), woord=term("rijk"))
    assert result.values == {("bronnen", "rijk"): source(), ("begrippen", "woord"): term("rijk")}
    assert result.left_out == {}


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"titel": "Plan van Oudstad"}, "noemt 'Oudstad'"),
        ({"url": "https://voorbeeld.invalid/oudstad/plan"}, "noemt 'oudstad'"),
        ({"uitgever": "Krant van de Oude Streek"}, "noemt 'Oude Streek'"),
        ({"orgaan": "college"}, "een stuk van of over één gemeente"),
        ({"gelinkt_in": ["rijk"]}, "een stuk van of over één gemeente"),
    ],
)
def test_a_source_about_one_municipality_stays_behind_with_what_rests_on_it_alone(
    changed: dict[str, Any], why: str
):
    result = along(stuk=source(**changed), rijk=source(), woord=term("stuk"), ander=term("stuk", "rijk"))
    assert result.left_out == {("bronnen", "stuk"): why, ("begrippen", "woord"): "bronnen: noemde stuk"}
    assert result.values["begrippen", "ander"] == term("rijk")
    assert result.changed["begrippen", "ander"] == ["bronnen: noemde stuk"]


def test_a_sentence_that_names_the_place_stays_behind_and_the_others_go_along():
    result = along(
        rijk=source(),
        woord=term("rijk", uitleg="Een woord. Oudstadse mensen zeggen het. Volgens de brief ook."),
    )
    assert result.values["begrippen", "woord"]["uitleg"] == "Een woord."
    assert result.changed["begrippen", "woord"] == [
        "uitleg: Oudstadse mensen zeggen het.",
        "uitleg: Volgens de brief ook.",
    ]


def test_a_letter_of_a_ministry_is_not_the_letter_of_the_municipality():
    result = along(rijk=source(), woord=term("rijk", uitleg="Het staat in de kamerbrief."))
    assert result.changed["begrippen", "woord"] == []


def test_a_source_that_nothing_names_any_more_stays_behind():
    result = along(rijk=source(), ander=source(), woord=term("rijk"))
    assert result.left_out == {("bronnen", "ander"): "niets dat meegaat, noemt deze bron"}


def test_a_fact_that_loses_one_of_its_sources_stays_behind_for_it_may_rest_on_that_one():
    signs = {
        "naam": "Winkels",
        "voor_wie": "Voor winkels.",
        "volgorde": 1,
        "signalen": [{"tekst": "Dit.", "bronnen": ["rijk"]}, {"tekst": "Dat.", "bronnen": ["rijk", "stuk"]}],
        "meldroutes": ["lijn"],
    }
    documents = {
        ("bronnen", "rijk"): Document("r", source()),
        ("bronnen", "stuk"): Document("s", source(titel="Van Oudstad")),
        ("signalen", "winkels"): Document("w", signs),
    }
    result = national(documents, PLACE, {("meldroutes", "lijn"): "nieuwe-lijn"}, {})
    assert result.values["signalen", "winkels"]["signalen"] == signs["signalen"][:1]
    assert result.values["signalen", "winkels"]["meldroutes"] == ["nieuwe-lijn"]


def test_what_was_refused_stays_behind_with_its_reason():
    documents = {
        ("bronnen", "rijk"): Document("r", source()),
        ("begrippen", "woord"): Document("w", term("rijk")),
    }
    result = national(documents, PLACE, {}, {("begrippen", "woord"): "omdat het moet"})
    assert result.left_out["begrippen", "woord"] == "omdat het moet"
    assert result.values == {("bronnen", "rijk"): source()}
