"""What is filled in: from the values of a file to the fields of a form and, after it was sent, back again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, Union

from plugins.forms.controls import Control, Soort
from plugins.records.yaml_values import Plain, Value
from plugins.source.document import Keys

ROW = "_rij"
"""The field of a row that holds its place in the file; empty for a new row."""
ITEM = "_"
"""The field of a row that is no group."""
MOST_ROWS = 10_000
_NO_COLUMNS = frozenset(("jaar", "bronnen", "noot", "cellen", "bevestigd"))
"""The keys of a row of figures that are no columns."""
_KEY = re.compile(r"[a-z][a-z0-9_]*\Z")

State = Union[str, "dict[str, State]", "list[Row]", None]
"""What the fields of a control hold; None for a value that this form cannot show."""


class Row(NamedTuple):
    """One of several: its place in the file, when it came from there, and what it holds."""

    origin: int | None
    state: State


def columns_in(values: Mapping[str, Value]) -> tuple[str, ...]:
    """The keys of a row of figures: its columns, its total, and what else is typed in the rows."""
    columns, rows = values.get("kolommen"), values.get("rijen")
    if not isinstance(columns, list):
        return ()
    named = [str(each["id"]) for each in columns if isinstance(each, dict) and each.get("id")]
    if values.get("totaal") not in (None, "", "geen"):
        named.append("totaal")
    typed = [key for row in (rows if isinstance(rows, list) else ()) if isinstance(row, dict) for key in row]
    return _columns((*named, *typed))


def columns_sent(fields: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of a row of figures in a form that was sent."""
    return _columns(fields.get("_kolommen", "").split())


def _columns(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for key in keys if key not in _NO_COLUMNS and _KEY.match(key)))


def state_of(controls: Iterable[Control], values: Mapping[str, Value]) -> dict[str, State]:
    """What a form holds when it is opened."""
    return {control.key: _state(control, values.get(control.key)) for control in controls}


def _state(control: Control, value: Value | None) -> State:
    if not control.meer:
        return _one(control, value)
    alone = not control.lijst and isinstance(value, dict)
    items = [value] if alone else [] if value is None or value == "" else value
    if not isinstance(items, list):
        return None
    rows = [Row(number, _one(control, item)) for number, item in enumerate(items)]
    return None if any(row.state is None for row in rows) else rows


def _one(control: Control, value: Value | None) -> State:
    if control.soort is Soort.BRON and isinstance(value, dict) and len(value) == 1:
        ((name, numbers),) = value.items()
        listed = isinstance(numbers, list)
        return {"bron": name, "alineas": ", ".join(map(str, numbers))} if listed else None
    if control.soort is Soort.BRON:
        return {"bron": value or "", "alineas": ""} if value is None or isinstance(value, str) else None
    if control.inside:
        group = {} if value is None or value == "" else value
        return state_of(control.inside, group) if isinstance(group, dict) else None
    if control.soort is Soort.REGELS:
        lines = value or []
        listed = isinstance(lines, list) and all(isinstance(line, str) for line in lines)
        return "\n".join(map(str, lines)) if listed else None
    return value or "" if value is None or isinstance(value, str) else None


def state_sent(
    controls: Iterable[Control], fields: Mapping[str, str], old: Mapping[str, Value]
) -> dict[str, State]:
    """What was sent of a form; rows in the order of their numbers.

    `old` are the values of the file: what of those the form could not show, it cannot show now.
    """
    nested: dict[str, Any] = {}
    for name, value in fields.items():
        *groups, last = name.split(".")
        held = nested
        for group in groups:
            if not isinstance(held.get(group), dict):
                held[group] = {}
            held = held[group]
        held.setdefault(last, value)
    return _group_sent(controls, nested, old)


def _group_sent(controls: Iterable[Control], sent: Any, old: Any) -> dict[str, State]:
    held, before = (each if isinstance(each, dict) else {} for each in (sent, old))
    return {
        control.key: _sent(control, held.get(control.key), before.get(control.key)) for control in controls
    }


def _sent(control: Control, sent: Any, old: Value | None) -> State:
    if _state(control, old) is None:
        return None
    return _rows_sent(control, sent, old) if control.meer else _one_sent(control, sent, old)


def _rows_sent(control: Control, sent: Any, old: Value | None) -> State:
    held = sent.items() if isinstance(sent, dict) else ()
    numbered = [
        (int(number), row)
        for number, row in held
        if number.isdecimal() and len(number) < 6 and isinstance(row, dict) and isinstance(row.get(ROW), str)
    ]
    before, rows = _items(control, old), []
    for _, row in sorted(numbered, key=lambda each: each[0])[:MOST_ROWS]:
        origin = int(row[ROW]) if row[ROW].isdecimal() and len(row[ROW]) < 6 else None
        known = None if origin is None or origin >= len(before) else before[origin]
        rows.append(Row(origin, _one_sent(control, row if control.inside else row.get(ITEM), known)))
    return rows


def _one_sent(control: Control, sent: Any, old: Value | None) -> State:
    if control.inside:
        return _group_sent(control.inside, sent, None if control.soort is Soort.BRON else old)
    return sent.replace("\r\n", "\n") if isinstance(sent, str) else ""


def _items(control: Control, value: Value | None) -> list[Value]:
    """What rows were made of: the items of a list, or the one group that may be there."""
    if not control.lijst:
        return [] if value is None else [value]
    return value if isinstance(value, list) else []


class Filled(NamedTuple):
    """The values of a form that was sent, and what tells where each came from."""

    values: dict[str, Value]
    origins: dict[Keys, list[int | None]]
    names: dict[Keys, str]
    """The field of the form for the path of each value, also of one that was left empty."""


def values_of(controls: Iterable[Control], state: Mapping[str, State], old: Mapping[str, Value]) -> Filled:
    """The values that a form says; what was not touched is what the file holds."""
    filled = Filled({}, {}, {})
    filled.values.update(_Filler(filled).group(controls, state, old, (), ""))
    return filled


class _Filler:
    def __init__(self, filled: Filled) -> None:
        self._filled = filled

    def group(
        self,
        controls: Iterable[Control],
        state: Mapping[str, State],
        old: Mapping[str, Value],
        path: Keys,
        prefix: str,
    ) -> dict[str, Value]:
        values: dict[str, Value] = {}
        rest = dict(old)
        for control in controls:
            here, name = (*path, control.key), f"{prefix}{control.key}"
            self._filled.names[here] = name
            value = self._value(control, state.get(control.key), rest.pop(control.key, None), here, name)
            if value is not None:
                values[control.key] = value
        return {**values, **rest}

    def _value(
        self, control: Control, state: State, old: Value | None, path: Keys, name: str
    ) -> Value | None:
        if state is None:
            return old  # the form could not show it
        if isinstance(state, list):
            return self._rows(control, state, old, path, name)
        return self._one(control, state, old, path, name)

    def _rows(
        self, control: Control, rows: list[Row], old: Value | None, path: Keys, name: str
    ) -> Value | None:
        alone, before = not control.lijst, _items(control, old)
        values: list[Value] = []
        origins: list[int | None] = []
        for number, row in enumerate(rows):
            known = row.origin is not None and row.origin < len(before) and row.origin not in origins
            origin = row.origin if known else None
            here: Keys = path if alone else (*path, len(values))
            self._filled.names[here] = f"{name}.{number}"
            held = self._one(
                control, row.state, None if origin is None else before[origin], here, f"{name}.{number}"
            )
            if held or (alone and origin is not None):
                values.append({} if held is None else held)
                origins.append(origin)
        if alone:
            return values[0] if values else None
        if not values:
            return old if old in ([], "") else [] if control.verplicht and old is not None else None
        if origins != [*range(len(before))]:
            self._filled.origins[path] = origins
        return values

    def _one(self, control: Control, state: State, old: Value | None, path: Keys, name: str) -> Value | None:
        if control.soort is Soort.BRON:
            return _source(state if isinstance(state, dict) else {}, old)
        if control.inside:
            held = self.group(
                control.inside,
                state if isinstance(state, dict) else {},
                old if isinstance(old, dict) else {},
                path,
                f"{name}.",
            )
            return held or old
        typed = state if isinstance(state, str) else ""
        if typed == _one(control, old) and not _needs_quotes(control, old):
            return old
        if control.soort is Soort.REGELS:
            lines = [line.strip() for line in typed.split("\n") if line.strip()]
            return [Plain(line) if control.plain else line for line in lines] or None
        typed = typed.strip()
        if not typed:
            return old if old == "" else None
        return Plain(typed) if control.plain else typed


def _needs_quotes(control: Control, old: Value | None) -> bool:
    """Whether a text was typed without the quotes that it needs."""
    return isinstance(old, Plain) and old != "" and not control.plain and control.soort is not Soort.REGELS


def _source(state: Mapping[str, State], old: Value | None) -> Value | None:
    """The name of a source, or that name with numbers of paragraphs."""
    name, numbers = str(state.get("bron") or "").strip(), str(state.get("alineas") or "").strip()
    listed: list[Value] = [Plain(number) for number in re.split(r"[\s,;]+", numbers) if number]
    value: Value = {name: listed} if listed else name
    return (old if old == "" else None) if not name and not listed else value
