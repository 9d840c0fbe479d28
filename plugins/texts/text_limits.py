"""Limits on a text before it is rendered: some Markdown takes the square of its length, and no reader needs it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plugins.source.problem import Problem
from plugins.texts.text_file import TextFile

MAX_BODY = 40_000
MAX_BLOCK = 20_000
MAX_BLOCKS = 2_000
MAX_LIST_INDENT = 16
MAX_OPEN_BRACKETS = 8
MAX_RULES = 5
MAX_HEADINGS_TOGETHER = 20
MAX_HEADINGS = 200

_HEADING = re.compile(r" {0,3}#{1,6}")
_SETEXT = re.compile(r"( {0,3})(=+|-+)[ \t]*\Z")
_RULE = re.compile(r" {0,3}([-_*])[ \t]*(?:\1[ \t]*){2,}\Z")
_QUOTES = re.compile(r"\s*(?:>\s*){4,}")
_RUN = re.compile(r"[*_]{4,}|`{10,}|!{10,}|\\{10,}|&{10,}|<{10,}")
_BRACKET = re.compile(r"\[|\]\(|\]|\)")
_INDENT = re.compile(r"( *)(?:[-*+]|[0-9]+\.) ")


def over_the_limits(text: TextFile) -> Iterator[Problem]:
    """A text and each of its paragraphs is of a size and depth that a reader could follow."""
    first = text.text.first_line
    if len(text.text.body) > MAX_BODY:
        yield Problem(
            text.path,
            first,
            1,
            f"de tekst is {len(text.text.body)} tekens lang; {MAX_BODY} is het meeste. Splits de pagina",
        )
        return
    lines = text.text.body.split("\n")
    if sum(map(bool, map(_HEADING.match, lines))) > MAX_HEADINGS:
        yield Problem(text.path, first, 1, f"de tekst heeft meer dan {MAX_HEADINGS} koppen. Splits de pagina")
        return
    blocks = list(_blocks(lines))
    if len(blocks) > MAX_BLOCKS:
        yield Problem(
            text.path,
            first,
            1,
            f"de tekst heeft {len(blocks)} alinea's; {MAX_BLOCKS} is het meeste. Splits de pagina",
        )
        return
    for start, block in blocks:
        yield from (
            Problem(text.path, first + start + offset, column, message)
            for offset, column, message in _block(block)
        )


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The runs of lines between blank lines, each with the number of its first line, counted from 0."""
    start = 0
    for number, line in enumerate([*lines, ""]):
        if not line.strip():
            if number > start:
                yield start, lines[start:number]
            start = number + 1


def _block(lines: list[str]) -> Iterable[tuple[int, int, str]]:
    """What is too much in one block: the offset of the line, the column and the sentence."""
    if sum(map(len, lines)) > MAX_BLOCK:
        yield 0, 1, f"deze alinea is langer dan {MAX_BLOCK} tekens; zet er witregels in"
        return
    headings, rules, brackets, parentheses = 0, 0, 0, 0
    for offset, line in enumerate(lines):
        headings += bool(_HEADING.match(line))
        is_rule = bool(_RULE.match(line))
        rules += is_rule
        underlined = _SETEXT.match(line)
        if (
            underlined
            and offset
            and not lines[offset - 1].lstrip().startswith(("#", "|", ">"))
            and not _only_rules_above(lines, offset)
        ):
            yield (
                offset,
                1,
                "een streep onder een regel maakt er een kop van; schrijf een kop als '## Kop', en zet om een tabel of streep witregels",
            )
            return
        if _QUOTES.match(line):
            yield offset, 1, "meer dan drie keer > is te diep; gebruik één >"
            return
        indented = _INDENT.match(line)
        if indented and len(indented[1]) > MAX_LIST_INDENT:
            yield offset, 1, "deze lijst is te diep; maak haar vlakker"
            return
        run = None if is_rule else _RUN.search(line)
        if run:
            yield offset, run.start() + 1, f"'{run[0][:4]}…' is geen opmaak; gebruik * of ** om een woord"
            return
        for found in _BRACKET.finditer(line):
            brackets = max(0, brackets + (1 if found[0] == "[" else -1 if found[0][0] == "]" else 0))
            parentheses = max(0, parentheses + (1 if found[0] == "](" else -1 if found[0] == ")" else 0))
            if brackets > MAX_OPEN_BRACKETS or parentheses > MAX_OPEN_BRACKETS:
                yield (
                    offset,
                    found.start() + 1,
                    "hier staan haken die niet worden gesloten; een link is [tekst](adres)",
                )
                return
    if rules > MAX_RULES:
        yield 0, 1, "te veel strepen achter elkaar; één streep is genoeg"
    if headings > MAX_HEADINGS_TOGETHER:
        yield 0, 1, "te veel koppen zonder tekst ertussen; zet onder elke kop een witregel en tekst"


def _only_rules_above(lines: list[str], offset: int) -> bool:
    """Whether a line of dashes follows only other such lines, and so is a rule and not an underline."""
    return all(_RULE.match(line) for line in lines[:offset])
