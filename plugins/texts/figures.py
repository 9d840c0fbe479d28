"""Figures in a text: what a `[[cijfer: …]]` says, and figures typed by hand held against series."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from html import unescape

from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.source.problem import near_or_choose, shown
from plugins.source.records import Records
from plugins.tables.derived import change, difference, share
from plugins.tables.value import Value, format_value
from plugins.texts.read_text import SLOT, Slot

DERIVED = ("sinds", "verschil", "deel")
"""What may follow the year: a change since a year in percents or as a number, or a share."""


def figure_in_words(reeks: Cijferreeks, words: list[str]) -> tuple[str, str, Value | None]:
    """The figure as a reader sees it, what it is, and the published value when it is not derived.

    Raises ValueError with a Dutch remedy. `words` are what an editor typed behind the name of the series:
    `2025`, `regulier 2024`, `2025 sinds 2015`, `2025 verschil 2015` or `synthetisch 2023 deel alle`.
    """
    names = {column.key: column.naam for column in reeks.tabel.columns}
    keys = [*names]
    derived = words[-2:] if len(words) >= 2 and words[-2] in DERIVED else []
    plain = words[: len(words) - len(derived)]
    if not 1 <= len(plain) <= 2 or (len(plain) == 1 and len(keys) > 1):
        raise ValueError(_example(reeks, keys))
    key = plain[0] if len(plain) == 2 else keys[0]
    if key not in names:
        raise ValueError(f"{shown(key)} is geen kolom van {reeks.id}{near_or_choose(key, keys)}")
    year = _year(reeks, plain[-1], keys)
    if not derived:
        value = reeks.tabel.value(year, key)
        if value is None or not value.known:
            raise ValueError(
                f"{reeks.id} heeft voor {year} geen openbaar cijfer; schrijf dat uit in plaats van een cijfer"
                " te noemen"
            )
        return format_value(value, reeks.decimalen), f"{names[key]}, {year}", value
    kind, other = derived
    if kind == "deel":
        if other not in names:
            raise ValueError(f"{shown(other)} is geen kolom van {reeks.id}{near_or_choose(other, keys)}")
        part = share(reeks.tabel, key, other, year, reeks.afronden_op)
        return part.in_words(), f"{names[key]}, {year}, als deel van {other}", None
    since = _year(reeks, other, keys)
    if kind == "sinds":
        changed = change(reeks.tabel, key, since, year, reeks.afronden_op).in_words()
    else:
        changed = difference(reeks.tabel, key, since, year).in_words(reeks.decimalen)
    return changed, f"{names[key]}, {year} ten opzichte van {since}", None


def _year(reeks: Cijferreeks, word: str, keys: list[str]) -> int:
    if not word.isdecimal():
        raise ValueError(_example(reeks, keys))
    year = int(word)
    if reeks.tabel.value(year, keys[0]) is None:
        raise ValueError(f"{reeks.id} heeft geen jaar {year}; kies een jaar van {reeks.periode}")
    return year


def _example(reeks: Cijferreeks, keys: list[str]) -> str:
    column = f"{keys[0]} " if len(keys) > 1 else ""
    year = reeks.tabel.rows[-1].label
    return (
        f"schrijf [[cijfer: {reeks.id} {column}{year}]]: de reeks, {'de kolom, ' if column else ''}het jaar;"
        f" daarachter mag 'sinds {year - 1}', 'verschil {year - 1}' of 'deel kolom'"
    )


_TAG = re.compile(r"<[^>]*>")
_SERIES_LINK = re.compile(r'href="/cijfers/([a-z0-9-]+)/')
_SENTENCE = re.compile(r"(?<=[.!?:;])\s+(?=[A-Z0-9\"'‘“<\ue000])")
# A number as people write it; "per 1.000 inwoners" and parts of a date are no figures.
_NUMBER = re.compile(
    r"(?<![\w.,/-])(per\s+)?(\d{1,3}(?:\.\d{3})+|\d+)(,\d+)?(\s?%|\s?procent\b)?(?![\w/-]|[.,]\d)"
)
SMALLEST = 100
"""Below this a number in a sentence is as often a rank or an age as a figure of a series."""


def contradictions(
    html: str, slots: tuple[Slot, ...], records: Records, unread: Collection[tuple[str, str]] = ()
) -> Iterator[str]:
    """Every number in a paragraph, in a sentence about a series, that is no figure of that series.

    A sentence about a series with a fault, one of the `unread`, is passed over.
    """
    for sentence in _SENTENCE.split(html):
        names = [*_series(sentence, slots)]
        reeksen = [records.of(Cijferreeks)[name] for name in names if name in records.of(Cijferreeks)]
        if not reeksen or any((Cijferreeks.folder, name) in unread for name in names):
            continue
        allowed = {value.number for reeks in reeksen for _, _, value in reeks.tabel.cells()}
        allowed |= {Decimal(row.label) for reeks in reeksen for row in reeks.tabel.rows}
        for match in _NUMBER.finditer(unescape(_TAG.sub("", sentence))):
            per, whole, decimals, percents = match.groups()
            number = Decimal(whole.replace(".", "") + (decimals or "").replace(",", "."))
            year = not decimals and "." not in whole and 1900 <= number <= 2100
            is_figure = not per and not year and (number >= SMALLEST or decimals or percents)
            if is_figure and number not in allowed:
                yield match[0].strip()


def _series(sentence: str, slots: tuple[Slot, ...]) -> Iterator[str]:
    """The names of the series that a sentence takes a figure from or links to."""
    yield from _SERIES_LINK.findall(sentence)
    for slot in SLOT.findall(sentence):
        kind, *words = slots[int(slot)].parts
        if kind == "cijfer" and words:
            yield words[0]
