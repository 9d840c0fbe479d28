"""The gate itself: everything in a text that tells of a person and was not declared, and where it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from plugins.cache import Cache, Latest, code_hash, content_hash
from plugins.privacy.reading import (
    as_read,
    decoded,
    is_text,
    readable_name,
    said_by_csv,
    said_by_markup,
    typed_column,
)
from plugins.privacy.uitzonderingen import FILE, Declared, Soort, Uitzondering, Uitzonderingen, declared_by
from plugins.source import phone_numbers
from plugins.source.phone_numbers import Register, tel_address, undeclared
from plugins.source.problem import Ernst, Problem
from plugins.source.records import RuleContext, parts
from plugins.source.sources import Sources

CLEAN = "clean"
"""The kind under which the cache remembers a source that tells of nobody but what was declared."""
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*$", re.MULTILINE)
"""A comment in YAML or in front matter."""
_ALIASES = re.compile(r"^aliassen:[^\n]*(?:\n *- [^\n]*)*", re.MULTILINE)
"""Earlier addresses, that become names of files on the site."""
_DATE_IN_NAME = re.compile(r"\d{1,2} \d{1,2} (?:19|20)\d\d")
_SHOWN = 2
"""So many letters and digits of a value stand in a message, for logs are read by others."""


class Finding(NamedTuple):
    """Something that tells of a person: what it is, the value as it is read, and where it begins."""

    soort: Soort
    value: str
    start: int

    @property
    def message(self) -> str:
        """What is wrong and what to do, without giving the value away."""
        remedy = (
            "zet het bij de meldroute waar het bij hoort"
            if self.soort is Soort.MOBIEL
            else "leg het vast in data/uitzonderingen.yaml met reden en einddatum"
        )
        return f"hier staat {self.soort.label}: '{masked(self.value)}'; haal het weg, of {remedy}"


def masked(value: str) -> str:
    """A value of which only the first two letters or digits can be read."""
    shown, letters = [], 0
    for sign in " ".join(value.split()):
        letters += sign.isalnum()
        shown.append("•" if sign.isalnum() and letters > _SHOWN else sign)
    return "".join(shown)


def findings(text: str) -> Iterator[Finding]:
    """Everything in a text, as it is read by a person, that tells of one; declared or not."""
    from plugins.privacy.rules import RULES  # slow to load, and what was found clean is remembered

    for soort, rule in RULES.items():
        for start, end in dict.fromkeys(rule(text)):  # a rule may see one place in two forms
            yield Finding(soort, text[start:end], start)


def findings_in_name(path: str) -> Iterator[Finding]:
    """Everything in the name of a file that tells of a person, once per kind."""
    from plugins.privacy.names import names_in_file_names

    name = as_read(readable_name(path))
    by_kind = {finding.soort: finding for finding in findings(name)}
    for start, end in names_in_file_names(name):
        by_kind.setdefault(Soort.NAAM, Finding(Soort.NAAM, name[start:end], start))
    yield from by_kind.values()


def undeclared_data(text: str, declared: Declared, path: str = "") -> Iterator[str]:
    """A sentence for all in a text and the name of its file that tells of a person and was not declared."""
    for finding in (*findings_in_name(path), *findings(as_read(text))):
        if not declared.holds(finding.soort, finding.value):
            yield finding.message


IN_NAME = (0, 0)
"""The line and column of what stands in the name of a file."""
Looked = tuple[list[tuple[Finding, tuple[int, int]]], list[Problem]]
"""What was found in a source, with line and column, and hidden numbers."""


def personal_data(
    sources: Sources, context: RuleContext, declared: Declared, cache: Cache | None = None
) -> Iterator[Problem]:
    """No source tells of a person unless that was declared: its bytes, comments and all, and its name.

    Telephone numbers other than mobile ones are judged by the rules of texts and records, which know the
    words around them; here only in comments and names of files, which those rules do not see. What was found
    in a file is remembered in the cache when all of it is declared; it is not looked at again while it stays
    the same.
    """
    cache = cache or Cache()
    declared_numbers = (tel_address(value) for soort, value in declared.values if soort is Soort.MOBIEL)
    register = Register(frozenset(declared_numbers))
    used: set[Finding] = set()
    for name, file in sources.files.items():
        data = (file.read()[0] if is_text(name) else None) or b""
        look = partial(_look_once, name, data, register, declared, cache)
        placed, numbers = _LOOKED.get(name, (data, register.made_of), look)
        yield from numbers
        for finding, place in placed:
            if not declared.holds(finding.soort, finding.value):
                yield Problem(masked_name(name) if place == IN_NAME else name, *place, finding.message)
            elif place != IN_NAME and name != FILE:
                used.add(finding)
    yield from _exceptions_are_used(context, used)


_LOOKED = Latest[Looked]()


def _look_once(name: str, data: bytes, register: Register, declared: Declared, cache: Cache) -> Looked:
    """Everything in a source that tells of a person.

    One in which nothing undeclared was found before is not looked at again; the cache keeps no other values.
    """
    key = content_hash([_rules(), register.made_of, name, data])
    kept = cache.read(CLEAN, key)
    if kept is not None:
        rows = json.loads(kept)
        return [(Finding(Soort[soort], value, start), (*place,)) for soort, value, start, place in rows], []
    placed = [*((finding, IN_NAME) for finding in findings_in_name(name)), *_findings_in(name, data)]
    numbers = list(_hidden_numbers(name, data, register))
    if not numbers and all(declared.holds(finding.soort, finding.value) for finding, _ in placed):
        rows = [(finding.soort.name, finding.value, finding.start, place) for finding, place in placed]
        cache.write(CLEAN, key, json.dumps(rows).encode())
    return placed, numbers


@lru_cache(maxsize=1)
def _rules() -> str:
    """A hash of all that decides what tells of a person; the code of a process does not change."""
    return code_hash(
        [Path(__file__).parent, Path(phone_numbers.__file__)], ("python-stdnum", "phonenumberslite")
    )


def _findings_in(name: str, data: bytes) -> Iterator[tuple[Finding, tuple[int, int]]]:
    """Everything in a source that tells of a person, with its line and column."""
    raw = decoded(data)
    text = as_read(said_by_csv(raw) if name.endswith(".csv") else raw)
    for finding in findings(text):
        yield finding, _place(raw, text, finding.start)
    for aliases in _ALIASES.finditer(text):
        for finding in findings_in_name(aliases[0]):
            if finding.value not in text:
                yield finding, _place(raw, text, aliases.start())
    if name.endswith(".svg"):  # a value may be drawn in pieces, each between tags
        for finding in findings(as_read(said_by_markup(raw))):
            if finding.value not in text:
                yield finding, (1, 1)


def _hidden_numbers(name: str, data: bytes, register: Register) -> Iterator[Problem]:
    """A telephone number in a comment or in the name of a file is one of the register."""
    message = (
        "hier staat het telefoonnummer '{}', dat niet in het register (data/meldroutes) staat; haal het weg"
    )
    for number in undeclared(as_read(readable_name(name)), register):
        if not _DATE_IN_NAME.fullmatch(number):
            yield Problem(masked_name(name), 0, 0, message.format(masked(number)))
    raw = decoded(data) if name.endswith((".yaml", ".md")) else ""
    text = as_read(raw)
    end = text.find("\n---", 3) if name.endswith(".md") else len(text)
    for comment in _COMMENT.finditer(text, 0, max(end, 0)):
        for number in undeclared(comment[0], register):
            place = _place(raw, text, comment.start() + max(comment[0].find(number), 0))
            yield Problem(name, *place, message.format(masked(number)))


def _exceptions_are_used(context: RuleContext, used: Iterable[Finding]) -> Iterator[Problem]:
    """What an exception allows stands somewhere in the sources."""
    for record, path, exception in parts(context.all(Uitzonderingen), Uitzondering):
        if not any(declared_by([exception]).holds(finding.soort, finding.value) for finding in used):
            message = "deze waarde staat nergens meer; verwijder de uitzondering"
            yield context.problem(record, (*path, "waarde"), message, Ernst.WAARSCHUWING)


def masked_name(path: str) -> str:
    """The path of a file whose name tells of a person: of its name only the start and the type are shown."""
    folder, _, name = path.rpartition("/")
    stem, dot, kind = name.rpartition(".")
    return f"{folder}/{masked(stem)}{dot}{kind}"


def _place(raw: str, text: str, start: int) -> tuple[int, int]:
    """The line and column, from 1, in the file as it was typed."""
    number = text.count("\n", 0, start)
    column = start - text.rfind("\n", 0, start) - 1
    line = raw.split("\n")[number]
    return number + 1, typed_column(line, column) + 1
