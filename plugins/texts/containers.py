"""What holds blocks of a text, and where one is while its lines are arranged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from plugins.texts.lines import Line


class Block(NamedTuple):
    """What is written for a block, and the place of the line after it."""

    lines: Sequence[str]
    """None for one that is refused and leaves nothing."""
    after: int
    joined: bool = False
    """Whether it carries on what stands above; else a blank line comes between them."""
    is_text: bool = False


@dataclass
class Container:
    """The page, a quote, a note or an item of a list: its lines, and those written for them so far."""

    lines: list[Line]
    depth: int
    """How many containers it stands in; 0 for the page."""
    is_item: bool
    place: int = 0
    """Of the line that comes next."""
    written: list[str] = field(default_factory=list)
    below_text: bool = False
    """Whether running text stands right above that line."""

    @property
    def line(self) -> Line:
        """The line that comes next."""
        return self.lines[self.place]

    @property
    def at_marker(self) -> bool:
        """Whether that line stands behind the marker of an item."""
        return self.is_item and self.place == 0

    def write(self, block: Block) -> None:
        """Write a block and go on below it."""
        self.place = block.after
        if block.lines:
            if self.written and self.written[-1] and not block.joined:
                self.written.append("")
            self.written.extend(block.lines)
            self.below_text = block.is_text
