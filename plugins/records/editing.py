"""A change in the text of a YAML file: one item or block, every other line as it was, with proof."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from plugins.source.source_file import Document, Keys
from plugins.source.yaml_reader import read_mapping

_COMMENT = re.compile(r"(?:^|\s)(#.*)$")
_BY_HAND = (
    "dit bestand is anders ingedeeld dan deze opdracht kan wijzigen; wijzig het zelf in een tekstverwerker"
)


class NotEdited(Exception):
    """A file cannot be changed by a command; the message says why and what to do."""


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

    Raises NotEdited when the result would differ in anything else.
    """
    document = read(path, text)
    lines, list_text = text.splitlines(), as_yaml(item)
    if where in document.keys:
        line, column = document.keys[where]
        indent = column - 1
        value_line, value_column = document.values[where]
        if lines[value_line - 1][value_column - 1] == "[":
            lines[value_line - 1] = _in_flow(lines[value_line - 1], item)
        else:
            dash = value_column - 1
            end = _end(lines, line, indent, "-")
            lines[end:end] = _as_item(list_text, dash)
    else:
        parent = where[:-1]
        first = min((place for key, place in document.keys.items() if key[:-1] == parent), default=(1, 1))
        indent = first[1] - 1
        if sum(place[0] == first[0] for key, place in document.keys.items() if key[:-1] == parent) > 1:
            raise NotEdited(_BY_HAND)  # a mapping between braces
        end = _end(lines, first[0], indent, "") if parent else len(lines)
        lines[end:end] = [f"{' ' * indent}{where[-1]}:", *_as_item(list_text, indent + 2)]
    expected = deepcopy(document.value)
    holder: Any = expected
    for key in where[:-1]:
        holder = holder[key]
    holder[where[-1]] = [*holder.get(where[-1], ()), read(path, list_text).value]
    return _proved(path, lines, expected)


def with_block(path: str, text: str, key: str, block: Mapping[str, Any]) -> str:
    """The text with a mapping under a key at the top, in place of the one that was there or at the end.

    Comments that stood in it are kept above it.
    """
    document = read(path, text)
    lines, new = text.splitlines(), as_yaml(block)
    if (key,) not in document.keys:
        lines += [f"{key}:", *(f"  {line}" for line in new.splitlines())]
        return _proved(path, lines, {**document.value, key: read(path, new).value})
    start = document.keys[key,][0]
    end = _end(lines, start, 0, "")
    kept = [match[1] for line in lines[start - 1 : end] if (match := _COMMENT.search(line))]
    lines[start - 1 : end] = [*kept, f"{key}:", *(f"  {line}" for line in new.splitlines())]
    return _proved(path, lines, {**document.value, key: read(path, new).value})


def as_yaml(values: Mapping[str, Any]) -> str:
    """A mapping as lines of YAML: lists of values on one line, mappings indented, what is None left out."""
    lines: list[str] = []
    for key, value in values.items():
        if isinstance(value, Mapping):
            lines += [f"{key}:", *(f"  {line}" for line in as_yaml(value).splitlines())]
        elif isinstance(value, (list, tuple)) and any(isinstance(item, Mapping) for item in value):
            lines.append(f"{key}:")
            for item in value:
                inside = as_yaml(item) if isinstance(item, Mapping) else quoted(item)
                lines += _as_item(inside, 2)
        elif isinstance(value, (list, tuple)):
            lines.append(f"{key}: [{', '.join(map(quoted, value))}]")
        elif value is not None:
            lines.append(f"{key}: {quoted(value)}")
    return "\n".join(lines) + "\n"


def quoted(value: object) -> str:
    """A value as it is typed: with quotes only where the reader would take it for something else."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    if not isinstance(value, str):
        return text
    document, problems = read_mapping("", f"x: [{text}]\n".encode())
    plain = document is not None and not problems and document.value == {"x": [text]}
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return text if plain else f'"{escaped}"'


def _as_item(text: str, indent: int) -> list[str]:
    first, *rest = text.splitlines()
    return [f"{' ' * indent}- {first}", *(f"{' ' * indent}  {line}" for line in rest)]


def _in_flow(line: str, item: Mapping[str, Any]) -> str:
    """A line with a list between brackets, with one more item in it."""
    head, bracket, tail = line.rpartition("]")
    if not bracket or line.count("[") != line.count("]"):
        raise NotEdited(_BY_HAND)
    typed = ", ".join(f"{key}: {quoted(value)}" for key, value in item.items())
    return f"{head}{'' if head.endswith('[') else ', '}{{{typed}}}]{tail}"


def _end(lines: list[str], start: int, indent: int, mark: str) -> int:
    """The number of lines up to the end of the block that begins on line `start` (from 1) at this indent.

    Lines further in belong to it, and lines at the same indent that begin with `mark`, or any when there is
    no mark and the block is a mapping further in.
    """
    end = start
    for number in range(start, len(lines)):
        line = lines[number]
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        depth = len(line) - len(line.lstrip())
        inside = depth > indent or (depth == indent and (stripped.startswith("- ") if mark else indent > 0))
        if not inside:
            break
        end = number + 1
    return end


def _proved(path: str, lines: list[str], expected: Mapping[str, Any]) -> str:
    """The lines as a text, when it reads as exactly what is expected."""
    text = "\n".join(lines) + "\n"
    document, problems = read_mapping(path, text.encode())
    if document is None or problems or document.value != expected:
        raise NotEdited(_BY_HAND)
    return text
