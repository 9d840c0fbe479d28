"""The strict YAML reader: text, whole numbers, decimals, true/false, dates, lists and mappings; the rest is refused.

A second key silently wins, an alias multiplies, a comment sign cuts a sentence: YAML never asks. This reader refuses. It
walks the parser's events, which cost constant memory however deep the input, and types every scalar by the few rules of
`plugins.source.scalars`, so that what an editor sees is what the site gets.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from plugins.source.problem import Problem, shown
from plugins.source.scalars import NotAValue, read_key, read_plain
from plugins.source.source_file import HIDDEN, Document, Keys, Place, Text, decode

MAX_DEPTH = 10
MOST_PROBLEMS = 100
"""Reading a file stops after this many problems: the list would no longer be read."""

_NODES = frozenset((yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent))
_ENDS = frozenset((yaml.MappingEndEvent, yaml.SequenceEndEvent))
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COMMENT = re.compile(r"[ \t]+#")
_RETURN = re.compile("\r")

_WORDING = (
    (
        "mapping values are not allowed",
        "hier staat een dubbele punt met een spatie in de tekst; zet de hele tekst tussen aanhalingstekens",
    ),
    (
        "cannot start any token",
        "dit teken mag hier niet staan (een tab, @ of `); spring in met spaties en zet de tekst tussen aanhalingstekens",
    ),
    ("found a tab", "een tab mag niet; spring in met spaties"),
    ("while scanning a quoted scalar", "een aanhalingsteken wordt geopend maar niet gesloten; sluit het"),
    (
        "unknown escape",
        "een \\ heeft tussen dubbele aanhalingstekens een bijzondere betekenis; gebruik enkele aanhalingstekens",
    ),
    (
        "could not find expected ':'",
        "hier ontbreekt een dubbele punt na de sleutel; schrijf 'sleutel: waarde'",
    ),
    ("expected ',' or", "een lijst of groep tussen haken is niet goed gesloten; controleer komma's en haken"),
    (
        "did not find expected key",
        "de inspringing klopt hier niet, of een aanhalingsteken staat midden in de tekst; lijn uit met de regel erboven",
    ),
    (
        "did not find expected '-'",
        "de inspringing van de lijst klopt hier niet; lijn het streepje uit met de regel erboven",
    ),
    (
        "block sequence entries are not allowed",
        "een streepje mag hier niet staan; zet de lijst op een nieuwe regel onder de sleutel",
    ),
    ("did not find expected node content", "hier ontbreekt een waarde"),
    ("found undefined tag", "een uitroepteken (label) mag niet; zet de tekst tussen aanhalingstekens"),
)


def read_mapping(path: str, data: bytes, first_line: int = 1) -> tuple[Document | None, list[Problem]]:
    """Read one YAML mapping; the document is None as soon as there is a problem.

    `first_line` is the line of the file on which `data` starts, for front matter inside another file.
    """
    text, problems = decode(path, data)
    if text is None or problems:
        return None, problems
    builder = _Builder(path, text.splitlines(), first_line)
    try:
        builder.build(text)
    except yaml.YAMLError as error:
        builder.problems.append(builder.unreadable(error))
    except RecursionError:  # pragma: no cover - the depth limit is far below this
        builder.problems.append(Problem(path, first_line, 1, "de tekst is te diep genest"))
    if builder.problems:
        return None, sorted(builder.problems)
    return Document(path, builder.root, builder.values, builder.keys), []


FENCE = "---"


def read_text(path: str, data: bytes) -> tuple[Text | None, list[Problem]]:
    """Split a Markdown file into front matter and body; None as soon as there is a problem."""
    text, problems = decode(path, data)
    if text is None or problems:
        return None, problems
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[0].rstrip() != FENCE:
        return None, [
            Problem(
                path,
                1,
                1,
                f"de pagina begint niet met '{FENCE}'; zet Title, Date en Bronnen tussen twee regels met '{FENCE}'",
            )
        ]
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        return None, [
            Problem(
                path,
                1,
                1,
                f"het blok met Title en Date is niet gesloten; zet er een regel met '{FENCE}' onder",
            )
        ]
    document, problems = read_mapping(path, "\n".join(lines[1:end]).encode(), first_line=2)
    if document is None:
        return None, problems
    return Text(document, "\n".join(lines[end + 1 :]), end + 2), []


class _Builder:
    """Builds values from parser events; collects problems and goes on where it can."""

    def __init__(self, path: str, lines: list[str], first_line: int) -> None:
        self.path, self.lines, self.offset = path, lines, first_line
        self.root: dict[str, Any] = {}
        self.values: dict[Keys, Place] = {}
        self.keys: dict[Keys, Place] = {}
        self.problems: list[Problem] = []

    def build(self, text: str) -> None:
        """Walk all events of `text`; raises yaml.YAMLError where the parser cannot go on."""
        stack: list[tuple[Any, Keys, list[str]]] = []  # container, its path, the pending key of a mapping
        documents = 0
        event: Any
        for event in yaml.parse(text, Loader=_Loader):
            kind = type(event)
            if kind in _NODES:  # first, for nearly every event is one
                if not self._plain_node(event) or not self._place(event, stack):
                    return
            elif kind in _ENDS:
                stack.pop()
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1 or event.version or event.tags:
                    self.refuse(
                        event,
                        "één bestand is één geheel: verwijder '---', '%' en alles wat daarna een nieuw geheel begint",
                    )
                    return
            elif kind is yaml.AliasEvent:
                self.refuse(
                    event,
                    "een * (verwijzing binnen YAML) mag niet; typ de waarde uit of zet de tekst tussen aanhalingstekens",
                )
                return
            if len(self.problems) >= MOST_PROBLEMS:
                return
        if not documents or (not self.values and not self.problems):
            self.problems.append(
                Problem(
                    self.path, self.offset, 1, "hier staat niets; vul de sleutels in of verwijder het bestand"
                )
            )

    def _plain_node(self, event: Any) -> bool:
        if event.anchor is not None:
            self.refuse(
                event, "een & (anker) mag niet; typ de waarde uit of zet de tekst tussen aanhalingstekens"
            )
            return False
        if event.tag is not None:
            self.refuse(event, "een ! (label) mag niet; zet de tekst tussen aanhalingstekens")
            return False
        return True

    def _place(self, event: yaml.NodeEvent, stack: list[tuple[Any, Keys, list[str]]]) -> bool:
        """Put one node where it belongs; False when reading cannot go on."""
        if len(stack) >= MAX_DEPTH and not isinstance(event, yaml.ScalarEvent):
            self.refuse(event, f"dieper dan {MAX_DEPTH} niveaus genest; maak het vlakker")
            return False
        if not stack:
            if not isinstance(event, yaml.MappingStartEvent):
                self.refuse(
                    event,
                    "hier horen sleutels met waarden te staan ('sleutel: waarde'), geen lijst of losse tekst",
                )
                return False
            self.values[()] = self._at(event)
            stack.append((self.root, (), []))
            return True
        container, path, pending = stack[-1]
        if isinstance(container, dict) and not pending:
            return self._key(event, container, path, pending)
        key: str | int = pending.pop() if isinstance(container, dict) else len(container)
        here = (*path, key)
        self.values[here] = self._at(event)
        value: Any
        if isinstance(event, yaml.ScalarEvent):
            value = self._scalar(event)
        else:
            value = {} if isinstance(event, yaml.MappingStartEvent) else []
            stack.append((value, here, []))
        if isinstance(container, dict):
            container[key] = value
        else:
            container.append(value)
        return True

    def _key(self, event: yaml.NodeEvent, container: dict[str, Any], path: Keys, pending: list[str]) -> bool:
        if not isinstance(event, yaml.ScalarEvent):
            self.refuse(event, "een sleutel is één woord, geen lijst of groep")
            return False
        key = event.value
        if not event.style:
            try:
                read_key(key)
            except NotAValue as reason:
                self.refuse(event, str(reason))
                return False
        here = (*path, key)
        if key in container:
            first = self.keys[here][0]
            self.refuse(event, f"{shown(key)} staat er twee keer: ook op regel {first}; verwijder er een")
        self.keys[here] = self._at(event)
        pending.append(key)
        return True

    def _scalar(self, event: yaml.ScalarEvent) -> Any:
        """The value of a scalar; quoted and block text is always text."""
        text: str = event.value
        if event.style:
            hidden = HIDDEN.search(text) or _RETURN.search(text)
            return (
                self.refuse(event, f"onzichtbaar teken U+{ord(hidden[0]):04X}; verwijder het")
                if hidden
                else text
            )
        try:
            value = read_plain(text)
        except NotAValue as reason:
            return self.refuse(event, str(reason))
        if isinstance(value, str) and self._cut_by_comment(event):
            return self.refuse(
                event,
                "na ' #' leest YAML de rest niet mee; zet de hele tekst tussen aanhalingstekens, of zet het commentaar op een eigen regel",
            )
        return value

    def _cut_by_comment(self, event: Any) -> bool:
        end = event.end_mark
        rest = self.lines[end.line][end.column :] if end.line < len(self.lines) else ""
        return _COMMENT.match(rest) is not None

    def _at(self, event: Any) -> Place:
        mark = event.start_mark
        return mark.line + self.offset, mark.column + 1

    def refuse(self, event: Any, message: str) -> Any:
        """Note a problem at the place of `event`; the value that is returned in its place is never used."""
        self.problems.append(Problem(self.path, *self._at(event), message))
        return None

    def unreadable(self, error: yaml.YAMLError) -> Problem:
        """The parser's complaint as a Dutch sentence at the place where it was found."""
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line, column = (mark.line + self.offset, mark.column + 1) if mark else (self.offset, 1)
        said = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or error}"
        source = self.lines[mark.line] if mark and mark.line < len(self.lines) else ""
        if "\t" in source[: len(source) - len(source.lstrip())]:
            return Problem(self.path, line, column, "een tab mag niet; spring in met spaties")
        wording = (dutch for english, dutch in _WORDING if english in said)
        return Problem(
            self.path,
            line,
            column,
            next(
                wording,
                "dit is geen leesbare YAML; controleer inspringing, aanhalingstekens en dubbele punten",
            ),
        )
