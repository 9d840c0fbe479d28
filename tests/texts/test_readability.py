"""How hard a text is to read: known sentences, and what is no sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.texts.readability import abbreviations, readability, sentences

EASY = "Bel 112 bij spoed. U hoeft uw naam niet te zeggen. Wij helpen u graag."
HARD = (
    "De ondermijningsproblematiek wordt door de gemeentelijke organisatie integraal aangepakt overeenkomstig de "
    "beleidsuitgangspunten van het uitvoeringsprogramma veiligheid, waarbij samenwerkingspartners voortdurend informatie uitwisselen."
)


def test_plain_sentences_score_far_above_those_of_an_office():
    plain, office = readability([EASY]), readability([HARD])
    assert plain and office
    assert plain.score > 70
    assert office.score < 20


def test_the_score_is_that_of_douma():
    measured = readability(["De kat zit op de mat."])  # 6 words of a syllable each
    assert measured
    assert measured.score == round(206.835 - 0.93 * 6 - 77, 1)


def test_long_and_passive_sentences_are_quoted_whole_and_the_hardest_comes_first():
    measured = readability([EASY, HARD])
    assert measured
    assert measured.hardest[0] == HARD
    assert measured.long == (HARD,)
    assert measured.passive == (HARD,)


@pytest.mark.parametrize(
    ("text", "passive"),
    [
        ("De melding wordt door de politie bekeken.", True),
        ("Uw naam werd niet genoemd.", True),
        ("De politie bekijkt de melding.", False),
        ("Het wordt koud in de gemeente.", False),
        ("Wat u zegt blijft geheim.", False),
    ],
)
def test_a_sentence_is_passive_when_a_form_of_worden_stands_with_a_participle(text: str, passive: bool):
    measured = readability([text])
    assert measured
    assert bool(measured.passive) is passive


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("Een zin. En nog een.", ["Een zin.", "En nog een."]),
        ("Bel 088 123 45 67. Dat kan altijd.", ["Bel 088 123 45 67.", "Dat kan altijd."]),
        ("Spullen van waarde, bijv. Rolex of Cartier, vallen op.", ["Spullen van waarde, bijv. Rolex of Cartier, vallen op."]),
        ("Hij vroeg: “Kan dat?” Ja, dat kan.", ["Hij vroeg: “Kan dat?”", "Ja, dat kan."]),
        ("Waar kunt u melden", []),
        ("", []),
        ("…", []),
    ],
)  # fmt: skip
def test_a_paragraph_is_taken_apart_into_sentences(paragraph: str, found: list[str]):
    assert list(sentences(paragraph)) == found


def test_a_text_without_a_sentence_has_no_score():
    assert readability(["Kop", "Een label"]) is None
    assert readability([]) is None


def test_abbreviations_are_named_once_unless_somebody_explains_them():
    assert abbreviations("Het RIEC en de RIO's, het RIEC en het LIEC.", {"RIEC"}) == ("RIO", "LIEC")


@given(st.lists(st.text(max_size=80), max_size=5))
def test_whatever_was_typed_is_measured_without_an_error(paragraphs: list[str]):
    measured = readability(paragraphs)
    assert measured is None or (measured.score >= 0 and len(measured.hardest) <= 3)
