"""JSON to be read by people and compared line by line, without what indenting everything costs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from plugins.source.dates import Datering
from plugins.source.making import FILLED_IN, SHARED
from plugins.source.record import Part, Record, Verwijzing, fields_of

ABOUT_THE_FILE = frozenset((*FILLED_IN, *SHARED))
"""Fields of a record that are about the file of an editor, not about what it tells.

They are not published.
"""


def json_text(given: dict[str, Any] | list[Any]) -> str:
    """The JSON of a mapping or list: a line for everything in it, and for everything in what that holds."""
    encode = json.JSONEncoder(ensure_ascii=False).encode

    def lines(value: Any, inner: Callable[[Any], str], indent: str) -> str:
        if not value or not isinstance(value, (dict, list)):
            return encode(value)
        parts: Iterable[str] = (
            (f"{encode(key)}: {inner(item)}" for key, item in value.items())
            if isinstance(value, dict)
            else map(inner, value)
        )
        start, end = "{}" if isinstance(value, dict) else "[]"
        return f"{start}\n{indent} " + f",\n{indent} ".join(parts) + f"\n{indent}{end}"

    inner = (lambda value: lines(value, encode, " ")) if isinstance(given, dict) else encode
    return lines(given, inner, "") + "\n"


def json_value(value: object) -> object:
    """A value of a record as JSON holds it.

    A date is as precise as it is known: `2023-06-02`, `2023-06`, `2023` or `ongedateerd`.
    """
    if isinstance(value, Part):
        return {name: json_value(inner) for name, inner in fields_of(value).items()}
    if isinstance(value, Verwijzing):
        return str(value)
    if isinstance(value, tuple):
        return [json_value(inner) for inner in value]
    if isinstance(value, Datering):
        return value.iso
    return value.isoformat() if isinstance(value, date) else value


def json_record(record: Record, more: Mapping[str, object] = MappingProxyType({})) -> dict[str, object]:
    """A record as JSON holds it: its id and address, `more`, and every field but ABOUT_THE_FILE."""
    fields = {
        name: json_value(value) for name, value in fields_of(record).items() if name not in ABOUT_THE_FILE
    }
    return {"id": record.id, "adres": record.adres, **more, **fields}
