"""Where a recommendation stands: it follows from its parts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from plugins.aanbevelingen.aanbeveling import Aanbeveling
from plugins.aanbevelingen.keuzes import Stand
from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.site.load_records import load_records
from tests.conftest import ROOT, TODAY

GOOD = Path(__file__).parent / "good"


def test_the_whole_is_as_far_as_its_least_advanced_part():
    records, _ = load_records(GOOD, TODAY)
    assert records is not None
    aanbeveling = records.of(Aanbeveling)["voorbeeld-aanbeveling"]
    assert [onderdeel.stand for onderdeel in aanbeveling.onderdelen] == [
        Stand.UITGEVOERD,
        Stand.IN_UITVOERING,
    ]
    assert aanbeveling.stand is Stand.IN_UITVOERING


def test_the_standing_on_an_earlier_day_is_what_was_known_then():
    records, _ = load_records(GOOD, TODAY)
    assert records is not None
    aanbeveling = records.of(Aanbeveling)["voorbeeld-aanbeveling"]
    assert aanbeveling.stand_op(date(2019, 1, 1)) is None
    assert aanbeveling.stand_op(date(2020, 6, 1)) is Stand.IN_VOORBEREIDING
    assert aanbeveling.stand_op(date(2021, 6, 1)) is Stand.IN_UITVOERING


def test_the_term_of_a_promise_is_the_last_date_given():
    records, _ = load_records(GOOD, TODAY)
    assert records is not None
    toezegging = records.of(Aanbeveling)["voorbeeld-aanbeveling"].onderdelen[1].toezeggingen[0]
    assert (toezegging.datum, toezegging.termijn) == (date(2021, 1, 1), date(2022, 1, 1))


def test_the_real_records_hold_the_five_recommendations_and_the_condition_that_was_met():
    records, problems = load_records(ROOT, TODAY)
    assert problems == []
    assert records is not None
    assert [
        (item.nummer, item.gericht_aan.value, item.reactie.woord.value)
        for item in records.of(Aanbeveling).values()
    ] == [
        (1, "college", "onderschrijft"),
        (2, "college", "herkent"),
        (3, "college", "onderschrijft"),
        (4, "college", "ondersteunt"),
        (5, "raad", "voorziet_graag_in"),
    ]
    assert records.of(Aanbeveling)["2-jaarlijkse-uitvoeringsplannen"].voorwaarden[0].datum == date(2023, 7, 4)
    assert records.of(Cijferreeks)["bibob-adviezen"].tabel.value(2019, "regulier") is not None
    assert not records.of(Cijferreeks)["bibob-adviezen"].tabel.value(2019, "regulier").known  # type: ignore[union-attr]
    assert records.of(Cijferreeks)["bibob-adviezen"].tabel.value(2018, "regulier").approximate  # type: ignore[union-attr]
