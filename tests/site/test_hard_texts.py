"""Which texts are hard to read: those about reporting first, each with the sentences to look at."""

from __future__ import annotations

import pytest

from plugins.site.hard_texts import hard_texts, hard_texts_in_words
from plugins.site.load import load_site
from plugins.site.site import Site
from tests.projects import ROOT, TODAY, project

OFFICE = (
    "De ondermijningsproblematiek wordt door de gemeentelijke organisatie integraal aangepakt overeenkomstig de "
    "beleidsuitgangspunten van het uitvoeringsprogramma veiligheid, waarbij samenwerkingspartners voortdurend "
    "informatie uitwisselen met het XYZ te 1234 AB."
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The made-up municipality with the same hard sentence about reporting and about something else."""
    folder = project(tmp_path_factory.mktemp("hard"))
    for name in ("content/pages/melden/veilig.md", "content/pages/over.md"):
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(f"\n\n{OFFICE}\n\n{OFFICE}\n")
    found, problems = load_site(folder, ROOT / "theme", TODAY)
    assert found, problems
    return found


def test_what_people_in_need_read_comes_first(site: Site):
    paths = [text.path for text in hard_texts(site) if OFFICE in text.measured.long]
    assert paths == ["content/pages/melden/veilig.md", "content/pages/over.md"]


def test_each_is_said_with_its_norm_and_the_sentences_to_look_at(site: Site):
    words = hard_texts_in_words(hard_texts(site))
    assert "content/pages/melden/veilig.md: score " in words
    assert f"lang ({len(OFFICE.split())} woorden): {OFFICE}" in words
    assert "niet in data/begrippen/: XYZ" in words


def test_no_text_is_hard_when_none_is_given():
    assert hard_texts_in_words([]) == "Geen tekst is moeilijker dan de norm."


def test_a_text_of_another_language_is_left_aside(site: Site):
    assert not [text.path for text in hard_texts(site) if "/talen/" in text.path]
