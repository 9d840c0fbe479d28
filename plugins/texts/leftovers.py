"""Markup that no rule explained, and elements that Markdown made of something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

from markdown.util import AtomicString

from plugins.source.problem import shown
from plugins.texts.markup import LEFTOVERS, NO_LINE, OPEN

_EMPHASIS = frozenset(("em", "strong", "del"))
_NO_LINES = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "td", "th"))
_INLINE = frozenset(("a", "abbr", "del", "em", "img", "strong", "sup", "span"))


class Leftover(NamedTuple):
    """Markup that stayed in the text: what to look for in the source, the longest first, and why."""

    pieces: tuple[str, ...]
    message: str


def leftovers_in(root: ElementTree.Element) -> Iterator[Leftover]:
    """Every leftover in a text that Markdown read, before what stands behind a backslash is put back."""
    for tag, text in (match for element in root for match in _blocks(element)):
        for pattern, message in LEFTOVERS.items():
            if tag in _NO_LINES and message == NO_LINE:
                continue  # in a heading or a cell what begins as a list is text
            if match := pattern.search(text):
                start = match.end() - len(match[0].lstrip())
                typed = re.split(r"[\n\ufffc]", text[start : match.end() + 12])[0]
                yield Leftover((typed, match[0].strip()), message)
    for element in root.iter():
        yield from _wrong(element)
        yield from _in_words(element)


def _wrong(element: ElementTree.Element) -> Iterator[Leftover]:
    """What is wrong with an element as Markdown made it: where to look for it and what to write instead."""
    words = "".join(element.itertext())
    target = element.get("href" if element.tag == "a" else "src")
    if element.tag in _EMPHASIS and not any(char.isalnum() or char == OPEN for char in words):
        message = "nadruk zonder woord; zet een \\ voor tekens die gewone tekst zijn"
        yield Leftover((f"*{words}*", "*"), message)
    within = element.findall(f".//{element.tag}") if element.tag in _EMPHASIS else []
    if len(within) == 1:  # of three it is said of the two that are innermost
        inner = "".join(within[0].itertext())
        message = "opmaak loopt door elkaar; sluit * en ** in de volgorde waarin u ze opent"
        yield Leftover((f"*{words}", f"_{words}", words, f"*{element.text or ''}", inner), message)
    if element.tag == "p" and not (element.text or "").strip():
        first = next(iter(element), None)
        if first is not None and first.tag in ("strong", "em") and re.match(r"\s*\n\s*\S", first.tail or ""):
            message = (
                "een vette of schuine regel wordt één alinea met de regel eronder; schrijf een kop als"
                " '## Kop', of zet er een witregel onder"
            )
            yield Leftover(("".join(first.itertext()),), message)
    if target is not None and not target.startswith("https:") and re.search(r"[\s<>\\\"]", target):
        message = f"{shown(target)} is geen adres; daarin staan geen spaties, haken of \\"
        yield Leftover((f"]({target}", f"<{target}", target, "]("), message)
    if element.tag == "a" and words == target and re.search(r"\*\*|~~", words):
        yield Leftover((words,), "opmaak in een los adres; zet er spaties om, of schrijf [tekst](adres)")
    if element.tag == "a" and element.find(".//a") is not None:
        yield Leftover((words, "]("), "een link in een link kan niet; zet de links naast elkaar")
    if element.tag == "img" and re.search(r"[*_`\[\]<>]|\| *\d+(?:x\d+)?\Z", alt := element.get("alt", "")):
        message = "een beschrijving van een beeld heeft geen opmaak; schrijf gewone woorden"
        yield Leftover((alt, "!["), message)


def _in_words(parent: ElementTree.Element) -> Iterator[Leftover]:
    """Emphasis that begins in one word and ends in another, or begins at a comma.

    Such marks have nothing to do with each other.
    """
    before = parent.text or ""
    for element in parent:
        words, behind = "".join(element.itertext()), element.tail or ""
        if element.tag in _EMPHASIS and before[-1:].isalnum():
            in_two_words = behind[:1].isalnum() and len(words.split()) > 1
            if in_two_words or words[:1] in tuple(".,:;!?)"):
                message = "opmaak die midden in een woord begint; zet een \\ voor elke * die gewone tekst is"
                yield Leftover((f"*{words}", f"_{words}", words), message)
        before = behind


def _blocks(element: ElementTree.Element) -> Iterator[tuple[str, str]]:
    """The tag of every block below an element and what a reader sees of it, as one text each.

    Code is one character.
    """
    text = [element.text or ""]
    for child in element:
        if child.tag in ("code", "pre") or isinstance(child.text, AtomicString):
            text.append("\ufffc")
        elif child.tag == "br":
            text.append("\n")
        elif child.tag in _INLINE:
            ((_, inner),) = _blocks(child)
            text.append(inner)
        else:
            yield from _blocks(child)
            text.append("\n\n")
        text.append(child.tail or "")
    yield str(element.tag), "".join(text)
