"""JSON with a line for each thing: it says the same as any other JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.files.file import json_text

ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)


@given(ANY)
def test_it_is_read_back_as_it_was(value: Any):
    assert json.loads(json_text(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ([], "[]\n"),
        ({}, "{}\n"),
        ([{"a": [1, 2]}, "é"], '[\n {"a": [1, 2]},\n "é"\n]\n'),
        (
            {"dag": "2023-06-02", "leeg": [], "lijst": [{"a": 1}, {"b": [2]}], "per": {"x": {}}},
            '{\n "dag": "2023-06-02",\n "leeg": [],\n "lijst": [\n  {"a": 1},\n  {"b": [2]}\n ],\n "per": {\n  "x": {}\n }\n}\n',
        ),
    ],
)
def test_everything_has_a_line_of_its_own_and_so_has_what_it_holds(value: Any, text: str):
    assert json_text(value) == text


def test_what_nobody_can_say_is_an_error():
    with pytest.raises(TypeError):
        json_text([object()])
