"""What an editor is told about a file works when it is done: every message of the reader is followed until nothing is wrong."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.source import document, scalars, yaml_builder, yaml_errors, yaml_reader
from plugins.source.problem import Problem
from plugins.source.yaml_reader import read_mapping
from tests.source.test_yaml_reader import REFUSED

MODULES = (document, scalars, yaml_builder, yaml_errors, yaml_reader)
MORE: tuple[str | bytes, ...] = (
    'a: "C:\\new"\n',
    'a: "C:\\dir"\n',
    "a: 's avonds laat\n",
    "a: 's avonds\nb: 'x'\n",
    "a: {x:1}\n",
    "a: [x,, z]\n",
    "a: | x\n",
    "a:\n  - x: 1\n   z: 2\n",
    "a:\n  - x\n  -z\n",
    "a:\n  - x\n - z\n",
    "a: x\n  - z\n",
    "\u00a0a: x\n",
    "b: 1\na:\u00a0x\n",
    "a: #1 in Nederland\n",
    "a: 1\n...\nb: 2\n",
    "a: @x\n",
    "a: **x**\n",
    "a:1\n",
    "a: !e!x z\n",
    "a: - x\n",
    "a: 1\nb:2\n",
    "a: >=12\nb: [>=12, x]\n",
    "a: 1\rb: 2\n",
    "a: 12.\n",
    "a: >5\n",
    "a: {x: 1, b:2}\n",
    "a: {x: 1, b:\u00a02}\n",
    "a: {x: 1; b: 2}\n",
    "a: {x: Let op: dit}\n",
    "a:\n  - {x: 1, b: #3}\n  - {x: 2}\n",
    "a: EÃ©n\n",
    "a: [x] y\n",
    "a: {x} y\n",
    "a: {{date}}\n",
    "a: ? y\n",
    "a: >5 procent\n",
    "- a\n",
    "a: -\n",
    "a: ?\n",
    "a: ,5\n",
    "a: %5\n",
    "a: `x`\n",
    "a: >=12,5\n",
    "b: [1, >=12.5]\n",
    "a: {x: 1.000,00}\n",
    "a: {x: 5,6,7}\n",
    "a: {x: 0,125}\n",
    "a: {x: 1,234,567}\n",
    "a: 1/6/2023\n",
    "yes: x\n",
    "a: > 100\n",
    'a: "x",\nb: 2\n',
    "a: 'x';\nb: 2\n",
    "a: {x=1, y=2}\n",
    "a: {x: >100}\n",
    "a: {x: 1 b: 2}\n",
    "a: {x: onbekend b: 2}\n",
    "a:\n  * x\n",
    "a:\n  - x\n  * z\n",
    "a: {x: 1.234,5}\n",
    "a: {x: 12.345.678,90, b: 2}\n",
    "a: {x: 1 # later}\nb: 2\n",
    "a: {x: 1, 5, zes: 2}\n",
    "a: " + "[" * 10 + "1" + "]" * 10,
)
"""Mistakes beside those of `test_yaml_reader`, so that each message is met."""

VALUE = re.compile(r"(?:: |- |[\[{,]\s*|^)(?=\S)")
TO_TYPE = re.compile(
    r"(?:schrijf|zoals|bijvoorbeeld) ((?:~|>=)?-?[0-9][0-9.-]*|true|false)|: ('(?:[^']|'')*')$"
)


def rest(line: str, column: int) -> int:
    """Where the value that begins at a column ends."""
    between = line[:column].count("[") + line[:column].count("{") > 0
    end = re.search(r"[,\]}]", line[column:]) if between else None
    return column + end.start() if end else len(line)


def with_quotes(line: str, column: int) -> str:
    """The line with its value between double quotes."""
    start = line.find(": ") + 2 if line.find(": ") >= 0 and column >= line.find(": ") else column
    value = line[start:].strip().strip("'").replace("\\", "/").replace('"', "")
    return f'{line[:start]}"{value}"'


def typed_instead(line: str, column: int, wanted: str) -> str:
    """The line with another value; one with commas stood between brackets, up to the next key."""
    end = rest(line, column)
    if "'" in wanted or "," in line[column:]:
        found = re.search(r", \w+: |[}\]]", line[column:])
        end = column + found.start() if found else end
    return line[:column] + wanted + line[end:]


def closed(line: str) -> str:
    """The line with its bracket closed."""
    return line + ("}" if line.count("{") > line.count("}") else "]")


Follow = Callable[[list[str], int, int, str], None]


def _set(change: Callable[[str, int], str]) -> Follow:
    def follow(lines: list[str], line: int, column: int, message: str) -> None:
        lines[line] = change(lines[line], column)

    return follow


def _remove(lines: list[str], line: int, column: int, message: str) -> None:
    del lines[line]


def _type(lines: list[str], line: int, column: int, message: str) -> None:
    found = TO_TYPE.search(message)
    assert found, message
    lines[line] = typed_instead(lines[line], column, found[1] or found[2])


def _align(lines: list[str], line: int, column: int, message: str) -> None:
    above = lines[line - 1]
    dash = above.lstrip().startswith("- ") and not lines[line].lstrip().startswith("-")
    lines[line] = " " * (len(above) - len(above.lstrip()) + 2 * dash) + lines[line].lstrip()


def _new_whole(lines: list[str], line: int, column: int, message: str) -> None:
    del lines[line:]


def _next_line(lines: list[str], line: int, column: int, message: str) -> None:
    start = lines[line].index(": ") + 2
    mark, _, text = lines[line][start:].partition(" ")
    lines[line : line + 1] = (
        [f"{lines[line][:start]}{mark}", f"  {text}"]
        if mark in "|>"
        else [lines[line][:start].rstrip(), f"  {lines[line][start:]}"]
    )


FOLLOW: tuple[tuple[str, Follow], ...] = (
    ("een gewone spatie achter de dubbele punt", _set(lambda line, column: re.sub(r"b:\u00a0?", "b: ", line))),
    ("een komma in plaats van een puntkomma", _set(lambda line, column: line.replace(";", ","))),
    ("na ' #' leest YAML", _set(lambda line, column: re.sub(r"(?<=\w) #[^}]*", "", re.sub(r"(?<=: )#?(?=#)[^}]*", "'#3'", line)) if "{" in line else with_quotes(line, column + 1))),
    ("een dubbele punt met een spatie in de tekst", _set(lambda line, column: line.replace("Let op: dit", "'Let op: dit'") if "{" in line else with_quotes(line, column))),
    ("met de verkeerde codering gelezen", lambda lines, line, column, message: lines.__setitem__(line, lines[line].replace(message[1:].partition("'")[0], message.partition("typ '")[2][0]))),
    ("na de haak gaat de tekst verder", _set(lambda line, column: with_quotes(line, column))),
    ("een { begint in YAML een groep", lambda lines, line, column, message: lines.__setitem__(line, with_quotes(lines[line], lines[line].index("{")))),
    ("een ? mag hier niet beginnen", _set(with_quotes)),
    ("onzichtbaar teken", _set(lambda line, column: line[: column] + line[column + 1 :] if '"\\' not in line else "x: 1")),
    ("oude Mac", _set(lambda line, column: line.replace("\r", "\n"))),
    ("staat er twee keer", _remove),
    ("zet een ondergrens tussen", _set(lambda line, column: re.sub(r"(?<![\w'])>= ?[0-9]+([.,][0-9]+)?", r"'\g<0>'", line))),
    ("schrijf bijvoorbeeld", _type),
    ("zet een spatie achter de dubbele punt", _set(lambda line, column: line.replace(":1", ": 1"))),
    ("zet een spatie achter het streepje van", _set(lambda line, column: line.replace("-z", "- z"))),
    ("wordt een deel van de tekst erboven", lambda lines, line, column, message: lines.__setitem__(slice(line - 1, line + 1), [f'{lines[line - 1].replace(": ", ": " + chr(34), 1)}', f"{lines[line]}{chr(34)}"])),
    ("zet dubbele aanhalingstekens om de hele tekst", _set(with_quotes)),
    ("gebruik enkele aanhalingstekens", _set(lambda line, column: line.replace('"', "'"))),
    ("achter een sleutel staat een dubbele punt", _set(lambda line, column: line.replace("=", ": "))),
    ("haal het teken achter het aanhalingsteken weg", _set(lambda line, column: line[:column] + line[column + 1 :])),
    ("ontbreekt een komma; schrijf", _set(lambda line, column: line.replace(" b:", ", b:"))),
    ("een punt van een lijst begint met", _set(lambda line, column: line.replace("* ", "- "))),
    ("een > begint in YAML iets anders; schrijf", _set(lambda line, column: re.sub(r"> ?([0-9]+)", r"'>=\1'", line))),
    ("een komma begint hier", _type),
    ("hier ontbreekt een dubbele punt met een spatie", _set(lambda line, column: line.replace(":", ": "))),
    ("hier ontbreekt een waarde; vul haar in, of verwijder een komma", _set(lambda line, column: line.replace(",,", ","))),
    ("hier ontbreekt een waarde", _remove),
    ("leest YAML de rest niet mee", _set(lambda line, column: with_quotes(line, column + 1))),
    ("(samenvoegen) mag niet", _remove),
    ("een getal van meer dan", _set(with_quotes)),
    ("mag niet; typ de waarde uit", _set(with_quotes)),
    ("een * aan het begin", _set(with_quotes)),
    ("uitroepteken (label)", _set(with_quotes)),
    ("(label) mag niet", _set(with_quotes)),
    ("een tab mag niet", _set(lambda line, column: line.replace("\t", "  "))),
    ("aanhalingsteken wordt hier geopend maar niet gesloten", _set(lambda line, column: line + line[column])),
    ("en pas op regel", _set(lambda line, column: f"{line}'")),
    ("na het sluitende aanhalingsteken", _set(lambda line, column: line[:column] + "'" + line[column + 1 : -1].replace("'", "''") + "'")),
    ("hier geopend maar niet gesloten; sluit haar", _set(lambda line, column: closed(line))),
    ("lijn de sleutels onder elkaar uit", _align),
    ("lijn de regel uit", _align),
    ("lijn uit met de regel erboven", _align),
    ("één bestand is één geheel", _new_whole),
    ("begin de tekst op de volgende regel", _next_line),
    ("zet de lijst op een nieuwe regel", _next_line),
    ("mag hier niet staan; zet de tekst tussen", _set(with_quotes)),
    ("mag hier niet; zet het tussen aanhalingstekens", _set(with_quotes)),
    ("een > begint in YAML iets anders", _set(with_quotes)),
    ("een getal begint niet met een komma", _set(lambda line, column: line.replace(",", "0."))),
    ("dubbele punt met een spatie in de tekst", _set(with_quotes)),
    ("vaste spatie", _set(lambda line, column: line.replace("\u00a0", " ").lstrip())),
    ("niet als woord; kies een andere naam", _set(lambda line, column: re.sub(r"\b(yes|y)\b", "naam", line))),
    ("een sleutel is één woord", lambda lines, line, column, message: lines.__setitem__(slice(line, line + 2), ["x: 1"])),
    ("hier horen sleutels met waarden", lambda lines, line, column, message: lines.__setitem__(slice(None), ["sleutel: waarde"])),
    ("hier staat niets", lambda lines, line, column, message: lines.__setitem__(slice(None), ["sleutel: waarde"])),
    ("niveaus genest; maak het vlakker", lambda lines, line, column, message: lines.__setitem__(line, "a: 1")),
    ("YAML leest", _type),
    ("bestaat niet in de kalender", _type),
    ("is geen datum", _type),
)  # fmt: skip
"""What an editor does who reads the message; the first that fits."""


def followed(text: str, problem: Problem) -> str:
    """The text after doing what a message says."""
    lines = text.split("\n")
    for words, follow in FOLLOW:
        if words in problem.message:
            follow(lines, max(problem.line - 1, 0), max(problem.column - 1, 0), problem.message)
            return "\n".join(lines)
    raise AssertionError(f"nobody knows how to follow: {problem}")


CASES = [text for text, _ in REFUSED] + list(MORE)


def seen_of(given: str | bytes) -> list[str]:
    """Every message that an editor meets who does what is said, one message after the other, until all is well."""
    text = given if isinstance(given, str) else ""
    seen = []
    for _ in range(12):
        problems = read_mapping("a.yaml", text.encode())[1] if text or given in ("", b"") else []
        if not problems:
            return seen
        seen.append(problems[0].message)
        text = followed(text, problems[0])
    raise AssertionError((given, seen, text))


@pytest.mark.parametrize("given", CASES, ids=lambda given: repr(given)[:40])
def test_who_does_what_is_said_ends_with_a_good_file(given: str | bytes):
    if isinstance(given, bytes):  # saved again in another encoding
        given = given.decode("utf-16" if given[:2] == b"\xff\xfe" else "latin-1")
    seen_of(given)


def test_every_message_of_the_reader_is_followed():
    said = {
        node.value
        for module in MODULES
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_bytes()))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.search(
            r"; (?:zet|sluit|schrijf|gebruik|lijn|verwijder|typ|spring|kies|vul|maak|begin|vervang|haal)",
            node.value,
        )
    }
    met = " ".join(message for given in CASES if isinstance(given, str) for message in seen_of(given))
    elsewhere = (
        "koppeling",
        "geen gewoon bestand",
        "UTF-8",
        "niet te lezen",
        "deze map ontbreekt",
        "leesbare YAML",
        "Title",  # what is said of a text is in the tests of texts
    )
    missed = [
        words
        for words in said
        if not any(part in words for part in elsewhere)
        and not re.search(".*".join(map(re.escape, re.split(r"\{[^}]*\}", words))), met)
    ]
    assert missed == []
