"""Which texts of editors are hard to read, the first those that people in need read.

Advice, never a refusal.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter

from plugins.aanbevelingen.aanbeveling import Aanbeveling
from plugins.aanbevelingen.onderdeel import Gezegd
from plugins.aanpak.begrip import Begrip
from plugins.bronnen.bron import Bron
from plugins.cache import Cache, code_hash
from plugins.site.site import ORDER, Written, links_to
from plugins.source.annotations import texts_in
from plugins.source.record import Record
from plugins.texts import readability as measuring
from plugins.texts.readability import Readability, abbreviations, readability

NORMS = (("/melden/", 60.0), ("/", 45.0))
"""The lowest score by address, the first that fits.

Of Douma's classes: plain for who reports, fairly difficult for the rest.
"""
SHORTEST = 30
"""A text of fewer words has no score to judge by."""
_JSON = TypeAdapter(Readability | None)
_LITERAL = ((Aanbeveling, "tekst"), (Gezegd, "woorden"))
"""Fields with words of others, which nobody here can make easier."""


class HardText(NamedTuple):
    """A text that falls short of its norm, has a long sentence, or an abbreviation nobody explains."""

    path: str
    address: str
    norm: float
    measured: Readability
    unexplained: tuple[str, ...]

    @property
    def too_hard(self) -> bool:
        """Whether the whole falls short of the norm for its place."""
        return self.measured.score < self.norm


def hard_texts(site: Written, cache: Cache | None = None) -> list[HardText]:
    """Every Dutch text that asks for attention: those about reporting first, then in the order of `links_to`.

    The cache keeps what was measured.
    """
    cache, measured_by = cache or Cache(), code_hash([Path(measuring.__file__)], ("pyphen",))
    terms, links = site.records.of(Begrip).values(), links_to(site)
    explained = {word for term in terms for word in (term.naam, term.id.upper())}
    judged = [
        HardText(path, address, _norm(address), measured, abbreviations(" ".join(paragraphs), explained))
        for path, address, paragraphs in _texts(site)
        if (measured := _measured(paragraphs, measured_by, cache)) and measured.words >= SHORTEST
    ]
    return sorted(
        (text for text in judged if text.too_hard or text.measured.long or text.unexplained),
        key=lambda text: (-text.norm, -links[text.address], text.measured.score - text.norm, text.path),
    )


def _measured(paragraphs: list[str], measured_by: str, cache: Cache) -> Readability | None:
    """How readable a text is: measured once, since breaking words off takes longer than all else here."""
    return cache.get_json("readability", (measured_by, *paragraphs), lambda: readability(paragraphs), _JSON)


def hard_texts_in_words(texts: list[HardText]) -> str:
    """The list as an editor reads it, a text with its sentences each."""
    if not texts:
        return "Geen tekst is moeilijker dan de norm."
    order = f"Teksten over melden eerst. {ORDER}"
    return "\n".join([*(line for text in texts for line in _lines(text)), order])


def _lines(text: HardText) -> Iterator[str]:
    measured = text.measured
    verdict = "moeilijker dan de norm" if text.too_hard else "aan de norm"
    yield (
        f"{text.path}: score {measured.score:.0f}, norm {text.norm:.0f} ({verdict}); {measured.words} woorden"
    )
    if text.too_hard:
        yield from (f"  moeilijk: {sentence}" for sentence in measured.hardest)
    yield from (f"  lang ({len(sentence.split())} woorden): {sentence}" for sentence in measured.long)
    if text.too_hard:
        yield from (f"  lijdend: {sentence}" for sentence in measured.passive)
    if text.unexplained:
        yield f"  niet in data/begrippen/: {', '.join(text.unexplained)}"


def _norm(address: str) -> float:
    return next(norm for start, norm in NORMS if address.startswith(start))


def _texts(site: Written) -> Iterator[tuple[str, str, list[str]]]:
    """Path, address and paragraphs of every Dutch text of a page or record.

    Sources are named in words of others.
    """
    for text in site.texts:
        if text.file.taal is None:
            paragraphs = text.tree.css("p, li:not(:has(p)), dd:not(:has(p))")
            yield text.path, text.file.address, [node.text() for node in paragraphs]
    for record in site.records.all():
        if not isinstance(record, Bron):
            yield record.bestand, record.adres or "/", _own_words(record)


def _own_words(record: Record) -> list[str]:
    """Every text that was typed in a record, but for words of others."""
    return [
        each.text
        for each in texts_in(record)
        if not any(isinstance(each.part, kind) and each.field == field for kind, field in _LITERAL)
    ]
