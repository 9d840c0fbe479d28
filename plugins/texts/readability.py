"""How hard a Dutch text is to read: a score, its hardest sentences, passives, abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import pyphen

LONGEST = 20
"""A sentence with more words than this is a long one."""
QUOTED = 3
"""So many of the hardest sentences are quoted."""
WEIGHED = 8
"""A sentence with fewer words is not called hard: one long word would make it so."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_END = re.compile(r"(?:(?<=[.?!])|(?<=[.?!][\"'”’)]))\s+(?=[\"'“‘(]*[A-ZÀ-Þ0-9])")
_SHORT = re.compile(r"\b(?:bijv|d\.w\.z|o\.a|m\.n|t\.a\.v|art|nr|jl|resp|mr|dr|ca|blz)\.$", re.IGNORECASE)
"""An abbreviation whose point does not end a sentence."""
_TO_BECOME = frozenset(["word", "wordt", "worden", "werd", "werden", "geworden"])
_PARTICIPLE = re.compile(r"(?:ge|be|ver|ont|her|er|mis)\w{2,}(?:d|t|en)|\w{2,}ge\w{2,}(?:d|t|en)")
_NO_PARTICIPLE = frozenset(
    ["gemeente", "gemeenten", "gegeven", "gegevens", "gebied", "gebieden", "bedrijven", "verschillende"]
)
_ABBREVIATION = re.compile(r"(?<!\d )\b[A-Z]{2,}s?\b")  # not the letters of a postcode


class Readability(NamedTuple):
    """What was measured of one text."""

    words: int
    score: float
    """The formula of Douma (1960), as Flesch for Dutch: from 60 plain, under 45 difficult, 0 the worst."""
    hardest: tuple[str, ...]
    """The sentences with the lowest score of their own, the hardest first."""
    long: tuple[str, ...]
    """The sentences of more than twenty words."""
    passive: tuple[str, ...]
    """The sentences that say what is done and not who does it."""


def readability(paragraphs: Iterable[str]) -> Readability | None:
    """Measure a text, a paragraph or list item each; None when it holds no sentence."""
    every = [sentence for paragraph in paragraphs for sentence in sentences(paragraph)]
    words = [_WORD.findall(sentence) for sentence in every]
    if not every:
        return None
    scored = sorted(
        (_score([part]), sentence)
        for part, sentence in zip(words, every, strict=True)
        if len(part) >= WEIGHED
    )
    pairs = tuple(zip(every, words, strict=True))
    return Readability(
        sum(map(len, words)),
        _score(words),
        tuple(sentence for _, sentence in scored[:QUOTED]),
        tuple(sentence for sentence, part in pairs if len(part) > LONGEST),
        tuple(sentence for sentence, part in pairs if _is_passive(part)),
    )


def sentences(paragraph: str) -> Iterator[str]:
    """The sentences of a paragraph; words without an end, such as a heading or a label, are none."""
    held = ""
    for piece in _END.split(" ".join(paragraph.split())):
        held = f"{held} {piece}".strip()
        if _SHORT.search(held):
            continue
        if held.rstrip("\"'”’)").endswith((".", "?", "!")) and len(held.split()) > 1:
            yield held
        held = ""


def abbreviations(text: str, explained: Iterable[str]) -> tuple[str, ...]:
    """The abbreviations in a text that none of these explains, in order, once each."""
    known = set(explained)
    return tuple(
        dict.fromkeys(word for word in _ABBREVIATION.findall(text) if not {word, word.rstrip("s")} & known)
    )


def _score(sentences_words: list[list[str]]) -> float:
    """The score of sentences, given as their words."""
    words = [word for part in sentences_words for word in part]
    syllables = sum(_syllables(word.lower()) for word in words)
    score = 206.835 - 0.93 * len(words) / len(sentences_words) - 77 * syllables / max(len(words), 1)
    return round(max(score, 0.0), 1)


@cache
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL")


@cache
def _syllables(word: str) -> int:
    """How many syllables a word has, by where it may be broken off."""
    return sum(len(_hyphens().positions(part)) + 1 for part in re.split(r"['’-]", word) if part)


def _is_passive(words: list[str]) -> bool:
    """Whether a form of `worden` stands with a participle."""
    lower = [word.lower() for word in words]
    return bool(_TO_BECOME & {*lower}) and any(
        _PARTICIPLE.fullmatch(word) and word not in _NO_PARTICIPLE for word in lower
    )
