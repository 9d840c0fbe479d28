"""The text of a YAML mapping with other values: what did not change stays as it was typed, with comments."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from plugins.cache import write_whole
from plugins.records.yaml_values import (
    BY_HAND,
    NotEdited,
    Plain,
    Value,
    as_value,
    emitted,
    item,
    mapping_in,
    quoted,
    read_values,
    same,
    value_of,
)
from plugins.source.document import Document, Keys
from plugins.source.yaml_reader import read_mapping

Origins = Mapping[Keys, "list[int | None]"]
"""For the path of a list in the new values: the place of each item in the old list; None for a new one."""


def with_values(text: str, new: dict[str, Value], origins: Origins) -> str:
    """The text with these values and every other character as it was.

    New keys stand where the order of `new` has them. Raises NotEdited when the result would not read as
    exactly `new`.
    """
    node = mapping_in(text)
    value_of(node)  # a key that is there twice is refused
    writer = _Writer(text, origins)
    start, end = node.start_mark.index, writer.end(node)
    result = text[:start] + writer.mapping(node, new, (), text[end:])
    if not same(read_values(result), new):
        raise NotEdited(BY_HAND)
    return result


_OF_THIS_COMMAND = (
    "dit bestand is anders ingedeeld dan deze opdracht kan wijzigen; wijzig het zelf in een tekstverwerker"
)


def read_document(path: str, text: str) -> Document:
    """The document of a text without mistakes; raises NotEdited with what is wrong."""
    document, problems = read_mapping(path, text.encode())
    if document is None or problems:
        raise NotEdited("\n".join(map(str, problems)) or f"{path} is leeg")
    return document


def with_item(path: str, text: str, where: Keys, item: Mapping[str, Any]) -> str:
    """The text with one more item at the end of the list at `where`, which is begun when it is not there yet.

    Raises NotEdited with what is wrong in the text, or when it is laid out in a way that cannot be changed.
    """
    return _edited(path, text, where, lambda held: [*(held or ()), as_value(item)])


def with_block(path: str, text: str, key: str, block: Mapping[str, Any]) -> str:
    """The text with a mapping under a key at the top, in place of the one that was there or at the end.

    Raises NotEdited as `with_item` does.
    """
    return _edited(path, text, (key,), lambda _: as_value(block))


def _edited(path: str, text: str, where: Keys, change: Callable[[Any], Value]) -> str:
    """The text with what `change` makes of the value at `where`, or of None when there is none."""
    read_document(path, text)
    try:
        values: Any = read_values(text)
        holder = values
        for key in where[:-1]:
            holder = holder[key]
        holder[where[-1]] = change(holder.get(where[-1]))
        return with_values(text, values, {})
    except NotEdited:
        raise NotEdited(_OF_THIS_COMMAND) from None


def as_stored(text: str, before: bytes) -> bytes:
    """A text with the line endings and the mark of UTF-8 that its file had before."""
    mark = BOM_UTF8 if before.startswith(BOM_UTF8) else b""
    return mark + text.replace("\n", "\r\n" if b"\r\n" in before else "\n").encode()


def write_file(root: Path, path: str, data: bytes) -> None:
    """Write a file of a project whole; raises NotEdited with what somebody can do when that cannot be."""
    try:
        write_whole(root / path, data)
    except OSError as error:  # read only, a full disk, or open in a program that holds it
        raise NotEdited(
            f"{path} is niet op te slaan ({error.strerror}); sluit het in andere programma's, of pas de"
            " rechten aan, en sla het dan opnieuw op"
        ) from None


class _Entry(NamedTuple):
    """A pair of a mapping or an item of a list, as text."""

    lead: str
    """What stands before it: the break of the line, and comment lines of its own."""
    body: str | None
    """None for a pair that is gone."""
    key: str = ""


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

    def mapping(self, node: Any, new: dict[str, Value], path: Keys, tail: str = "") -> str:
        """A mapping with other values; `tail` is the rest of the text after the mapping of the whole file."""
        column, flow = node.start_mark.column, bool(node.flow_style)
        nodes = {str(key.value): (key, value) for key, value in node.value}
        entries = [
            _Entry(lead, self._pair(*nodes[name], new, path, flow) + trail if name in new else None, name)
            for name, (lead, trail) in zip(nodes, self._around(node), strict=True)
        ]
        entries.append(_Entry(tail, ""))
        before = None
        for name, value in new.items():
            if name not in nodes:
                body = f"{name}:{emitted(value, column + 2, flow)}"
                _insert(entries, _Entry("", body, name), before, "" if flow else f"\n{' ' * column}")
            before = name
        *entries, last = entries
        if flow:
            return _in_flow("{", entries, "}")
        return (_in_block(entries, column) or "{}") + last.lead

    def _pair(self, key: Any, value: Any, new: dict[str, Value], path: Keys, flow: bool) -> str:
        name = str(key.value)
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
        old = value_of(node)
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
        entries = []
        for index, (origin, value) in enumerate(zip(origins, new, strict=True)):
            old = None if origin is None else node.value[origin]
            lead, trail = ("", "") if origin is None else around[origin]
            body = self._item(old, value, (*path, index), column, flow, inline)
            entries.append(_Entry(lead, body + trail))
        return _in_flow("[", entries, "]") if flow else _in_block(entries, column)

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
    waiting = re.compile(rf"{lead}# {re.escape(entry.key)}:[^\n]*(?=\n|\Z)") if lead else None
    for number, each in enumerate(entries):
        match = waiting.search(each.lead) if waiting else None
        if match:
            entries[number] = each._replace(lead=each.lead[match.end() :])
            entries.insert(number, entry._replace(lead=each.lead[: match.start()] + lead))
            return
    place = next((number + 1 for number, each in enumerate(entries) if each.key == before), 0)
    entries.insert(place, entry)


def _in_block(entries: Iterable[_Entry], column: int) -> str:
    """The entries on lines of their own; comments above a pair that is gone stay."""
    text, comments = "", ""
    for lead, body, _ in entries:
        if body is None:
            comments += lead[: lead.rfind("\n")] if "\n" in lead else ""
            continue
        if text:
            text += comments + (lead or f"\n{' ' * column}") + body
        else:
            text = (comments + lead).lstrip("\n ") + body
        comments = ""
    return text + comments


def _in_flow(opening: str, entries: list[_Entry], closing: str) -> str:
    text = ""
    for lead, body, _ in entries:
        if body is not None:
            text += ((lead or ", ") if text else "") + body
    return f"{opening}{text}{closing}"
