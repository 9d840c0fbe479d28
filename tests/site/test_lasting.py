"""An address that was published stays, leads to where its page stands now, or says why it is gone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from plugins.hosting.served import read_served
from plugins.hosting.servers import configuration
from plugins.site.journal import changes
from plugins.source.published import MANIFEST, Published, read_published
from tests.projects import TODAY, append, problems_of, publisher_in, replace, write

BASELINE = "data/gepubliceerd.json"
OLD, NEW = "/cijfers/voorbeeldnullen/", "/cijfers/voorbeeldniets/"


@pytest.fixture
def project(own_project: Path, built_site: Path) -> Path:
    """A project of which all that is there was published."""
    shutil.copy(built_site / MANIFEST, own_project / BASELINE)
    assert problems_of(own_project) == []
    return own_project


def rename(project: Path) -> None:
    """Give a series another name."""
    folder = project / "data/cijferreeksen"
    (folder / "voorbeeldnullen.yaml").rename(folder / "voorbeeldniets.yaml")


def test_a_renamed_page_is_refused_until_it_has_an_alias(project: Path):
    rename(project)
    assert problems_of(project) == [
        f"data/cijferreeksen/voorbeeldnullen.yaml: {OLD} stond op de site en is er niet meer; zet 'aliassen: [{OLD}]' "
        "in data/cijferreeksen/voorbeeldniets.yaml, of zet haar in data/vervallen.yaml met 'adres', 'op' en 'omdat'"
    ]
    replace("data/cijferreeksen/voorbeeldniets.yaml", "titel:", f"aliassen: [{OLD}]\ntitel:")(project)
    assert problems_of(project) == []


def test_a_new_name_is_no_way_around_a_correction(project: Path):
    rename(project)
    replace("data/cijferreeksen/voorbeeldniets.yaml", "titel:", f"aliassen: [{OLD}]\ntitel:")(project)
    kept = json.loads((project / BASELINE).read_text(encoding="utf-8"))
    year, values = next(iter(kept["cijferreeksen"]["voorbeeldnullen"].items()))
    values[next(iter(values))] = "4711"
    write(BASELINE, json.dumps(kept))(project)
    *_, problem = problems_of(project)  # and that of what could not be looked at
    assert f"op de site stond voor {year} 4711, en dat is nu 0; voeg een correctie toe" in problem


def test_a_removed_text_is_refused_until_it_is_said_to_be_gone(project: Path):
    append("content/pages/over.md", "Lees [hoe het zit](/over/extra/).")(project)
    extra = "---\nTitle: Extra\nDate: 2026-11-01\nSummary: Een extra pagina.\n---\n\nTekst.\n"
    write("content/pages/over/extra.md", extra)(project)
    assert problems_of(project) == []
    kept = json.loads((project / BASELINE).read_text(encoding="utf-8"))
    kept["adressen"]["/over/extra/"] = ["content/pages/over/extra.md", "2026-11-01"]
    write(BASELINE, json.dumps(kept))(project)
    (project / "content/pages/over/extra.md").unlink()
    replace("content/pages/over.md", "Lees [hoe het zit](/over/extra/).", "Lees verder.")(project)
    assert problems_of(project) == [
        "content/pages/over/extra.md: /over/extra/ stond op de site en is er niet meer; zet 'aliassen: [/over/extra/]' "
        "bij de pagina die ervoor in de plaats kwam, of zet haar in data/vervallen.yaml met 'adres', 'op' en 'omdat'"
    ]
    write(
        "data/vervallen.yaml",
        "vervallen:\n  - {adres: /over/extra/, op: 2026-11-20, omdat: zij dubbel was.}\n",
    )(project)
    assert problems_of(project) == []


@pytest.mark.parametrize(
    ("alias", "said"),
    [
        ("/cijfers/", "data/cijferreeksen/voorbeeldnullen.yaml:1:12: alias /cijfers/ is het adres van een pagina die er nog is"),
        ("/weg/", "data/cijferreeksen/voorbeeldnullen.yaml:1:12: alias /weg/ staat ook in data/vervallen.yaml"),
        ("/twee/", "content/pages/over.md:2:12: alias /twee/ staat ook in data/cijferreeksen/voorbeeldnullen.yaml"),
        ("cijfers/oud", "data/cijferreeksen/voorbeeldnullen.yaml:1:12: 'aliassen': 'cijfers/oud' heeft niet de goede vorm"),
    ],
)  # fmt: skip
def test_an_alias_leads_from_one_address_of_before_to_one_page(project: Path, alias: str, said: str):
    write("data/vervallen.yaml", "vervallen:\n  - {adres: /weg/, op: 2026-11-20, omdat: zij dubbel was.}\n")(
        project
    )
    replace("content/pages/over.md", "Title:", "aliassen: [/twee/]\nTitle:")(project)
    path = project / "data/cijferreeksen/voorbeeldnullen.yaml"
    path.write_text(f"aliassen: [{alias}]\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    *_, problem = problems_of(project)  # and that of what could not be looked at
    assert problem.startswith(said)


def test_a_site_in_a_folder_of_its_server_leads_from_old_addresses_and_finds_itself_from_its_404(
    project: Path,
):
    rename(project)
    replace("data/cijferreeksen/voorbeeldniets.yaml", "titel:", f"aliassen: [{OLD}]\ntitel:")(project)
    write("data/vervallen.yaml", "vervallen:\n  - {adres: /weg/, op: 2026-11-20, omdat: zij dubbel was.}\n")(
        project
    )
    kept = json.loads((project / BASELINE).read_text(encoding="utf-8"))
    kept["adressen"] |= {"/weg.csv": ["", ""], "/aanbevelingen/stand/verdwenen/": ["", ""]}
    write(BASELINE, json.dumps(kept))(project)
    replace("publishconf.py", 'SITEURL = ""', 'SITEURL = "https://voorbeeld.example/map"')(project)
    replace(
        "publishconf.py",
        "DEMONSTRATIE: dict[str, str] = {}",
        'DEMONSTRATIE = {"reden": "Proef.", "tot": "2199-12-31"}',
    )(project)
    day = f"--vandaag={TODAY.isoformat()}"
    done = publisher_in(project, "publish", day, "--zonder-documenten")
    assert done.returncode == 0, done.stdout + done.stderr
    output = project / "output"
    missing = LexborHTMLParser((output / "404.html").read_bytes())
    hrefs = [str(node.attributes["href"]) for node in missing.css("[href]")]
    assert all(href.startswith(("/map/", "https:", "tel:", "#")) for href in hrefs)

    old = (output / "cijfers/voorbeeldnullen/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://voorbeeld.example/map/cijfers/voorbeeldniets/">' in old
    assert '<meta name="robots" content="noindex">' in old
    assert "http-equiv" not in old
    assert (
        "Zij is op 20 november 2026 vervallen, omdat zij dubbel was."
        in (output / "weg/index.html").read_text()
    )
    assert OLD not in (output / "sitemap.xml").read_text()

    site = read_served(output, "https://voorbeeld.example/map")
    assert site.moved[OLD] == NEW
    assert site.moved["/cijfers/voorbeeldnullen.csv"] == "/cijfers/voorbeeldniets.csv"
    assert site.moved["/aanbevelingen/stand/verdwenen/"] == "/aanbevelingen/"
    assert site.gone == ("/weg.csv", "/weg/")
    assert f"location = /map{OLD} {{ return 301 /map{NEW}; }}" in configuration(site, "nginx.conf")
    assert "location = /map/weg/ { error_page 410 /map/weg/index.html; return 410; }" in configuration(
        site, "nginx.conf"
    )
    assert f'RedirectMatch 301 "^/map{OLD}$" "/map{NEW}"' in configuration(site, ".htaccess")
    assert 'RedirectMatch 410 "^/map/weg\\.csv$"' in configuration(site, ".htaccess")
    assert f"redir /map{OLD} /map{NEW} 301" in configuration(site, "Caddyfile")
    assert "@vervallen path /map/weg.csv /map/weg/" in configuration(site, "Caddyfile")
    assert f"{OLD} {NEW} 301!" in configuration(site, "_redirects")
    assert "/weg/ /weg/index.html 410!" in configuration(site, "_redirects")

    journal = read_published(project / BASELINE).publicaties
    assert [entry["dag"] for entry in journal] == [TODAY.isoformat()] * 2
    assert journal[-1]["wijzigingen"] == [
        {"soort": "pagina", "wat": NEW, "oud": "", "nieuw": "aanwezig"},
        {"soort": "pagina", "wat": OLD, "oud": "aanwezig", "nieuw": ""},
    ]
    again = publisher_in(project, "publish", day, "--zonder-documenten", "--opnieuw")
    assert again.returncode == 0, again.stdout + again.stderr
    assert f"{BASELINE} zegt nu" not in again.stdout, "what did not change is no publication"


def test_the_journal_tells_of_pages_figures_steps_and_numbers():
    step = {"datum": "2026-11-01", "stand": "niet_gestart"}
    before = Published(
        {"reeks": {"2025": {"alle": "3", "deel": "1"}}},
        {"een": {"a": (step,)}},
        {"lijn": {"telefoon": "112", "url": ""}},
        {"/over/": ("content/pages/over.md", "2026-11-01"), "/x.csv": ("", "")},
    )
    now = Published(
        {"reeks": {"2025": {"alle": "4", "deel": "1"}}},
        {"een": {"a": (step, {"datum": "2026-11-20", "stand": "in_uitvoering"})}},
        {"lijn": {"telefoon": "113", "url": ""}},
        {"/over/": ("content/pages/over.md", "2026-11-20"), "/x.csv": ("", "")},
    )
    assert [tuple(change.values()) for change in changes(before, now)] == [
        ("pagina", "/over/", "2026-11-01", "2026-11-20"),
        ("cijfer", "reeks 2025 alle", "3", "4"),
        ("stap", "een a 2026-11-20", "", "in_uitvoering"),
        ("nummer", "lijn telefoon", "112", "113"),
    ]
    assert changes(now, now) == []
