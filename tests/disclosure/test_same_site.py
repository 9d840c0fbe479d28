"""Two sources that round to the same table give the same site, byte for byte: no true count is in any output."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.disclosure.rounding import round_count
from plugins.site.load_records import load_records
from tests.conftest import THOROUGH, TODAY, build
from tests.projects import append, copy_of_the_project, digest

COUNTS = {2020: (31, 47), 2021: (52, 68), 2022: (77, 23), 2023: (94, 106)}
HEAD = """titel: Voorbeeldmeldingen, alleen in de tests
onderwerp: Voorbeeldmeldingen
omschrijving: Verzonnen aantallen die alleen in de tests bestaan.
eenheid: voorbeelden
gebied: Voorbeeldland
definitie: Voorbeelden.
kanttekening: Niet echt.
bron_openbaar: false
afronden_op: 5
totaal: tonen
bronnen: [brief-2023-06-02]
bijgewerkt: 2026-11-01
licentie: cc0-1.0
grafiek: staaf
kolommen:
  - {id: a, naam: Soort A}
  - {id: b, naam: Soort B}
rijen:
"""


def source(counts: dict[int, tuple[int, int]]) -> str:
    """The series with these counts, and a correction of which the old count differs with them, within its class."""
    rows = (f"  - {{jaar: {year}, a: {a}, b: {b}, totaal: {a + b}}}\n" for year, (a, b) in counts.items())
    new = counts[2020][0]
    correction = (
        f"{{datum: 2026-11-01, jaar: 2020, kolom: a, oud: {new + 10}, nieuw: {new}, reden: Verkeerd geteld.}}"
    )
    return HEAD + "".join(rows) + f"correcties:\n  - {correction}\n"


def variants(number: int) -> Iterator[dict[int, tuple[int, int]]]:
    """Other counts of which every cell and every total rounds to the same."""
    chance = random.Random(5)
    while number:
        other = {
            year: tuple(count + chance.randint(-2, 2) for count in counts) for year, counts in COUNTS.items()
        }
        same = all(
            round_count(x, 5) == round_count(y, 5)
            for year in COUNTS
            for x, y in zip((*other[year], sum(other[year])), (*COUNTS[year], sum(COUNTS[year])), strict=True)
        )
        if same and other != COUNTS:
            number -= 1
            yield other  # type: ignore[misc]  # two counts in, two counts out


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_of_the_project(tmp_path_factory.mktemp("counts") / "project")
    append(
        "content/pages/cijfers.md",
        "## Voorbeeld\n\nIn 2023 waren het er [[cijfer: voorbeeld totaal 2023]], [[cijfer: voorbeeld a 2023 deel totaal]] daarvan was soort A.\n\n[[grafiek: voorbeeld]]",
    )(folder)
    return folder


def put(folder: Path, counts: dict[int, tuple[int, int]]) -> None:
    (folder / "data" / "cijferreeksen" / "voorbeeld.yaml").write_text(source(counts), encoding="utf-8")


def test_fifty_sources_that_round_to_the_same_give_the_same_records(project: Path):
    put(project, COUNTS)
    records, problems = load_records(project, TODAY)
    assert problems == []
    for other in variants(50):
        put(project, other)
        assert load_records(project, TODAY) == (records, [])


@pytest.mark.thorough
def test_sources_that_round_to_the_same_give_the_same_site_byte_for_byte(project: Path, tmp_path: Path):
    put(project, COUNTS)
    done = build(project, tmp_path / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    first = digest(tmp_path / "site")
    for number, other in enumerate(variants(50 if THOROUGH else 2)):
        put(project, other)
        done = build(project, tmp_path / f"site-{number}")
        assert done.returncode == 0, done.stdout + done.stderr
        assert digest(tmp_path / f"site-{number}") == first


def test_the_note_on_rounding_stands_with_the_table_the_chart_and_the_downloads(
    project: Path, tmp_path: Path
):
    put(project, COUNTS)
    done = build(project, tmp_path / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    note = "Aantallen zijn afgerond op vijftallen. Een 0 kan ook 1 of 2 zijn. Totalen zijn apart afgerond."
    for name in (
        "cijfers/voorbeeld/index.html",
        "cijfers/index.html",
        "cijfers/voorbeeld.json",
        "cijfers/voorbeeld.csv",
    ):
        assert note in (tmp_path / "site" / name).read_text(encoding="utf-8"), name
