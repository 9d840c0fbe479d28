"""What a reader trips over: a space before a full stop, two full stops, words that run into each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

BLOCKS = frozenset((
    *("article", "aside", "blockquote", "body", "br", "button", "caption", "dd", "details", "div", "dl", "dt"),
    *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "header", "input", "label", "li", "main"),
    *("nav", "ol", "p", "section", "summary", "table", "tbody", "td", "template", "th", "thead", "title", "tr", "ul"),
))  # fmt: skip
UNREAD = frozenset(("code", "script", "style", "svg"))
BLOCK, TAG = "\n", "\x00"
FAULTS = {
    "words run into each other": re.compile(rf"\w{TAG}+\w"),
    "a space before a mark": re.compile(rf"\w[)\"”{TAG}]* [ {TAG}]*[.,;:!?)](?!\w)"),
    "two marks": re.compile(rf"(?<!\.)\.{TAG}*\.(?!\.)|[;:,]{TAG}*\.(?!\.)|(?<!\bM)\.{TAG}*,"),
}


def _words(element: LexborNode) -> Iterator[str]:
    """The words of an element in pieces, with a mark at the edge of every tag within a line and of every block."""
    if element.tag in UNREAD or element.tag == "_comment":
        return
    if element.tag == "-text":
        yield re.sub(r"\s+", " ", element.text_content or "")
        return
    edge = BLOCK if element.tag in BLOCKS else TAG
    yield edge
    for child in element.iter(include_text=True):
        yield from _words(child)
    yield edge


def _faults(page: str) -> Iterator[tuple[str, str]]:
    """Every fault in the words of a page, and what stands around it."""
    tree = LexborHTMLParser(page)
    told = [element.attributes.get("content") or "" for element in tree.css("meta[name=description]")]
    lines = [line for part in tree.css("body, title") for line in "".join(_words(part)).split(BLOCK)]
    for line in (*told, *lines):
        for name, fault in FAULTS.items():
            for found in fault.finditer(line):
                yield name, line[max(0, found.start() - 30) : found.end() + 30].replace(TAG, "|")


def test_these_faults_are_seen():
    page = "<title>a</title><body><p>Gezocht (<a>in 2026</a>) . Dat staat er.</p><p>Nog klopt.. <a>Bel</a><a>112</a></p>"
    assert list(_faults(page)) == [
        ("a space before a mark", "Gezocht (|in 2026|) . Dat staat er."),
        ("words run into each other", "Nog klopt.. |Bel||112|"),
        ("two marks", "Nog klopt.. |Bel||112|"),
    ]


def test_no_page_has_a_fault_that_a_reader_trips_over(real_site: Path):
    found = {
        f"{path.relative_to(real_site)}: {name}: {words}"
        for path in sorted(real_site.rglob("*.html"))
        for name, words in _faults(path.read_text(encoding="utf-8"))
    }
    assert found == set()
