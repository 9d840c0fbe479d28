"""The made-up municipality with many recommendations: for scale, and for pages that only many make."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

from tests.projects import copy_of, project

STANDEN = (
    "niet_gestart",
    "wacht_op_besluit",
    "in_voorbereiding",
    "in_uitvoering",
    "wordt_niet_uitgevoerd",
    "andere_maatregel",
    "uitgevoerd",
)
PERSONEN = ("Wethouder Een", "Wethouder Twee", "Wethouder Drie")


def project_with(
    recommendations: int,
    folder: Path,
    built: Path | None = None,
    parts: int = 5,
    steps: int = 8,
    studies: int = 10,
) -> Path:
    """The made-up municipality with so many recommendations more, from `studies` studies; the same every time.

    From a project that was `built` it takes along what was drawn.
    """
    copy_of(built, folder) if built else project(folder)
    chance = random.Random(recommendations)
    study = (folder / "data" / "onderzoeken" / "vervolgonderzoek.yaml").read_text(encoding="utf-8")
    for number in range(studies):
        (folder / "data" / "onderzoeken" / f"veel-{number}.yaml").write_text(
            study.replace("titel: Voorbeeldonderzoek, het vervolg", f"titel: Voorbeeldonderzoek {number}"),
            encoding="utf-8",
        )
    for number in range(1, recommendations + 1):
        (folder / "data" / "aanbevelingen" / f"veel-{number}.yaml").write_text(
            _recommendation(number, number % studies, parts, steps, chance), encoding="utf-8"
        )
    return folder


def _recommendation(number: int, study: int, parts: int, steps: int, chance: random.Random) -> str:
    person = f"portefeuillehouder: {PERSONEN[number % len(PERSONEN)]}\n" if number % 4 else ""
    lines = [
        f"nummer: {number}\ntitel: Voorbeeldaanbeveling {number}\nonderzoek: veel-{study}\ngericht_aan: {'raad' if number % 5 == 0 else 'college'}\n{person}"
        f"tekst: Geef voorbeeld {number}.\nin_het_kort: [Er moet een voorbeeld komen.]\n"
        "reactie: {woord: herkent, waarover: het voorbeeld, samenvatting: [Goed.], datum: 2020-02-01, bronnen: [voorbeeld-bericht]}\nonderdelen:\n"
    ]
    for part in range(parts):
        day = date(2020, 1, 1) + timedelta(days=chance.randrange(60))
        lines.append(f"  - id: deel-{part}\n    titel: Deel {part} van {number}\n    verloop:\n")
        for step in range(steps):
            stand = STANDEN[chance.randrange(len(STANDEN))]
            lines.append(
                f"      - {{datum: {day.isoformat()}, stand: {stand}, toelichting: Stap {step} van deel {part}., vastgesteld_door: redactie, bronnen: [voorbeeld-bericht]}}\n"
            )
            day += timedelta(days=chance.randrange(20, 300) * 8 // max(steps, 8))
            day = min(day, date(2026, 11, 1))
        if part == 0:
            lines.append(
                "    toezeggingen:\n      - {tekst: Het komt., gedaan_op: 2020-02-01, datum: 2021-01-01, bronnen: [voorbeeld-bericht]}\n"
            )
    return "".join([*lines, "bronnen: [voorbeeld-bericht]\n"])
