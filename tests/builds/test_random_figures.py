"""Series of any numbers, from YAML and from CSV: each place of the site says exactly what was typed, or what it was rounded to."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path

import pytest

from tests.conftest import THOROUGH
from tests.figures_in_site import (
    Cell,
    Reeks,
    disagreements,
    in_csv,
    in_excel,
    in_json,
    in_package,
    in_table,
    sources,
)
from tests.projects import built

SERIES = 3
"""In one build; more would make the list of figures heavier than a page may be."""
BUILDS = 12 if THOROUGH else 1
BASIS = 5
HEAD = """titel: Een willekeurige reeks {name}
onderwerp: Willekeurig {name}
omschrijving: Getallen om te proberen, reeks {name}.
eenheid: keer
gebied: Voorbeeldland
definitie: Een getal.
kanttekening: Niet echt.
bronnen: [voorbeeld-bericht]
bijgewerkt: 2026-11-01
licentie: cc0-1.0
grafiek: {chart}
decimalen: {decimals}
bron_openbaar: true
kolommen:
"""


def value(chance: random.Random, decimals: int) -> str:
    """A number as somebody types it in YAML: small or very large, with any of the decimals, approximate or not.

    Not of eight or nine digits at random: one in eleven would be the number of a citizen.
    """
    number = chance.choice(
        [0, 1, 7, 88, 100, 999, 1_000, 16_918, 999_999, 1_000_000, 123_456_789, 999_999_999_999]
    )
    number = (
        number if chance.random() < 0.5 else chance.randrange(0, 10 ** chance.choice([1, 2, 3, 4, 5, 6, 7]))
    )
    after = chance.randint(0, decimals)
    digits = f"{number % 10**9}.{chance.randrange(10**after):0{after}}" if after else str(number)
    return chance.choice(["", "", "", "~", ">="]) + digits


def write_series(folder: Path, name: str, chance: random.Random) -> None:
    """A series of random columns, years and values, its rows in YAML or in a CSV of any form."""
    decimals, columns = chance.randint(0, 3), [f"k{number}" for number in range(chance.randint(1, 4))]
    first, count = chance.randint(1950, 2000), chance.randint(2, 14)
    rows = [
        (year, ["onbekend" if chance.random() < 0.15 else value(chance, decimals) for _ in columns])
        for year in range(first, first + count)
    ]
    rows[0][1][0] = value(chance, decimals)
    text = HEAD.format(name=name, chart=chance.choice(["lijn", "staaf"]), decimals=decimals)
    text += "".join(f"  - {{id: {key}, naam: Kolom {key}}}\n" for key in columns)
    if chance.random() < 0.5:
        cells = [
            ", ".join(
                f"{key}: '{cell}'" if cell[0] == ">" else f"{key}: {cell}"
                for key, cell in zip(columns, row, strict=True)
            )
            for _, row in rows
        ]
        text += "rijen:\n" + "".join(
            f"  - {{jaar: {year}, {row}}}\n" for (year, _), row in zip(rows, cells, strict=True)
        )
    else:
        separator, sign = chance.choice([",", ";"]), chance.choice(["punt", "komma"])
        text += f"csv: {{scheidingsteken: '{separator}', decimaalteken: {sign}}}\n"
        lines = [
            ["jaar", *columns],
            *(
                [str(year), *(cell.replace(".", ",") if sign == "komma" else cell for cell in row)]
                for year, row in rows
            ),
        ]
        joined = [
            separator.join(f'"{cell}"' if separator in cell else cell for cell in line) for line in lines
        ]
        data = chance.choice(["\n", "\r\n"]).join([*joined, ""]).encode(chance.choice(["utf-8", "utf-8-sig"]))
        (folder / f"{name}.csv").write_bytes(data)
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def write_counts(folder: Path, name: str, chance: random.Random) -> Reeks:
    """A series of own counts; what is to be seen of it, rounded here without the code of the site."""
    true = {year: chance.randrange(0, 10**6) for year in range(2010, 2019)}
    text = HEAD.format(name=name, chart="staaf", decimals=0).replace(
        "bron_openbaar: true", f"bron_openbaar: false\nafronden_op: {BASIS}"
    )
    text += "  - {id: aantal, naam: Aantal}\nrijen:\n" + "".join(
        f"  - {{jaar: {year}, aantal: {count}}}\n" for year, count in true.items()
    )
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    shown = {
        (year, "aantal"): Cell(Decimal((count + BASIS // 2) // BASIS * BASIS), "")
        for year, count in true.items()
    }
    return Reeks(name, {"aantal": "Aantal"}, 0, shown)


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(BUILDS))
def test_numbers_of_any_size_and_kind_are_the_same_in_every_place(own_project: Path, seed: int):
    chance, folder = random.Random(seed), own_project / "data" / "cijferreeksen"
    for number in range(SERIES):
        write_series(folder, f"proef-{number}", chance)
    counts = write_counts(folder, "telling", chance)
    site = built(own_project)
    known = {name: reeks for name, reeks in sources(own_project).items() if name.startswith("proef-")}
    assert len(known) == SERIES
    assert disagreements(site, known, [], str) == []
    for reeks in (*known.values(), counts):
        assert in_package(site, reeks.id) == reeks.typed
    for cells in (
        in_csv(site, "telling"),
        in_excel(site, "telling"),
        in_json(site, "telling", counts.columns),
    ):
        assert cells == counts.typed
    assert in_table(site, counts) == {key: cell.in_words(0) for key, cell in counts.typed.items()}
