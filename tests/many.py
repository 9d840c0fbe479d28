"""A project with many recommendations, recognisably not real: for scale, and for pages that only many make."""

from __future__ import annotations

import random
import shutil
from datetime import date, timedelta
from pathlib import Path

from tests.conftest import ROOT
from tests.projects import copy_of_the_project

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


def tiny_project(folder: Path) -> Path:
    """A project with the records of the tests in place of the real ones, and pages without real facts."""
    copy_of_the_project(folder, languages=False)
    shutil.rmtree(folder / "data")
    shutil.copytree(ROOT / "tests" / "records" / "good" / "data", folder / "data")
    shutil.rmtree(folder / "content" / "nieuws")
    shutil.rmtree(folder / "content" / "pages" / "aanpak")
    (
        folder / "content" / "pages" / "melden" / "aangifte.md"
    ).unlink()  # only words that are left out here lead to it
    route = (
        folder / "data" / "meldroutes" / "voorbeeld-bezoek.yaml"
    )  # so that the page of the professions has one
    route.write_text(
        route.read_text(encoding="utf-8").replace("soort: politie", "soort: beroep"), encoding="utf-8"
    )
    for page in (folder / "content").rglob("*.md"):
        head = page.read_text(encoding="utf-8").split("---")[1]
        kept = [
            line
            for line in head.splitlines()
            if line.split(":")[0] in ("Title", "Date", "Summary", "Template")
        ]
        page.write_text(
            "\n".join(
                [
                    "---",
                    *kept,
                    "---",
                    "",
                    "Een voorbeeld met [[begrip: voorbeeld-begrip]] en [[cijfer: voorbeeld-reeks 2021]].",
                ]
            ),
            encoding="utf-8",
        )
    return folder


def project_with(
    recommendations: int, folder: Path, parts: int = 5, steps: int = 8, studies: int = 10
) -> Path:
    """A tiny project with so many recommendations from `studies`, each with parts and steps; the same every time."""
    tiny_project(folder)
    chance = random.Random(recommendations)
    study = (folder / "data" / "onderzoeken" / "voorbeeld-onderzoek.yaml").read_text(encoding="utf-8")
    for number in range(studies):
        (folder / "data" / "onderzoeken" / f"voorbeeld-{number}.yaml").write_text(
            study.replace("titel: Voorbeeldonderzoek", f"titel: Voorbeeldonderzoek {number}"),
            encoding="utf-8",
        )
    for number in range(1, recommendations + 1):
        (folder / "data" / "aanbevelingen" / f"v{number}.yaml").write_text(
            _recommendation(number, number % studies, parts, steps, chance), encoding="utf-8"
        )
    for year in range(2020, 2026):
        text = f"datum: {year}-06-15\nsoort: raadsvergadering\nonderwerp: Een voorbeeld.\nbronnen: [voorbeeld-bron]\n"
        (folder / "data" / "vergaderingen" / f"{year}-06-15.yaml").write_text(text, encoding="utf-8")
    return folder


def _recommendation(number: int, study: int, parts: int, steps: int, chance: random.Random) -> str:
    person = f"portefeuillehouder: {PERSONEN[number % len(PERSONEN)]}\n" if number % 4 else ""
    lines = [
        f"nummer: {number}\ntitel: Voorbeeldaanbeveling {number}\nonderzoek: voorbeeld-{study}\ngericht_aan: {'raad' if number % 5 == 0 else 'college'}\n{person}"
        f"tekst: Geef voorbeeld {number}.\nin_het_kort: [Er moet een voorbeeld komen.]\n"
        "reactie: {woord: herkent, waarover: het voorbeeld, samenvatting: [Goed.], datum: 2020-02-01, bronnen: [voorbeeld-bron]}\nonderdelen:\n"
    ]
    for part in range(parts):
        day = date(2020, 1, 1) + timedelta(days=chance.randrange(60))
        lines.append(f"  - id: deel-{part}\n    titel: Deel {part} van {number}\n    verloop:\n")
        for step in range(steps):
            stand = STANDEN[chance.randrange(len(STANDEN))]
            lines.append(
                f"      - {{datum: {day.isoformat()}, stand: {stand}, toelichting: Stap {step} van deel {part}., vastgesteld_door: redactie, bronnen: [voorbeeld-bron]}}\n"
            )
            day += timedelta(days=chance.randrange(20, 300) * 8 // max(steps, 8))
            day = min(day, date(2026, 11, 1))
        if part == 0:
            lines.append(
                "    toezeggingen:\n      - {tekst: Het komt., gedaan_op: 2020-02-01, datum: 2021-01-01, bronnen: [voorbeeld-bron]}\n"
            )
    return "".join([*lines, "bronnen: [voorbeeld-bron]\n"])
