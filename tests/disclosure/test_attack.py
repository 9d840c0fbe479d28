"""The gate: what an attacker can derive is found, all of it, and nothing else."""

from __future__ import annotations

import random
from collections.abc import Hashable
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.attack import Verdict, attack
from plugins.disclosure.cells import Cell, Relation
from tests.disclosure.two_way import (
    Counts,
    adds_up,
    exact,
    part_of,
    possible_values,
    published,
    random_counts,
    rounded,
    unknown,
)
from tests.effort import takes_at_most


def cell(key: str, number: int | None, basis: int = 5) -> Cell:
    return unknown(key, key, basis) if number is None else rounded(key, key, number, basis)


def found(cells: list[Cell], *relations: Relation) -> list[tuple[str, Hashable, int, int | None]]:
    return [
        (finding.verdict.value, finding.cell.key, finding.low, finding.high)
        for finding in attack(cells, relations)
    ]


def test_two_nils_under_a_total_of_five_are_one_or_two_each():
    small = found([cell("a", 0), cell("b", 0), cell("t", 5)], adds_up("t", ("a", "b")))
    assert small == [("small", "a", 1, 2), ("small", "b", 1, 2), ("small", "t", 3, 4)]


def test_four_nils_under_a_total_of_ten_are_two_each():
    parts = ("a", "b", "c", "d")
    assert found([*(cell(key, 0) for key in parts), cell("t", 10)], adds_up("t", parts)) == [
        *(("exact", key, 2, 2) for key in parts),
        ("exact", "t", 8, 8),
    ]


def test_with_basis_ten_nine_is_still_small():
    relations = adds_up("t", ("a", "b"))
    assert found([cell("a", 0, 10), cell("b", 0, 10), cell("t", 10, 10)], relations) == [
        ("small", "a", 1, 4),
        ("small", "b", 1, 4),
        ("small", "t", 5, 8),
    ]


def test_without_totals_nothing_can_be_derived():
    assert found([cell("a", 0), cell("b", 0), cell("c", 5)]) == []


def test_a_public_total_gives_away_the_rounded_parts_and_is_not_judged_itself():
    cells = [cell("a", 0), cell("b", 5), exact("t", "t", 9)]
    assert found(cells, adds_up("t", ("a", "b"))) == [("exact", "a", 2, 2), ("exact", "b", 7, 7)]


def test_a_rounded_cell_of_a_count_that_its_source_published_is_not_judged():
    assert found([cell("a", 5), exact("a", "a", 3)]) == []


def test_what_sources_publish_among_themselves_is_not_judged():
    assert found([exact("a", "a", 1), exact("t", "t", 2), exact("t", "t", 3)], adds_up("t", ("a",))) == []


def test_two_roundings_of_one_count_together_can_be_too_much():
    assert found([cell("a", 5), cell("a", 0, 10)]) == [("small", "a", 3, 4), ("small", "a", 3, 4)]


def test_a_small_number_below_ten_but_not_below_five_is_refused_for_the_basis_of_ten_only():
    cells = [rounded("a", "op vijf", 5, 5), rounded("a", "op tien", 10, 10)]
    assert [finding.cell.naam for finding in attack(cells, ())] == ["op tien"]


def test_a_gap_in_a_table_of_our_own_is_judged_and_a_gap_of_a_source_is_not():
    relation = adds_up("t", ("a", "b"))
    assert found([cell("a", 0), cell("b", None), exact("t", "t", 3)], relation) == [("small", "b", 1, 3)]
    assert found([cell("a", 0), unknown("b", "b"), exact("t", "t", 3)], relation) == []


def test_a_part_is_at_most_its_whole():
    assert found([cell("a", 5), exact("w", "w", 4)], part_of("a", "w")) == [("small", "a", 3, 4)]
    assert found([cell("a", 5), cell("w", 5)], part_of("a", "w")) == []


@pytest.mark.parametrize(
    ("cells", "relations"),
    [
        ([cell("a", 10), cell("a", 20)], []),
        ([cell("a", 10), cell("b", 10), cell("t", 5)], [adds_up("t", ("a", "b"))]),
        (
            [cell("a", 0), cell("b", 5), cell("c", 0), cell("t", 5)],
            [adds_up("t", ("a", "b")), adds_up("t", ("a", "c"))],
        ),
    ],
    ids=["two roundings", "parts over the total", "linked"],
)
def test_numbers_that_cannot_all_be_true_are_refused(cells: list[Cell], relations: list[Relation]):
    assert [finding.verdict for finding in attack(cells, relations)] == [Verdict.CONTRADICTION]


def test_a_contradiction_that_only_the_solver_sees_is_refused():
    # a + b is even and odd at once, which no bound shows.
    cells = [unknown("a", "a", 5), unknown("b", "b", 5), exact("s", "s", 7), exact("d", "d", 4), cell("x", 0)]
    relations = [
        adds_up("s", ("a", "b")),
        adds_up("a", ("b", "x")),
        adds_up("x", ("y", "y")),
        adds_up("b", ("z", "z")),
    ]
    assert [finding.verdict for finding in attack(cells, relations)] == [Verdict.CONTRADICTION]


def test_a_count_that_creeps_up_for_ever_is_a_contradiction_and_ends():
    cells = [cell("x", 0), exact("one", "one", 1)]
    relations = [adds_up("u", ("v", "one")), adds_up("v", ("u", "one", "x"))]
    assert [finding.verdict for finding in attack(cells, relations)] == [Verdict.CONTRADICTION]


def test_the_relations_a_leak_follows_from_are_named_and_others_are_not():
    first, second, third = adds_up("t", ("a", "b")), adds_up("t", ("c", "d")), adds_up("u", ("d", "e"))
    cells = [cell("a", 0), cell("b", 0), cell("c", 0), cell("d", 5), cell("e", 0), cell("u", 5), cell("t", 5)]
    assert {finding.cell.key: finding.because for finding in attack(cells, [third, second, first])} == {
        "a": (first,),
        "b": (first,),
        "t": (first,),
        "d": (second, first),
    }


def test_the_order_of_the_findings_is_that_of_the_cells():
    cells = [cell("t", 5), cell("b", 0), cell("a", 0)]
    assert [key for _, key, _, _ in found(cells, adds_up("t", ("a", "b")))] == ["t", "b", "a"]


LIMIT = 50  # above this a gap tells nothing more: all sums below are smaller


def solutions(cells: list[Cell], relations: list[Relation]) -> list[dict[Hashable, int]]:
    keys = list(dict.fromkeys([cell.key for cell in cells]))
    spans = []
    for key in keys:
        same = [shown for shown in cells if shown.key == key]
        spans.append(
            range(
                max(shown.low for shown in same),
                min(LIMIT if shown.high is None else shown.high for shown in same) + 1,
            )
        )
    every = (dict(zip(keys, values, strict=True)) for values in product(*spans))
    return [values for values in every if all(_holds(relation, values) for relation in relations)]


def _holds(relation: Relation, values: dict[Hashable, int]) -> bool:
    parts = sum(values[part] for part in relation.parts)
    return parts == values[relation.total] if relation.equal else parts <= values[relation.total]


@st.composite
def instances(draw: st.DrawFn) -> tuple[list[Cell], list[Relation]]:
    keys = "abcde"[: draw(st.integers(2, 5))]
    cells = [cell(key, draw(st.sampled_from([0, 0, 5, 5, 10]))) for key in keys]
    if draw(st.booleans()):
        cells[0] = draw(
            st.sampled_from([exact(keys[0], keys[0], draw(st.integers(0, 12))), cell(keys[0], None)])
        )
    relations = []
    for _ in range(draw(st.integers(1, 4))):
        order = draw(st.permutations(keys))
        parts = tuple(sorted(order[1 : draw(st.integers(2, len(keys)))]))
        relations.append(Relation(order[0], parts, draw(st.sampled_from([True, True, True, False]))))
    return cells, relations


@given(instances())
def test_the_attack_finds_what_trying_every_count_finds(instance: tuple[list[Cell], list[Relation]]):
    cells, relations = instance
    every = solutions(cells, relations)
    result = attack(cells, relations)
    if not every:
        assert Verdict.CONTRADICTION in {finding.verdict for finding in result}
        return
    expected = {}
    for judged in cells:
        values = {solution[judged.key] for solution in every}
        if judged.basis is not None and (
            len(values) == 1 or (min(values) >= 1 and max(values) < judged.basis)
        ):
            expected[judged.key] = (min(values), max(values))
    assert {finding.cell.key: (finding.low, finding.high) for finding in result} == expected


def leaks_of(counts: Counts) -> dict[Hashable, tuple[int, int | None]]:
    return {finding.cell.key: (finding.low, finding.high) for finding in attack(*published(counts))}


def true_leaks_of(counts: Counts) -> dict[Hashable, tuple[int, int]]:
    return {
        key: (min(values), max(values))
        for key, values in possible_values(counts).items()
        if len(values) == 1 or (min(values) >= 1 and max(values) <= 4)
    }


def test_of_forty_tables_of_small_counts_every_leaky_one_is_refused_with_every_leak():
    chance = random.Random(20230602)
    tables = [random_counts(chance, 10, 2, mean=2) for _ in range(40)]
    truth = [true_leaks_of(table) for table in tables]
    assert [leaks_of(table) for table in tables] == truth
    assert sum(map(bool, truth)) >= 37


def test_tables_of_larger_counts_mostly_pass():
    chance = random.Random(20230602)
    tables = [random_counts(chance, 10, 2, mean=15) for _ in range(12)]
    truth = [true_leaks_of(table) for table in tables]
    assert [leaks_of(table) for table in tables] == truth
    assert sum(map(bool, truth)) <= 3


@pytest.mark.parametrize("mean", [2, 15, 60])
def test_a_table_of_ten_years_and_six_kinds_with_all_margins_takes_little_time(mean: int):
    import scipy.optimize  # noqa: F401 - the import is not what is measured

    given = published(random_counts(random.Random(mean), 10, 6, mean))
    with takes_at_most(5):
        attack(*given)


def test_the_true_counts_of_a_leak_lie_within_its_bounds_for_basis_ten():
    counts = random_counts(random.Random(1), 10, 3, mean=3)
    findings = attack(*published(counts, 10))
    assert findings
    for finding in findings:
        row, column = finding.cell.key  # type: ignore[misc]
        if row != "t" and column != "t":
            assert finding.low <= counts[row][column] <= (finding.high or 0)
