"""The whole way, as a person takes it: a tiny site, the real site, and mistakes in it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from plugins.checks.checking import check_site
from plugins.checks.site import declared_on, dialled_numbers
from tests.conftest import build
from tests.many import tiny_project
from tests.projects import copy_of_the_project, digest


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of_the_project(tmp_path_factory.mktemp("project"))


SITE_MAP = [
    "/",
    "melden/",
    "melden/veilig/",
    "melden/keuzehulp/",
    "melden/keuzehulp/begin/",
    "melden/keuzehulp/alles/",
    "controleer-het-zelf/",
    "melden/meldlijn-m/",
    "melden/signalen/",
    "melden/signalen/horeca/",
    "aanpak/",
    "preventie/",
    "preventie/ipta/",
    "preventie/rio/",
    "preventie/oko/",
    "preventie/jit/",
    "preventie/pga/",
    "preventie/jongerenwerk/",
    "preventie/kernteams-jeugd/",
    "aanbevelingen/",
    "aanbevelingen/stand/uitgevoerd/",
    "aanbevelingen/standen/",
    "aanbevelingen/wijzigingen/",
    "aanbevelingen/vergadering/2023-07-04/",
    "cijfers/",
    "cijfers/mma-meldingen/",
    "nieuws/",
    "begrippen/",
    "bronnen/",
    "zoeken/",
    "open-data/",
    "over/",
    "privacy/",
    "toegankelijkheid/",
    "colofon/",
    "contact/",
]


def test_every_address_of_the_site_map_is_there(built_site: Path):
    assert [
        address for address in SITE_MAP if not (built_site / address.strip("/") / "index.html").is_file()
    ] == []
    assert (built_site / "404.html").is_file()
    assert (built_site / "nieuws" / "atom.xml").is_file()


def test_nothing_is_wrong_with_the_real_site(built_site: Path):
    numbers = dialled_numbers(built_site)
    assert [
        str(problem) for problem in check_site(built_site, numbers, declared=declared_on(built_site))[1]
    ] == []


def test_the_same_day_gives_the_same_bytes_and_nothing_is_built_twice(project: Path, tmp_path: Path):
    one, two = tmp_path / "one", tmp_path / "two"
    assert build(project, one).returncode == 0
    assert build(project, two).returncode == 0
    assert digest(one) == digest(two)
    assert "Er is niets veranderd" in build(project, one).stdout


def test_a_site_built_over_others_and_without_ready_css_is_the_same(built_site: Path, tmp_path: Path):
    folder, output = copy_of_the_project(tmp_path / "project"), tmp_path / "output"
    more = folder / "content" / "nieuws" / "2026-01-01-meer.md"
    more.write_text(
        "---\nTitle: Meer\nDate: 2026-01-01\ngeplaatst: 2026-01-01\nSummary: Meer.\nbronnen: [ivp-2023-2026]\n---\n\nMeer.\n",
        encoding="utf-8",
    )
    for _ in range(2):
        done = build(folder, output, "--opnieuw")
        assert done.returncode == 0, done.stdout + done.stderr
    assert (output / "nieuws" / "2026-01-01-meer" / "index.html").is_file()
    more.unlink()
    shutil.rmtree(folder / ".cache" / "styles")
    for _ in range(2):  # once in each of the two directories
        done = build(folder, output, "--opnieuw")
        assert done.returncode == 0, done.stdout + done.stderr
        assert digest(output) == digest(built_site)


def test_table_csv_and_json_show_the_same_figures(built_site: Path):
    reeks = json.loads((built_site / "cijfers" / "mma-meldingen.json").read_text(encoding="utf-8"))
    rows = [
        line.split(",")[:4]
        for line in (built_site / "cijfers" / "mma-meldingen.csv")
        .read_text(encoding="utf-8")
        .splitlines()[1:]
    ]
    page = (built_site / "cijfers" / "mma-meldingen" / "index.html").read_text(encoding="utf-8")
    assert [
        [str(row["jaar"]), "meldingen", str(row["meldingen"]["waarde"]), row["meldingen"]["soort"]]
        for row in reeks["rijen"]
    ] == rows
    for _, _, value, kind in rows:
        shown = f"{int(value):,}".replace(",", ".")
        assert f'<td class="getal">{"ongeveer " if kind == "ongeveer" else ""}{shown}</td>' in page


def test_a_tiny_site_is_built_from_front_to_back(tmp_path: Path):
    folder = tiny_project(tmp_path / "project")
    done = build(folder, tmp_path / "output")
    assert done.returncode == 0, done.stdout + done.stderr
    text = (tmp_path / "output" / "over" / "index.html").read_text(encoding="utf-8")
    assert "ongeveer 1.200</a>" in text
    assert 'href="../begrippen/#voorbeeld-begrip">Voorbeeldbegrip</a>' in text
