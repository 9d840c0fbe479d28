"""Forms of the real sources: opened and sent as they came nothing changes, and of one value that is changed nothing else."""

from __future__ import annotations

import random
from collections.abc import Iterator

from plugins.forms.controls import controls_of
from plugins.forms.files import ALL, Kind, Source, names_of, open_file
from plugins.forms.filled_in import Row, State, columns_in, state_of, values_of
from plugins.forms.said import judged
from plugins.records.yaml_text import with_values
from plugins.records.yaml_values import Value, read_values
from plugins.source.problem import stops
from tests.projects import ROOT

NEW = "Hier staat nu iets anders, met een komma en een dubbele punt: zo."


def sources() -> Iterator[tuple[Kind, Source]]:
    for kind in ALL.values():
        for name, _ in names_of(ROOT, kind):
            source = open_file(ROOT, kind, name)
            assert source is not None
            yield kind, source


def texts(state: State, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to every sentence that is filled in."""
    if isinstance(state, dict):
        for key, held in state.items():
            yield from texts(held, (*path, key))
    elif isinstance(state, list):
        for number, row in enumerate(state):
            yield from texts(row.state, (*path, number))
    elif state and " " in state and state.endswith(".") and len(state) < 200:
        yield path


def filled_in(state: State, path: tuple[str | int, ...], text: str) -> State:
    """What is filled in, with another text in one place."""
    if not path:
        return text
    key, rest = path[0], path[1:]
    if isinstance(state, list):
        row = state[int(key)]
        return [*state[: int(key)], Row(row.origin, filled_in(row.state, rest, text)), *state[int(key) + 1 :]]
    assert isinstance(state, dict)
    return {**state, str(key): filled_in(state[str(key)], rest, text)}


def leaves(value: Value, path: tuple[str | int, ...] = ()) -> dict[tuple[str | int, ...], str]:
    """Every single value by its path."""
    if isinstance(value, str):
        return {path: value}
    items = value.items() if isinstance(value, dict) else enumerate(value)
    return {at: leaf for key, each in items for at, leaf in leaves(each, (*path, key)).items()}


def test_what_is_not_touched_stays_byte_for_byte_and_one_change_is_all_that_changes():
    chosen, tried = random.Random(1), 0
    for kind, source in sources():
        old = read_values(source.values)
        columns = columns_in(old)
        controls = controls_of(kind.model, columns)
        state = state_of(controls, old)
        assert None not in state.values(), (source.path, "a value that no form can show")
        filled = values_of(controls, state, old)
        assert with_values(source.values, filled.values, filled.origins) == source.values, source.path
        assert columns == () or kind.name == "cijferreeksen"
        places = [*texts(state)]
        if not places:
            continue
        place, tried = chosen.choice(places), tried + 1
        changed = filled_in(state, place, NEW)
        assert isinstance(changed, dict)
        filled = values_of(controls, changed, old)
        text = with_values(source.values, filled.values, filled.origins)
        before, after = leaves(old), leaves(read_values(text))
        assert [after[at] for at in before if after[at] != before[at]] == [NEW], (source.path, place)
        assert before.keys() == after.keys() and text.count("#") == source.values.count("#")
        problems = judged(kind, source, source.with_parts(text, None)).problems
        assert not stops(problems), (source.path, place, problems)
    assert tried > 100
