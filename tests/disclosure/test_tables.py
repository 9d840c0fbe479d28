"""Tables under attack: what is linked to what, and the sentence that an editor gets."""

from __future__ import annotations

import subprocess
import sys

import pytest

from plugins.disclosure import attack as attacking
from plugins.disclosure.cells import Bounds
from plugins.disclosure.rounding import round_table
from plugins.disclosure.solving import Undecided
from plugins.disclosure.tables import Leak, TableUnderAttack, attack_tables
from plugins.tables.table import Table, without_totals
from tests.conftest import ROOT
from tests.effort import takes_at_most
from tests.tables.short import table

ALONE = "Laat het totaal weg (`totaal: weglaten`) of voeg soorten samen"
LINKED = "Voeg soorten samen, laat totalen weg (`totaal: weglaten`) of publiceer een van deze tabellen niet"


def sentences(*tables: TableUnderAttack) -> list[str]:
    return [str(leak) for leak in attack_tables(tables)]


def one(
    given: Table, basis: int | None = 5, telling: str | None = None, name: str = "per-soort"
) -> TableUnderAttack:
    return TableUnderAttack(name, given, basis, telling)


def test_every_cell_that_a_total_gives_away_is_named_with_its_year_and_what_to_do():
    assert sentences(one(table("drugs wapens totaal=", (2019, 10, 10, 20), (2020, 0, 0, 5)))) == [
        f"Tabel 'per-soort': uit totaal 'Totaal' van 2020 is af te leiden: 'Drugs' ligt tussen 1 en 2. {ALONE}",
        f"Tabel 'per-soort': uit totaal 'Totaal' van 2020 is af te leiden: 'Wapens' ligt tussen 1 en 2. {ALONE}",
        f"Tabel 'per-soort': uit de delen van 'Totaal' van 2020 is af te leiden: 'Totaal' ligt tussen 3 en 4. {ALONE}",
    ]


def test_a_leak_has_its_place():
    leak = attack_tables([one(table("a b c d t=", (2019, 0, 0, 0, 0, 10)))])[0]
    assert leak == Leak(
        "per-soort",
        2019,
        "a",
        f"Tabel 'per-soort': uit totaal 'T' van 2019 is af te leiden: 'A' is precies 2. {ALONE}",
    )


def test_a_table_without_totals_always_passes():
    leaky = table("a b t=", (2019, 0, 0, 5), (2020, 0, 5, 10), (2021, 5, 0, 5))
    assert attack_tables([one(leaky)])
    assert attack_tables([one(without_totals(leaky))]) == ()


def test_a_part_of_a_total_gives_the_others_away_also_when_that_total_is_left_out():
    remedy = "Laat kolom 'W' weg of voeg soorten samen"
    assert sentences(one(without_totals(table("a b w<t t=", (2019, 0, 0, 5, 5), (2020, 0, 0, 0, 5))))) == [
        f"Tabel 'per-soort': uit het weggelaten totaal van 2019 is af te leiden: 'A' ligt tussen 1 en 2. {remedy}",
        f"Tabel 'per-soort': uit het weggelaten totaal van 2019 is af te leiden: 'B' ligt tussen 1 en 2. {remedy}",
        f"Tabel 'per-soort': uit het weggelaten totaal van 2019 is af te leiden: 'W' ligt tussen 3 en 4. {remedy}",
    ]
    assert (
        "uit telling 'meldingen' van 2019 is af te leiden"
        in sentences(one(without_totals(table("a b w<t t=", (2019, 0, 0, 5, 5))), telling="meldingen"))[0]
    )


def test_a_column_that_is_part_of_another_can_be_given_away_by_it():
    assert sentences(one(table("a b w<t t=", (2019, 0, 0, 5, 5))))[2] == (
        "Tabel 'per-soort': uit kolom 'T' van 2019 is af te leiden: 'W' ligt tussen 3 en 4. Laat kolom 'W' weg of voeg soorten samen"
    )


def test_a_part_can_give_away_its_whole():
    ours, theirs = (
        one(table("a b w<a", (2019, 0, 50, 0)), telling="meldingen"),
        one(table("w n", (2019, 1, "onbekend")), None, "meldingen", "bron"),
    )
    assert sentences(ours, theirs) == [
        f"Tabel 'per-soort': uit kolom 'W' van 2019, samen met tabel 'bron', is af te leiden: 'A' ligt tussen 1 en 2. {LINKED}"
    ]


def test_two_tables_of_one_count_leak_where_each_alone_does_not():
    kinds, places = (
        one(table("a b", (2019, 0, 0)), telling="meldingen"),
        one(table("x y z", (2019, 0, 0, 5)), telling="meldingen", name="per-wijk"),
    )
    assert attack_tables([kinds]) == attack_tables([places]) == ()
    assert sentences(kinds, places) == [
        f"Tabel 'per-soort': uit telling 'meldingen' van 2019, samen met tabel 'per-wijk', is af te leiden: 'A' ligt tussen 1 en 2. {LINKED}",
        f"Tabel 'per-soort': uit telling 'meldingen' van 2019, samen met tabel 'per-wijk', is af te leiden: 'B' ligt tussen 1 en 2. {LINKED}",
        f"Tabel 'per-wijk': uit telling 'meldingen' van 2019, samen met tabel 'per-soort', is af te leiden: 'Z' ligt tussen 3 en 4. {LINKED}",
    ]


def test_tables_of_different_counts_do_not_touch_each_other():
    kinds, places = (
        one(table("a b", (2019, 0, 0)), telling="meldingen"),
        one(table("x y z", (2019, 0, 0, 5)), telling="adviezen", name="per-wijk"),
    )
    assert attack_tables([kinds, places]) == ()


def test_the_name_of_a_table_is_not_the_name_of_a_count():
    assert (
        attack_tables(
            [
                one(table("a b", (2019, 0, 0)), telling="per-wijk"),
                one(table("a b t=", (2019, 5, 10, 15)), name="per-wijk"),
            ]
        )
        == ()
    )


def test_a_table_with_one_column_is_the_total_of_its_count():
    kinds, total = (
        one(table("a b", (2019, 0, 0)), telling="meldingen"),
        one(table("n", (2019, 5)), telling="meldingen", name="per-jaar"),
    )
    assert sentences(kinds, total) == [
        f"Tabel 'per-soort': uit totaal 'N' van 2019, samen met tabel 'per-jaar', is af te leiden: 'A' ligt tussen 1 en 2. {LINKED}",
        f"Tabel 'per-soort': uit totaal 'N' van 2019, samen met tabel 'per-jaar', is af te leiden: 'B' ligt tussen 1 en 2. {LINKED}",
        f"Tabel 'per-jaar': uit de delen van 'N' van 2019, samen met tabel 'per-soort', is af te leiden: 'N' ligt tussen 3 en 4. {LINKED}",
    ]


def test_an_exact_public_total_beside_rounded_parts_is_used_and_not_judged():
    kinds, total = (
        one(table("a b", (2019, 0, 5), (2020, 10, 10)), telling="meldingen"),
        one(table("n", (2019, 3), (2020, 20)), None, "meldingen", "bron"),
    )
    assert sentences(kinds, total) == [f"Tabel 'per-soort': uit totaal 'N' van 2019, samen met tabel 'bron', is af te leiden: 'A' is precies 0. {LINKED}",
                                       f"Tabel 'per-soort': uit totaal 'N' van 2019, samen met tabel 'bron', is af te leiden: 'B' is precies 3. {LINKED}"]  # fmt: skip


def test_an_approximate_decimal_or_unknown_public_number_is_no_knowledge():
    kinds = one(table("a b", (2019, 0, 0), (2020, 0, 0), (2021, 0, 0)), telling="meldingen")
    assert (
        attack_tables(
            [
                kinds,
                one(table("n", (2019, "~3"), (2020, "3.5"), (2021, "onbekend")), None, "meldingen", "bron"),
            ]
        )
        == ()
    )


def test_a_public_lower_bound_is_knowledge():
    kinds = one(table("a b", (2019, 0, 0)), telling="meldingen")
    bound = one(table("n", (2019, ">=3")), None, "meldingen", "bron")
    assert sentences(kinds, bound) == [
        f"Tabel 'per-soort': uit totaal 'N' van 2019, samen met tabel 'bron', is af te leiden: '{name}' ligt tussen 1 en 2. {LINKED}"
        for name in ("A", "B")
    ]


def test_what_a_source_publishes_is_not_judged_even_when_it_does_not_add_up():
    assert attack_tables([one(table("a b t=", (2019, 1, 2, 3), (2020, 1, 1, 4)), None)]) == ()


def test_a_gap_that_can_be_filled_in_is_a_leak():
    assert (
        sentences(
            one(table("a b t=", (2019, 0, "onbekend", 0))), one(table("a b", (2020, 0, 0)), name="ander")
        )
        == []
    )
    kinds, total = (
        one(table("a b", (2019, 0, "onbekend")), telling="meldingen"),
        one(table("n", (2019, 3)), None, "meldingen", "bron"),
    )
    assert sentences(kinds, total) == [
        f"Tabel 'per-soort': uit totaal 'N' van 2019, samen met tabel 'bron', is af te leiden: 'B' ligt tussen 1 en 3. {LINKED}"
    ]


def test_one_count_rounded_in_two_ways_says_so():
    assert sentences(
        one(table("n", (2019, 5)), 5, "m", "op-vijf"), one(table("n", (2019, 0)), 10, "m", "op-tien")
    ) == [
        f"Tabel 'op-vijf': uit dezelfde telling van 2019, samen met tabel 'op-tien', is af te leiden: 'N' ligt tussen 3 en 4. {LINKED}",
        f"Tabel 'op-tien': uit dezelfde telling van 2019, samen met tabel 'op-vijf', is af te leiden: 'N' ligt tussen 3 en 4. {LINKED}",
    ]


def test_numbers_that_contradict_each_other_are_refused_in_words():
    assert sentences(one(table("a b t=", (2019, 5, 5, 25)))) == [
        "Tabel 'per-soort': 'T' van 2019 kan niet kloppen met de cijfers waarmee het optelt. Controleer de getallen in de bron"
    ]


def test_tables_that_share_columns_go_round_in_a_circle_and_are_solved():
    first, second = (
        one(table("a b t=", (2019, 5, 0, 5)), telling="m"),
        one(table("a c t=", (2019, 5, 0, 5)), telling="m", name="ander"),
    )
    assert attack_tables([first, second]) == ()
    leaky = [
        one(table("a b t=", (2019, 0, 0, 5)), telling="m"),
        one(table("a c t=", (2019, 0, 0, 5)), telling="m", name="ander"),
    ]
    assert [(leak.id, leak.column) for leak in attack_tables(leaky)] == [
        ("per-soort", "a"),
        ("per-soort", "b"),
        ("per-soort", "t"),
        ("ander", "a"),
        ("ander", "c"),
        ("ander", "t"),
    ]
    assert (
        str(attack_tables(leaky)[0])
        == f"Tabel 'per-soort': uit totaal 'T' van 2019, samen met tabel 'ander', is af te leiden: 'A' ligt tussen 1 en 2. {LINKED}"
    )


def test_a_circle_that_the_solver_cannot_settle_is_refused(monkeypatch: pytest.MonkeyPatch):
    def give_up(*given: object) -> Bounds:
        raise Undecided("time is up")

    monkeypatch.setattr(attacking, "solve", give_up)
    circle = [
        one(table("a b t=", (2019, 5, 0, 5)), telling="m"),
        one(table("a c t=", (2019, 5, 0, 5)), telling="m", name="ander"),
    ]
    assert list(map(str, attack_tables(circle))) == [
        "Tabel 'per-soort': van 'T' van 2019, samen met tabel 'ander', is niet te bewijzen dat het niets"
        f" weggeeft. {LINKED}"
    ]


def test_a_table_that_is_not_rounded_cannot_be_attacked_as_if_it_were():
    with pytest.raises(
        ValueError,
        match=r"^tabel 'per-soort', 2019, kolom 'a': 3 is niet afgerond op 5; rond de tabel eerst af$",
    ):
        attack_tables([one(table("a", (2019, 3)))])


def test_two_hundred_years_of_six_columns_are_attacked_quickly_and_without_the_solver():
    rows = [
        (1900 + year, *(7 * year + 13 * column for column in range(5)), 5 * 7 * year + 130)
        for year in range(200)
    ]
    given = round_table(table("a b c d e t=", *rows), 5)
    with takes_at_most(10):
        attack_tables([one(given, telling="m"), one(without_totals(given), telling="m", name="ander")])


def test_linked_tables_without_circles_do_not_import_the_solver():
    code = """
import sys
from tests.disclosure.test_tables import one, table, attack_tables
tables = [one(table("a b t= w<t", (2019, 0, 0, 5, 0)), 5, "m"), one(table("x y", (2019, 0, 5)), 5, "m", "wijk"), one(table("n", (2019, 4)), None, "m", "bron")]
print(len(attack_tables(tables)), "scipy" in sys.modules)
"""
    assert (
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
        == "3 False\n"
    )


def with_earlier(now: Table, *earlier: Table) -> TableUnderAttack:
    return TableUnderAttack("eigen", now, 5, earlier=earlier)


def test_a_total_that_was_published_before_is_still_known():
    now, before = table("a b", (2019, 0, 0)), table("a b t=", (2019, 0, 0, 5))
    assert sentences(with_earlier(now)) == []
    assert sentences(with_earlier(now, before)) == [
        f"Tabel 'eigen': uit totaal 'T' van 2019, samen met wat eerder op de site stond, is af te leiden: '{name}' ligt tussen 1 en 2. Voeg soorten samen of publiceer deze tabel niet"
        for name in ("A", "B")
    ]


def test_a_number_that_was_corrected_tells_nothing_of_the_number_of_now():
    assert sentences(with_earlier(table("a b", (2019, 0, 10)), table("a b t=", (2019, 5, 0, 5)))) == []
    assert sentences(with_earlier(table("a b t=", (2019, 5, 10, 15)), table("a b t=", (2019, 5, 0, 5)))) == []


def test_an_exact_number_that_was_published_before_is_known_and_not_judged():
    now = table("a b t=", (2019, 0, 5, 5))
    assert sentences(with_earlier(now)) == []
    assert sentences(with_earlier(now, table("t=", (2019, "~3")), table("a", (2019, "onbekend")))) == []
    assert sentences(with_earlier(now, table("b", (2019, 3)), table("t=", (2019, 4)))) == [
        "Tabel 'eigen': uit totaal 'T' van 2019, samen met wat eerder op de site stond, is af te leiden: 'A' is precies 1. Voeg soorten samen of publiceer deze tabel niet"
    ]
