"""What is not public yet is in no output at all; the preview shows it, marked; the day comes from one argument."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import build
from tests.projects import all_of, append, copy_of_the_project, replace, write

CANARY = "kanarievogel"
PAGE = f"---\nTitle: Waar de {CANARY} vliegt\nDate: 2026-11-01\nSummary: Over de {CANARY}.\n{{}}---\n\nTekst over de {CANARY}.\n"
NEWS = f"---\nTitle: Nieuws over de {CANARY}\nDate: 2026-11-01\ngeplaatst: 2026-11-01\nSummary: Over de {CANARY}.\nbronnen: [ivp-2023-2026]\n{{}}---\n\nTekst.\n"
ROUTE = (
    f"naam: De {CANARY}\nsoort: politie\nvolgorde: 90\nsamenvatting: Voor de {CANARY}.\nvoor_wie: Iedereen.\nwaarvoor: [Iets]\nanoniem: onbekend\nanoniem_toelichting: Onbekend.\n"
    "bronnen: [ivp-2023-2026]\ngecontroleerd: {{hoe: alleen_genoemd, op: 2026-11-01}}\n{}"
)
REEKS = (
    f"titel: De {CANARY} telt\nonderwerp: Vogels\nomschrijving: Vogels.\neenheid: vogels\ngebied: Nederland\ndefinitie: Vogels.\nkanttekening: Niet echt.\nbron_openbaar: true\n"
    "bronnen: [ivp-2023-2026]\nbijgewerkt: 2026-11-01\nlicentie: cc0-1.0\ngrafiek: lijn\nkolommen:\n  - {{id: aantal, naam: Aantal}}\nrijen:\n  - {{jaar: 2020, aantal: 1}}\n  - {{jaar: 2021, aantal: 2}}\n{}"
)
AANBEVELING = (
    f"nummer: 90\ntitel: De {CANARY}\nonderzoek: investeren-en-regisseren\ngericht_aan: college\ntekst: Doe dit.\nin_het_kort: [Kort.]\n"
    "reactie: {{woord: herkent, waarover: dit, samenvatting: [Ja.], datum: 2023-06-02, bronnen: [ivp-2023-2026]}}\n"
    f"onderdelen:\n  - id: deel\n    titel: Deel\n    verloop:\n      - {{{{datum: 2026-11-01, stand: in_uitvoering, toelichting: De {CANARY} vliegt., vastgesteld_door: redactie, bronnen: [ivp-2023-2026]}}}}\n"
    "bronnen: [ivp-2023-2026]\n{}"
)
KINDS = {
    "a page": ("content/pages/melden/vogels.md", PAGE, "status: concept\n", "publiceren_op: 2026-12-01\n"),
    "news": ("content/nieuws/2026-11-01-vogel.md", NEWS, "status: concept\n", "publiceren_op: 2026-12-01\n"),
    "a route": ("data/meldroutes/vogel.yaml", ROUTE, "status: concept\n", "publiceren_op: 2026-12-01\n"),
    "a series": ("data/cijferreeksen/vogels.yaml", REEKS, "status: concept\n", "publiceren_op: 2026-12-01\n"),
    "a recommendation": (
        "data/aanbevelingen/90-vogel.yaml",
        AANBEVELING,
        "status: concept\n",
        "publiceren_op: 2026-12-01\n",
    ),
}


def holds(folder: Path) -> list[str]:
    """Every file whose name or bytes hold the canary or the bird."""
    return [
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file()
        and (CANARY.encode() in path.read_bytes() or "vogel" in path.name or "vogel" in path.parent.name)
    ]


@pytest.fixture(scope="module")
def waiting_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one of each kind that is a concept, and none that is public."""
    folder = copy_of_the_project(tmp_path_factory.mktemp("waiting") / "project", languages=False)
    all_of(*(write(name, text.format(concept)) for name, text, concept, _ in KINDS.values()))(folder)
    return folder


def test_a_concept_is_in_no_output(waiting_project: Path, tmp_path: Path):
    done = build(waiting_project, tmp_path / "output")
    assert done.returncode == 0, done.stdout + done.stderr
    assert holds(tmp_path / "output") == []
    assert all(name in done.stdout for name, _, _, _ in KINDS.values())


def test_the_preview_shows_a_concept_and_marks_it(waiting_project: Path, tmp_path: Path):
    append("content/pages/over.md", "Lees over [de vogel](/melden/vogels/).")(waiting_project)
    done = build(waiting_project, tmp_path / "output", "--concepten")
    assert done.returncode == 0, done.stdout + done.stderr
    for page in (
        "melden/vogels",
        "melden/vogel",
        "nieuws/2026-11-01-vogel",
        "cijfers/vogels",
        "aanbevelingen/90-vogel",
    ):
        text = (tmp_path / "output" / page / "index.html").read_text(encoding="utf-8")
        assert "<strong>Concept.</strong> Alleen in dit voorbeeld te zien" in text, page
    done = build(waiting_project, tmp_path / "public")
    assert done.returncode == 1
    assert (
        "'/melden/vogels/' is nog niet openbaar; publiceer die pagina eerst of verwijder de link"
        in done.stdout
    )


def test_a_concept_cannot_be_built_where_the_public_site_stands(waiting_project: Path):
    done = build(waiting_project, waiting_project / "output", "--concepten")
    assert done.returncode == 2
    assert "--concepten" in done.stderr


def test_what_waits_for_a_day_is_public_on_that_day_and_not_before(tmp_path: Path):
    folder = copy_of_the_project(tmp_path / "project", languages=False)
    all_of(
        *(
            write(name, text.format(later))
            for kind, (name, text, _, later) in KINDS.items()
            if kind != "a page"
        )
    )(folder)
    before = build(folder, tmp_path / "before", "--vandaag", "2026-11-30")
    on_the_day = build(folder, tmp_path / "on-the-day", "--vandaag", "2026-12-01")
    assert before.returncode == on_the_day.returncode == 0, before.stdout + on_the_day.stdout
    assert holds(tmp_path / "before") == []
    assert {
        "cijfers/vogels.csv",
        "aanbevelingen/aanbevelingen.json",
        "nieuws/atom.xml",
        "zoeken/index.html",
        "melden/vogel/index.html",
    } <= set(holds(tmp_path / "on-the-day"))


def test_the_municipality_cannot_be_a_concept(tmp_path: Path):
    folder = copy_of_the_project(tmp_path / "project", languages=False)
    replace("data/gemeente.yaml", "officieel: false", "officieel: false\nstatus: concept")(folder)
    done = build(folder, tmp_path / "output")
    assert (
        "data/gemeente.yaml: zonder gemeente is er geen site; verwijder 'status' en 'publiceren_op'"
        in done.stdout
    )
