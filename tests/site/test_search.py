"""The index of the search page, and the script that looks in it, which cuts words to their stem as the build does."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.site.search import stem, words_of
from tests.conftest import ROOT
from tests.made_up_language import said

SCRIPT = ROOT / "theme" / "static" / "zoeken" / "zoeken.js"
INDEX = "zoeken/zoekindex.js"


def run_script(index: Path | None = None, **given: list[str] | str) -> dict[str, Any]:
    """What the script of the search page makes of words (`stems`) and questions (`questions`), without a browser."""
    node = shutil.which("node")
    assert node, "no node: run the tests with 'make test', which installs it"
    command = [node, ROOT / "tests" / "search.mjs", SCRIPT, *([index] if index else [])]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def found_for(site: Path, questions: list[str], language: str = "") -> list[tuple[list[str], bool]]:
    """For each question the addresses that are found, best first, and whether it asks for reporting; `language` is the code of what is read."""
    answers = run_script(site / INDEX, questions=questions, language=language)["answers"]
    return [([re.sub(r"^\.\./", "/", page) for page in each["pages"]], each["report"]) for each in answers]


def index_of(site: Path) -> dict[str, Any]:
    """The index of a site as data."""
    text = (site / INDEX).read_text(encoding="utf-8")
    index: dict[str, Any] = json.loads(text.removeprefix("zoekindex=").removesuffix(";\n"))
    return index


def test_the_script_cuts_every_word_of_the_sources_as_the_build_does():
    files = [
        *(ROOT / "content").rglob("*.md"),
        *(ROOT / "data").rglob("*.yaml"),
        *(ROOT / "docs").glob("*.md"),
    ]
    words = sorted({word for file in files for word in words_of(file.read_text(encoding="utf-8"))})
    assert len(words) > 3_000
    assert dict(zip(words, run_script(stems=words)["stems"], strict=True)) == {
        word: stem(word) for word in words
    }


ENDINGS = (
    "",
    "en",
    "heden",
    "lijk",
    "ing",
    "end",
    "ig",
    "igend",
    "baar",
    "bar",
    "e",
    "se",
    "s",
    "ene",
    "heid",
    "gemen",
)
SYLLABLES = st.lists(st.text("aeiouydknstghlm", min_size=1, max_size=3), min_size=1, max_size=4)


@settings(max_examples=3)
@given(st.lists(st.tuples(SYLLABLES, st.sampled_from(ENDINGS)), min_size=400, max_size=400))
def test_the_script_cuts_made_up_words_as_the_build_does(words: list[tuple[list[str], str]]):
    written = ["".join(parts) + ending for parts, ending in words]
    assert run_script(stems=written)["stems"] == [stem(word) for word in written]


def test_the_script_is_small():
    assert len(SCRIPT.read_bytes()) <= 10_000


def test_every_page_is_found_by_its_own_title(built_site: Path):
    pages = index_of(built_site)["paginas"]
    dutch = [page for page in pages if len(page) == 4]
    answers = found_for(built_site, [page[1] for page in dutch])
    lost = [
        page[1] for page, (found, _) in zip(dutch, answers, strict=True) if f"/{page[0][3:]}" not in found
    ]
    assert lost == []


def test_steps_filters_past_days_and_parts_of_lists_are_no_answer(built_site: Path):
    addresses = " ".join(page[0] for page in index_of(built_site)["paginas"])
    assert "../melden/" in addresses
    assert "../begrippen/#" in addresses
    for part in ("keuzehulp/begin", "stand-op/2", "/sinds/", "/stand/", "pagina-2", "zoeken/", "404"):
        assert part not in addresses, part


@pytest.mark.parametrize(
    ("question", "report"),
    [
        ("wietplantage", True),
        ("wietplantages", True),
        ("crimineel geld", True),
        ("crimineel", False),
        ("cijfers", False),
    ],
)
def test_words_of_who_wants_to_report_are_recognised(built_site: Path, question: str, report: bool):
    assert [asks for _, asks in found_for(built_site, [question])] == [report]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("wietplantaasjes", "/melden/voorbeeldlijn/"),
        ("papierwinkels", "/begrippen/#voorbeeldwet"),
        ("hangplekken", "/preventie/voorbeeldprogramma/"),
        ("breivenbus", "/toegankelijkheid/"),
    ],
)
def test_everyday_words_lead_to_a_page_that_does_not_use_them(question: str, first: str, built_site: Path):
    [(found, _)] = found_for(built_site, [question])
    assert found[0] == first


def test_a_page_in_another_language_is_found_by_its_own_letters(built_site: Path):
    [(found, _)] = found_for(built_site, [said("voorbeeldlijn")])
    assert found[0].startswith("/xq/q/")


def test_a_question_of_nothing_known_finds_nothing(built_site: Path):
    assert found_for(built_site, ["qqqqqq", "  ", "de"]) == [([], False)] * 3
