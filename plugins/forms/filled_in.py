"""What is filled in: from the values of a file to the fields of a form and, after it was sent, back again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple, Union

from pydantic import BaseModel

from plugins.forms.controls import Control, Soort, controls_of
from plugins.records.yaml_style import Plain, Value
from plugins.source.document import Keys

ROW = "_rij"
"""The field of a row that holds its place in the file; empty for a new row."""
ITEM = "_"
"""The field of a row that is no group."""
MOST_ROWS = 10_000
_NO_COLUMNS = frozenset(("jaar", "bronnen", "noot", "cellen", "bevestigd"))
"""The keys of a row of figures that are no columns."""

State = Union[str, "dict[str, State]", "list[Row]", None]
"""What the fields of a control hold; None for a value that this form cannot show."""


class Row(NamedTuple):
    """One of several: its place in the file, when it came from there, and what it holds."""

    origin: int | None
    state: State


def state_of(model: type[BaseModel], values: Mapping[str, Value]) -> dict[str, State]:
    """What a form holds when it is opened."""
    return _part_state(model, values, columns_in(model, values))


def columns_in(model: type[BaseModel], values: Mapping[str, Value]) -> tuple[str, ...]:
    """The keys of a row of figures: its columns, its total, and what else is typed in the rows."""
    columns, rows = values.get("kolommen"), values.get("rijen")
    if not isinstance(columns, list):
        return ()
    named = [str(each["id"]) for each in columns if isinstance(each, dict) and each.get("id")]
    if values.get("totaal") not in (None, "", "geen"):
        named.append("totaal")
    typed = [key for row in (rows if isinstance(rows, list) else ()) if isinstance(row, dict) for key in row]
    return tuple(dict.fromkeys(key for key in (*named, *typed) if key not in _NO_COLUMNS and _KEY.match(key)))


_KEY = re.compile(r"[a-z][a-z0-9_]*\Z")


def _part_state(
    model: type[BaseModel], values: Mapping[str, Value], columns: tuple[str, ...]
) -> dict[str, State]:
    return {
        control.key: _state(control, values.get(control.key), columns)
        for control in controls_of(model, columns)
    }


def _state(control: Control, value: Value | None, columns: tuple[str, ...]) -> State:
    if control.meer:
        alone = control.soort is Soort.DEEL and not control.lijst and isinstance(value, dict)
        items = [value] if alone else value
        if items is None or items == "":
            return []
        if not isinstance(items, list):
            return None
        rows = [Row(number, _one(control, item, columns)) for number, item in enumerate(items)]
        return None if any(row.state is None for row in rows) else rows
    if control.soort is Soort.REGELS:
        if value is None or value == "":
            return ""
        listed = isinstance(value, list) and all(isinstance(item, str) for item in value)
        return "\n".join(map(str, value)) if listed else None
    return _one(control, value, columns)


def _one(control: Control, value: Value | None, columns: tuple[str, ...]) -> State:
    if control.soort is Soort.DEEL and control.part is not None:
        if value is None or value == "":
            value = {}
        return _part_state(control.part, value, columns) if isinstance(value, dict) else None
    if control.soort is Soort.BRON:
        if isinstance(value, dict) and len(value) == 1:
            ((name, numbers),) = value.items()
            return (
                {"bron": name, "alineas": ", ".join(map(str, numbers))} if isinstance(numbers, list) else None
            )
        return {"bron": value or "", "alineas": ""} if value is None or isinstance(value, str) else None
    return value or "" if value is None or isinstance(value, str) else None


def state_sent(model: type[BaseModel], fields: Mapping[str, str]) -> dict[str, State]:
    """What was sent of a form; rows in the order of their numbers."""
    numbers: dict[str, list[int]] = {}
    for name in fields:
        group, _, mark = name.rpartition(".")
        if mark == ROW:
            several, _, number = group.rpartition(".")
            if number.isdecimal() and len(number) < 6:
                numbers.setdefault(several, []).append(int(number))
    columns = tuple(key for key in fields.get("_kolommen", "").split() if _KEY.match(key))
    return _part_sent(model, fields, numbers, "", columns)


def _part_sent(
    model: type[BaseModel],
    fields: Mapping[str, str],
    numbers: Mapping[str, list[int]],
    prefix: str,
    columns: tuple[str, ...],
) -> dict[str, State]:
    sent: dict[str, State] = {}
    for control in controls_of(model, columns):
        name = f"{prefix}{control.key}"
        if not control.meer:
            sent[control.key] = _one_sent(control, fields, numbers, name, columns)
            continue
        rows = []
        for number in sorted(numbers.get(name, ()))[:MOST_ROWS]:
            origin = fields[f"{name}.{number}.{ROW}"]
            held = _one_sent(control, fields, numbers, f"{name}.{number}", columns, ITEM)
            rows.append(Row(int(origin) if origin.isdecimal() and len(origin) < 6 else None, held))
        sent[control.key] = rows
    return sent


def _one_sent(
    control: Control,
    fields: Mapping[str, str],
    numbers: Mapping[str, list[int]],
    name: str,
    columns: tuple[str, ...],
    item: str = "",
) -> State:
    if control.soort is Soort.DEEL and control.part is not None:
        return _part_sent(control.part, fields, numbers, f"{name}.", columns)
    if control.soort is Soort.BRON:
        return {key: fields.get(f"{name}.{key}", "") for key in ("bron", "alineas")}
    return fields.get(f"{name}.{item}" if item else name, "").replace("\r\n", "\n")


class Filled(NamedTuple):
    """The values of a form that was sent, and what tells where each came from."""

    values: dict[str, Value]
    origins: dict[Keys, list[int | None]]
    names: dict[Keys, str]
    """The field of the form for the path of each value, also of one that was left empty."""


def values_of(model: type[BaseModel], state: Mapping[str, State], old: Mapping[str, Value]) -> Filled:
    """The values that a form says; what was not touched is what the file holds."""
    filled = Filled({}, {}, {})
    filled.values.update(_Filler(filled, _columns_sent(state)).part(model, state, old, (), ""))
    return filled


def _columns_sent(state: Mapping[str, State]) -> tuple[str, ...]:
    """The keys of a row of figures in a form that was sent."""
    rows = state.get("rijen")
    held = [row.state for row in rows if isinstance(row, Row)] if isinstance(rows, list) else []
    return tuple(
        dict.fromkeys(
            key for each in held if isinstance(each, dict) for key in each if key not in _NO_COLUMNS
        )
    )


class _Filler:
    def __init__(self, filled: Filled, columns: tuple[str, ...]) -> None:
        self._filled, self._columns = filled, columns

    def part(
        self,
        model: type[BaseModel],
        state: Mapping[str, State],
        old: Mapping[str, Value],
        path: Keys,
        prefix: str,
    ) -> dict[str, Value]:
        controls = controls_of(model, self._columns)
        values: dict[str, Value] = {}
        for control in controls:
            here, name = (*path, control.key), f"{prefix}{control.key}"
            self._filled.names[here] = name
            value = self._value(control, state.get(control.key), old.get(control.key), here, name)
            if value is not None:
                values[control.key] = value
        return {
            **values,
            **{key: value for key, value in old.items() if key not in {each.key for each in controls}},
        }

    def _value(
        self, control: Control, state: State, old: Value | None, path: Keys, name: str
    ) -> Value | None:
        before = _state(control, old, self._columns)
        if before is None:
            return old
        if control.meer and isinstance(state, list):
            return self._rows(control, state, old, path, name)
        return self._one(control, state, old, path, name)

    def _rows(
        self, control: Control, rows: list[Row], old: Value | None, path: Keys, name: str
    ) -> Value | None:
        alone = control.soort is Soort.DEEL and not control.lijst
        before = [old] if alone and old is not None else old if isinstance(old, list) else []
        values: list[Value] = []
        origins: list[int | None] = []
        for number, row in enumerate(rows):
            origin = (
                row.origin
                if row.origin is not None and row.origin < len(before) and row.origin not in origins
                else None
            )
            here: Keys = path if alone else (*path, len(values))
            self._filled.names[here] = f"{name}.{number}"
            held = self._one(
                control, row.state, None if origin is None else before[origin], here, f"{name}.{number}"
            )
            if (held is not None and held not in ("", {})) or (alone and origin is not None):
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
        if control.soort is Soort.DEEL and control.part is not None:
            held = self.part(
                control.part,
                state if isinstance(state, dict) else {},
                old if isinstance(old, dict) else {},
                path,
                f"{name}.",
            )
            return held or (old if old is not None else None)
        if control.soort is Soort.BRON:
            return _source(state if isinstance(state, dict) else {}, old)
        typed = state if isinstance(state, str) else ""
        if typed == _state(control._replace(meer=False), old, ()) and not (_needs_quotes(control, old)):
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
