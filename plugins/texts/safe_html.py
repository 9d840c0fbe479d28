"""The second lock on what was rendered: only what is on a fixed list, nothing of the source lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

import nh3
from selectolax.lexbor import LexborHTMLParser

from plugins.source.problem import Problem, shown
from plugins.texts.read_text import SLOT, Finder, ReadText

TAGS = frozenset(
    "a abbr blockquote br caption code dd del dl dt em h1 h2 h3 h4 h5 h6 hr img li ol p pre section span"
    " strong sup table tbody td th thead tr ul".split()
)
ATTRIBUTES = {
    "a": {"href", "class", "rel", "title", "aria-label"},
    "abbr": {"title"},
    "img": {"src", "alt", "title", "width", "height"},
    "li": {"id"},
    "ol": {"start"},
    "section": {"aria-label", "class", "tabindex"},
    "span": {"class"},
    "sup": {"id"},
    "table": {"class"},
    "th": {"scope", "class"},
    "td": {"class"},
    **{f"h{level}": {"id"} for level in range(1, 7)},
}
SCHEMES = {"https"}
_NOT_SHOWN = re.compile(r"""(?mx)
    ^[ ]*(?:`{3,}|~{3,}).*$            # the name of a language of code
    | ^(?:\[\^[^\]\s]*\]:)?[ \t>:]*(?:[-*+]\ )*\d+[.)](?=[ \t])  # the number of an item
    | ^[ >]*Tabel:                     # what a caption is typed behind
    | \[\^[^\]\s]*\]                   # the name of a note
    | ^[*]\[[^\]]*\]:                 # an abbreviation where it is explained
    | ^[ ]{0,3}\[[^\]]*\]:            # the name of an address
    | (?<=\])\[[^\]]*\]               # the same where it is used
    """)
_ATTRIBUTES_SHOWN = ("href", "src", "alt", "title", "start")
_WORD = re.compile(r"[^\W_]+")


def nothing_lost(text: ReadText) -> Iterator[Problem]:
    """Every word that was typed is on the page as often, as text, as an address or as a description."""
    body = text.tree.body
    on_page = SLOT.sub(
        lambda slot: f" {text.rendered.slots[int(slot[1])].inner} ", body.text(separator=" ") if body else ""
    )
    for node in text.tree.css("[href], [src], [title], [start]"):
        on_page += " ".join(["", *(node.attributes.get(name) or "" for name in _ATTRIBUTES_SHOWN)])
    typed = unescape(_NOT_SHOWN.sub(" ", text.file.text.body))
    lost = _words(typed) - (
        _words(on_page) | _words(unescape(on_page))
    )  # in code an entity is shown as it was typed
    finder, lines = Finder(text), set()
    for word in lost:
        line, column = finder.place(word)
        if line not in lines:  # one message for a whole piece that is gone
            yield Problem(
                text.path,
                line,
                column,
                f"{shown(word)} komt niet op de pagina; schrijf dit stuk zonder opmaak, of verwijder het",
            )
        lines.add(line)


def _words(text: str) -> Counter[str]:
    """How often every run of letters and digits stands in a text."""
    return Counter(_WORD.findall(text))


def nothing_unlisted(text: ReadText) -> Iterator[Problem]:
    """Cleaning the page with the fixed list changes nothing."""
    html = text.rendered.html
    cleaned = nh3.clean(html, tags=set(TAGS), attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)
    if _tree(cleaned) != _tree(html):
        yield Problem(
            text.path,
            text.file.text.first_line,
            1,
            "in deze tekst staat iets dat niet op een pagina mag; gebruik alleen koppen, lijsten, tabellen,"
            " nadruk en links",
        )


def _tree(html: str) -> str | None:
    """The HTML as a parser writes it back, so that two spellings of the same tree are equal."""
    body = LexborHTMLParser(f"<body>{html}</body>").body
    return body.html if body else None
