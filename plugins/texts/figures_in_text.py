"""Figures that were typed by hand: found in a sentence about a series, and held against it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from html import unescape

from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.source.records import Records
from plugins.texts.rendering import SLOT, Slot

_TAG = re.compile(r"<[^>]*>")
_SERIES_LINK = re.compile(r'href="/cijfers/([a-z0-9-]+)/')
_SENTENCE = re.compile(r"(?<=[.!?:;])\s+(?=[A-Z0-9\"'‘“<\ue000])")
# A number as people write it; "per 1.000 inwoners" and parts of a date are no figures.
_NUMBER = re.compile(
    r"(?<![\w.,/-])(per\s+)?(\d{1,3}(?:\.\d{3})+|\d+)(,\d+)?(\s?%|\s?procent\b)?(?![\w/-]|[.,]\d)"
)
SMALLEST = 100
"""Below this a number in a sentence is as often a rank or an age as a figure of a series."""


def contradictions(html: str, slots: tuple[Slot, ...], records: Records) -> Iterator[str]:
    """Every number in a paragraph that stands in a sentence about a series without being a figure of that series."""
    for sentence in _SENTENCE.split(html):
        reeksen = _series(sentence, slots, records)
        if not reeksen:
            continue
        allowed = {value.number for reeks in reeksen for _, _, value in reeks.tabel.cells()} | {
            Decimal(row.label) for reeks in reeksen for row in reeks.tabel.rows
        }
        for found in _NUMBER.finditer(unescape(_TAG.sub("", sentence))):
            number = Decimal(found[2].replace(".", "") + (found[3] or "").replace(",", "."))
            year = not found[3] and "." not in found[2] and 1900 <= number <= 2100
            if (
                not found[1]
                and not year
                and (number >= SMALLEST or found[3] or found[4])
                and number not in allowed
            ):
                yield found[0].strip()


def _series(sentence: str, slots: tuple[Slot, ...], records: Records) -> list[Cijferreeks]:
    """The series that a sentence takes a figure from or links to."""
    names = [*_SERIES_LINK.findall(sentence)]
    for slot in SLOT.findall(sentence):
        kind, _, rest = slots[int(slot)].inner.partition(":")
        if kind.strip() == "cijfer" and rest.split():
            names.append(rest.split()[0])
    return [records.of(Cijferreeks)[name] for name in dict.fromkeys(names) if name in records.of(Cijferreeks)]
