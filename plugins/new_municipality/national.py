"""What of the records holds for every municipality.

It is computed from what names the place and from who names whom.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from plugins.aanbevelingen.aanbeveling import Aanbeveling, Onderzoek
from plugins.aanbevelingen.verloop import Vergadering
from plugins.brieven.brief import Brief
from plugins.bronnen.bron import Bron
from plugins.bronnen.rules import NOT_FOUND
from plugins.bronnen.zoekactie import Zoekactie
from plugins.site.collection import MODELS
from plugins.source.annotations import Veld, references, velden
from plugins.source.document import Document
from plugins.source.making import make
from plugins.source.record import Record

Name = tuple[str, str]
"""A record: the folder under `data/` and its id."""

LOCAL_KINDS = frozenset(kind.folder for kind in (Aanbeveling, Onderzoek, Vergadering, Brief))
"""Kinds that always tell of one municipality."""

_WORD = re.compile(r"[\w-]+")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý'\"])")


@dataclass
class National:
    """The records that go along, as they would be typed, and what was left out of them or altogether."""

    values: dict[Name, dict[str, Any]] = field(default_factory=dict)
    left_out: dict[Name, str] = field(default_factory=dict)
    """Every record that stays behind, with the reason."""
    changed: dict[Name, list[str]] = field(default_factory=dict)
    """What was left out of a record that goes along."""


def place_names(naam: str, eigen_woorden: Iterable[str]) -> re.Pattern[str]:
    """What tells that a text speaks of the old municipality: its name, or a word of its region.

    Each at the start of a word.
    """
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, (naam, *eigen_woorden)))})", re.IGNORECASE)


def national(
    documents: Mapping[Name, Document],
    place: re.Pattern[str],
    renamed: Mapping[Name, str],
    refused: Mapping[Name, str],
) -> National:
    """What of these documents goes along, but for what was `refused` with a reason.

    A source stays behind when it names the place, belongs to a letter or comes from a body of the
    municipality; what rests on such a source alone stays behind with it, and so does whatever cannot do
    without something that stays behind. `renamed` gives the new id of a record that is written anew.
    """
    result = National()
    letters = {str(doc.value.get("bron")) for (folder, _), doc in documents.items() if folder == Brief.folder}
    going: dict[Name, Document] = {}
    for name, document in documents.items():
        why = refused.get(name) or _local(name, document, place, letters)
        if name in renamed:
            continue
        if why:
            result.left_out[name] = why
        else:
            going[name] = document
    while True:
        dropped = {}
        result.values, result.changed = {}, {}
        for name, document in going.items():
            pruning = Pruning(going, renamed, place)
            value = pruning.record(name, document)
            if value is None:
                dropped[name] = pruning.said[-1] if pruning.said else "wat ervan overblijft, is geen geheel"
            else:
                result.values[name] = value
                result.changed[name] = pruning.said
        if not dropped:
            break
        result.left_out.update(dropped)
        for name in dropped:
            del going[name]
    return result


def _local(name: Name, document: Document, place: re.Pattern[str], letters: Iterable[str]) -> str:
    """Why a record as a whole tells of the old municipality; empty when it does not."""
    folder, own = name
    if folder in LOCAL_KINDS:
        return "gaat over één gemeente"
    if folder == Bron.folder:
        if own in letters or "orgaan" in document.value or "gelinkt_in" in document.value:
            return "een stuk van of over één gemeente"
        text = " ".join((own, *map(str, document.value.values())))
        if match := place.search(text):
            return f"noemt '{match[0]}'"
    if folder == Zoekactie.folder and (match := place.search(str(document.value))):
        return f"noemt '{match[0]}'"
    return ""


_LOST = object()
"""Stands for a value of which nothing is left."""


class Pruning:
    """One record without what names the place or rests on what stays behind.

    `said` tells what was left out.
    """

    def __init__(
        self, going: Mapping[Name, Document], renamed: Mapping[Name, str], place: re.Pattern[str]
    ) -> None:
        self.going, self.renamed, self.place = going, renamed, place
        self.said: list[str] = []

    def record(self, name: Name, document: Document) -> dict[str, Any] | None:
        """What is left of a record, or None when that is no whole record."""
        model = MODELS[name[0]]
        given = {key: value for key, value in document.value.items() if key not in model.plaatselijk}
        self.said += [
            f"{key}: zegt iets van één gemeente" for key in document.value if key in model.plaatselijk
        ]
        value = self._mapping(model, given)
        if value is not None and self._lost_its_searches(model, given, value):
            self.place = NOT_FOUND
            value = self._mapping(model, value)
        if value is None:
            return None
        record, problems = make(model, Document(document.path, value))
        if record is None:
            self.said += [problem.message for problem in problems]
            return None
        return value

    def _lost_its_searches(self, model: type[Record], before: Any, after: Any) -> bool:
        """Whether a record named a search and does so no more.

        Nothing in it may then say 'niet openbaar gevonden'.
        """
        had, has = (
            any(named.folder == Zoekactie.folder for named in references(model, each))
            for each in (before, after)
        )
        return had and not has

    def _mapping(self, model: type[BaseModel], value: Mapping[str, Any]) -> dict[str, Any] | None:
        kept: dict[str, Any] = {}
        is_fact = "bronnen" in model.model_fields and not issubclass(model, Record)
        fields = {veld.key: veld for veld in velden(model)}
        for key, item in value.items():
            veld = fields.get(key)
            if veld is None:  # a column of a table, which holds no text
                kept[key] = item
                continue
            left = self._value(veld, item)
            if is_fact and key == "bronnen" and left != item:
                return None  # what it says may rest on the very source that stays behind
            if left is not _LOST:
                kept[key] = left
            elif veld.required:
                return None
        return kept

    def _value(self, veld: Veld, item: Any) -> Any:
        """What is left of the value of a field."""

        def one(each: Any) -> Any:
            if veld.folder:
                return self._reference(veld.key, veld.folder, each)
            return self._part(veld.part, each) if veld.part else self._text(veld.key, each)

        if not isinstance(item, list):
            return one(item)
        left = [new for each in item if (new := one(each)) is not _LOST]
        return left if left or not item else _LOST

    def _part(self, model: type[BaseModel], item: Any) -> Any:
        left = self._mapping(model, item) if isinstance(item, dict) else item
        return _LOST if left is None else left

    def _reference(self, key: str, folder: str, item: Any) -> Any:
        """An id, or a source with its paragraphs, when that goes along."""
        name = folder, next(iter(item)) if isinstance(item, dict) else item
        if name in self.renamed:
            return self.renamed[name]
        if name in self.going:
            return item
        self.said.append(f"{key}: noemde {name[1]}")
        return _LOST

    def _text(self, key: str, item: Any) -> Any:
        """A text without the sentences that name the place."""
        if not isinstance(item, str) or not self.place.search(item):
            return item
        sentences = _SENTENCE_END.split(item)
        left = [sentence for sentence in sentences if not self.place.search(sentence)]
        self.said += [f"{key}: {sentence}" for sentence in sentences if sentence not in left]
        return " ".join(left) if left else _LOST


def leave_unused_sources(result: National, texts: Iterable[str]) -> None:
    """A source that no record and none of these texts name any more stays behind."""
    words = {word for text in texts for word in _WORD.findall(text)}
    named = {
        reference.id
        for (folder, _), value in result.values.items()
        for reference in references(MODELS[folder], value)
        if reference.folder == Bron.folder
    }
    for folder, own in [*result.values]:
        if folder == Bron.folder and own not in named | words:
            del result.values[folder, own]
            result.left_out[folder, own] = "niets dat meegaat, noemt deze bron"
