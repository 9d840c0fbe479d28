"""Texts: within limits rendered quickly, whatever stands in them; and nothing unlisted gets through."""

from __future__ import annotations

import random
from dataclasses import replace
from types import SimpleNamespace

import pytest
from selectolax.lexbor import LexborHTMLParser

from plugins.texts.markup import CLOSE, OPEN
from plugins.texts.read_text import ReadText, Rendered, Slot
from plugins.texts.rendering import MarkdownRenderer
from plugins.texts.safe_html import nothing_unlisted
from plugins.texts.text_file import MAX_BLOCK, MAX_BLOCKS, MAX_BODY, MAX_HEADINGS, over_the_limits
from plugins.texts.text_rules import TEXT_RULES
from tests.conftest import THOROUGH
from tests.effort import takes_at_most
from tests.texts.cases_of import KNOWN

NOTHING = replace(KNOWN, files=frozenset(), unread=frozenset())


def text_file(body: str) -> SimpleNamespace:
    return SimpleNamespace(
        path="content/pages/x.md", text=SimpleNamespace(body=body, first_line=6), is_article=False
    )


def judged(body: str) -> list[str]:
    """Every problem of a text, limits first, as `make check` finds them, in little time."""
    with takes_at_most(3):
        found = list(over_the_limits(text_file(body)))
        if not found:
            text = ReadText(text_file(body), MarkdownRenderer().render(body))
            found = [problem for rule in TEXT_RULES for problem in rule(text, NOTHING)] or list(
                nothing_unlisted(text)
            )
    return [str(problem) for problem in found]


# Each of these takes Python-Markdown many seconds at this length, or the whole of its stack.
SLOW = [
    "[",
    "[[",
    "![",
    "[](",
    "[a](",
    "![a](",
    "a\n=\n",
    "a\n-\n",
    "# a\n",
    "* * *\n",
    "*",
    "_",
    "`a",
    ">",
    "> a\n\n",
    "[a][b] ",
    "|a",
    "<",
    "&",
    "\\*",
    "- a\n",
    "a\n\n",
    "## a\n\n",
    "(" * 5 + "[a](b)",
    "][",
]


@pytest.mark.parametrize(
    ("piece", "most", "message"),
    [
        ("a\n\n", MAX_BLOCKS, "de tekst heeft 2001 alinea's; 2000 is het meeste. Splits de pagina"),
        ("## a\n\n", MAX_HEADINGS, "de tekst heeft meer dan 200 koppen. Splits de pagina"),
        ("a", MAX_BLOCK, "deze alinea is langer dan 20000 tekens; zet er witregels in"),
        (
            "a" * 98 + "\n\n",
            MAX_BODY // 100,
            "de tekst is 40100 tekens lang; 40000 is het meeste. Splits de pagina",
        ),
    ],
)
def test_one_more_than_the_most_is_refused_and_told_how_much_is_too_much(piece: str, most: int, message: str):
    assert list(over_the_limits(text_file(piece * most))) == []
    assert [str(problem) for problem in over_the_limits(text_file(piece * (most + 1)))] == [
        f"content/pages/x.md:6:1: {message}"
    ]


@pytest.mark.parametrize("piece", SLOW)
@pytest.mark.parametrize("length", [2_000, 19_900, MAX_BODY])
def test_no_text_takes_a_second(piece: str, length: int):
    judged((piece * length)[:length])


def test_no_nesting_takes_a_second():
    for depth in (10, 100, 1_000):
        judged("\n".join("    " * level + "- a" for level in range(depth))[:MAX_BODY])
        judged("\n".join(">" * level + " a" for level in range(1, depth))[:MAX_BODY])
        judged("[" * depth + "a" + "](/b/)" * depth)
        judged("*" * depth + "a" + "*" * depth)


@pytest.mark.thorough
def test_random_marks_end_in_a_page_or_a_sentence():
    number = 1_000 if THOROUGH else 50
    chance = random.Random(20230602)
    marks = [
        "*",
        "_",
        "[",
        "](",
        ")",
        "!",
        "<",
        ">",
        "&#106;",
        "`",
        "\n",
        "\n\n",
        "    ",
        "- ",
        "1. ",
        "| a |\n|---|\n",
        "# ",
        "\\",
        '"',
        "{: onclick=x}",
        "javascript:",
        "https://x.example",
        "[[begrip: x]]",
        "a b",
        "&lt;",
        "\x02",
    ]
    for _ in range(number):
        judged(
            "".join(chance.choice(marks) * chance.randint(1, 4) for _ in range(chance.randint(1, 400)))[
                :MAX_BODY
            ]
        )


ATTACKS = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<iframe src='x'></iframe>", "<style>*{}</style>", "<form action=x><input></form>", "<meta http-equiv=refresh content=0>",
    "<base href='https://evil.example'>", "<object data=x></object>", "<embed src=x>", "<a href='javascript:alert(1)'>x</a>", "<!-- x -->", "<?php x ?>", "<![CDATA[x]]>", "[x](javascript:alert(1))", "[x](JAVASCRIPT:alert(1))",
    "[x](java\nscript:alert(1))", "[x](&#x6A;avascript:alert(1))", "[x](vbscript:x)", "[x](data:text/html;base64,x)", "[x](//evil.example)", "[x](http://evil.example)", "[x](\\javascript:x)", "![een heel mooi beeld](https://evil.example/x.png)",
    "![een heel mooi beeld](javascript:x)", "[x]: javascript:alert(1)\n\n[x]", "<javascript:alert(1)>", "[x](/a/ \"t\" onclick=x)", "[x](/a/){: style='x'}", "<details open ontoggle=alert(1)>", "`x`<b>y</b>", "a<br>b", "<b\n>x", "<x@y.example>", "<https://ok.example/?a=1>x<b>",
]  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_refused_or_shown_as_text(attack: str):
    tree = LexborHTMLParser(MarkdownRenderer().render(attack).html)
    assert tree.css("script, img, svg, iframe, style, form, meta, base, object, embed") == [] or judged(
        attack
    )
    active = [
        (node.tag, name)
        for node in tree.css("body *")
        for name, value in node.attributes.items()
        if name.startswith("on") or "script:" in (value or "").lower().replace("\n", "")
    ]
    assert active == [] or judged(attack)


def test_an_unlisted_element_would_be_refused_whatever_made_it():
    text = ReadText(text_file("x"), Rendered("<p>x</p><iframe></iframe>", (), ()))
    assert [str(problem) for problem in nothing_unlisted(text)] == [
        "content/pages/x.md:6:1: in deze tekst staat iets dat niet op een pagina mag; gebruik alleen koppen, lijsten, tabellen, nadruk en links"
    ]


def test_slots_are_filled_and_links_written_as_seen_from_the_page():
    rendered = MarkdownRenderer().render("[[grafiek: a]]\n\nZie [[begrip: b | dit]] en [over](/over/).")
    assert rendered.slots == (Slot("grafiek: a", True, niveau=2), Slot("begrip: b | dit", False))
    filled = rendered.filled(lambda slot: f"<x>{slot.inner}</x>", lambda address: ".." + address, str)
    assert (
        filled
        == '<x>grafiek: a</x>\n<p>Zie <x>begrip: b | dit</x> en <a class="nl-link" href="../over/">over</a>.</p>'
    )
    assert OPEN not in filled
    assert CLOSE not in filled
