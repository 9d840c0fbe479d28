"""A text as HTML, and what is filled in when its page is made, in the language of the page."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from typing import NamedTuple

from pydantic import TypeAdapter

from plugins.texts.leftovers import Leftover
from plugins.texts.lines import Refusal
from plugins.texts.markup import CLOSE, OPEN, WORD, WORD_END

SLOT = re.compile(f"{OPEN}([0-9]+){CLOSE}")
WORDS = frozenset({"andere site", "Noten", "terug naar de tekst", "vervallen:"})
"""What rendering adds for a reader; said in the language of the page."""

ELSEWHERE = f"{WORD}andere site{WORD_END}"
_FILLED = re.compile(f"<p>{OPEN}([0-9]+){CLOSE}</p>|{OPEN}([0-9]+){CLOSE}")
_BLOCK = re.compile(r"\s*(?:grafiek|tijdlijn|meldroute)\s*:")
"""A directive that is no part of a paragraph when it stands alone."""
_WORD = re.compile(f"{WORD}([^{WORD_END}]*){WORD_END}")
_OWN_ADDRESS = re.compile(r'(href|src)="(/[^"]*)"')


class Slot(NamedTuple):
    """The place of a directive: what is between the brackets, whether alone on its line, its level."""

    inner: str
    alone: bool
    niveau: int = 3


class Rendered(NamedTuple):
    """The HTML of a text with a token for each slot, its headings as (id, text), and what was wrong."""

    html: str
    slots: tuple[Slot, ...]
    headings: tuple[tuple[str, str], ...]
    refused: tuple[Refusal, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    abbreviations: tuple[tuple[str, str, int], ...] = ()
    """Each abbreviation of the text, its meaning and its line, counted from 0."""

    def filled(
        self, show: Callable[[Slot], str], link: Callable[[str], str], translate: Callable[[str], str]
    ) -> str:
        """The HTML with every slot shown, addresses of this site as `link` writes them, WORDS translated."""
        linked = _OWN_ADDRESS.sub(lambda match: f'{match[1]}="{link(match[2])}"', self.html)
        translated = _WORD.sub(lambda match: escape(translate(match[1])), linked)

        def put(match: re.Match[str]) -> str:
            slot = self.slots[int(match[1] or match[2])]
            return show(slot) if match[2] or _BLOCK.match(slot.inner) else f"<p>{show(slot)}</p>"

        return _FILLED.sub(put, translated)


RENDERED_JSON = TypeAdapter(Rendered)
"""Makes bytes to keep of a text, and the same text of those."""
