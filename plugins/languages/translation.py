"""The texts of a record in another language, and the record with those texts.

Only what is declared as text is translated: numbers, names of files, choices and addresses stay what they
are.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

from markupsafe import escape
from pydantic import AfterValidator, BaseModel

from plugins.source.annotations import Veld, velden
from plugins.source.document import Document, Keys
from plugins.source.problem import Ernst, Problem
from plugins.source.record import without_directives

M = TypeVar("M", bound=BaseModel)

Texts = dict[str, Any]
"""Texts by field: a text, a list of texts, or a list of such mappings for the parts of a record."""


class DutchText(str):
    """A text that is shown in Dutch on a page in another language; in HTML it is marked as such."""

    __slots__ = ()

    def __html__(self) -> str:
        return f'<span lang="nl">{escape(str(self))}</span>'


def texts_of(record: BaseModel) -> Texts:
    """Every text of a record that is filled in, by field."""
    texts: Texts = {}
    for name, is_text in _fields_with_texts(type(record)).items():
        value = getattr(record, name)
        if value in (None, (), ""):
            continue
        if is_text:
            texts[name] = list(value) if isinstance(value, tuple) else value
        else:
            parts = [texts_of(part) for part in (value if isinstance(value, tuple) else (value,))]
            if any(parts):
                texts[name] = parts
    return texts


def with_texts(record: M, texts: Texts) -> M:
    """The record with its texts replaced; `texts` has the shape of what `texts_of` gives."""
    changed: dict[str, Any] = {}
    for name, value in texts.items():
        own = getattr(record, name)
        if _fields_with_texts(type(record))[name]:
            changed[name] = tuple(value) if isinstance(own, tuple) else value
        else:
            parts = own if isinstance(own, tuple) else (own,)
            made = tuple(with_texts(part, its) for part, its in zip(parts, value, strict=True))
            changed[name] = made if isinstance(own, tuple) else made[0]
    return record.model_copy(update=changed)


def differences(wanted: Any, given: Any, path: Keys = ()) -> Iterator[tuple[Keys, str]]:
    """Where a translation has not the shape of the texts it translates: the place and the sentence."""
    if isinstance(wanted, dict):
        if not isinstance(given, dict):
            yield path, "hier horen sleutels met teksten, zoals in het Nederlandse bestand"
            return
        for key in wanted:
            if key not in given:
                yield path, f"de vertaling van '{key}' ontbreekt; voeg haar toe"
            else:
                yield from differences(wanted[key], given[key], (*path, key))
        for key in given:
            if key not in wanted:
                yield (*path, key), f"'{key}' is in het Nederlands niet ingevuld; verwijder de vertaling"
    elif isinstance(wanted, list):
        if not isinstance(given, list) or len(given) != len(wanted):
            yield (
                path,
                f"in het Nederlands staan hier {len(wanted)} regels; vertaal ze alle {len(wanted)}, "
                "in dezelfde volgorde"
                if len(wanted) > 1
                else "in het Nederlands staat hier 1 regel; vertaal alleen die",
            )
            return
        for index, (one, other) in enumerate(zip(wanted, given, strict=True)):
            yield from differences(one, other, (*path, index))
    elif not isinstance(given, str) or not given.strip():
        yield path, "hier hoort de vertaalde tekst"


def fitting(wanted: Any, given: Any) -> Any:
    """The texts in the shape of `wanted`: those `given` where they have that shape, else its own in Dutch."""
    if isinstance(wanted, dict):
        translated = given if isinstance(given, dict) else {}
        return {key: fitting(value, translated.get(key)) for key, value in wanted.items()}
    if isinstance(wanted, list):
        alike = isinstance(given, list) and len(given) == len(wanted)
        return [fitting(*pair) for pair in zip(wanted, given if alike else [None] * len(wanted), strict=True)]
    return given if isinstance(given, str) and given.strip() else DutchText(wanted)


def fingerprint(texts: object) -> str:
    """A short name for exactly these texts, so that a change of them can be noticed."""
    return hashlib.sha256(json.dumps(texts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:10]


def out_of_date(document: Document, wanted: str) -> Problem:
    """A warning that a translation is not of the Dutch texts of now, which have the fingerprint `wanted`."""
    message = (
        "de Nederlandse tekst is veranderd sinds deze vertaling; werk haar bij en zet "
        f"vertaald_van op '{wanted}'"
    )
    return document.problem(("vertaald_van",), message, Ernst.WAARSCHUWING)


@cache
def _fields_with_texts(model: type[BaseModel]) -> Mapping[str, bool]:
    """The fields of a model that are texts (true) or parts that may have texts (false)."""
    fields = ((veld, _is_text(veld)) for veld in velden(model))
    return {veld.name: text for veld, text in fields if text or veld.part is not None}


def _is_text(veld: Veld) -> bool:
    """Whether a field has the mark of a text."""
    return any(isinstance(mark, AfterValidator) and mark.func is without_directives for mark in veld.marks)
