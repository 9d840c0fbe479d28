"""What becomes of a text: the HTML that a visitor gets, or what its editor is told."""

from __future__ import annotations

from types import SimpleNamespace

from plugins.site.collection import KINDS
from plugins.source.records import Records
from plugins.texts.read_text import Known, ReadText
from plugins.texts.rendering import MarkdownRenderer
from plugins.texts.safe_html import nothing_lost, nothing_unlisted
from plugins.texts.text_file import over_the_limits
from plugins.texts.text_rules import TEXT_RULES
from tests.projects import TODAY

NO_RECORDS = Records({kind.folder: {} for kind in KINDS}, TODAY)
KNOWN = Known(
    NO_RECORDS,
    frozenset(),
    frozenset(),
    frozenset({"/beelden/stadhuis.png"}),
    None,
    frozenset({("begrippen", "bibob"), ("cijferreeksen", "mma-meldingen")}),
    ("/",),
)
"""Of records only two names are known, and any address of the site may be there."""
RENDERER = MarkdownRenderer({"/beelden/stadhuis.png": (640, 480)})


def text_file(body: str) -> SimpleNamespace:
    """A text as the rules look at it; its lines count from 1."""
    return SimpleNamespace(
        path="content/pages/x.md",
        text=SimpleNamespace(body=body, first_line=1),
        is_article=False,
        taal=None,
        address="/x/",
    )


def problems_of(body: str, known: Known = KNOWN) -> list[str]:
    """Every problem of a text in the order of the file, as `make check` finds them, without the name of the file."""
    file = text_file(body)
    found = list(over_the_limits(file))
    if not found:
        text = ReadText(file, RENDERER.render(body))
        found = [problem for rule in TEXT_RULES for problem in rule(text, known)] or [
            *nothing_unlisted(text),
            *nothing_lost(text),
        ]
    return [str(problem).removeprefix("content/pages/x.md:") for problem in sorted(set(found))]


def html_of(body: str) -> str:
    """The HTML of a text with its directives as they were typed."""
    return RENDERER.render(body).filled(lambda slot: f"[[{slot.inner}]]", str, str)


def outcome(body: str) -> tuple[str, str]:
    """("txt", all problems) of a text that is refused, ("html", its HTML) of one that is not."""
    found = problems_of(body)
    return ("txt", "\n".join(found) + "\n") if found else ("html", html_of(body) + "\n")
