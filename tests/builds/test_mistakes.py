"""Mistakes that only a build can find, and that no mistake changes the site that stands."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.mistakes import cases, change_of, files_of
from tests.projects import (
    all_of,
    append,
    build,
    built,
    copy_of,
    digest,
    own_theme,
    publisher_in,
    remove,
    replace,
    run,
    write,
)

BEGRIP = "data/begrippen/voorbeeldwet.yaml"
OVER = "content/pages/over.md"


def lists(done: subprocess.CompletedProcess[str]) -> list[str]:
    """What a command said was wrong, without its count and its last words."""
    said = [*done.stdout.splitlines(), *done.stderr.splitlines()]
    return [
        line for line in said if not re.search(r"gevonden\.( \d+ waarschuwing\w*\.)?$|^De site is niet", line)
    ]


@pytest.mark.parametrize("case", cases("pages"))
def test_a_mistake_is_refused_in_dutch_and_leaves_the_site_as_it_was(case: dict[str, Any], own_project: Path):
    write("output/.gemaakt", "")(own_project)
    write("output/index.html", "zoals het was")(own_project)
    before = digest(own_project / "output")
    if any(name.startswith("theme/") for name in files_of(case)):
        own_theme(own_project)
    change_of(case)(own_project)
    done = build(own_project)
    assert done.returncode == 1
    if "says" in case:
        assert lists(done) == case["says"].splitlines()
    else:
        expected = case["says_of_every_page"].strip()
        assert len(lists(done)) > 100
        assert [line for line in lists(done) if not line.endswith(f": {expected}")] == []
    assert digest(own_project / "output") == before


@pytest.fixture
def many_mistakes(own_project: Path) -> Path:
    """A project with a mistake of every kind."""
    own_theme(own_project)
    all_of(
        replace(BEGRIP, "naam:", "nam:"),
        replace("data/bronnen/voorbeeld-bericht.yaml", "soort: nieuwsbericht", "soort: krant"),
        replace(OVER, "Title:", "Titel:"),
        replace("pelicanconf.py", "TIMEZONE", "TIJDZONE"),
        remove("theme/templates/peildagen.html"),
    )(own_project)
    return own_project


def test_mistakes_of_settings_data_content_and_theme_are_listed_at_once(many_mistakes: Path):
    done = build(many_mistakes)
    assert done.returncode == 1
    assert done.stderr == "De site is niet veranderd.\n"
    assert {
        BEGRIP,
        "data/bronnen/voorbeeld-bericht.yaml",
        OVER,
        "pelicanconf.py",
        "theme/templates/peildagen.html",
    } <= {line.split(":")[0] for line in lists(done)}
    listed = lists(done)
    assert done.stdout.splitlines()[-1] == f"{len(listed) - 1} problemen gevonden. 1 waarschuwing."
    (not_judged,) = [line for line in listed if "let op" in line]
    assert ": nog niet bekeken, omdat dit en 3 andere bestanden fouten hebben: " in not_judged
    assert not (many_mistakes / "output").exists()
    assert publisher_in(many_mistakes, "check", "--vandaag", "2026-11-23").stdout == done.stdout


def test_the_list_comes_as_annotations_and_as_json(own_project: Path):
    replace(BEGRIP, "naam:", "nam:")(own_project)

    def listed(form: str) -> str:
        return publisher_in(own_project, "check", "--vandaag", "2026-11-23", "--formaat", form).stdout

    unknown = "onbekende sleutel 'nam'; bedoelde u 'naam'? Kies uit: "
    assert f"::error file={BEGRIP},line=1,col=1::{unknown}" in listed("github")
    (first,) = [problem for problem in json.loads(listed("json")) if problem["ernst"] == "fout"]
    assert (first["path"], first["line"], first["column"]) == (BEGRIP, 1, 1)
    assert first["message"].startswith(unknown)


def test_plain_pelican_refuses_bad_sources_too(own_project: Path):
    replace(BEGRIP, "naam:", "nam:")(own_project)
    done = run(own_project, "pelican", "-s", "pelicanconf.py")
    assert done.returncode == 1
    assert "onbekende sleutel 'nam'; bedoelde u 'naam'?" in " ".join((done.stdout + done.stderr).split())
    assert not (own_project / "output").exists()


def test_a_directory_that_was_not_made_here_is_not_replaced(own_project: Path):
    write("output/belangrijk.txt", "van mij")(own_project)
    done = build(own_project)
    assert done.returncode == 1
    assert done.stderr == (
        "output/ is niet door deze generator gemaakt en wordt niet vervangen; verplaats die map of kies een andere\n"
    )
    assert (own_project / "output" / "belangrijk.txt").read_text() == "van mij"


HARMLESS = {
    "a template expression": (
        "Typ {{ 1/0 }} of {% include 'x' %}.",
        "Typ &#123;&#123; 1/0 }} of &#123;% include 'x' %}.",
    ),
    "code that shows HTML": ("Typ `<b>` of `[[begrip: vbp]]`.", "<code>&lt;b&gt;</code>"),
    "an ampersand and a smaller sign": ("R&D, en 1 < 2.", "R&amp;D, en 1 &lt; 2."),
    "a right-hand column": ("## Tabel\n\n| a | b |\n|---|--:|\n| c | 1 |", '<td class="getal">1</td>'),
    "a picture with words": (
        "![Het stadhuis van voren gezien](/beelden/stadhuis.png)",
        '<img alt="Het stadhuis van voren gezien" height="60" src="../beelden/stadhuis.png" width="120">',
    ),
    "figures from a series": (
        "In 2024 is het [[cijfer: voorbeeldmeldingen 2024 sinds 2023]], van "
        "[[cijfer: voorbeeldmeldingen 2023]]. Dat is [[cijfer: voorbeeldmeldingen 2024 verschil 2023]]; "
        "[[cijfer: voorbeelddelen klein 2023 deel alle]] was klein.",
        "gestegen met 32%</a>",
    ),
    "figures typed by hand that agree": (
        "In 2023 waren het er 24.201; in 2024 [[cijfer: voorbeeldmeldingen 2024]]. Elders waren er 999.",
        "In 2023 waren het er 24.201; in 2024",
    ),
    "a number that is nobody's": (
        "Op 1700000000 stond 123456789 euro, of € 1.234.567.",
        "Op 1700000000 stond 123456789 euro",
    ),
}


@pytest.fixture(scope="module")
def harmless_page(built_project: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page with everything that only looks like a mistake, from a file as Windows writes it."""
    folder = copy_of(built_project, tmp_path_factory.mktemp("harmless") / "project")
    all_of(*(append(OVER, text) for text, _ in HARMLESS.values()))(folder)
    replace(OVER, "Title: Over deze site", 'Title: "Over <3 & die site"')(folder)
    path = folder / OVER
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    return (built(folder) / "over" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("shown", [shown for _, shown in HARMLESS.values()], ids=list(HARMLESS))
def test_what_only_looks_like_a_mistake_is_shown_as_text(shown: str, harmless_page: str):
    assert shown in harmless_page


def test_a_sign_of_markup_in_a_title_is_text_also_in_a_file_with_a_byte_order_mark(harmless_page: str):
    assert "<h1>Over &lt;3 &amp; die site</h1>" in harmless_page
