"""Random damage to good data files ends in the same value or in a refusal with a place."""

from __future__ import annotations

import random
import re
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from plugins.site.load_records import load_records
from plugins.source.problem import Problem
from plugins.source.yaml_reader import read_mapping
from tests.conftest import THOROUGH
from tests.effort import takes_at_most
from tests.projects import VOORBEELD
from tests.records import GOOD, TODAY

MUTATIONS = 10_000 if THOROUGH else 500
PIECES = (
    "\t",
    ": ",
    "- ",
    "'",
    '"',
    "[",
    "{",
    "&a ",
    "*a",
    "!!x ",
    "#",
    "\x00",
    "no",
    "\n",
    "\n  ",
    " #",
    "~",
    "\ufeff",
    "\u202e",
    "é",
)
VALUES = (
    "no",
    "2026-02-30",
    "1e9",
    "0x10",
    "9:00",
    "[]",
    "{}",
    "''",
    "x",
    "-1",
    "99999999999999999999",
    "2999-01-01",
    "true",
    "[x, [y]]",
    "{a: b}",
    "|\n  x",
    ".nan",
    "'javascript:alert(1)'",
    "📞 06 12345678",
)
LINE = re.compile(r"^( *(?:- )?)([\w-]+)(: )(.*)$")


def damaged_bytes(good: bytes, chance: random.Random) -> bytes:
    """One to four bytes changed, lost or joined by a piece of YAML."""
    data = bytearray(good)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(data))
        match chance.randrange(3):
            case 0:
                data[place] = chance.randrange(256)
            case 1:
                del data[place]
            case _:
                data[place:place] = chance.choice(PIECES).encode()
    return bytes(data)


def damaged_lines(good: bytes, chance: random.Random) -> bytes:
    """One or two lines lost, doubled, swapped, moved in, or given another key or value: damage that is still YAML."""
    lines = good.decode().split("\n")
    for _ in range(chance.randint(1, 2)):
        place = chance.randrange(len(lines))
        match chance.randrange(6):
            case 0:
                del lines[place]
            case 1:
                lines.insert(place, lines[place])
            case 2:
                other = chance.randrange(len(lines))
                lines[place], lines[other] = lines[other], lines[place]
            case 3:
                lines[place] = "  " + lines[place]
            case 4:
                lines[place] = LINE.sub(
                    lambda found: found[1] + found[2][::-1] + found[3] + found[4], lines[place]
                )
            case _:
                lines[place] = LINE.sub(
                    lambda found: found[1] + found[2] + found[3] + chance.choice(VALUES), lines[place]
                )
        lines = lines or [""]
    return "\n".join(lines).encode()


def same(value: Any, plain: Any) -> bool:
    """Whether a value says what a plain parser, which leaves every scalar as text, found in its place."""
    match value:
        case dict():
            return (
                isinstance(plain, dict)
                and value.keys() == plain.keys()
                and all(same(value[key], plain[key]) for key in value)
            )
        case list():
            return isinstance(plain, list) and len(value) == len(plain) and all(map(same, value, plain))
        case bool():
            return str(plain) == str(value).lower()
        case date():
            return str(plain) == value.isoformat()
        case int() | Decimal():
            return Decimal(plain) == value
        case _:
            return bool(value == plain)


@pytest.mark.thorough
def test_the_reader_gives_the_same_value_or_refuses_at_a_place():
    good = [path.read_bytes() for path in sorted((VOORBEELD / "data").rglob("*.yaml"))]
    chance = random.Random(20230602)
    accepted = 0
    for number in range(MUTATIONS):
        data = (damaged_bytes, damaged_lines)[number % 2](chance.choice(good), chance)
        with takes_at_most(5):
            document, problems = read_mapping("a.yaml", data)
        assert (document is not None and document.good) == (not problems)
        assert all(
            isinstance(problem, Problem) and problem.path == "a.yaml" and problem.message and problem.line
            for problem in problems
        ), problems
        if document is not None and not problems:
            accepted += 1
            assert same(document.value, yaml.load(data.decode("utf-8-sig"), yaml.CBaseLoader)), data  # noqa: S506  # builds text, lists and mappings only
    assert 0 < accepted < MUTATIONS


@pytest.mark.thorough
def test_loading_gives_records_or_refuses_at_a_place(tmp_path: Path):
    shutil.copytree(GOOD / "data", tmp_path / "data")
    files = sorted((tmp_path / "data").rglob("*.yaml"))
    known = {path.relative_to(tmp_path).as_posix() for path in files}
    chance = random.Random(20230704)
    accepted = 0
    tried = 5_000 if THOROUGH else 100
    for number in range(tried):
        path = chance.choice(files)
        good = path.read_bytes()
        path.write_bytes((damaged_bytes, damaged_lines, damaged_lines)[number % 3](good, chance))
        with takes_at_most(10):
            records, problems = load_records(tmp_path, TODAY)
        assert (records is None) == any(problem.ernst == "fout" for problem in problems)
        assert all(
            problem.path in known
            and problem.message
            and (problem.line or problem.path == "data/gemeente.yaml")
            for problem in problems
        ), problems
        accepted += records is not None
        path.write_bytes(good)
    assert 0 < accepted < tried
