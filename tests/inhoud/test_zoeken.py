"""Questions as people type them find the right page of the real site among the first three."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.projects import ROOT
from tests.site.test_search import found_for, index_of

QUESTIONS, IN_ENGLISH = (
    yaml.safe_load((ROOT / "tests" / "inhoud" / name).read_text(encoding="utf-8"))
    for name in ("zoekvragen.yaml", "zoekvragen-en.yaml")
)


def missed_of(site: Path, questions: list[list[str]], language: str = "") -> dict[str, list[str]]:
    """The questions of which no right page is among the first three, with what is."""
    answers = found_for(site, [question for question, *_ in questions], language)
    return {
        question: found[:3]
        for (question, *right), (found, _) in zip(questions, answers, strict=True)
        if not set(right) & set(found[:3])
    }


def test_of_twenty_questions_nineteen_find_the_right_page_among_the_first_three(real_site: Path):
    assert len(QUESTIONS) == 98
    assert len(missed := missed_of(real_site, QUESTIONS)) <= len(QUESTIONS) // 20, missed
    assert len(missed_of(real_site, QUESTIONS[:40])) <= 2


def test_questions_in_english_find_the_right_page_in_english_among_the_first_three(real_site: Path):
    assert len(IN_ENGLISH) == 48
    assert missed_of(real_site, IN_ENGLISH, "en") == {}


def test_pages_in_another_language_come_after_all_in_the_language_of_the_first(real_site: Path):
    questions = [question for question, *_ in [*QUESTIONS, *IN_ENGLISH]]
    for question, (found, _) in zip(questions, found_for(real_site, questions), strict=True):
        others = [page.startswith("/en/") != found[0].startswith("/en/") for page in found]
        assert others == sorted(others), question


def test_who_reads_english_sees_pages_in_english_first(real_site: Path):
    questions = [question for question, *_ in IN_ENGLISH]
    first = {
        question: found[0]
        for question, (found, _) in zip(questions, found_for(real_site, questions, "en"), strict=True)
    }
    assert {question: page for question, page in first.items() if not page.startswith("/en/")} == {}


@pytest.mark.parametrize(
    "question", ["wietplantage", "drugslab", "witwassen", "tip geven", "afpersing", "bedreigd"]
)
def test_who_types_the_words_of_a_report_is_shown_where_to_report(question: str, real_site: Path):
    assert [asks for _, asks in found_for(real_site, [question])] == [True]


def test_who_types_the_words_of_a_report_finds_a_page_about_reporting_first(real_site: Path):
    words = ["drugs", "anoniem", "zorgfraude", "wiet", "mensenhandel"]
    firsts = [found[0] for found, _ in found_for(real_site, words)]
    assert [first for first in firsts if not first.startswith("/melden/")] == []


def test_who_looks_for_something_else_is_not(real_site: Path):
    others = ["rekenkamer", "hoeveel meldingen waren er in 2025", "aanbeveling 3", "privacy", "open data"]
    assert [asks for _, asks in found_for(real_site, others)] == [False] * len(others)


def test_every_page_that_a_question_should_find_is_in_the_index(real_site: Path):
    known = {f"/{page[0][3:]}" for page in index_of(real_site)["paginas"]}
    assert {page for _, *right in [*QUESTIONS, *IN_ENGLISH] for page in right} <= known


def test_the_index_is_light(real_site: Path):
    assert (real_site / "zoeken" / "zoekindex.js").stat().st_size < 160_000
