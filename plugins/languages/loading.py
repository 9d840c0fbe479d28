"""Loading the languages below `content/talen`.

A folder of texts each, all of it or all that is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from plugins.languages.language import Language, TaalBestand
from plugins.languages.translation import (
    Texts,
    differences,
    fingerprint,
    fitting,
    out_of_date,
    texts_of,
    with_texts,
)
from plugins.source.document import Document
from plugins.source.making import make
from plugins.source.problem import Ernst, Problem, stops, warning
from plugins.source.record import Part, Record, Zoekwoorden, fields_of
from plugins.source.records import Records
from plugins.source.sources import Sources
from plugins.source.yaml_reader import read_yaml

TALEN = "content/talen"

M = TypeVar("M", bound=Part)


class Vertaling(Part):
    """A file with the texts of one record in another language."""

    vertaald_van: str
    """De vingerafdruk van de Nederlandse teksten die zijn vertaald; 'make check' noemt haar."""
    teksten: dict[str, Any]
    """De teksten, in dezelfde vorm als in het Nederlandse bestand."""
    zoekwoorden: Zoekwoorden = ()
    """Gewone woorden in deze taal waarmee mensen de pagina zoeken."""


def load_talen(
    sources: Sources, records: Records, kinds: Iterable[type[Record]], words: frozenset[str]
) -> tuple[tuple[Language, ...], list[Problem]]:
    """Every language with the records of the translated `kinds`, and all problems and warnings.

    `words` are those that the templates ask for. Only good languages are returned.
    """
    folders = [kind.folder for kind in kinds if kind.translated]
    codes = [folder.name for folder in sources.children(TALEN) if folder.is_folder]
    loaded = [_load(code, sources, records, folders, words) for code in codes]
    languages = tuple(language for language, _ in loaded if language is not None)
    return languages, [problem for _, wrong in loaded for problem in wrong]


def _load(
    code: str, sources: Sources, records: Records, folders: Iterable[str], words: frozenset[str]
) -> tuple[Language | None, list[Problem]]:
    folder = f"{TALEN}/{code}"
    if not re.fullmatch(r"[a-z]{2,3}", code):
        return None, [Problem(folder, 0, 0, "de naam van deze map is de code van een taal, zoals 'en'")]
    document, bestand, problems = _read(TaalBestand, f"{folder}/taal.yaml", sources)
    if bestand is not None and document is not None:
        problems += _words_are_there(document, bestand, words)
        problems += _addresses_are_free(document, bestand, code, records)
    translated: dict[str, dict[str, Record]] = {kind: {} for kind in folders}
    stale: set[tuple[str, str]] = set()
    for kind, here in translated.items():
        for record in records.folder(kind).values():
            made, behind, wrong = _translate(record, f"{folder}/{kind}/{record.id}.yaml", sources)
            problems += wrong
            if made is not None:
                here[record.id] = made
            if behind:
                stale.add((kind, record.id))
        problems += _without_dutch(f"{folder}/{kind}", kind, sources)
    if bestand is None or stops(problems):
        return None, problems
    return Language(code, bestand, translated, frozenset(stale)), problems


def _translate(record: Record, name: str, sources: Sources) -> tuple[Record | None, bool, Iterable[Problem]]:
    """A record with the texts of the file `name`, whether that file is behind, and what is wrong with it.

    What it lacks, or what is behind and does not fit any more, is in Dutch. None when it cannot be used.
    """
    texts = texts_of(record)
    wanted = fingerprint(texts)
    if name not in sources.files:
        message = (
            "deze vertaling ontbreekt, dus staat er Nederlands; vertaal de teksten van"
            f" data/{record.folder}/{record.id}.yaml en zet vertaald_van op '{wanted}'"
        )
        # Its Dutch text will do, on a page that says so: who needs the route should not have to wait.
        return _said(record, fitting(texts, None), ()), True, [warning(name, 0, 0, message)]
    document, vertaling, problems = _read(Vertaling, name, sources)
    if vertaling is None or document is None:
        return None, False, problems
    behind = vertaling.vertaald_van != wanted
    differing = [
        document.problem(("teksten", *where), message, Ernst.WAARSCHUWING if behind else Ernst.FOUT)
        for where, message in differences(texts, vertaling.teksten)
    ]
    problems += differing
    if vertaling.zoekwoorden and not _is_searched(record):
        message = f"een bestand in data/{record.folder} heeft geen zoekwoorden; verwijder ze"
        problems.append(document.key_problem(("zoekwoorden",), message))
    if behind and not differing:  # else that is said of each text
        problems.append(out_of_date(document, wanted))
    if differing and not behind:
        return None, behind, problems
    return _said(record, fitting(texts, vertaling.teksten), vertaling.zoekwoorden), behind, problems


def _without_dutch(folder: str, kind: str, sources: Sources) -> Iterator[Problem]:
    """Every file in the folder of a language is the translation of a record of that kind."""
    for file in sources.children(folder):
        if file.suffix != ".yaml" or f"data/{kind}/{file.name}" not in sources.files:
            message = f"hierbij hoort geen bestand in data/{kind}; verwijder deze vertaling"
            yield Problem(file.path, 0, 0, message)


def _is_searched(record: Record) -> bool:
    """Whether a record has a page of its own that is found by everyday words."""
    return "zoekwoorden" in type(record).model_fields


def _said(record: Record, texts: Texts, zoekwoorden: Zoekwoorden) -> Record:
    """A record with its texts and, where it has a page, the search words of another language."""
    said = with_texts(record, texts)
    return said.model_copy(update={"zoekwoorden": zoekwoorden}) if _is_searched(record) else said


def _addresses_are_free(
    document: Document, bestand: TaalBestand, code: str, records: Records
) -> Iterator[Problem]:
    """The parts of the addresses differ from each other, from a step of the finder and from a route."""
    if bestand.adres.partition("/")[0] != code:
        yield document.problem(("adres",), f"begin het adres met de code van de taal, zoals '{code}/melden'")
    taken = {*records.folder("meldroutes")}
    for name, part in fields_of(bestand.delen).items():
        if part in taken or len(part) == 1:
            yield document.problem(
                ("delen", name),
                f"'{part}' is al een ander deel van de adressen; kies een ander woord van twee of "
                "meer letters",
            )
        taken.add(part)


def _words_are_there(document: Document, bestand: TaalBestand, words: frozenset[str]) -> Iterator[Problem]:
    """Every word of the templates has a translation, and a translation is of a word that is used."""
    for word in sorted(words - bestand.woorden.keys()):
        yield document.problem(("woorden",), f"'{word}' heeft geen vertaling; voeg toe: '{word}': …")
    for word in sorted(bestand.woorden.keys() - words):
        message = f"'{word}' wordt op geen pagina gebruikt; verwijder deze regel"
        yield document.key_problem(("woorden", word), message, Ernst.WAARSCHUWING)


def _read(model: type[M], name: str, sources: Sources) -> tuple[Document | None, M | None, list[Problem]]:
    """One file of a language as typed and as a model, with everything that is wrong with it."""
    file = sources.files.get(name)
    if file is None:
        message = "dit bestand ontbreekt; een taal begint met taal.yaml, zie docs/redactie.md"
        return None, None, [Problem(name, 0, 0, message)]
    document, problems = read_yaml(file)
    if document is None:
        return None, None, problems
    made, refused = make(model, document)
    return document, made, problems + refused
