"""What may stand in the Markdown of a page; each rule is a generator of problems, its docstring is the rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from plugins.pages.directives import find_directives, parse_directive
from plugins.pages.text_file import TextFile
from plugins.records.collection import Records
from plugins.source.problem import Problem, did_you_mean

_RAW_HTML = re.compile(r"<(?:[a-zA-Z/!?])")
_HEADING = re.compile(r"(#{1,6})\s*\S")
_UNDERLINE = re.compile(r"(=+|-+)\s*\Z")
_LINK = re.compile(r"(!?)\[([^\[\]]*)\]\(\s*<?([^)\s>]*)>?[^)]*\)")
_DEFINITION = re.compile(r"\s{0,3}\[([^\]]+)\]:\s*<?(\S+?)>?(\s|\Z)")
_ATTRIBUTES = re.compile(r"\{:?\s*[.#:a-zA-Z][^}]*\}\s*\Z")
_AUTOLINK = re.compile(r"<(https?://[^>\s]+|[^>\s@]+@[^>\s]+)>")
_CODE = re.compile(r"`[^`]*`")

TextRule = Callable[[TextFile, Records, "frozenset[str]"], Iterable[Problem]]


def _lines(text: TextFile) -> Iterator[tuple[int, str]]:
    """Every line outside code, with its number in the file and code spans blanked out."""
    for number, line in enumerate(text.text.body.split("\n"), text.text.first_line):
        if not line.startswith("    "):
            yield number, _CODE.sub(lambda found: " " * len(found[0]), line)


def directives_name_something(text: TextFile, records: Records, addresses: frozenset[str]) -> Iterator[Problem]:
    """A directive is well formed and names a record that exists."""
    for line, column, inner, alone in find_directives(text.text.body):
        try:
            parse_directive(inner, records, alone)
        except ValueError as error:
            yield Problem(text.path, line + text.text.first_line - 1, column, str(error))


def no_raw_html(text: TextFile, records: Records, addresses: frozenset[str]) -> Iterator[Problem]:
    """Text is Markdown only: HTML and comments are refused, never stripped."""
    for number, line in _lines(text):
        found = _RAW_HTML.search(_AUTOLINK.sub("", line))
        if found:
            yield Problem(text.path, number, line.index(found[0]) + 1, "HTML en commentaar (< … >) mogen niet in een tekst; gebruik Markdown, of zet de code tussen `")
        attributes = _ATTRIBUTES.search(line)
        if attributes:
            yield Problem(text.path, number, attributes.start() + 1, "een lijst met kenmerken ({: … }) mag niet; verwijder haar")


def headings_go_down_one_step(text: TextFile, records: Records, addresses: frozenset[str]) -> Iterator[Problem]:
    """The title is the only first heading; below it the levels go down one step at a time."""
    level, previous = 1, ""
    for number, line in _lines(text):
        found = _HEADING.match(line)
        underlined = _UNDERLINE.match(line) and previous.strip() and not previous.lstrip().startswith(("-", "*", "|", "#"))
        new = len(found[1]) if found else (1 if line.startswith("=") else 2) if underlined else 0
        if new == 1:
            yield Problem(text.path, number, 1, "de titel van de pagina is al de eerste kop; begin in de tekst met '## '")
        elif new > level + 1:
            yield Problem(text.path, number, 1, f"een kop van niveau {new} onder een kop van niveau {level}; gebruik '{'#' * (level + 1)} '")
        level = new or level
        previous = line


def links_lead_somewhere(text: TextFile, records: Records, addresses: frozenset[str]) -> Iterator[Problem]:
    """A link is https or an address of this site that exists; images and other schemes are refused."""
    for number, line in _lines(text):
        for found in _LINK.finditer(line):
            column = found.start() + 1
            if found[1]:
                yield Problem(text.path, number, column, "een afbeelding kan nog niet in een tekst; verwijder haar")
                continue
            if not found[2].strip():
                yield Problem(text.path, number, column, "deze link heeft geen tekst; zet tussen [ en ] waar de link naartoe gaat")
            yield from _target(text.path, number, column, found[3], addresses)
        for found in _AUTOLINK.finditer(line):
            yield from _target(text.path, number, found.start() + 1, found[1], addresses)
        definition = _DEFINITION.match(line)
        if definition:
            yield from _target(text.path, number, 1, definition[2], addresses)


def _target(path: str, line: int, column: int, target: str, addresses: frozenset[str]) -> Iterator[Problem]:
    page = target.partition("#")[0]
    if target.startswith("https://"):
        return
    if target.startswith("#"):
        return  # the fragment is checked on the finished page
    if target.startswith("/") and not target.startswith("//"):
        if page not in addresses:
            yield Problem(path, line, column, f"'{target}' bestaat niet op deze site{did_you_mean(page, addresses)}")
        return
    yield Problem(path, line, column, f"'{target}' mag niet; een link begint met https:// of is een adres van deze site zoals /melden/")


def tables_have_a_header(text: TextFile, records: Records, addresses: frozenset[str]) -> Iterator[Problem]:
    """A table starts with a row of column names in which no cell is empty."""
    lines = list(_lines(text))
    for (number, line), (_, above) in zip(lines[1:], lines, strict=False):
        if re.match(r"\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-+:?\s*)+\|?\s*\Z", line):
            cells = [cell.strip() for cell in above.strip().strip("|").split("|")]
            if not all(cells):
                yield Problem(text.path, number - 1, 1, "elke kolom van een tabel heeft een naam; vul de lege cel in")


TEXT_RULES: tuple[TextRule, ...] = (
    directives_name_something,
    no_raw_html,
    headings_go_down_one_step,
    links_lead_somewhere,
    tables_have_a_header,
)
