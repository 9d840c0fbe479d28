"""The directives that editors write in Markdown: `[[kind: id]]`, and what each of them names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from plugins.brieven.brief import Brief, letters_by_source, paragraph_link, wrong_reference
from plugins.bronnen.bron import Bron
from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.source.problem import did_you_mean, near_or_choose, shown
from plugins.source.record import Record, Verwijzing
from plugins.source.records import Records
from plugins.tables.value import Value
from plugins.texts.figures import figure_in_words
from plugins.texts.markup import DIRECTIVES, ON_ITS_OWN_LINE


class Directive(NamedTuple):
    """A directive that names something that exists.

    `value` is the published value itself, where it shows one as it is; `anker` is a fragment of the address.
    """

    kind: str
    record: Record
    tekst: str | None = None
    waarde: str | None = None
    value: Value | None = None
    label: str | None = None
    anker: str = ""
    verwijzing: Verwijzing | None = None
    """The note of a source without words of its own: its number in the list of sources of the page."""

    @property
    def adres(self) -> str:
        """The address of the record it names."""
        return self.record.adres + self.anker


def split_directive(inner: str, alone: bool) -> tuple[str, list[str], str]:
    """The kind, the words behind it and the text of what stands between the brackets.

    Raises ValueError with a remedy.
    """
    body, bar, tekst = inner.partition("|")
    kind, colon, rest = body.partition(":")
    kind, words = kind.strip(), rest.split()
    if not colon or not words or (bar and not tekst.strip()):
        raise ValueError(
            f"{shown(f'[[{inner}]]')} is geen opdracht; schrijf bijvoorbeeld [[begrip: bibob]] of"
            " [[begrip: bibob | Wet Bibob]]"
        )
    if kind not in DIRECTIVES:
        raise ValueError(f"onbekende opdracht {shown(kind)}{near_or_choose(kind, tuple(DIRECTIVES))}")
    if kind in ON_ITS_OWN_LINE and not alone:
        raise ValueError(f"[[{kind}: …]] staat op een eigen regel, met een lege regel erboven en eronder")
    return kind, words, tekst.strip()


def check_name(kind: str, name: str, names: Iterable[str]) -> None:
    """Raise ValueError with a remedy when a directive of this kind names something not among `names`."""
    if name not in names:
        remedy = did_you_mean(name, names) or f"; kijk in data/{DIRECTIVES[kind]} welke er zijn"
        raise ValueError(f"{shown(name)} bestaat niet in data/{DIRECTIVES[kind]}{remedy}")


def parse_directive(inner: str, records: Records, alone: bool) -> Directive:
    """Read what stands between the brackets; raises ValueError with a Dutch remedy."""
    kind, words, tekst = split_directive(inner, alone)
    folder = DIRECTIVES[kind]
    known = records.folder(folder)
    if (folder, words[0]) in records.waiting and words[0] not in known:
        raise ValueError(
            f"'{words[0]}' is nog niet openbaar; publiceer data/{folder}/{words[0]}.yaml of verwijder de"
            " opdracht"
        )
    check_name(kind, words[0], known)
    record = known[words[0]]
    if kind == "cijfer" and isinstance(record, Cijferreeks):
        waarde, label, value = figure_in_words(record, words[1:])
        return Directive(kind, record, tekst or None, waarde, value, label)
    if isinstance(record, Bron) and (brief := letters_by_source(records.of(Brief).values()).get(record.id)):
        return _paragraph(record, brief, words[1:], tekst)
    if len(words) > 1:
        raise ValueError(f"'{' '.join(words[1:])}' hoort hier niet; schrijf [[{kind}: {words[0]}]]")
    note = Verwijzing(record.id) if kind == "bron" and not tekst else None
    return Directive(kind, record, tekst or None, verwijzing=note)


def _paragraph(bron: Bron, brief: Brief, words: list[str], tekst: str) -> Directive:
    """A link to one paragraph of a letter; raises ValueError when the number is missing or wrong."""
    if len(words) != 1 or not words[0].isdecimal():
        raise ValueError(f"noem één alinea van dit stuk; schrijf bijvoorbeeld [[bron: {bron.id} 2]]")
    number = int(words[0])
    named = Verwijzing(bron.id, (number,))
    wrong = wrong_reference(named, bron, brief)
    if wrong:
        raise ValueError(wrong)
    address, label = paragraph_link(brief, bron, number)
    anker, note = address.removeprefix(brief.adres), None if tekst else named
    return Directive("bron", brief, tekst or label, anker=anker, verwijzing=note)
