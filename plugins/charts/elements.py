"""What stands in a drawing and is no mark of the data: texts, lines and signs, and the room each takes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from plugins.charts.theme import TEXT

_NARROW, _WIDE = frozenset("ijl.,:;'|!()[]/ tfrI-’"), frozenset("mwMW%@—&")
_BOLD = 1.1
"""How much wider bold letters are."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


def _ems(sign: str) -> float:
    if sign in _NARROW:
        return 0.40
    if sign in _WIDE:
        return 0.98
    if sign in "±≥":
        return 0.84
    return 0.64 if sign.isdigit() else 0.74 if sign.isupper() else 0.62


def text_width(text: str, size: float, bold: bool = False) -> float:
    """The width of a text in letters of a size; widest of DejaVu Sans, Verdana and the usual system fonts."""
    return sum(map(_ems, text)) * size * (_BOLD if bold else 1)


def wrap(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """The text in lines no wider than `width`; a word that is wider by itself is cut, with a hyphen."""
    lines: list[str] = []
    for word in filter(None, text.split(" ")):  # not at no-break spaces
        if lines and text_width(f"{lines[-1]} {word}", size, bold) <= width:
            lines[-1] += f" {word}"
            continue
        lines.append("")
        hyphen = "-" if text_width(word, size, bold) > width else ""
        for sign in word:
            if lines[-1] and text_width(lines[-1] + sign + hyphen, size, bold) > width:
                lines[-1] += hyphen
                lines.append("")
            lines[-1] += sign
    return lines


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes have some room in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def crosses(segment: Box, box: Box) -> bool:
    """Whether a straight line, from its first to its second end, passes through a box."""
    x1, y1, x2, y2 = segment
    enter, leave = 0.0, 1.0
    for start, change, low, high in ((x1, x2 - x1, box[0], box[2]), (y1, y2 - y1, box[1], box[3])):
        if change == 0:
            if not low < start < high:
                return False
            continue
        near, far = sorted(((low - start) / change, (high - start) / change))
        enter, leave = max(enter, near), min(leave, far)
    return enter < leave


class Text(NamedTuple):
    """A line of text, from the top left corner of the plot; `y` is that of its baseline."""

    x: float
    y: float
    text: str
    size: float
    align: str = "left"
    colour: str = TEXT
    weight: str = "normal"

    @property
    def box(self) -> Box:
        """The room it takes."""
        width = text_width(self.text, self.size, self.weight == "bold")
        left = self.x - {"left": 0.0, "center": width / 2, "right": width}[self.align]
        return left, self.y - 0.78 * self.size, left + width, self.y + 0.12 * self.size


class Rule(NamedTuple):
    """A straight line that is no mark of the data, from the top left corner of the plot."""

    x: float
    y: float
    x2: float
    y2: float
    colour: str
    dash: tuple[int, ...] = (1, 0)
    width: float = 1


class Sign(NamedTuple):
    """A sign beside the marks of the data: of a column in the legend, or the triangle of a lower bound."""

    x: float
    y: float
    fill: str | None
    colour: str | None
    """Of its rim, as the width."""
    shape: str
    size: float
    width: float = 2


def below(first: Text, lines: Iterable[str], line: float = 1.2) -> list[Text]:
    """Lines of text below each other that look as the first, each `line` times its size below the last."""
    return [
        first._replace(text=text, y=first.y + number * first.size * line) for number, text in enumerate(lines)
    ]


@dataclass
class Frame:
    """How much of a drawing is around its plot, and every text, rule and sign that is no mark of the data."""

    width: float
    """Of the plot, as the height."""
    height: float
    left: float
    right: float
    top: float = 10
    bottom: float = 0
    labels: list[Text] = field(default_factory=list)
    """Texts inside the plot."""
    texts: list[Text] = field(default_factory=list)
    """Texts around the plot."""
    rules: list[Rule] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
