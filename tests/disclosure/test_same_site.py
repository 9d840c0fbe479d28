"""Two sources that round to the same table give the same site, byte for byte: no true count is in any output."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.disclosure.rounding import round_count
from tests.conftest import THOROUGH
from tests.projects import VOORBEELD, built, digest

TELLING = "data/cijferreeksen/voorbeeldtelling.yaml"
ROW = re.compile(r"jaar: (\d+), a: (\d+), b: (\d+), totaal: \d+")
CORRECTION = re.compile(r"oud: \d+, nieuw: \d+")
Counts = dict[int, tuple[int, int]]
TYPED = (VOORBEELD / TELLING).read_text(encoding="utf-8")
COUNTS: Counts = {int(year): (int(a), int(b)) for year, a, b in ROW.findall(TYPED)}


def variants(number: int) -> Iterator[Counts]:
    """Other counts of which every cell and every total rounds to the same."""
    chance = random.Random(5)
    while number:
        other = {
            year: (a + chance.randint(-2, 2), b + chance.randint(-2, 2)) for year, (a, b) in COUNTS.items()
        }
        same = all(
            round_count(x, 5) == round_count(y, 5)
            for year in COUNTS
            for x, y in zip((*other[year], sum(other[year])), (*COUNTS[year], sum(COUNTS[year])), strict=True)
        )
        if same and other != COUNTS:
            number -= 1
            yield other


def as_typed(counts: Counts) -> str:
    """The source file with other counts in it, and with another count that was corrected, within its class."""

    def row(found: re.Match[str]) -> str:
        a, b = counts[int(found[1])]
        return f"jaar: {found[1]}, a: {a}, b: {b}, totaal: {a + b}"

    new = counts[2020][0]
    return CORRECTION.sub(f"oud: {new + 10}, nieuw: {new}", ROW.sub(row, TYPED))


@pytest.mark.thorough
def test_sources_that_round_to_the_same_give_the_same_site_byte_for_byte(
    built_site: Path, own_project: Path, tmp_path: Path
):
    assert len(COUNTS) == 4
    for number, other in enumerate(variants(50 if THOROUGH else 1)):
        (own_project / TELLING).write_text(as_typed(other), encoding="utf-8")
        assert digest(built(own_project, tmp_path / f"site-{number}")) == digest(built_site)


def test_the_note_on_rounding_stands_with_the_table_the_chart_and_the_downloads(built_site: Path):
    note = "Aantallen zijn afgerond op vijftallen. Een 0 kan ook 1 of 2 zijn. Totalen zijn apart afgerond."
    for name in (
        "cijfers/voorbeeldtelling/index.html",
        "cijfers/index.html",
        "cijfers/voorbeeldtelling.json",
        "cijfers/voorbeeldtelling.csv",
    ):
        assert note in (built_site / name).read_text(encoding="utf-8"), name
