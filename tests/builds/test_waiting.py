"""What is not public yet is in no output at all; the preview shows it, marked; the day comes from one argument.

The made-up municipality has one of each kind that waits: a page, news, a route and a series that are concepts, and news and
a recommendation that become public on a day. All of them are about a canary.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.projects import append, build, built, replace

WAITING = [
    "content/nieuws/2026-11-01-kanarie.md",
    "content/nieuws/2026-11-02-kanarie.md",
    "content/pages/melden/kanarie.md",
    "data/aanbevelingen/9-kanarie.yaml",
    "data/cijferreeksen/kanarietelling.yaml",
    "data/meldroutes/kanariepost.yaml",
]
ON_THEIR_DAY = date(2026, 12, 1)


def holds(folder: Path) -> list[str]:
    """Every file whose path or bytes name the canary."""
    return [
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file()
        and (b"kanarie" in path.read_bytes().lower() or "kanarie" in str(path.relative_to(folder)))
    ]


def test_what_waits_is_in_no_output(built_site: Path):
    assert holds(built_site) == []


def test_a_build_names_what_waits(own_project: Path):
    done = build(own_project)
    assert f"Nog niet openbaar: {', '.join(WAITING)}" in done.stdout.splitlines()


def test_the_preview_shows_what_waits_and_marks_it(own_project: Path, tmp_path: Path):
    append("content/pages/over.md", "Lees over [de kanarie](/melden/kanarie/).")(own_project)
    preview = built(own_project, tmp_path / "preview", "--concepten")
    shown = {
        "melden/kanarie": "Concept",
        "melden/kanariepost": "Concept",
        "cijfers/kanarietelling": "Concept",
        "nieuws/2026-11-02-kanarie": "Concept",
        "nieuws/2026-11-01-kanarie": "Wordt openbaar op 1 december 2026",
        "aanbevelingen/9-kanarie": "Wordt openbaar op 1 december 2026",
    }
    for page, words in shown.items():
        text = (preview / page / "index.html").read_text(encoding="utf-8")
        assert f"<strong>{words}.</strong> Alleen in dit voorbeeld te zien" in text, page
    done = build(own_project)
    assert done.returncode == 1
    assert (
        "'/melden/kanarie/' is nog niet openbaar; publiceer die pagina eerst of verwijder de link"
        in done.stdout
    )


def test_a_preview_cannot_be_built_where_the_public_site_stands(own_project: Path):
    done = build(own_project, own_project / "output", "--concepten")
    assert done.returncode == 2
    assert "--concepten maakt een voorbeeld; noem met --uitvoer een andere map" in done.stderr


def test_what_waits_for_a_day_is_public_on_that_day(own_project: Path):
    # Of another day every document would be drawn again, and the page leads to its own.
    found = holds(built(own_project, None, "--zonder-documenten", today=ON_THEIR_DAY))
    assert {
        "aanbevelingen/9-kanarie/index.html",
        "aanbevelingen/aanbevelingen.json",
        "nieuws/2026-11-01-kanarie/index.html",
        "nieuws/atom.xml",
        "zoeken/index.html",
    } <= set(found)
    assert [
        name for name in found if "kanariepost" in name or "kanarietelling" in name or "2026-11-02" in name
    ] == []


def test_the_municipality_cannot_be_a_concept(own_project: Path):
    replace("data/gemeente.yaml", "officieel: false", "officieel: false\nstatus: concept")(own_project)
    assert (
        "data/gemeente.yaml: zonder gemeente is er geen site; verwijder 'status' en 'publiceren_op'"
        in build(own_project).stdout.splitlines()
    )
