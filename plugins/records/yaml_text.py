"""The text of a YAML mapping with other values: what did not change stays as it was typed, with comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

import yaml

from plugins.records.yaml_style import Plain, Value, composed, emitted, item, quoted
from plugins.source.document import Keys
from plugins.source.scalars import NotAValue, read_plain

Origins = Mapping[Keys, "list[int | None]"]
"""For the path of a list in the new values: the place of each item in the old list; None for a new one."""

_BY_HAND = "dit bestand is anders ingedeeld dan een formulier kan wijzigen; wijzig het in een tekstverwerker"


class NotEdited(Exception):
    """A file cannot be changed; the message says why and what to do."""


def read_values(text: str) -> dict[str, Value]:
    """The values of a mapping, each as it was typed.

    Raises NotEdited when the text is no mapping, or a key is there twice.
    """
    values = _value(_composed(text))
    if not isinstance(values, dict):
        raise NotEdited(_BY_HAND)
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


def with_values(text: str, new: dict[str, Value], origins: Origins) -> str:
    """The text with these values and every other character as it was.

    New keys stand where the order of `new` has them. Raises NotEdited when the result would not read as
    exactly `new`.
    """
    node = _composed(text)
    _value(node)
    writer = _Writer(text, origins)
    start, end = node.start_mark.index, writer.end(node)
    result = text[:start] + writer.mapping(node, new, (), text[end:])
    if not same(read_values(result), new):
        raise NotEdited(_BY_HAND)
    return result


def _composed(text: str) -> Any:
    try:
        node = composed(text)
    except yaml.YAMLError:
        raise NotEdited(_BY_HAND) from None
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        raise NotEdited(_BY_HAND)
    return node


def _value(node: Any) -> Value:
    if isinstance(node, yaml.MappingNode):
        keys = [key.value for key, _ in node.value]
        if len(set(map(str, keys))) < len(keys):
            raise NotEdited(_BY_HAND)
        return {str(key.value): _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    text = str(node.value)
    if node.style:
        return text
    try:
        return text if isinstance(read_plain(text), str) else Plain(text)
    except NotAValue:
        return Plain(text)


class _Entry(NamedTuple):
    """A pair of a mapping or an item of a list, as text."""

    key: str | int
    lead: str
    """What stands before it: the break of the line, and comment lines of its own."""
    body: str


class _Writer:
    """Writes parts of one text anew."""

    def __init__(self, text: str, origins: Origins) -> None:
        self._text, self._origins = text, origins

    def end(self, node: Any) -> int:
        """Where a value ends, without the blank lines and comments below it.

        A comment on the last line of a list or mapping belongs to its last entry.
        """
        start, end = node.start_mark.index, node.end_mark.index
        if isinstance(node, yaml.ScalarNode):
            return start + len(self._text[start:end].rstrip()) if node.style in ("|", ">") else int(end)
        if node.flow_style or not node.value:
            return int(end)
        last = node.value[-1]
        end = self.end(last[1] if isinstance(last, tuple) else last)
        rest = self._text[end:].partition("\n")[0]
        return end + len(rest) if rest.lstrip().startswith("#") else end

    def mapping(self, node: Any, new: dict[str, Value], path: Keys, tail: str | None = None) -> str:
        """A mapping with other values; `tail` is the rest of the text after the mapping of the whole file."""
        column, flow = node.start_mark.column, bool(node.flow_style)
        nodes = {str(key.value): (key, value) for key, value in node.value}
        entries = [
            _Entry(name, lead, self._pair(*nodes[name], new, path, flow) + trail)
            for name, (lead, trail) in zip(nodes, self._around(node), strict=True)
        ]
        if tail is not None:
            entries.append(_Entry(-1, tail, ""))
        before = None
        for name, value in new.items():
            if name not in nodes:
                body = f"{name}:{emitted(value, column + 2, flow)}"
                _insert(entries, _Entry(name, "", body), before, "" if flow else f"\n{' ' * column}")
            before = name
        kept = [entry for entry in entries if entry.key in new or entry.key == -1]
        if flow:
            return _in_flow("{", kept, "}")
        return _in_block(entries, kept, column) or "{}"

    def _pair(self, key: Any, value: Any, new: dict[str, Value], path: Keys, flow: bool) -> str:
        name = str(key.value)
        if name not in new:
            return ""
        typed = self._text[key.start_mark.index : value.start_mark.index]
        changed = self._changed(value, new[name], (*path, name), key.start_mark.column + 2, flow)
        if changed is not None:
            return typed + changed
        colon = self._text[key.start_mark.index : key.end_mark.index] + ":"
        if self._has_comment(value) and isinstance(new[name], str) and not isinstance(new[name], Plain):
            return f"{colon} {quoted(str(new[name]))}"
        return colon + emitted(new[name], key.start_mark.column + 2, flow, value)

    def _has_comment(self, node: Any) -> bool:
        """Whether a comment follows on the same line, so that a text needs quotes."""
        return self._text[self.end(node) :].partition("\n")[0].lstrip().startswith("#")

    def _changed(self, node: Any, new: Value, path: Keys, indent: int, flow: bool) -> str | None:
        """A value as it was typed, or with other values in it; None when it has to be written anew."""
        start, end = node.start_mark.index, self.end(node)
        old = _value(node)
        if same(old, new) and not self._moved(path):
            return self._text[start:end]
        if isinstance(new, dict) and new and isinstance(node, yaml.MappingNode):
            return self.mapping(node, new, path)
        if isinstance(new, list) and new and isinstance(node, yaml.SequenceNode) and node.value:
            return self._list(node, new, path)
        return None

    def _moved(self, path: Keys) -> bool:
        return any(
            origin != index
            for at, origins in self._origins.items()
            if at[: len(path)] == path
            for index, origin in enumerate(origins)
        )

    def _list(self, node: Any, new: list[Value], path: Keys) -> str:
        column, flow = node.start_mark.column, bool(node.flow_style)
        origins = self._origins.get(path) or [
            index if index < len(node.value) else None for index in range(len(new))
        ]
        around = [*self._around(node)]
        inline = any(getattr(item, "flow_style", False) for item in node.value)
        entries = {}
        for index, (origin, value) in enumerate(zip(origins, new, strict=True)):
            old = None if origin is None else node.value[origin]
            lead, trail = ("", "") if origin is None else around[origin]
            body = self._item(old, value, (*path, index), column, flow, inline)
            entries[index] = _Entry(index, lead, body + trail)
        kept = [*entries.values()]
        return _in_flow("[", kept, "]") if flow else _in_block(kept, kept, column)

    def _item(self, old: Any, new: Value, path: Keys, column: int, flow: bool, inline: bool) -> str:
        changed = None if old is None else self._changed(old, new, path, column + 2, flow)
        if flow:
            return changed if changed is not None else emitted(new, column + 2, True, old).strip()
        if changed is None and isinstance(new, str) and old is not None and self._has_comment(old):
            return f"- {new if isinstance(new, Plain) else quoted(new)}"
        if changed is None:
            return item(new, column, inline, old)
        return self._text[self._dash(old) : old.start_mark.index] + changed

    def _dash(self, node: Any) -> int:
        return self._text.rindex("-", 0, node.start_mark.index)

    def _around(self, node: Any) -> Iterator[tuple[str, str]]:
        """What stands before each entry, and after it on the same line."""
        flow = node.flow_style
        spans = []
        for each in node.value:
            first, last = each if isinstance(each, tuple) else (each, each)
            begin = first.start_mark.index
            if not flow and not isinstance(each, tuple):
                begin = self._dash(each)
            spans.append((begin, self.end(last)))
        lead = ""
        for (_, end), (begin, _) in pairwise([*spans, (self.end(node), 0)]):
            following = self._text[end:begin]
            split = 0 if flow else following.find("\n")
            split = split if split >= 0 else len(following)
            yield lead, following[:split]
            lead = following[split:]


def _insert(entries: list[_Entry], entry: _Entry, before: str | None, lead: str) -> None:
    """Put a new pair after the key before it, or in the place of a comment that kept its place."""
    waiting = re.compile(rf"{lead}# {re.escape(str(entry.key))}:[^\n]*(?=\n|\Z)") if lead else None
    for number, each in enumerate(entries):
        match = waiting.search(each.lead) if waiting else None
        if match:
            entries[number] = each._replace(lead=each.lead[match.end() :])
            entries.insert(number, entry._replace(lead=each.lead[: match.start()] + lead))
            return
    place = next((number + 1 for number, each in enumerate(entries) if each.key == before), 0)
    entries.insert(place, entry)


def _in_block(entries: Iterable[_Entry], kept: list[_Entry], column: int) -> str:
    """The entries on lines of their own; comments above a pair that is gone stay."""
    text, comments = "", ""
    for entry in entries:
        lead = entry.lead
        if entry not in kept:
            comments += lead[: lead.rfind("\n")] if "\n" in lead else ""
            continue
        if entry.key == -1:
            text += comments + lead
        elif text:
            text += comments + (lead or f"\n{' ' * column}") + entry.body
        else:
            text = (comments + lead).lstrip("\n ") + entry.body
        comments = ""
    return text + comments


def _in_flow(opening: str, entries: list[_Entry], closing: str) -> str:
    text = ""
    for entry in entries:
        text += ((entry.lead or ", ") if text else "") + entry.body
    return f"{opening}{text}{closing}"
