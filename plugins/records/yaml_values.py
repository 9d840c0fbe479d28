"""Values as they are typed in YAML: read, and written with quotes only where they need them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any, Union

import yaml

from plugins.source.scalars import NotAValue, read_plain
from plugins.source.yaml_builder import LOADER, MAX_DEPTH
from plugins.source.yaml_reader import read_mapping

WIDTH = 110
"""A text that is longer than a line of so many characters is folded."""


class Plain(str):
    """A value that is typed without quotes and is no text: a number, a date, true or false."""

    __slots__ = ()


Value = Union[str, "list[Value]", "dict[str, Value]"]


BY_HAND = "dit bestand is anders ingedeeld dan een formulier kan wijzigen; wijzig het in een tekstverwerker"


class NotEdited(Exception):
    """A file cannot be changed; the message says why and what to do."""


def read_values(text: str) -> dict[str, Value]:
    """The values of a mapping, each as it was typed.

    Raises NotEdited when the text is no mapping, or a key is there twice.
    """
    values = value_of(mapping_in(text))
    if not isinstance(values, dict):
        raise NotEdited(BY_HAND)
    return values


def same(old: Value, new: Value) -> bool:
    """Whether a new value says what the old one says.

    A number or date may have stood between quotes, a text not without those it needs.
    """
    if isinstance(old, dict) and isinstance(new, dict):
        return old.keys() == new.keys() and all(same(old[key], new[key]) for key in old)
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(map(same, old, new))
    return old == new and not (isinstance(old, Plain) and not isinstance(new, Plain))


def mapping_in(text: str) -> Any:
    """The node of a mapping on lines of its own; raises NotEdited for another text."""
    try:
        node = _composed(text)
    except yaml.YAMLError:
        raise NotEdited(BY_HAND) from None
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        raise NotEdited(BY_HAND)
    return node


def _composed(text: str) -> yaml.Node | None:
    """The nodes of a text; raises YAMLError for one that cannot be read or is too deep for libyaml."""
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise yaml.YAMLError("nested too deep")
    return yaml.compose(text, Loader=LOADER)


def value_of(node: Any) -> Value:
    """The value of a node; raises NotEdited when a key is there twice."""
    if isinstance(node, yaml.MappingNode):
        keys = [key.value for key, _ in node.value]
        if len(set(map(str, keys))) < len(keys):
            raise NotEdited(BY_HAND)
        return {str(key.value): value_of(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [value_of(item) for item in node.value]
    text = str(node.value)
    if node.style:
        return text
    try:
        return text if isinstance(read_plain(text), str) else Plain(text)
    except NotAValue:
        return Plain(text)


def as_value(value: object) -> Value:
    """A value of Python as it is typed; what is None in a mapping is left out."""
    if isinstance(value, Mapping):
        return {str(key): as_value(each) for key, each in value.items() if each is not None}
    if isinstance(value, (list, tuple)):
        return [as_value(each) for each in value]
    if isinstance(value, str):
        return value
    return Plain(str(value).lower() if isinstance(value, bool) else value)


def as_yaml(values: Mapping[str, object]) -> str:
    """A mapping as the text of a file; what is None is left out."""
    return "".join(
        f"{key}:{emitted(as_value(each), 2, False)}\n" for key, each in values.items() if each is not None
    )


def typed(text: str) -> str:
    """A text as it is typed, also between brackets: with quotes only where it needs them."""
    return _scalar(text, 0, True, None)


def emitted(value: Value, indent: int, flow: bool, old: Any = None) -> str:
    """A value as it stands after a colon: on the same line, or below it at this indent."""
    if isinstance(value, dict):
        if flow or not value or _is_short(value):
            return f" {{{', '.join(f'{_key(key)}:{emitted(each, 0, True)}' for key, each in value.items())}}}"
        return f"\n{' ' * indent}" + _pairs(value, indent)
    if isinstance(value, list):
        if flow or all(map(_is_short, value)):
            return f" [{', '.join(emitted(each, 0, True).strip() for each in value)}]"
        return "".join(f"\n{' ' * indent}{item(each, indent, False)}" for each in value)
    return f" {_scalar(value, indent, flow, old)}"


def item(value: Value, column: int, inline: bool, old: Any = None) -> str:
    """A value as an item of a list whose dashes stand in this column.

    `inline` for a mapping between braces, when it fits.
    """
    on_one_line = "-" + emitted(value, column + 4, isinstance(value, dict), old)
    fits = inline and column + len(on_one_line) <= WIDTH
    if isinstance(value, dict) and value and not fits and not _is_short(value):
        return "- " + _pairs(value, column + 2)
    return on_one_line


def _pairs(value: dict[str, Value], column: int) -> str:
    lines = (f"{key}:{emitted(each, column + 2, False)}" for key, each in value.items())
    return f"\n{' ' * column}".join(lines)


def _is_short(value: Value) -> bool:
    """Whether a value is a name, a number, or a source with paragraphs: those stand in brackets."""
    if isinstance(value, dict):
        return len(value) == 1 and all(
            isinstance(each, list) and all(map(_is_short, each)) for each in value.values()
        )
    return isinstance(value, str) and re.fullmatch(r"[\w./-]{1,80}", value) is not None


def _scalar(value: str, indent: int, flow: bool, old: Any) -> str:
    """A text or another single value, in the style that the old one had when that can be."""
    if isinstance(value, Plain):
        return next((form for form in (str(value), quoted(value)) if _reads_as(form, value, flow)), "")
    for form in _forms(value, indent, flow, old):
        if _reads_as(form, value, flow):
            return form
    return quoted(value)


def _forms(text: str, indent: int, flow: bool, old: Any) -> Iterator[str]:
    style = getattr(old, "style", None)
    if style == "'":
        yield "'" + text.replace("'", "''") + "'"
    if style == '"':
        yield quoted(text)
    if not flow and ("\n" in text or style == "|"):
        yield "|-" + "".join(f"\n{' ' * indent}{line}".rstrip(" ") for line in text.split("\n"))
    if not flow and (style == ">" or len(text) > WIDTH):
        lines = textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)
        yield ">-" + "".join(f"\n{' ' * indent}{line}" for line in lines)
    yield text
    yield quoted(text)


def _key(text: str) -> str:
    return text if re.fullmatch(r"[\w./-]+", text) else quoted(text)


def quoted(text: str) -> str:
    """A text between double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def _reads_as(form: str, value: str, flow: bool) -> bool:
    """Whether a form is read as the value, and as a text when it is one."""
    if not isinstance(value, Plain):
        document, problems = read_mapping("", f"x: [{form}]\n".encode() if flow else f"x: {form}\n".encode())
        return not problems and document is not None and document.value == {"x": [value] if flow else value}
    try:
        node = _composed(f"x: [{form}]\n" if flow else f"x: {form}\n")
    except yaml.YAMLError:
        return False
    held = node.value[0][1] if isinstance(node, yaml.MappingNode) and node.value else None
    if flow and isinstance(held, yaml.SequenceNode):
        held = held.value[0] if len(held.value) == 1 else None
    return isinstance(held, yaml.ScalarNode) and held.value == value
