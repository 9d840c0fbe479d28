"""Loading everything that editors write and checking it together.

The whole site, or every problem at once.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from plugins.cache import Cache
from plugins.languages.language import REPORTING, Language
from plugins.languages.loading import TALEN
from plugins.melden.meldroute import Meldroute
from plugins.melden.register import register_of
from plugins.privacy.uitzonderingen import Soort
from plugins.site.catalogue import catalogue, with_earlier_addresses
from plugins.site.collection import MODELS, address
from plugins.site.load_records import RecordsRead, read_records
from plugins.site.load_texts import TextsRead, judge_texts, load_texts, softened
from plugins.site.page_rules import page_problems
from plugins.site.site import Site, Written
from plugins.site.source_rules import named_in, required_pages_are_there
from plugins.site.theme import Theme, read_theme
from plugins.source.phone_numbers import Register
from plugins.source.problem import Problem, counted, stops, warning
from plugins.source.published import NOTHING, Published
from plugins.source.sources import Sources, read_sources
from plugins.texts.asset_file import FOLDERS as ASSET_FOLDERS
from plugins.texts.asset_file import numbers_in_documents
from plugins.texts.read_text import Known, ReadText

_READ = (".md", ".yaml", ".csv")


class Reading(NamedTuple):
    """What could be read of the sources, whatever is wrong with some of them, and all that is wrong."""

    everything: Site
    """Every record and text that could be read, for the rules that look at one source; without pages."""
    site: Site | None
    """What pages can be made of: not what has a fault or refers to it; None when there can be none."""
    problems: list[Problem]


def load_site(
    root: Path,
    theme: Path,
    today: date,
    preview: bool = False,
    published: Published = NOTHING,
    cache: Cache | None = None,
) -> tuple[Site | None, list[Problem]]:
    """Read `root/data` and `root/content` against the templates of `theme`, as they are public on `today`.

    With `preview` what is not public yet is there too. What differs from what was `published` has to say why.
    The cache holds what was read of documents, and which sources tell of nobody.
    The site is None when a problem stops the build; all problems and warnings are listed in either case.
    """
    read = read_site(read_sources(root), read_theme(theme), today, preview, published, cache)
    return (None if stops(read.problems) else read.site), read.problems


def read_written(
    sources: Sources, theme: Theme, today: date, cache: Cache
) -> tuple[Written | None, list[Problem]]:
    """Records, texts and languages, with what is not public yet; None when a problem of one of them stops.

    What texts name and where links lead is not judged: `read_site` does that.
    """
    records = read_records(sources, today, preview=True, cache=cache)
    texts = load_texts(sources, theme, records, cache)
    problems = sorted({*records.problems, *softened(texts.problems, texts.drafts)})
    written = Written(records.shown, tuple(texts.texts), texts.languages)
    return (None if stops(problems) else written), problems


def read_site(
    sources: Sources,
    theme: Theme,
    today: date,
    preview: bool = False,
    published: Published = NOTHING,
    cache: Cache | None = None,
) -> Reading:
    """As `load_site`, of what was read; what is wrong with one source hides nothing of the others."""
    cache = cache or Cache()
    records = read_records(sources, today, preview, published, cache)
    texts = load_texts(sources, theme, records, cache)
    register = register_of(records.context.all(Meldroute), texts.languages)
    register = replace(register, complete=records.context.complete(Meldroute))
    not_made = {
        each for each in records.names if not texts.pages or each[1] not in records.sound.folder(each[0])
    }
    shown = [file for file in texts.files if preview or file.is_public(today)]
    known, problems = judge_texts(
        texts,
        shown,
        _known(sources, records, texts, register, not_made),
        [*records.problems, *texts.problems],
    )
    if register.complete:
        problems += numbers_in_documents(texts.assets, register)
    problems = sorted({*problems, *required_pages_are_there(known)})
    later = [text.path for text in texts.files if not text.is_public(today)]
    later += [f"data/{folder}/{name}.yaml" for folder, name in records.shown.waiting]
    everything = Site(
        sources=sources,
        records=records.shown,
        texts=tuple(text for text in texts.texts if text.file.address in known.addresses),
        pages=(),
        assets=tuple(texts.assets),
        languages=texts.languages,
        register=register,
        declared=records.declared,
        waiting=tuple(sorted(later)),
        warnings=tuple(problems),
        published=records.published,
    )
    return _with_pages(everything, records, texts, theme, known, not_made)


def _known(
    sources: Sources,
    records: RecordsRead,
    texts: TextsRead,
    register: Register,
    not_made: Collection[tuple[str, str]],
) -> Known:
    """What a text may name, but for other texts.

    A record of which no page is made, because of a fault, may be named too, and so may a faulty picture.
    """
    shown = records.shown
    return Known(
        records=shown,
        addresses=texts.addresses | {address(*each) for each in not_made},
        waiting=frozenset(address(*each) for each in shown.waiting),
        files=frozenset(_asset_addresses(sources)),
        register=register if register.complete else None,
        unread=frozenset(each for each in records.names if each[1] not in shown.folder(each[0])),
        unsure=tuple(sorted(_unsure(not_made, sources, texts.languages))),
    )


def _with_pages(
    everything: Site,
    records: RecordsRead,
    texts: TextsRead,
    theme: Theme,
    known: Known,
    not_made: Collection[tuple[str, str]],
) -> Reading:
    """The site of what is sound, with what is wrong with its pages and what could not be judged."""
    problems, sound = [*everything.warnings], records.sound
    there = {(folder, name) for folder, ids in sound.kinds.items() for name in ids}
    of_pages = tuple(
        text for text in everything.texts if text.path not in texts.left_out and _names_only(text, there)
    )
    unspoken = _codes(everything.sources) - {language.code for language in texts.languages}
    # A file that nobody would read, such as a spreadsheet among the texts, hides nothing.
    causes = sorted(
        path for path in texts.left_out if path.endswith(_READ) or path.startswith(theme.folder.name)
    )
    site, whole = None, False
    if texts.pages and texts.theme_is_whole:
        whole = of_pages == everything.texts and not (causes or not_made or unspoken)
        pages = catalogue(sound, of_pages, texts.spoken, texts.pages)
        site = replace(everything, records=sound, texts=of_pages, pages=pages, languages=texts.spoken[1:])
        site = with_earlier_addresses(site) if whole else site
        paths = {problem.path for problem in problems}
        of_site = page_problems(site, theme, known, whole)
        problems += [problem for problem in of_site if problem.path not in paths or problem.line]
    if not whole and causes:
        unknown = records.declared.unknown
        problems.append(_not_judged(causes, known, site is not None, unspoken, unknown))
    return Reading(everything, site, sorted(problems))


def _names_only(text: ReadText, there: Container[tuple[str, str]]) -> bool:
    """Whether every record that a text names is `there`, as folder and id."""
    named = ((folder, name) for folder, names in named_in(text.file).items() for name in names)
    return all(each in there for each in (*named, *text.named))


def _asset_addresses(sources: Sources) -> Iterator[str]:
    """The addresses of the pictures and documents that are there, whatever is wrong with some of them."""
    for folder in ASSET_FOLDERS:
        for file in sources.below(f"content/{folder}"):
            if not file.is_folder:
                yield "/" + file.path.removeprefix("content/")


def _codes(sources: Sources) -> set[str]:
    """The codes of the languages that have a folder."""
    return {folder.name for folder in sources.children(TALEN) if folder.is_folder}


def _unsure(
    not_made: Iterable[tuple[str, str]], sources: Sources, languages: Iterable[Language]
) -> Iterator[str]:
    """The beginnings of the addresses below which pages could not be made."""
    # The steps of the finder have no address of their own: it follows from the answers before.
    tops = {f"/{(MODELS[folder].address or REPORTING).split('/')[1]}/" for folder, _ in not_made}
    spoken = {language.code for language in languages}
    yield from tops
    yield from (f"/{code}/" for code in _codes(sources) if REPORTING in tops or code not in spoken)


def _not_judged(
    faulty: list[str], known: Known, pages: bool, unspoken: Iterable[str], unknown: Collection[Soort]
) -> Problem:
    """What could not be looked at because of files with a fault, said at the first of them."""
    others = len(faulty) - 1
    because = (
        "dit bestand fouten heeft"
        if not others
        else f"dit en {counted(others, 'ander bestand', 'andere bestanden')} fouten hebben"
    )
    left = ["of elke pagina te bereiken is", "of elk oud adres ergens uitkomt"]
    if not pages:
        left += [
            "menu's",
            "dubbele titels",
            "links naar een kop op een andere pagina",
            "hoe zwaar elke pagina is",
        ]
    if known.unsure:
        left.append(f"of elk adres onder {', '.join(known.unsure)} bestaat")
    if known.register is None:
        left.append("telefoonnummers")
    if unknown:
        left.append("adressen met een huisnummer")
    if unspoken:
        left.append(f"de teksten in {', '.join(f'{TALEN}/{code}' for code in sorted(unspoken))}")
    return warning(faulty[0], 0, 0, f"nog niet bekeken, omdat {because}: {'; '.join(left)}")
