"""JSON to be read by people and compared line by line, without what indenting everything costs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any


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
