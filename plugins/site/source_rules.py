"""Rules for texts beside the records, the other texts and the theme, and what is not filled in yet."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from plugins.brieven.brief import Brief, letters_by_source, wrong_reference
from plugins.bronnen.bron import Bron
from plugins.cache import Latest
from plugins.gemeente.gemeente import Gemeente
from plugins.melden.meldroute import Meldroute
from plugins.pages.page import NOT_FOUND
from plugins.site.catalogue import GENERATED_TEMPLATES
from plugins.site.site import Site
from plugins.site.theme import Theme
from plugins.source.problem import Ernst, Problem, did_you_mean, near_or_choose
from plugins.texts.read_text import Known
from plugins.texts.text_file import TextFile

REQUIRED = (
    "/",
    "/melden/",
    "/aanbevelingen/",
    "/cijfers/",
    "/nieuws/",
    "/begrippen/",
    "/bronnen/",
    NOT_FOUND,
)
"""Addresses that other pages link to by themselves, so that an editor cannot remove them."""

_LATER = re.compile(r"nog[ -]in[ -]te[ -]vullen", re.IGNORECASE)
_FOUND = Latest[list[tuple[int, int, str]]]()


def names_exist(text: TextFile, known: Known) -> Iterator[Problem]:
    """Every source and search that a page names is a file, and is named once."""
    for folder, wanted in named_in(text).items():
        names = known.names(folder)
        for index, name in enumerate(wanted):
            if name not in names:
                near = did_you_mean(name, names)
                remedy = near or f"; maak data/{folder}/{name}.yaml of noem een die bestaat"
                place = text.text.document.place((folder, index))
                yield Problem(text.path, *place, f"'{name}' bestaat niet in data/{folder}{remedy}")
    for folder, listed in (("bronnen", text.voorwerk.bronnen), ("zoekacties", text.voorwerk.zoekacties)):
        for index, item in enumerate(listed):
            if item in listed[:index]:
                message = f"'{item}' staat al in deze lijst; verwijder er een"
                yield Problem(text.path, *text.text.document.place((folder, index)), message)


def named_in(text: TextFile) -> Mapping[str, Sequence[str]]:
    """The names of the sources and searches of a page, by their folder."""
    front = text.voorwerk
    return {"bronnen": [each.bron for each in front.bronnen], "zoekacties": front.zoekacties}


def sources_are_right(text: TextFile, known: Known) -> Iterator[Problem]:
    """Every source and search that a page names is public, and has the paragraphs that are named."""
    records = known.records
    letters = letters_by_source(records.of(Brief).values())
    for index, named in enumerate(text.voorwerk.bronnen if known.complete(Brief.folder) else ()):
        bron = records.of(Bron).get(named.bron)
        if bron and (wrong := wrong_reference(named, bron, letters.get(bron.id))):
            yield Problem(text.path, *text.text.document.place(("bronnen", index)), wrong)
    for folder, names in named_in(text).items():
        for index, name in enumerate(names):
            if (folder, name) in records.waiting and name not in records.folder(folder):
                message = f"'{name}' is nog niet openbaar; publiceer data/{folder}/{name}.yaml"
                yield Problem(text.path, *text.text.document.place((folder, index)), message)


def addresses_are_free(files: Iterable[TextFile], taken: Container[str]) -> Iterator[Problem]:
    """A text does not take the address of a page that follows from a record, nor of one that will."""
    for text in files:
        if text.address in taken:
            message = f"{text.address} is al het adres van een bestand in data/; kies een andere naam"
            yield Problem(text.path, 0, 0, message)


def required_pages_are_there(known: Known) -> Iterator[Problem]:
    """The pages that others link to by themselves exist."""
    for wanted in REQUIRED:
        if wanted not in known.addresses:
            path = f"content/pages{wanted.rstrip('/') or '/index'}.md"
            yield Problem(path, 0, 0, "deze pagina ontbreekt; andere pagina's verwijzen ernaar")


def dates_are_past(files: Iterable[TextFile], today: date) -> Iterator[Problem]:
    """The dates that a page shows are not in the future."""
    for text in files:
        for key, day in (("Date", text.voorwerk.date), ("geplaatst", text.voorwerk.geplaatst)):
            if day is not None and day > today:
                message = (
                    f"{day} ligt in de toekomst; vul een dag in die is geweest, "
                    "en gebruik publiceren_op voor een pagina die later openbaar wordt"
                )
                yield Problem(text.path, *text.text.document.place((key,)), message)


def templates_exist(files: Iterable[TextFile], theme: Theme) -> Iterator[Problem]:
    """Every template that a page asks for is in the theme and is meant for a text."""
    known = sorted(
        name for name in theme.templates if "/" not in name and name not in {*GENERATED_TEMPLATES, "base"}
    )
    for text in files if known else ():  # without any the theme is missing, and that is said already
        if text.template not in known and not text.is_article:
            place = text.text.document.place(("Template",))
            message = f"onbekend sjabloon '{text.template}'{near_or_choose(text.template, known, 30)}"
            yield Problem(text.path, *place, message)


def unfinished(site: Site, ernst: Ernst) -> Iterator[Problem]:
    """No source says 'nog in te vullen', and the municipality can be called.

    A warning while one works, an error of a public site.
    """
    for name in sorted({*(each.bestand for each in site.records.all()), *(text.path for text in site.texts)}):
        data = site.sources.files[name].data or b""
        for line, column, words in _FOUND.get(name, data, partial(_to_fill_in, data)):
            message = f"hier staat nog '{words}'; vul het in voordat de site openbaar wordt"
            yield Problem(name, line, column, message, ernst)
    gemeente = site.records.one(Gemeente)
    route = site.records.of(Meldroute)[gemeente.meldroute]
    if not route.telefoon:
        words = "de gemeente heeft geen telefoonnummer; vul 'telefoon' in voordat de site openbaar wordt"
        yield Problem(route.bestand, 0, 0, words, ernst)


def _to_fill_in(data: bytes) -> list[tuple[int, int, str]]:
    """The line, the column and the words of the first place in each line, but for comments."""
    lines = enumerate(data.decode("utf-8-sig").splitlines(), 1)
    places = ((number, _LATER.search(line)) for number, line in lines if not line.startswith("#"))
    return [(number, place.start() + 1, place[0]) for number, place in places if place]
