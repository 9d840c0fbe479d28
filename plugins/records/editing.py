"""A change in a YAML file by a command: one more item or another block, and every other line as it was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.records.yaml_style import as_value
from plugins.records.yaml_text import NotEdited, read_values, with_values
from plugins.source.document import Document, Keys
from plugins.source.yaml_reader import read_mapping

_BY_HAND = (
    "dit bestand is anders ingedeeld dan deze opdracht kan wijzigen; wijzig het zelf in een tekstverwerker"
)


def not_written(path: str, error: OSError) -> str:
    """What somebody can do about a file that could not be written."""
    return (
        f"{path} is niet op te slaan ({error.strerror}); sluit het in andere programma's, of pas de rechten"
        " aan, en sla het dan opnieuw op"
    )


def read(path: str, text: str) -> Document:
    """The document of a text without mistakes; raises NotEdited with what is wrong."""
    document, problems = read_mapping(path, text.encode())
    if document is None or problems:
        raise NotEdited("\n".join(map(str, problems)) or f"{path} is leeg")
    return document


def with_item(path: str, text: str, where: Keys, item: Mapping[str, Any]) -> str:
    """The text with one more item at the end of the list at `where`, which is begun when it is not there yet.

    Raises NotEdited with what is wrong in the text, or when it is laid out in a way that cannot be changed.
    """
    read(path, text)
    try:
        values: Any = read_values(text)
        holder = values
        for key in where[:-1]:
            holder = holder[key]
        holder[where[-1]] = [*holder.get(where[-1], ()), as_value(item)]
        return with_values(text, values, {})
    except NotEdited:
        raise NotEdited(_BY_HAND) from None


def with_block(path: str, text: str, key: str, block: Mapping[str, Any]) -> str:
    """The text with a mapping under a key at the top, in place of the one that was there or at the end.

    Raises NotEdited as `with_item` does.
    """
    read(path, text)
    try:
        return with_values(text, {**read_values(text), key: as_value(block)}, {})
    except NotEdited:
        raise NotEdited(_BY_HAND) from None
