"""Values built from the events of the YAML parser, with a problem for each that is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from plugins.source.document import HIDDEN, Keys, Place
from plugins.source.problem import Problem, shown
from plugins.source.scalars import NotAValue, read_key, read_plain, without_commas
from plugins.source.yaml_errors import BACKSLASH, COMMENTED, MORE_THAN, between_quotes_instead

MAX_DEPTH = 10
MOST_PROBLEMS = 100
"""Reading a file stops after this many problems: the list would no longer be read."""

_STARTS = frozenset((yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent, yaml.AliasEvent))
_ENDS = frozenset((yaml.MappingEndEvent, yaml.SequenceEndEvent))
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COMMENT = re.compile(r"[ \t]+#")
_NO_SPACE = (
    "deze regel wordt een deel van de tekst erboven; zet een spatie achter het streepje of de dubbele punt,"
    " of zet de hele tekst tussen aanhalingstekens"
)
_UNCLEAR_LINE = re.compile(r"\n\s*(-(?!-)|[a-z_]+:(?=[^\s/]))")
"""A further line of a text without quotes that looks like an item or a key without its space."""
_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*\\(?![\\\"])")
"""A backslash of which YAML would make another character."""
_CUT = "\0"
"""Waits for the empty value of what was no key but the rest of a text with a comma."""
_NOT_READ = object()
"""Stands in the place of a value that was refused."""


@dataclass
class _Open:
    """A list or mapping that is being filled, with its place."""

    container: Any
    path: Keys
    flow: bool
    """Whether it stands between brackets."""
    key: str | None = None
    """The key that waits for its value."""


class Builder:
    """Builds values from parser events; collects problems and goes on where it can."""

    def __init__(self, path: str, lines: list[str], first_line: int) -> None:
        self.path, self.lines, self.offset = path, lines, first_line
        self.root: dict[str, Any] = {}
        self.values: dict[Keys, Place] = {}
        self.keys: dict[Keys, Place] = {}
        self.refused: set[Keys] = set()
        self.problems: list[Problem] = []
        self.complete = True
        self.last: Any = None
        """The scalar that was read last, as a value."""
        self.last_path: Keys = ()
        self.cut: tuple[int, Any] | None = None
        """The number of the problem about a text that commas cut up, and where that text begins."""

    def build(self, text: str) -> None:
        """Walk all events of `text`; raises yaml.YAMLError where the parser cannot go on."""
        stack: list[_Open] = []
        documents = 0
        event: Any
        for event in yaml.parse(text, Loader=LOADER):
            kind = type(event)
            if kind in _STARTS:  # first, for nearly every event is one
                if not self._place(event, stack):
                    self.complete = False
                    return
            elif kind in _ENDS:
                self.cut = None
                stack.pop()
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1 or event.version or event.tags:
                    self.complete = False
                    self.refuse(
                        event,
                        "één bestand is één geheel: "
                        "verwijder '---', '%' en alles wat daarna een nieuw geheel begint",
                    )
                    return
            if len(self.problems) >= MOST_PROBLEMS:
                self.complete = False
                return
        if not self.values and not self.problems:
            words = "hier staat niets; vul de sleutels in of verwijder het bestand"
            self.problems.append(Problem(self.path, self.offset, 1, words))

    def _place(self, event: Any, stack: list[_Open]) -> bool:
        """Put one value where it belongs; False when reading cannot go on."""
        scalar = isinstance(event, (yaml.ScalarEvent, yaml.AliasEvent))
        if len(stack) >= MAX_DEPTH and not scalar:
            self.refuse(event, f"dieper dan {MAX_DEPTH} niveaus genest; maak het vlakker")
            return False
        if not stack:
            if not isinstance(event, yaml.MappingStartEvent):
                if isinstance(event, yaml.ScalarEvent) and re.match(r"[\w-]+:\S", event.value):
                    wanted = event.value.split()[0].replace(":", ": ", 1)
                    self.refuse(event, f"zet een spatie achter de dubbele punt: '{wanted}'")
                    return False
                self.refuse(
                    event,
                    "hier horen sleutels met waarden te staan ('sleutel: waarde'), geen lijst of losse tekst",
                )
                return False
            self.values[()] = self._at(event)
            self._refuse_marks(event, ())
            stack.append(_Open(self.root, (), bool(event.flow_style)))
            return True
        here = stack[-1]
        if isinstance(here.container, dict) and here.key is None:
            return self._key(event, here)
        if isinstance(here.container, list) and here.flow and self._is_decimal_part(event):
            self._refuse_commas(event, "een nieuw onderdeel van de lijst")
            return True
        waiting, here.key = here.key, None
        if waiting == _CUT:  # the empty value of what was taken for a key
            return True
        key = len(here.container) if waiting is None else waiting
        path = (*here.path, key)
        doubled = isinstance(here.container, dict) and key in here.container
        if not doubled:
            self.values[path] = self._at(event)
        value: Any
        if scalar:
            value = self._scalar(event, path)
            self.last, self.last_path, self.cut = event, path, None
        else:
            self._refuse_marks(event, path)
            value = {} if isinstance(event, yaml.MappingStartEvent) else []
            stack.append(_Open(value, path, bool(event.flow_style)))
        if not isinstance(here.container, dict):
            here.container.append(value)
        elif not doubled:
            here.container[key] = value
        return True

    def _key(self, event: Any, here: _Open) -> bool:
        """Note the key of the next value; False when it is no word."""
        if not isinstance(event, yaml.ScalarEvent):
            doubled = here.flow and isinstance(event, yaml.MappingStartEvent)
            words = "een { begint in YAML een groep; zet de tekst tussen aanhalingstekens"
            self.refuse(
                event, words if doubled else "een sleutel is één woord, geen lijst of groep", here.path
            )
            return False
        if here.flow and self._is_cut_off(event, here):
            self._refuse_commas(event, "een nieuwe sleutel")
            here.key = _CUT
            return True
        self.cut = None
        key = event.value
        path = (*here.path, key)
        if not event.style:
            try:
                read_key(key)
            except NotAValue as reason:
                self.refuse(event, str(reason), path)
        if key in here.container:
            first = self.keys[path][0]
            self.refuse(
                event, f"{shown(key)} staat er twee keer: ook op regel {first}; verwijder er een", path
            )
        else:
            self.keys[path] = self._at(event)
        here.key = key
        return True

    def _is_cut_off(self, event: Any, here: _Open) -> bool:
        """Whether what stands in the place of a key is the rest of the text before it: it has no colon."""
        if event.style or self.last is None or self.last_path[:-1] != here.path or self.last.style:
            return False
        line, column = event.end_mark.line, event.end_mark.column
        rest = " ".join((self.lines[line][column:], *self.lines[line + 1 : line + 3])).lstrip()
        return not rest.startswith(":")

    def _is_decimal_part(self, event: Any) -> bool:
        """Whether an item of a list between brackets stands directly after the comma of a number.

        `[ruim 10,5 procent]`.
        """
        before = self.lines[event.start_mark.line][: event.start_mark.column]
        return bool(re.search(r"[0-9],\Z", before)) and not event.style and event.value[:1].isdigit()

    def _refuse_commas(self, event: Any, begins: str) -> None:
        """Refuse the text from the last value up to and with this event as one.

        Its comma `begins` something else.
        """
        if self.cut is None:
            if self.last_path in self.refused:
                self.problems.pop()  # it was only the beginning of a text
            self.cut = len(self.problems), self.last
            self.refuse(self.last, "", self.last_path)
        number, first = self.cut
        lines = self.lines[first.start_mark.line : event.end_mark.line + 1]
        lines[-1] = lines[-1][: event.end_mark.column]
        lines[0] = lines[0][first.start_mark.column :]
        text = " ".join(lines)
        message = f"een komma begint hier {begins}; {without_commas(text)}"
        if key := re.search(r", *(\w+):(?=[^ \n])", text):  # a next key whose colon has no ordinary space
            message = f"zet een gewone spatie achter de dubbele punt: '{key[1]}: '"
        elif key := re.match(r",? *(\w+)=\S", text):
            message = f"achter een sleutel staat een dubbele punt met een spatie: '{key[1]}: '"
        self.problems[number] = self.problems[number]._replace(message=message)

    def _scalar(self, event: Any, path: Keys) -> Any:
        """The value of a scalar; quoted and block text is always text."""
        if isinstance(event, yaml.AliasEvent):
            return self.refuse(
                event,
                "een * (verwijzing binnen YAML) mag niet; "
                "typ de waarde uit of zet de tekst tussen aanhalingstekens",
                path,
            )
        self._refuse_marks(event, path)
        text: str = event.value
        if event.style:
            if event.style == ">" and (bound := MORE_THAN.search(self.lines[event.start_mark.line])):
                return self.refuse(event, between_quotes_instead(bound[0]), path)
            if event.style == '"' and _ESCAPE.search(self._typed(event)):
                return self.refuse(event, BACKSLASH, path)
            hidden = HIDDEN.search(text) or re.search("\r", text)
            return (
                self.refuse(event, f"onzichtbaar teken U+{ord(hidden[0]):04X}; verwijder het", path)
                if hidden
                else text
            )
        if path in self.refused:
            return _NOT_READ
        several = event.start_mark.line < event.end_mark.line
        if several and (unclear := _UNCLEAR_LINE.search(self._typed(event))):
            line = event.start_mark.line + self._typed(event).count("\n", 0, unclear.start(1))
            self.problems.append(Problem(self.path, line + self.offset, 1, _NO_SPACE))
            self.refused.add(path)
            return _NOT_READ
        if not text and self._cut_by_comment(event):
            return self.refuse(event, COMMENTED, path)
        if not text and isinstance(path[-1], str) and ":" in path[-1]:
            wanted = path[-1].replace(":", ": ", 1)
            return self.refuse(event, f"zet een spatie achter de dubbele punt: '{wanted}'", path)
        try:
            value = read_plain(text)
        except NotAValue as reason:
            return self.refuse(event, str(reason), path)
        if isinstance(value, str) and self._cut_by_comment(event):
            return self.refuse(event, COMMENTED, path)
        return value

    def _typed(self, event: Any) -> str:
        """A scalar as it stands in the file, with its quotes."""
        first, last = event.start_mark, event.end_mark
        if first.line == last.line:
            return self.lines[first.line][first.column : last.column] if first.line < len(self.lines) else ""
        lines = [
            *self.lines[first.line : last.line],
            *(line[: last.column] for line in self.lines[last.line : last.line + 1]),
        ]
        return "\n".join([lines[0][first.column :], *lines[1:]])

    def _refuse_marks(self, event: Any, path: Keys) -> None:
        """Refuse an anchor or a tag before a value."""
        if event.anchor is not None:
            words = "een & (anker) mag niet; typ de waarde uit of zet de tekst tussen aanhalingstekens"
            self.refuse(event, words, path)
        if event.tag is not None:
            self.refuse(event, "een ! (label) mag niet; zet de tekst tussen aanhalingstekens", path)

    def _cut_by_comment(self, event: Any) -> bool:
        end = event.end_mark
        rest = self.lines[end.line][end.column :] if end.line < len(self.lines) else ""
        return _COMMENT.match(rest) is not None

    def _at(self, event: Any) -> Place:
        mark = event.start_mark
        return mark.line + self.offset, mark.column + 1

    def refuse(self, event: Any, message: str, path: Keys | None = None) -> Any:
        """Note a problem at the place of `event`, and that the value at `path` was refused.

        What stands in its place.
        """
        self.problems.append(Problem(self.path, *self._at(event), message))
        if path is not None:
            self.refused.add(path)
        return _NOT_READ
