"""What the search page looks in: every page and term by the stems of its words, as one file for its script.

A file of our own and not an index of Pagefind, which was tried on 240 pages: that came to 624 kB in 296
files, sent 170 to 200 kB for a first question, has to run WebAssembly, forgives no spelling, and found 16 of
the 40 questions of `tests/inhoud/zoekvragen.yaml`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

import snowballstemmer
from pydantic import TypeAdapter
from selectolax.lexbor import LexborHTMLParser, LexborNode

from plugins.aanpak.begrip import Begrip
from plugins.cache import Cache, code_hash
from plugins.files.file import File
from plugins.gemeente.gemeente import Gemeente
from plugins.languages.language import REPORTING, dutch_and
from plugins.melden.meldroute import Meldroute
from plugins.melden.signalen import Signalen
from plugins.pages.page import NOT_FOUND, Page, relative
from plugins.preventie.programma import Programma
from plugins.site.a_to_z import ADDRESS
from plugins.site.site import Site
from plugins.source.records import Records

INDEX = f"{ADDRESS}zoekindex.js"
STOP_WORDS = (
    "de het een en of in op te van voor met aan bij als dan dat die dit deze er is zijn was wordt worden word"
    " ben ik u uw je mijn men wat wie waar hoe kan kunt om over naar uit door tot ook niet geen maar zo geven"
    " geef doen doe gaan hebben heb heeft moet wil"
)
TITLE, SEARCH_WORD, SUMMARY, HEADING, BODY = 8.0, 9.0, 3.0, 2.5, 0.8
"""How much a word says of a page by the place where it stands.

In the body for each of the first three times.
"""
ABOUT = "Over deze site"
WORTH: Mapping[str, float] = {"Melden": 1.25, "Bronnen": 0.3, "Begrippen": 0.8, ABOUT: 0.7}
"""How likely a page of a part of the site is what people look for, where that is not 1."""
IN_ANOTHER_LANGUAGE = 0.4
"""The same for a page in another language."""
LONG = 300
"""From so many words on, a word in the body says less of the page."""
DIGITS, WEIGHTS = "abcdefghijkmnpqrtuvwxyz", "ACDEFGHJKLMNPQRTUVWXYZ"
"""With what numbers and weights are written: letters, and none that looks like a digit.

Nothing that is written with them can be taken for a telephone number.
"""
_WORD = re.compile(r"[^\W_]+")
_JSON = TypeAdapter(Mapping[str, int])
_OTHER_KINDS = {"bronnen": "Bronnen", "brief": "Bronnen", "begrippen": "Begrippen"}


class Entry(NamedTuple):
    """A page or a term as it is looked for and shown; `language` is a code, empty for Dutch."""

    address: str
    title: str
    summary: str
    kind: str
    search_words: tuple[str, ...]
    worth: float
    language: str = ""
    headings: str = ""
    body: str = ""


def search_index(site: Site, pages: Iterable[Page], html: Iterable[str], kept: Cache) -> File:
    """The index as a script of data alone, so that it can be read where a page may fetch nothing.

    What the words of a page weigh is kept, and worked out again when it says something else.
    """
    code = code_hash([Path(__file__)], ("snowballstemmer",))
    entries = [*_terms(site.records), *_pages(site, zip(pages, html, strict=True))]
    kinds = [*dict.fromkeys(entry.kind for entry in entries)]
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, entry in enumerate(entries):
        weights = kept.get_json("search", [code, repr(entry)], partial(_weights, entry), _JSON)
        for word, weight in weights.items():
            places[word].append((number, weight))
    index = {
        "soorten": kinds,
        "paginas": [_shown(entry, kinds) for entry in entries],
        "stopwoorden": STOP_WORDS,
        "meldwoorden": "|".join(_report_words(entries)),
        "woorden": "|".join(sorted(places)),
        "cijfers": DIGITS,
        "gewichten": WEIGHTS,
        "plekken": " ".join(_packed(places[word]) for word in sorted(places)),
    }
    data = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    return File(INDEX, f"zoekindex={data};\n".encode(), "Zoekindex")


@cache
def stem(word: str) -> str:
    """The stem of a word in lower case and without accents, as the script of the search page makes it."""
    return str(_STEMMER.stemWord(word))


_STEMMER = snowballstemmer.stemmer("dutch_porter")


def words_of(text: str) -> list[str]:
    """The words of a text, in lower case and without accents."""
    plain = unicodedata.normalize("NFD", text.lower())
    return _WORD.findall("".join(sign for sign in plain if not unicodedata.category(sign).startswith("M")))


def _terms(records: Records) -> Iterator[Entry]:
    for begrip in records.of(Begrip).values():
        full = f" ({begrip.volledige_naam})" if begrip.volledige_naam else ""
        title = f"{begrip.naam}{full}"
        worth = WORTH["Begrippen"]
        yield Entry(begrip.adres, title, begrip.uitleg, "Begrippen", begrip.zoekwoorden, worth)


def _pages(site: Site, pages: Iterable[tuple[Page, str]]) -> Iterator[Entry]:
    menu = {line.adres.strip("/"): line.titel for line in site.records.one(Gemeente).hoofdmenu}
    search_words = _search_words(site)
    for page, html in pages:
        left_out = page.weg or page.address == NOT_FOUND or not page.view.search_worth
        if left_out or not page.is_first:
            continue
        main = LexborHTMLParser(html).css_first("main")
        if main is None:
            continue
        headings = " ".join(node.text() for node in main.css("h2, h3"))
        folder = page.address.split("/")[1]
        kind = page.taal.bestand.naam if page.taal else {**menu, **_OTHER_KINDS}.get(folder, ABOUT)
        language = page.taal.code if page.taal else ""
        words = search_words.get(page.address, ())
        worth = page.view.search_worth * (IN_ANOTHER_LANGUAGE if language else WORTH.get(kind, 1))
        shown = (page.address, page.kop or page.title, page.summary, kind, words)
        yield Entry(*shown, worth, language, headings, _body(main))


def _body(main: LexborNode) -> str:
    """The words of a page, without what every page has at its end."""
    for node in main.css(".onderaan, nav, svg"):
        node.decompose()
    return main.text(separator=" ")


def _search_words(site: Site) -> Mapping[str, tuple[str, ...]]:
    """The everyday words that records and texts give, by the address of their page."""
    by_address = {text.file.address: text.file.voorwerk.zoekwoorden for text in site.texts}
    records = site.records
    by_address.update((record.adres, record.zoekwoorden) for record in records.of(Programma).values())
    for taal in dutch_and(site.languages, records):
        searched: tuple[Meldroute | Signalen, ...] = (
            *taal.of(Meldroute).values(),
            *taal.of(Signalen).values(),
        )
        by_address.update((taal.adres(record.adres), record.zoekwoorden) for record in searched)
    return by_address


def _report_words(entries: Iterable[Entry]) -> list[str]:
    """The everyday words for reporting, as stems: who types all words of one of these may want to report."""
    reporting = (entry for entry in entries if entry.address.startswith(REPORTING))
    phrases = (words_of(phrase) for entry in reporting for phrase in entry.search_words)
    left_out = {*STOP_WORDS.split()}
    return sorted(
        {" ".join(stem(word) for word in words if word not in left_out) for words in phrases} - {""}
    )


def _weights(entry: Entry) -> Mapping[str, int]:
    """How much each stem says of an entry, from 1 to the number of WEIGHTS."""
    weights: dict[str, float] = defaultdict(float)
    length = max(1, len(words_of(entry.body)))
    fields = (
        (entry.title, TITLE, 1),
        (" ".join(entry.search_words), SEARCH_WORD, 1),
        (entry.summary, SUMMARY, 1),
        (entry.headings, HEADING, 1),
        (entry.body, BODY * min(1.0, LONG / length) ** 0.5, 3),
    )
    for text, weight, most in fields:
        for word, count in Counter(map(stem, words_of(text))).items():
            if not word.isdigit() or text is entry.title:  # of numbers, only those that name a page
                weights[word] += weight * min(count, most)
    left_out = {*STOP_WORDS.split()}
    return {
        word: max(1, min(len(WEIGHTS), round(1.6 * entry.worth * weight)))
        for word, weight in weights.items()
        if word not in left_out and (len(word) > 1 or word.isdigit())
    }


def _shown(entry: Entry, kinds: list[str]) -> list[object]:
    """What of an entry is shown, seen from the search page."""
    shown: list[object] = [
        relative(ADDRESS, entry.address),
        entry.title,
        entry.summary,
        kinds.index(entry.kind),
    ]
    return [*shown, entry.language] if entry.language else shown


def _packed(places: Iterable[tuple[int, int]]) -> str:
    """Numbers of pages as steps in DIGITS, each with its weight as a letter of WEIGHTS: `dKbbC`."""
    packed, last = [], -1
    for number, weight in places:
        packed.append(f"{_written(number - last)}{WEIGHTS[weight - 1]}")
        last = number
    return "".join(packed)


def _written(number: int) -> str:
    base = len(DIGITS)
    return (_written(number // base) if number >= base else "") + DIGITS[number % base]
