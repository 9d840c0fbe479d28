"""The second lock: rendered HTML holds only what is on a fixed list; anything else is refused, never stripped."""

from __future__ import annotations

from collections.abc import Iterator

import nh3
from selectolax.lexbor import LexborHTMLParser

from plugins.source.problem import Problem
from plugins.texts.read_text import ReadText

TAGS = frozenset(
    [
        "a",
        "blockquote",
        "br",
        "caption",
        "code",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "img",
        "li",
        "ol",
        "p",
        "pre",
        "span",
        "strong",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
ATTRIBUTES = {
    "a": {"href", "class", "rel", "title"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "span": {"class"},
    "table": {"class"},
    "th": {"scope", "class"},
    "td": {"class"},
    **{f"h{level}": {"id"} for level in range(1, 7)},
}
SCHEMES = {"https"}


def nothing_unlisted(text: ReadText) -> Iterator[Problem]:
    """Cleaning the page with the fixed list changes nothing."""
    html = text.rendered.html
    cleaned = nh3.clean(html, tags=set(TAGS), attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)
    if _tree(cleaned) != _tree(html):
        yield Problem(
            text.path,
            text.file.text.first_line,
            1,
            "in deze tekst staat iets dat niet op een pagina mag; gebruik alleen koppen, lijsten, tabellen, nadruk en links",
        )


def _tree(html: str) -> str | None:
    """The HTML as a parser writes it back, so that two spellings of the same tree are equal."""
    body = LexborHTMLParser(f"<body>{html}</body>").body
    return body.html if body else None
