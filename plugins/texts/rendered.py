"""A text as HTML with slots for its directives, as it is kept and filled."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

OPEN, CLOSE, ELSEWHERE = "\ue000", "\ue001", "\ue002"
SLOT = re.compile(f"{OPEN}([0-9]+){CLOSE}")
_FILLED = re.compile(f"<p>{OPEN}([0-9]+){CLOSE}</p>|{OPEN}([0-9]+){CLOSE}")
_OWN_ADDRESS = re.compile(r'(href|src)="(/[^"]*)"')


class Slot(NamedTuple):
    """The place of one directive: what stands between the brackets, and whether it is alone on its line."""

    inner: str
    alone: bool


class Rendered(NamedTuple):
    """The HTML of a text with a token for each slot, and its second-level headings as (id, text)."""

    html: str
    slots: tuple[Slot, ...]
    headings: tuple[tuple[str, str], ...]

    def filled(self, show: Callable[[Slot], str], link: Callable[[str], str], elsewhere: str) -> str:
        """The HTML with every slot shown, every address of this site as `link` writes it, and outside links that say in words that they lead `elsewhere`."""
        linked = _OWN_ADDRESS.sub(lambda found: f'{found[1]}="{link(found[2])}"', self.html)
        return _FILLED.sub(
            lambda found: show(self.slots[int(found[1] or found[2])]), linked.replace(ELSEWHERE, elsewhere)
        )
