"""Who does what is said of a field has a good record: each field of each kind is damaged, and each remedy followed to its end."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from plugins.site.collection import ALL_KINDS, KINDS, SINGLE_FILES, file_of
from plugins.source.document import Document, Keys
from plugins.source.making import make
from plugins.source.problem import Problem
from plugins.source.yaml_reader import read_mapping, read_text
from plugins.texts.text_file import Voorwerk
from tests.conftest import THOROUGH
from tests.mistakes.test_fields import fields
from tests.projects import VOORBEELD

GONE = object()
DAMAGE: tuple[Any, ...] = (
    *(GONE, None, "", "   ", [], {}, True, 12, -1, 10**9, Decimal("1.5"), date(2026, 2, 1), date(1800, 1, 1)),
    *("tekst", "Fout Ding!", "x" * 6_000, "twee\nregels", "[[bron: x]]", "**vet**", "onbekend", "nee", "A"),
    *(
        "2026-02-31",
        "1-2-2026",
        "48,5",
        "12.345",
        "> 5",
        "www.x.nl",
        "http://x.nl",
        "06 1",
        "2024",
        "true",
        "a--b",
        "é",
        "a b",
    ),
    *(["tekst"], ["tekst"] * 13, {"iets": "anders"}, [{"iets": "anders"}], [["a"]], {"titel": {}}, [{}]),
)
"""What somebody may leave in a field: nothing, another type, too much, too little, another form."""

TRIES = 4_000 if THOROUGH else 150


class Typed(yaml.SafeDumper):
    """Writes numbers with decimals as they are typed."""


Typed.add_representer(
    Decimal, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:float", str(value))
)


def judged(model: type[BaseModel], value: dict[str, Any]) -> tuple[Document | None, list[Problem]]:
    """What is said of a file with this value, with what was read of it."""
    text = yaml.dump(value, Dumper=Typed, allow_unicode=True, sort_keys=False, width=100_000)
    document, problems = read_mapping("a.yaml", text.encode())
    if document is not None:
        problems = problems + make(model, document)[1]
    return document, problems


def at(value: Any, path: Keys) -> Any:
    """What a record holds at a path; in a list what its first item holds, where it has no such item."""
    for key in path:
        if isinstance(key, int):
            value = value[min(key, len(value) - 1)]
        else:
            value = value[key]
    return value


def good_at(good: Any, path: Keys) -> Any:
    """What a good record holds at a path; a text where it holds nothing there, for whose field more will be said."""
    try:
        return at(good, path)
    except (KeyError, TypeError):
        return "een tekst"


def having(value: Any, path: Keys, new: Any) -> Any:
    """The record with something else at a path, or without what is there."""
    changed = copy.deepcopy(value)
    around = at(changed, path[:-1])
    if new is GONE:
        del around[path[-1]]
    else:
        around[path[-1]] = new
    return changed


def place_of(document: Document, problem: Problem) -> Keys:
    """The path of the value, or of the key, at the line and column of a problem."""
    wanted = (problem.line, problem.column)
    keys = [path for path, place in document.keys.items() if place == wanted]
    values = [path for path, place in document.values.items() if place == wanted]
    found = keys if problem.message.startswith(("onbekende sleutel", "schrijf '")) else values
    # A list and its first item stand at one place, as do a group and its first key: the message names one.
    named = re.match(r"'(\w+)'(?:: | is leeg)|onbekende waarde .* bij '(\w+)'", problem.message)
    name = (named[1] or named[2]) if named else None
    fitting = [
        path
        for path in found
        if name is None or next((key for key in reversed(path) if isinstance(key, str)), "") == name
    ]
    return max(fitting or found or keys or [()], key=len)


EXAMPLES: tuple[tuple[str, tuple[Any, ...]], ...] = (
    ("schrijf één kleine letter van a tot en met z", ("b",)),
    ("schrijf woorden in kleine letters, met één spatie ertussen", ("twee woorden",)),
    ("gebruik kleine letters, cijfers en lage streepjes", ("kolom_1",)),
    ("gebruik kleine letters, cijfers, koppeltekens en schuine strepen ertussen", ("en/report-1",)),
    ("met / voor en achter, zoals /cijfers/oude-naam/", ("/cijfers/oude-naam/",)),
    ("gebruik kleine letters, cijfers en koppeltekens", ("naam-1",)),
    ("schrijf https://… zonder spaties", ("https://www.voorbeeld.nl/een-pagina",)),
    ("schrijf bijvoorbeeld '0800-7000' of '14 033'", ("0800-7000", "14 033")),
    (
        "schrijf 2023-06-02, 2023-06, 2023 of ongedateerd",
        (date(2023, 6, 2), "2023-06", 2023, "ongedateerd"),
    ),
    ("schrijf de naam van een bron, of '{naam: [1, 2]}'", ("naam", {"naam": [1, 2]})),
    ("schrijf hier gewone woorden", ("gewone woorden",)),
    ("schrijf de tekst achter de dubbele punt", ("een tekst",)),
    ("zoals 1234, '~1200' voor ongeveer, '>=1200' voor minstens, of 'onbekend'", (1234, "~1200", ">=1200", "onbekend")),
    ("vul een getal in, '~getal' voor ongeveer, '>=getal' voor minstens, of 'onbekend'", (5, "~5", ">=5", "onbekend")),
    ("hier hoort een getal, '~getal', '>=getal' of 'onbekend'", (5, "~5", ">=5", "onbekend")),
    ("een aantal is nul of meer", (0, 1)),
    ("schrijf 'onbekend' als het cijfer niet openbaar is", ("onbekend",)),
    ("een rekenblad maakte hier een datum van; typ het getal", (12,)),
    ("dit zijn twee getallen; schrijf er een, of 'onbekend'", (5, "onbekend")),
    ("schrijf alleen het getal; de eenheid staat bij de reeks", (5,)),
    ("schrijf '>=' direct voor het getal", (">=5",)),
    ("een getal van meer dan", (12,)),
    ("hier hoort een geheel getal", (1,)),
    ("hier hoort true of false", (True, False)),
    ("hier hoort een datum zoals 2026-02-01", (date(2026, 2, 1),)),
)  # fmt: skip
"""What an editor types who reads the message: every example that it gives."""


def followed(model: type[BaseModel], value: Any, good: Any) -> Iterator[Any]:
    """The record after doing what its first message says: one for each way that the message offers."""
    document, problems = judged(model, value)
    assert document is not None
    message, path = problems[0].message, place_of(document, problems[0])
    given = at(value, path)
    if found := re.match(r"'(\w+)' ontbreekt; voeg deze sleutel toe", message):
        yield having(value, (*path, found[1]), good_at(good, (*path, found[1])))
    elif found := re.search(
        r"zet er minstens in: (.*)|op een eigen regel die inspringt; (?:minstens|kies uit): (.*)", message
    ):
        keys = (found[1] or found[2]).split(", ")[: None if "minstens" in message else 1]
        yield having(value, path, {key: good_at(good, (*path, key)) for key in keys})
    elif found := re.match(r"onbekende sleutel '(\w+)'(?:; bedoelde u '(\w+)'\?)?", message):
        yield having(value, path, GONE)
    elif "vul tekst in" in message or "hier ontbreekt een waarde" in message:
        yield having(value, path, good_at(good, path) if "waarde" in message else "een tekst")
        if "verwijder" in message:
            yield having(value, path, GONE)
    elif "zet aanhalingstekens om een getal of datum" in message:
        yield having(value, path, str(given).lower() if isinstance(given, bool) else str(given))
    elif "hier hoort een lijst (regels die met '- ' beginnen)" in message:
        yield having(value, path, [given])
    elif found := re.search(r"is te (?:klein|groot); (?:minstens|hoogstens) ([\d-]+)", message):
        yield having(value, path, date.fromisoformat(found[1]) if "-" in found[1][1:] else int(found[1]))
    elif found := re.search(r"is te lang; (?:er mogen er )?hoogstens (\d+) (?:tekens|in staan)", message):
        yield having(value, path, given[: int(found[1])])
    elif found := re.search(r"deze lijst is te kort; er hoort minstens (\d+) in te staan", message):
        yield having(value, path, [*given, *2 * good_at(good, path)][: max(int(found[1]), len(given))])
    elif found := re.match(r"onbekende waarde .*Kies uit: (.*)", message):
        for choice in found[1].removesuffix(", …").split(", "):
            yield having(value, path, int(choice) if choice.isdigit() else choice)
    elif found := re.search(r"; schrijf (true|false)$", message):
        yield having(value, path, found[1] == "true")
    elif "vul 'telefoon' in" in message:
        yield having(value, (*path, "telefoon"), "112")
    elif found := re.search(r"; schrijf (?:jaar-maand-dag, zoals )?(\d{4}-\d{2}-\d{2})$", message):
        yield having(value, path, date.fromisoformat(found[1]))
    elif found := re.search(r"; schrijf ([0-9]+(?:\.[0-9]+)?)$", message):
        yield having(value, path, Decimal(found[1]) if "." in found[1] else int(found[1]))
    else:
        examples = next((examples for words, examples in EXAMPLES if words in message), None)
        assert examples is not None, f"nobody knows how to follow: {message}"
        yield from (having(value, path, example) for example in examples)


def settle(model: type[BaseModel], value: Any, good: Any, steps: int = 0) -> int:
    """Follow every way of every message until nothing is wrong; how many steps the longest took."""
    problems = judged(model, value)[1]
    if not problems:
        return steps
    assert steps < 40, (value, problems)
    return max(settle(model, each, good, steps + 1) for each in followed(model, value, good))


def records() -> dict[tuple[type[BaseModel], Keys], Any]:
    """Every field that the made-up municipality fills in, of each kind, with a good record that has it."""
    found: dict[tuple[type[BaseModel], Keys], Any] = {}
    files = [(kind, file) for kind in KINDS for file in (VOORBEELD / "data" / kind.folder).glob("*.yaml")]
    files += [(kind, VOORBEELD / "data" / f"{file_of(kind)}.yaml") for kind in SINGLE_FILES]
    for kind, file in sorted(files, key=lambda each: each[1]):
        if file.exists():
            _add(found, kind, read_mapping(file.name, file.read_bytes())[0])
    for file in sorted((VOORBEELD / "content").rglob("*.md")):
        text, _ = read_text(file.name, file.read_bytes())
        _add(found, Voorwerk, text.document if text else None)
    return found


def _add(
    found: dict[tuple[type[BaseModel], Keys], Any], model: type[BaseModel], document: Document | None
) -> None:
    assert document is not None
    for path in fields(document.value):
        found.setdefault((model, path), document.value)


RECORDS = records()
"""The record that has a field, by kind and path."""
ALL = [(model, path, damage) for (model, path) in RECORDS for damage in DAMAGE]
SAMPLE = random.Random(15).sample(ALL, TRIES)


@pytest.mark.thorough
@pytest.mark.parametrize("part", range(10))
def test_who_does_what_is_said_of_a_field_has_a_good_record(part: int):
    for model, path, damage in SAMPLE[part::10]:
        good = RECORDS[model, path]
        assert judged(model, good)[1] == [], model
        settle(model, having(good, path, damage), good)


def test_every_kind_of_record_and_the_front_matter_are_tried():
    tried = {model.__name__ for model, _ in RECORDS}
    untried = {kind.__name__ for kind in (*ALL_KINDS, Voorwerk)} - tried
    assert untried == {"Uitzonderingen"}  # the made-up municipality needs none
