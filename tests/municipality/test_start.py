"""A start is a whole site of its own: it builds, tells nothing of the old municipality, and is updated by one command."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.new_municipality.__main__ import main, write_start
from plugins.new_municipality.start import Answers
from plugins.site.theme import command_of
from plugins.source.dates import dutch_date
from plugins.source.problem import stops
from tests.projects import ROOT, TODAY, built, project, publisher_in, run
from tests.reading import text_of

NAMES = ["Nieuwstad", "'s-Gravenhage", "Súdwest-Fryslân", "Bergen (Noord-Holland)"]
FULL = Answers(
    "Nieuwstad",
    "https://www.nieuwstad.example",
    "14 033",
    ("Plein 1", "Nieuwstad"),
    ("Postbus 1", "Nieuwstad"),
)


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up municipality, under a name that is no ordinary word."""
    folder = project(tmp_path_factory.mktemp("oud"))
    for path in (*folder.glob("data/**/*.yaml"), *folder.glob("content/**/*.md")):
        text = path.read_text(encoding="utf-8")
        if path.parent.name == "melden":  # what is said of reporting rests on something national
            text = text.replace("voorbeeld-brief", "voorbeeld-site")
        path.write_text(text.replace("Verzonnen", "Oudstad"), encoding="utf-8")
    text = "---\nTitle: Aangifte\nDate: 2026-11-20\nSummary: Wat anders is.\nbronnen: [voorbeeld-site]\n---\n\nDat doet u bij de politie.\n"
    (folder / "content" / "pages" / "melden" / "aangifte.md").write_text(text, encoding="utf-8")
    return folder


def files_of(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix in (".md", ".yaml", ".py", ".csv", "")
    }


@pytest.mark.parametrize("naam", NAMES)
def test_a_start_has_no_problem_and_no_word_of_the_old_municipality(naam: str, old: Path, tmp_path: Path):
    _, problems = write_start(old, tmp_path, Answers(naam), TODAY)
    assert not stops(problems), problems
    texts = files_of(tmp_path)
    assert [name for name, text in texts.items() if "oudstad" in text.casefold()] == []
    assert naam in texts["content/pages/index.md"]
    assert not any(
        name.startswith(("data/aanbevelingen", "data/onderzoeken", "data/brieven")) for name in texts
    )


def test_the_list_says_what_to_look_at_and_what_stayed_behind(old: Path, tmp_path: Path):
    write_start(old, tmp_path, FULL, TODAY)
    said = (tmp_path / "docs" / "overgenomen.md").read_text(encoding="utf-8")
    assert "- `data/programmas/voorbeeldprogramma.yaml`: in_stukken, sinds, doelgroep, bronnen" in said
    assert "- `data/onderzoeken/voorbeeldonderzoek.yaml`: gaat over één gemeente" in said
    assert said.rstrip().endswith("## Spreekt nog van een andere gemeente\n\nNiets.")


def test_a_start_builds_and_says_that_there_is_no_study_yet(old: Path, tmp_path: Path):
    write_start(old, tmp_path, Answers("Nieuwstad"), TODAY)
    (tmp_path / "generator").symlink_to(ROOT)
    site = built(tmp_path, None, "--zonder-documenten")
    for page in ("index.html", "aanbevelingen/index.html"):
        assert "Er is nog geen onderzoek met aanbevelingen vastgelegd." in text_of(site / page)
    assert "Onbekend (0)" not in text_of(site / "aanbevelingen/index.html"), (
        "nothing to choose from is said once"
    )
    home = text_of(site / "index.html")
    assert "Over Nieuwstad zelf is nog niets uitgezocht." in home
    assert "2020" not in home.replace(dutch_date(TODAY), "").partition("Nieuws")[0]


def test_what_is_not_filled_in_yet_is_a_warning_and_stops_the_public_site(old: Path, tmp_path: Path):
    write_start(old, tmp_path, Answers("Nieuwstad"), TODAY)
    (tmp_path / "generator").symlink_to(ROOT)
    wanted = (
        "data/gemeente.yaml:10:5: {}hier staat nog 'Nog in te vullen'; vul het in voordat de site openbaar wordt",
        "data/meldroutes/gemeente-nieuwstad.yaml: {}de gemeente heeft geen telefoonnummer; vul 'telefoon' in voordat de site openbaar wordt",
    )
    day = TODAY.isoformat()
    checked = publisher_in(tmp_path, "check", "--vandaag", day)
    assert checked.returncode == 0, checked.stdout
    published = publisher_in(tmp_path, "publish", "--vandaag", day)
    assert published.returncode == 1
    for line in wanted:
        assert line.format("let op: ") in checked.stdout
        assert line.format("") in published.stdout


def test_what_was_answered_leaves_nothing_to_fill_in(old: Path, tmp_path: Path):
    write_start(old, tmp_path, FULL, TODAY)
    (tmp_path / "generator").symlink_to(ROOT)
    done = publisher_in(tmp_path, "check", "--vandaag", TODAY.isoformat())
    assert (done.returncode, done.stdout.count("let op"), "gepubliceerd.json: let op" in done.stdout) == (
        0,
        1,
        True,
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("{}/vol", "Nieuwstad"), "{}/vol is niet leeg; kies een andere map, of maak haar eerst leeg\n"),
        (
            ("{}/leeg", "4 <b>"),
            "'4 <b>' is geen naam van een gemeente; schrijf letters, spaties, streepjes en apostrofs\n",
        ),
        (
            ("{}/leeg", "Nieuwstad", "--website", "nieuwstad.nl"),
            "website: 'nieuwstad.nl' is geen volledig adres; schrijf https://… zonder spaties\n",
        ),
    ],
)
def test_what_cannot_be_started_says_what_to_do(
    arguments: tuple[str, ...], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "vol").mkdir()
    (tmp_path / "vol" / "iets").touch()
    assert main([each.format(tmp_path) for each in arguments]) == 1
    assert capsys.readouterr().err == message.format(tmp_path)


def test_every_recipe_of_the_handbook_is_there_in_the_new_project(old: Path, tmp_path: Path):
    write_start(old, tmp_path, Answers("Nieuwstad"), TODAY)
    handbook = (ROOT / "docs" / "redactie.md").read_text(encoding="utf-8")
    recipes = set(
        re.findall(r"^([a-z]+):", (tmp_path / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert set(re.findall(r"`make ([a-z]+)", handbook)) <= recipes


def test_a_command_is_said_as_it_is_typed_where_the_generator_is_a_folder():
    assert command_of(ROOT) == "python3 environment.py site -m"
    assert command_of(ROOT.parent) == f"python3 {ROOT.name}/environment.py site -m"


def git(folder: Path, *command: str) -> str:
    """Run git in a folder as somebody without settings of their own; a local folder may be a submodule."""
    who = (
        "-c",
        "user.name=Test",
        "-c",
        "user.email=test@voorbeeld.invalid",
        "-c",
        "protocol.file.allow=always",
    )
    return subprocess.run(
        ["git", "-C", str(folder), *who, *command], capture_output=True, text=True, check=True
    ).stdout


def test_the_generator_is_updated_by_one_command_that_changes_nothing_of_the_municipality(
    old: Path, tmp_path: Path
):
    generator, town = tmp_path / "bron", tmp_path / "nieuwstad"
    for name in git(
        ROOT, "ls-files", "plugins", "theme", "pelicanconf.py", "publishconf.py", "requirements"
    ).split("\n"):
        if name:
            (generator / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, generator / name)
    git(generator, "init", "--quiet", "--initial-branch", "main")
    git(generator, "add", "--all")
    git(generator, "commit", "--quiet", "-m", "one")
    made = run(
        old,
        "plugins.new_municipality",
        str(town),
        "Nieuwstad",
        "--generator",
        str(generator),
        "--vandaag",
        TODAY.isoformat(),
    )
    assert made.returncode == 0, made.stdout + made.stderr
    git(town, "commit", "--quiet", "-m", "Begin")
    own = files_of(town / "data") | files_of(town / "content")

    (generator / "theme" / "templates" / "home.html").open("a", encoding="utf-8").write("{# newer #}\n")
    git(generator, "commit", "--quiet", "--all", "-m", "two")
    (command,) = [
        line.strip() for line in (town / "Makefile").read_text().splitlines() if "submodule update" in line
    ]
    git(town, *command.split()[1:])

    assert (
        (town / "generator" / "theme" / "templates" / "home.html")
        .read_text(encoding="utf-8")
        .endswith("{# newer #}\n")
    )
    assert git(town, "status", "--short") == " M generator\n"
    assert files_of(town / "data") | files_of(town / "content") == own
    (town / "generator" / "theme" / "node_modules").symlink_to(ROOT / "theme" / "node_modules")
    checked = subprocess.run(
        [sys.executable, "-m", "plugins.publish", "check", "--vandaag", TODAY.isoformat()],
        cwd=town,
        env=dict(os.environ, PYTHONPATH=str(town / "generator")),
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
