"""Pieces of Markdown joined at random: a reader sees what was typed, nothing lost, nothing added, no markup left."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import THOROUGH
from tests.texts.cases_of import html_of, problems_of

LIMITS = settings(
    max_examples=5_000 if THOROUGH else 300, deadline=None, suppress_health_check=list(HealthCheck)
)

WORD = st.sampled_from(["ondermijning", "Bibob", "RIEC", "één", "café", "2023", "16.918", "x", "over", "dit"])
MARK = {"*": "em", "**": "strong", "_": "em", "__": "strong", "`": "code", "~~": "del"}
Piece = tuple[str, str]  # what is typed, and what a reader sees of it


@st.composite
def inline(draw: st.DrawFn) -> Piece:
    """A few words, some of them with markup."""
    typed, seen = [], []
    for _ in range(draw(st.integers(1, 5))):
        word = draw(WORD)
        mark = draw(st.sampled_from(["", "", "", *MARK, "link", "\\*", "5*3"]))
        if mark in MARK:
            typed.append(f"{mark}{word}{mark}")
        elif mark == "link":
            typed.append(f"[{word}](https://example.org/)")
        else:
            typed.append(word + mark)
        seen.append(word + {"\\*": "*", "5*3": "5*3"}.get(mark, ""))
    return " ".join(typed), " ".join(seen)


@st.composite
def list_of(draw: st.DrawFn) -> Piece:
    """A list, nested or not, tight or loose, in one of the ways that people type one."""
    ordered, step, gap = (
        draw(st.booleans()),
        draw(st.sampled_from([2, 4])),
        draw(st.sampled_from(["\n", "\n\n"])),
    )
    items, seen, depth = [], [], 0
    numbers = [0, 0, 0]
    for _ in range(draw(st.integers(1, 6))):
        depth = draw(st.integers(0, min(depth + bool(items), 2)))
        numbers = [*numbers[: depth + 1], 0, 0]
        numbers[depth] += 1
        text, shown = draw(inline())
        bullets = "-*" if text[0].isdigit() else "-*+"  # a + before a number is its sign
        marker = f"{numbers[depth]}." if ordered else draw(st.sampled_from(bullets))
        items.append(f"{' ' * (step * depth)}{marker} {text}")
        seen.append(shown)
    return gap.join(items), "\n".join(seen)


@st.composite
def block(draw: st.DrawFn) -> Piece:
    """A paragraph, list, quote, block of code, table, heading or list of definitions."""
    kind = draw(st.sampled_from(["text", "text", "list", "quote", "code", "table", "break"]))
    typed, seen = draw(list_of() if kind == "list" else inline())
    if kind == "quote":
        return "> " + typed, seen
    if kind == "code":
        return f"```\n{typed}\n```", typed
    if kind == "break":
        more, shown = draw(inline())
        return f"{typed}\\\n{more}", f"{seen}\n{shown}"
    if kind == "table":
        rows = [(typed, seen), *(draw(inline()) for _ in range(draw(st.integers(1, 3))))]
        lines = [f"| {row} | {number} |" for number, (row, _) in enumerate(rows)]
        return "\n".join(["Tabel: Cijfers", lines[0], "|---|---|", *lines[1:]]), "\n".join(
            ["Cijfers", *(f"{shown}\n{number}" for number, (_, shown) in enumerate(rows))]
        )
    return typed, seen


def seen_in(html: str) -> str:
    """What a reader sees."""
    shown = re.sub(r'<span class="(?:uit )?verborgen">[^<]*</span>', "", html)
    body = LexborHTMLParser(f"<body>{shown}</body>").body
    return body.text() if body else ""


def solid(text: str) -> str:
    """A text without spaces."""
    return re.sub(r"\s+", "", text)


@LIMITS
@given(st.lists(block(), min_size=1, max_size=6))
def test_a_good_text_is_read_and_shows_every_character_in_its_order(blocks: list[Piece]):
    blocks = [piece for one in blocks for piece in (one, ("Dan.", "Dan."))]  # two lists in a row are one
    typed = "\n\n".join(text for text, _ in blocks)
    assert problems_of(typed) == [], typed
    assert solid(seen_in(html_of(typed))) == solid("".join(seen for _, seen in blocks)), typed


FRAGMENT = st.sampled_from(
    ["*", "**", "_", "__", "~~", "`", "```", "\n", "\n\n", "\n- ", "\n  - ", "\n    - ", "\n1. ", "\n2. ", "\n> ", "\n## ",
     " ", "  \n", "\\\n", "\\", "[", "](/over/)", "](", "]", " (", ")", "[^1]", "\n[^1]: ", "*[APV]: ", "APV", "| ", " |", "\n|---|---|\n",
     "\nTabel: ", "\n: ", "https://example.org/a", "&eacute;", "5*3", "ondermijning", "Bibob", "een", "2023", ".", ",", "\t", "\n---\n", "• ",
     "a) ", "![", "<", ">", "{", "}", "~", "[[begrip: bibob]]", "\n> 5", "\n+ 5", "\n1.\t", "&notit;", "&shy;", "^2^", "\no ", "x*y",
     "\n|", "\\|", "`a|b`", "\n## 1. ", "\n    ", " - ", "”", "'s", "%", "€ 5,-", "−", "–", "½", "\u00a0"]
)  # fmt: skip
_MARKS = re.compile(r"[^\W_]+")
_HIDDEN = re.compile(r"https?://[^\s)]*|/over/|\[\[[^\]]*\]\]|Tabel:")
_HIDDEN_AS_TYPED = re.compile(
    rf"{_HIDDEN.pattern}|(?<!\\)\[\^1\]:?|(?m:^ *\*\[APV\]:[^\n]*)|(?m:^[ >]*\d+\.(?=[ \t]))"
)


def letters(text: str) -> list[str]:
    """The letters and digits of a text, sorted: where notes go is not told by the source."""
    return sorted("".join(_MARKS.findall(text)))


@LIMITS
@given(st.lists(FRAGMENT, min_size=1, max_size=25))
def test_a_text_of_any_pieces_is_refused_or_loses_and_adds_no_letter(fragments: list[str]):
    typed = "".join(fragments)
    if problems_of(typed):
        return
    html = re.sub(r'<sup.*?</sup>|<abbr title="[^"]*">|&#8617;', "", html_of(typed), flags=re.DOTALL)
    outside_code = re.sub(r"(?s)```.*?```|`[^`]*`", "", typed)
    if outside_code == typed:  # in code nothing is hidden, and the same pieces are text
        shown, wanted = seen_in(html), _HIDDEN_AS_TYPED.sub(" ", typed.replace("&eacute;", "é"))
        assert letters(_HIDDEN.sub(" ", shown)) == letters(wanted), typed
        assert not re.search(r"\*\*|~~|\]\(|\[\^|`", re.sub(r"\\(.)", "", shown)) or "\\" in typed, typed
