"""The whole way, as a person takes it: a tiny site, the real site, and mistakes in it."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.checks.checking import check_site
from plugins.checks.site import read_site
from tests.conftest import ROOT, build


def copy_of_the_project(folder: Path) -> Path:
    """A copy of the sources that shares what was installed and drawn, so that a build in it is quick."""
    for name in ("content", "data", "plugins", "requirements"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "theme", folder / "theme", ignore=shutil.ignore_patterns("node_modules"))
    (folder / "theme" / "node_modules").symlink_to(ROOT / "theme" / "node_modules")
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, folder / name)
    if (ROOT / ".cache").is_dir():
        shutil.copytree(ROOT / ".cache", folder / ".cache", ignore=shutil.ignore_patterns("*.lock", "preview"))
    return folder


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of_the_project(tmp_path_factory.mktemp("project"))


def digest(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*")) if path.is_file()}


SITE_MAP = [
    "/",
    "melden/",
    "melden/veilig/",
    "melden/keuzehulp/",
    "melden/keuzehulp/start/",
    "melden/meld-misdaad-anoniem/",
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
    assert [address for address in SITE_MAP if not (built_site / address.strip("/") / "index.html").is_file()] == []
    assert (built_site / "404.html").is_file()
    assert (built_site / "nieuws" / "atom.xml").is_file()


def test_nothing_is_wrong_with_the_real_site(built_site: Path):
    pages = read_site(built_site, frozenset())
    numbers = frozenset(href for page in pages if page.path.startswith("melden/") for href in page.hrefs if href.startswith("tel:"))
    assert [str(problem) for problem in check_site(built_site, numbers)[1]] == []


def test_the_same_day_gives_the_same_bytes_and_nothing_is_built_twice(project: Path, tmp_path: Path):
    one, two = tmp_path / "one", tmp_path / "two"
    assert build(project, one).returncode == 0
    assert build(project, two).returncode == 0
    assert digest(one) == digest(two)
    assert "Er is niets veranderd" in build(project, one).stdout


def test_table_csv_and_json_show_the_same_figures(built_site: Path):
    reeks = json.loads((built_site / "cijfers" / "mma-meldingen.json").read_text(encoding="utf-8"))
    rows = [line.split(",")[:4] for line in (built_site / "cijfers" / "mma-meldingen.csv").read_text(encoding="utf-8").splitlines()[1:]]
    page = (built_site / "cijfers" / "mma-meldingen" / "index.html").read_text(encoding="utf-8")
    assert [[str(row["jaar"]), "meldingen", str(row["meldingen"]["waarde"]), row["meldingen"]["soort"]] for row in reeks["rijen"]] == rows
    for _, _, value, kind in rows:
        shown = f"{int(value):,}".replace(",", ".")
        assert f'<td class="getal">{"ongeveer " if kind == "ongeveer" else ""}{shown}</td>' in page


Change = Callable[[Path], None]


def replace(name: str, old: str, new: str) -> Change:
    def change(root: Path) -> None:
        path = root / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{name} no longer holds {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def write(name: str, text: str) -> Change:
    return lambda root: (root / name).write_text(text, encoding="utf-8") and None


MISTAKES: list[tuple[str, Change, str]] = [
    ("a misspelt key", replace("data/begrippen/bibob.yaml", "uitleg:", "uitlegg:"), "data/begrippen/bibob.yaml:3:1: onbekende sleutel 'uitlegg'; bedoelde u 'uitleg'?"),
    ("an unknown value", replace("data/programmas/oko.yaml", "pijler: jeugd", "pijler: jeugdd"), "data/programmas/oko.yaml:3:9: onbekende waarde 'jeugdd' bij 'pijler'; bedoelde u 'jeugd'?"),
    ("a missing field", replace("data/programmas/oko.yaml", "pijler: jeugd\n", ""), "data/programmas/oko.yaml:1:1: 'pijler' ontbreekt; voeg deze sleutel toe"),
    ("an impossible date", replace("data/vergaderingen/2023-07-04.yaml", "2023-07-04", "2023-02-31"), "data/vergaderingen/2023-07-04.yaml:1:8: 2023-02-31 bestaat niet in de kalender"),
    ("a reference to nothing", replace("data/begrippen/bibob.yaml", "kst-31109-26", "kst-31109-62"), "bestaat niet in data/bronnen; bedoelde u 'kst-31109-26'?"),
    (
        "a directive that names nothing",
        replace("content/pages/cijfers.md", "[[grafiek: mma-meldingen]]", "[[grafiek: mma-melding]]"),
        "content/pages/cijfers.md:17:1: 'mma-melding' bestaat niet in data/cijferreeksen; bedoelde u 'mma-meldingen'?",
    ),
    ("a page without title", replace("content/pages/over.md", "Title: Over deze site\n", ""), "content/pages/over.md:2:1: 'Title' ontbreekt; voeg deze sleutel toe"),
    ("a page without front matter", write("content/pages/los.md", "Alleen tekst.\n"), "content/pages/los.md:1:1: de pagina begint niet met '---'"),
    ("an unknown template", replace("content/pages/cijfers.md", "Template: cijfers", "Template: cijfer"), "content/pages/cijfers.md:6:11: onbekend sjabloon 'cijfer'; bedoelde u 'cijfers'?"),
    ("a missing plugin", replace("pelicanconf.py", '"plugins.styles.plugin"', '"plugins.stijlen.plugin"'), "plugin 'plugins.stijlen.plugin' bestaat niet"),
    ("a plugin left out", replace("pelicanconf.py", '    "plugins.pages.plugin",\n', ""), "plugin 'plugins.pages.plugin' ontbreekt"),
    ("a misspelt setting", replace("pelicanconf.py", "DEFAULT_LANG", "DEFAULT_LANGG"), "pelicanconf.py:11:1: onbekende instelling 'DEFAULT_LANGG'; bedoelde u 'DEFAULT_LANG'?"),
    (
        "raw HTML",
        replace("content/pages/over.md", "## Klopt er iets niet?", "<script>alert(1)</script>\n\n## Klopt er iets niet?"),
        "content/pages/over.md:22:1: HTML en commentaar (< … >) mogen niet in een tekst",
    ),
    ("a script in a link", replace("content/pages/over.md", "(/contact/)", "(JaVaScRiPt:alert)"), "'JaVaScRiPt:alert' mag niet; een link begint met https://"),
    ("a dead link", replace("content/pages/over.md", "(/contact/)", "(/contacten/)"), "'/contacten/' bestaat niet op deze site; bedoelde u '/contact/'?"),
    (
        "a heading jump",
        replace("content/pages/over.md", "## Klopt er iets niet?", "#### Klopt er iets niet?"),
        "content/pages/over.md:22:1: een kop van niveau 4 onder een kop van niveau 2; gebruik '### '",
    ),
    (
        "a telephone number that is not in the register",
        replace("content/pages/over.md", "## Klopt er iets niet?", "Bel 0800-7001 of 030-1234567.\n\n## Klopt er iets niet?"),
        "over/index.html: het nummer '0800-7001' staat niet in het register",
    ),
    ("a file that is no page", write("content/pages/blad.xlsx", "x"), "content/pages/blad.xlsx: een bestand van het type '.xlsx' wordt niet gepubliceerd"),
    (
        "a broken template",
        write("theme/templates/page.html", "{% extends 'base.html' %}{{ bestaat_niet }}{% block inhoud %}{{ ook_niet.dit }}{% endblock %}"),
        "een sjabloon gebruikt iets dat niet bestaat",
    ),
]


@pytest.mark.parametrize(("mistake", "change", "expected"), MISTAKES, ids=[mistake for mistake, _, _ in MISTAKES])
def test_a_mistake_is_refused_in_dutch_and_leaves_the_site_as_it_was(project: Path, tmp_path: Path, mistake: str, change: Change, expected: str):
    folder = copy_of_the_project(tmp_path / "project")
    output = tmp_path / "output"
    assert build(folder, output).returncode == 0
    before = digest(output)
    change(folder)
    done = build(folder, output)
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert expected in said
    assert "Traceback" not in said
    assert digest(output) == before


def test_all_mistakes_are_listed_at_once(tmp_path: Path):
    folder = copy_of_the_project(tmp_path / "project")
    replace("data/begrippen/bibob.yaml", "naam:", "nam:")(folder)
    replace("data/bronnen/nrc-2017-02-07.yaml", "soort: nieuwsbericht", "soort: krant")(folder)
    replace("content/pages/over.md", "Title:", "Titel:")(folder)
    done = subprocess.run([sys.executable, "-m", "plugins.publish", "check", "--vandaag", "2026-11-23"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert {line.split(":")[0] for line in done.stdout.splitlines() if ":" in line} == {"data/begrippen/bibob.yaml", "data/bronnen/nrc-2017-02-07.yaml", "content/pages/over.md"}


def test_plain_pelican_refuses_bad_sources_too(tmp_path: Path):
    folder = copy_of_the_project(tmp_path / "project")
    replace("data/begrippen/bibob.yaml", "naam:", "nam:")(folder)
    done = subprocess.run([sys.executable, "-m", "pelican", "-s", "pelicanconf.py"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "onbekende sleutel 'nam'; bedoelde u 'naam'?" in " ".join((done.stdout + done.stderr).split())
    assert not (folder / "output").exists()


def test_a_tiny_site_is_built_from_front_to_back(tmp_path: Path):
    folder = copy_of_the_project(tmp_path / "project")
    shutil.rmtree(folder / "data")
    shutil.copytree(ROOT / "tests" / "records" / "good" / "data", folder / "data")
    shutil.rmtree(folder / "content" / "nieuws")
    for page in (folder / "content").rglob("*.md"):
        head = page.read_text(encoding="utf-8").split("---")[1]
        kept = [line for line in head.splitlines() if line.split(":")[0] in ("Title", "Date", "Summary", "Template")]
        page.write_text("\n".join(["---", *kept, "---", "", "Een voorbeeld met [[begrip: voorbeeld-begrip]] en [[cijfer: voorbeeld-reeks 2021]]."]), encoding="utf-8")
    done = build(folder, tmp_path / "output")
    assert done.returncode == 0, done.stdout + done.stderr
    text = (tmp_path / "output" / "over" / "index.html").read_text(encoding="utf-8")
    assert "ongeveer 1.200</a>" in text
    assert 'href="../begrippen/#voorbeeld-begrip">Voorbeeldbegrip</a>' in text
