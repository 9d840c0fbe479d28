"""A YAML text with other values: what did not change stays as it was typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.records.yaml_text import with_values
from plugins.records.yaml_values import NotEdited, Plain, read_values, same

TEXT = """\
# Boven aan.
naam: "Lijn A"  # zo heet hij
soort: anoniem
uitleg: >-
  Een lange uitleg
  over twee regels.

# Over de bronnen
bronnen: [een, {twee: [1, 2]}]  # let op
stappen:
  - titel: Eerste  # stap een
    datum: 2026-01-01
  # Voor de tweede
  - titel: 'Tweede'
    datum: 2026-02-01
rijen:
  - {jaar: 2020, n: ~10}
  - {jaar: 2021, n: 12}
"""


def changed(*keys: str | int, to: object, origins: dict | None = None) -> str:
    values = read_values(TEXT)
    held: object = values
    for key in keys[:-1]:
        held = held[key]
    held[keys[-1]] = to
    return with_values(TEXT, values, origins or {})


def test_without_a_change_every_character_stays():
    assert with_values(TEXT, read_values(TEXT), {}) == TEXT


def test_a_value_is_changed_in_the_style_it_had():
    assert changed("naam", to='Lijn "B"') == TEXT.replace('"Lijn A"', '"Lijn \\"B\\""')
    assert changed("soort", to="politie") == TEXT.replace("anoniem", "politie")
    assert changed("uitleg", to="Kort.") == TEXT.replace("Een lange uitleg\n  over twee regels.", "Kort.")
    assert changed("stappen", 1, "titel", to="Derde") == TEXT.replace("'Tweede'", "'Derde'")
    assert changed("stappen", 0, "datum", to=Plain("2026-03-01")) == TEXT.replace("2026-01-01", "2026-03-01")
    assert changed("bronnen", 1, to={"twee": [Plain("1")]}) == TEXT.replace("[1, 2]", "[1]")
    assert changed("rijen", 0, "n", to=Plain(">=10")) == TEXT.replace("~10", '">=10"')


def test_a_text_gets_the_quotes_that_it_needs_and_no_other():
    assert changed("soort", to="a: b") == TEXT.replace("anoniem", '"a: b"')
    assert changed("soort", to="2026-01-01") == TEXT.replace("anoniem", '"2026-01-01"')
    assert changed("soort", to="Zin, met een komma") == TEXT.replace("anoniem", "Zin, met een komma")
    assert changed("soort", to="een\ntwee") == TEXT.replace("anoniem", "|-\n  een\n  twee")
    long = "woord " * 40 + "eind"
    assert read_values(changed("soort", to=long))["soort"] == long
    assert max(map(len, changed("soort", to=long).splitlines())) <= 112


def test_a_row_is_added_in_the_form_that_the_others_have():
    assert changed("rijen", to=[*read_values(TEXT)["rijen"], {"jaar": Plain("2022"), "n": Plain("1")}]) == (
        TEXT + "  - {jaar: 2022, n: 1}\n"
    )
    commented = TEXT.replace("n: 12}", "n: 12}  # de laatste")
    values = read_values(commented)
    values["rijen"].append({"jaar": Plain("2022"), "n": Plain("1")})
    assert with_values(commented, values, {}) == commented + "  - {jaar: 2022, n: 1}\n"
    steps = [*read_values(TEXT)["stappen"], {"titel": "Derde", "bronnen": ["een"]}]
    assert changed("stappen", to=steps) == TEXT.replace(
        "rijen:", "  - titel: Derde\n    bronnen: [een]\nrijen:"
    )


def test_a_row_is_removed_with_its_comments_and_the_others_stay():
    first, second = read_values(TEXT)["stappen"]
    assert changed("stappen", to=[first], origins={("stappen",): [0]}) == TEXT.replace(
        "  # Voor de tweede\n  - titel: 'Tweede'\n    datum: 2026-02-01\n", ""
    )
    assert changed("stappen", to=[second], origins={("stappen",): [1]}) == TEXT.replace(
        "  - titel: Eerste  # stap een\n    datum: 2026-01-01\n", ""
    ).replace("stappen:\n  # Voor de tweede\n  - ", "stappen:\n  - ").replace(
        "  - titel: 'Tweede'", "  # Voor de tweede\n  - titel: 'Tweede'"
    )


def test_a_key_is_added_in_its_place_and_instead_of_the_comment_that_kept_it():
    values = read_values(TEXT)
    values = {"naam": values["naam"], "kort": "A.", **values}
    assert with_values(TEXT, values, {}) == TEXT.replace("soort:", "kort: A.\nsoort:", 1)
    waiting = "a: 1\n# Uitleg van b.\n# b: \n# Uitleg van c.\nc: 3\n"
    assert with_values(waiting, {"a": Plain("1"), "b": "twee", "c": Plain("3")}, {}) == (
        "a: 1\n# Uitleg van b.\nb: twee\n# Uitleg van c.\nc: 3\n"
    )


def test_a_key_is_removed_and_the_comments_above_it_stay():
    values = read_values(TEXT)
    del values["bronnen"]
    assert with_values(TEXT, values, {}) == TEXT.replace("bronnen: [een, {twee: [1, 2]}]  # let op\n", "")


@pytest.mark.parametrize("text", ["- a\n", "{a: 1}\n", "a: 1\na: 2\n", "a: [\n", ""])
def test_another_text_is_left_alone(text: str):
    with pytest.raises(
        NotEdited, match="anders ingedeeld dan een formulier kan wijzigen; wijzig het in een tekst"
    ):
        with_values(text, {"a": "b"}, {})


LEAVES = st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" \n"), max_size=300).map(
    str.strip
)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(
        [("naam",), ("soort",), ("uitleg",), ("stappen", 0, "titel"), ("stappen", 1, "titel"), ("bronnen", 0)]
    ),
    LEAVES,
)
def test_any_text_is_read_back_and_nothing_else_changes(keys: tuple[str | int, ...], text: str):
    new = read_values(changed(*keys, to=text))
    held: object = new
    for key in keys:
        held = held[key]
    assert same(held, text) and same(text, held)
    before: object = read_values(TEXT)
    for key in keys[:-1]:
        before, new = before[key], new[key]
    assert (
        {**dict(enumerate(before)), keys[-1]: 0} == {**dict(enumerate(new)), keys[-1]: 0}
        if isinstance(before, list)
        else {**before, keys[-1]: 0} == {**new, keys[-1]: 0}
    )
