"""What was published is kept with the sources by `make publish` alone, and a silent change of it is refused."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.files.subscriptions import NO_ADDRESS
from plugins.hosting.served import read_served
from plugins.hosting.servers import FOR_THE_SERVER, IN_THE_TREE, configuration
from plugins.melden.demonstratie import parse_demonstration
from tests.made_up_language import CODE, said
from tests.projects import ROOT, TODAY, append, copy_of, digest, publisher_in

BASELINE = "data/gepubliceerd.json"
MISSING = (
    f"{BASELINE}: let op: dit bestand is er niet, dus wordt geen cijfer, stap of nummer vergeleken met wat eerder is "
    "gepubliceerd; 'make publish' maakt het, leg het daarna vast in git"
)


def command(project: Path, name: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run one of the project's commands there."""
    return publisher_in(project, name, "--vandaag", TODAY.isoformat(), *options)


def publish(project: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Publish a project, with these settings of the machine."""
    return subprocess.run(
        [sys.executable, "-m", "plugins.publish", "publish", "--vandaag", TODAY.isoformat()],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        umask=int(environment.get("UMASK", "022"), 8),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def published(built_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was published once."""
    project = copy_of(built_project, tmp_path_factory.mktemp("published") / "project")
    (project / BASELINE).unlink()
    assert MISSING in command(project, "check").stdout.splitlines()
    assert command(project, "site").returncode == 0
    assert not (project / BASELINE).exists(), "only publishing keeps it"
    refused = command(project, "publish", "--zonder-documenten")
    assert refused.returncode == 1
    assert "publishconf.py:5:1: het openbare adres ontbreekt; vul het in bij SITEURL" in refused.stdout
    conf = project / "publishconf.py"
    conf.write_text(
        conf.read_text(encoding="utf-8").replace('SITEURL = ""', 'SITEURL = "https://voorbeeld.example"'),
        encoding="utf-8",
    )
    refused = command(project, "publish", "--zonder-documenten")
    assert refused.returncode == 1
    assert "meldroutes is het nummer of adres nooit live gecontroleerd: 'Alarmnummer 112', " in refused.stdout
    conf.write_text(
        conf.read_text(encoding="utf-8").replace(
            "DEMONSTRATIE: dict[str, str] = {}",
            'DEMONSTRATIE = {"reden": "Om te proberen.", "tot": "2199-12-31"}',
        ),
        encoding="utf-8",
    )
    done = publish(project, PYTHONHASHSEED="1", TZ="Pacific/Kiritimati", LC_ALL="C", USER="een")
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{BASELINE} zegt nu wat er is gepubliceerd; leg dat bestand vast in git" in done.stdout
    return project


def test_every_page_of_a_demonstration_says_so(published: Path):
    pages = list((published / "output").rglob("*.html"))
    assert pages
    for page in pages:
        html = page.read_text(encoding="utf-8")
        translated = CODE in page.relative_to(published / "output").parts
        words = (
            said("Dit is een demonstratie")
            if translated
            else "Dit is een demonstratie, tot en met 31 december 2199."
        )
        assert words in html, page
        assert translated or "Om te proberen." in html


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"reden": "Zomaar."}, "een demonstratie heeft een reden en een einddag"),
        ({"reden": " ", "tot": "2199-12-31"}, "een demonstratie heeft een reden en een einddag"),
        ({"reden": "Zomaar.", "tot": "ooit"}, "'ooit' is geen einddag"),
    ],
)
def test_a_demonstration_without_a_reason_or_an_end_is_refused(given: object, message: str):
    with pytest.raises(ValueError, match=message):
        parse_demonstration(given)


def test_after_publishing_the_sources_are_compared_and_fit(published: Path):
    kept = json.loads((published / BASELINE).read_text(encoding="utf-8"))
    assert set(kept) == {"versie", "adressen", "cijferreeksen", "aanbevelingen", "meldroutes", "publicaties"}
    # Counts that are rounded on the site are rounded here too: 31 and 47 of 2020.
    assert kept["cijferreeksen"]["voorbeeldtelling"]["2020"] == {"a": "30", "b": "45", "totaal": "80"}
    assert command(published, "check").stdout.strip() == "Geen problemen gevonden."


def test_publishing_again_with_nothing_changed_builds_nothing(published: Path):
    before = digest(published / "output"), digest(published / "hosting")
    done = command(published, "publish")
    assert done.stdout.splitlines()[0] == "Er is niets veranderd; de site staat in output/index.html"
    assert before == (digest(published / "output"), digest(published / "hosting"))


def test_another_machine_makes_the_same_bytes(published: Path, tmp_path: Path):
    other = tmp_path / "een map" / "van iemand ánders" / "p"
    left = shutil.ignore_patterns(".cache", "output", ".output*", "hosting", Path(BASELINE).name)
    shutil.copytree(published, other, symlinks=True, ignore=left)
    for number, path in enumerate(sorted(other.rglob("*"), reverse=True)):
        if path.is_file() and not path.is_symlink():
            os.utime(path, (number * 100_000, number * 100_000))
    done = publish(
        other,
        PYTHONPATH=f"{Path(__file__).parent / 'other_machine'}{os.pathsep}{ROOT}",
        PYTHONHASHSEED="2",
        TZ="America/Los_Angeles",
        LC_ALL="C.UTF-8",
        LANG="nl_NL.UTF-8",
        USER="ánder",
        LOGNAME="ánder",
        HOME=str(tmp_path),
        UMASK="077",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    first = digest(published / "output")
    assert digest(other / "output") == first
    kinds = {Path(name).suffix for name in first}
    assert kinds >= {".html", ".svg", ".png", ".csv", ".json", ".ics", ".xml", ".pdf", ".br", ".gz"}


def test_a_figure_that_changes_without_a_correction_is_refused_also_without_an_output(published: Path):
    kept = json.loads((published / BASELINE).read_text(encoding="utf-8"))
    values = kept["cijferreeksen"]["voorbeeldmeldingen"]["2023"]
    assert values == {"meldingen": "24201"}
    values["meldingen"] = "987654"
    before = (published / BASELINE).read_text(encoding="utf-8")
    (published / BASELINE).write_text(json.dumps(kept), encoding="utf-8")
    try:
        done = command(published, "check")
    finally:
        (published / BASELINE).write_text(before, encoding="utf-8")
    assert done.returncode == 1
    assert "op de site stond voor 2023 987654, en dat is nu 24201; voeg een correctie toe" in done.stdout


def test_feeds_and_the_calendar_of_a_published_site_have_absolute_addresses(published: Path):
    feeds = sorted((published / "output").rglob("atom.xml"))
    assert feeds
    for path in feeds:
        text = path.read_text(encoding="utf-8")
        hrefs = re.findall(r'<link href="([^"]*)"', text)
        assert hrefs
        assert [href for href in hrefs if not href.startswith("https://voorbeeld.example/")] == [], path
        assert NO_ADDRESS not in text
    calendar = (published / "output" / "aanbevelingen" / "agenda.ics").read_text(encoding="utf-8")
    assert "https://voorbeeld.example/" in calendar.replace("\r\n ", "")


def test_a_published_site_has_a_sitemap_with_dates_and_nothing_of_our_bookkeeping(published: Path):
    output = published / "output"
    addresses = re.findall(
        r"<loc>https://voorbeeld\.example(/[^<]*)</loc><lastmod>\d{4}-\d\d-\d\d</lastmod>",
        (output / "sitemap.xml").read_text(encoding="utf-8"),
    )
    pages = {
        f"/{path.parent.relative_to(output)}/".replace("/./", "/")
        for path in output.rglob("index.html")
        if 'content="noindex"' not in path.read_text(encoding="utf-8")
    }
    assert set(addresses) == pages
    assert len(addresses) == len(set(addresses))
    assert "Sitemap: https://voorbeeld.example/sitemap.xml" in (output / "robots.txt").read_text()
    assert {path.name for path in output.rglob(".*")} <= {".htaccess", ".well-known"}, (
        "only what servers ask for"
    )


def test_a_baseline_that_cannot_be_read_is_told_in_one_sentence(published: Path):
    before = (published / BASELINE).read_text(encoding="utf-8")
    (published / BASELINE).write_text("{", encoding="utf-8")
    try:
        done = command(published, "check")
    finally:
        (published / BASELINE).write_text(before, encoding="utf-8")
    assert done.returncode == 1
    assert "dit is geen leesbaar overzicht van een vorige site" in done.stderr
    assert "Traceback" not in done.stderr


def hosted(project: Path) -> dict[str, str]:
    """What servers are told of a project, by name; it is what they have to be told of the site that stands there."""
    told = {path.name: path.read_text(encoding="utf-8") for path in (project / "hosting").iterdir()}
    output = project / "output"
    site = read_served(output, "https://voorbeeld.example")
    assert told == {name: configuration(site, name) for name in FOR_THE_SERVER}
    for name in IN_THE_TREE:
        assert (output / name).read_text(encoding="utf-8") == configuration(site, name)
    return told


def test_what_servers_are_told_belongs_to_the_site_that_stands_there_also_after_the_way_back(published: Path):
    first = hosted(published), digest(published / "output")
    append("content/pages/over.md", "## Tabel\n\n| a | b |\n|---|--:|\n| c | 1 |")(published)
    assert command(published, "publish", "--zonder-documenten").returncode == 0
    second = hosted(published), digest(published / "output")
    assert first != second
    for before in (first, second):
        assert command(published, "rollback").returncode == 0
        assert (hosted(published), digest(published / "output")) == before
