"""Problems as people and forges read them."""

from __future__ import annotations

import json

from plugins.source.problem import Problem, counted, did_you_mean, format_problems, stops, warning
from tests.effort import takes_at_most

TWO = [Problem("b.yaml", 2, 3, "fout 2"), Problem("a.yaml", 0, 0, "fout 1")]


def test_problems_are_sorted_and_counted():
    assert format_problems(TWO) == "a.yaml: fout 1\nb.yaml:2:3: fout 2\n2 problemen gevonden."


def test_a_number_of_things_is_written_as_dutch_readers_do():
    assert [counted(count, "dag", "dagen") for count in (0, 1, 2, 1271)] == [
        "0 dagen",
        "1 dag",
        "2 dagen",
        "1.271 dagen",
    ]
    assert [counted(count, "dag", "dagen", "één") for count in (1, 2)] == ["één dag", "2 dagen"]


def test_the_same_problem_is_listed_once():
    assert format_problems([TWO[0], TWO[0]]).endswith("1 probleem gevonden.")


def test_a_warning_is_named_counted_apart_and_stops_nothing():
    one = warning("a.yaml", 1, 2, "kijk hier eens naar")
    assert (
        format_problems([one])
        == "a.yaml:1:2: let op: kijk hier eens naar\nGeen problemen gevonden. 1 waarschuwing."
    )
    assert format_problems([one], "github").startswith("::warning file=a.yaml,line=1,col=2::kijk")
    assert not stops([one])
    assert stops([one, *TWO])


def test_what_an_editor_typed_cannot_steer_a_terminal():
    assert "\x1b" not in format_problems([Problem("a.yaml", 1, 1, "\x1b[2Jweg")])


def test_a_very_long_word_is_not_compared():
    with takes_at_most(5):
        assert did_you_mean("x" * 1_000_000, ["in_uitvoering"] * 100) == ""


def test_no_problems_is_said_in_words():
    assert format_problems([]) == "Geen problemen gevonden."


def test_a_forge_gets_annotations_and_cannot_be_tricked():
    tricky = Problem("a,b.yaml", 1, 1, "regel\n::error::nep 100%")
    assert (
        format_problems([tricky], "github")
        == "::error file=a%2Cb.yaml,line=1,col=1::regel%0A::error::nep 100%25\n1 probleem gevonden."
    )


def test_programs_get_json():
    assert json.loads(format_problems(TWO, "json"))[1] == {
        "path": "b.yaml",
        "line": 2,
        "column": 3,
        "message": "fout 2",
        "ernst": "fout",
    }


def test_near_words_are_suggested_and_far_ones_are_not():
    assert did_you_mean("in_uitvoring", ["in_uitvoering", "niet_gestart"]) == "; bedoelde u 'in_uitvoering'?"
    assert did_you_mean("xyz", ["in_uitvoering"]) == ""
