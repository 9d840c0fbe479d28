"""Settings are read as they stand in their file now."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.publish.build import BuildOptions, _public_problems
from plugins.publish.settings import load_settings
from tests.projects import TODAY

CONF = """PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGINS = ["plugins.site.plugin"]
ARTICLE_PATHS = PAGE_PATHS = STATIC_PATHS = DIRECT_TEMPLATES = []
SITENAME = "{name}"
"""


def saved(root: Path, file: str, text: str) -> Path:
    """Settings saved in one and the same second."""
    for folder in ("theme", "content"):
        (root / folder).mkdir(exist_ok=True)
    (root / file).write_text(text, encoding="utf-8")
    os.utime(root / file, (1_700_000_000, 1_700_000_000))
    return root / file


def test_a_second_save_within_a_second_and_of_the_same_size_is_read(tmp_path: Path):
    assert load_settings(saved(tmp_path, "pelicanconf.py", CONF.format(name="een")))[0]["SITENAME"] == "een"
    settings, problems = load_settings(saved(tmp_path, "pelicanconf.py", CONF.format(name="wee")))
    assert (settings["SITENAME"], problems) == ("wee", [])
    assert not (tmp_path / "__pycache__").exists()


def test_the_settings_that_the_public_ones_build_on_are_read_again_too(tmp_path: Path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    public = saved(tmp_path, "publishconf.py", "from pelicanconf import *\n")
    for name in ("een", "wee"):
        saved(tmp_path, "pelicanconf.py", CONF.format(name=name))
        assert load_settings(public)[0]["SITENAME"] == name


def test_a_folder_that_is_not_absolute_starts_at_the_folder_of_the_settings(tmp_path: Path):
    settings, _ = load_settings(saved(tmp_path, "pelicanconf.py", CONF.format(name="een")))
    assert settings["OUTPUT_PATH"] == str(tmp_path / "output")


def test_settings_that_are_words_are_words_and_the_texts_are_those_of_the_project(tmp_path: Path):
    wrong = CONF.format(name="een").replace('PATH = "content"', 'PATH = "theme"') + "DEFAULT_LANG = 3\n"
    settings, problems = load_settings(saved(tmp_path, "pelicanconf.py", wrong))
    assert settings == {}
    assert [problem[:4] for problem in problems] == [
        (
            "pelicanconf.py",
            1,
            1,
            "dit is niet de map met teksten van dit project; zet PATH op de map 'content'",
        ),
        ("pelicanconf.py", 7, 1, "'3' is geen tekst; zet er aanhalingstekens omheen"),
    ]


@pytest.mark.parametrize(
    ("contact", "policy", "refused"),
    [
        ("mailto:meldpunt@voorbeeld.nl", "https://voorbeeld.nl/beleid", ""),
        (
            "https://voorbeeld.nl/lek?bsn=999990019",
            "https://voorbeeld.nl/beleid",
            "een burgerservicenummer (BSN)",
        ),
        ("mailto:meldpunt@voorbeeld.nl", "https://voorbeeld.nl/jan.test@voorbeeld.nl", "een e-mailadres"),
    ],
)
def test_the_contact_for_weaknesses_is_public_and_nothing_else_in_its_file(
    contact: str, policy: str, refused: str, tmp_path: Path
):
    conf = saved(tmp_path, "publishconf.py", "SECURITY_TXT = {}\n")
    given = {"contact": contact, "verloopt": "2027-06-30", "beleid": policy}
    options = BuildOptions(conf, TODAY, tmp_path / "output")
    problems = _public_problems({"SITEURL": "https://voorbeeld.nl", "SECURITY_TXT": given}, None, options)
    said = [str(problem) for problem in problems]
    assert len(said) == bool(refused), said
    assert all(line.startswith(f"publishconf.py:1:1: hier staat {refused}: '") for line in said)
