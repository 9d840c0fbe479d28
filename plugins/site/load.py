"""Loading everything that editors write and checking it together.

The whole site, or every problem at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from plugins.bronnen.zoekactie import Uitgezocht
from plugins.cache import Cache, Latest
from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.gemeente.gemeente import Gemeente
from plugins.languages.language import REPORTING, Language, dutch_and
from plugins.languages.loading import TALEN, load_talen
from plugins.melden.meldroute import Anoniem, Meldroute, Routefeit
from plugins.melden.pages import WORDS
from plugins.melden.register import register_of
from plugins.pages.page import Page
from plugins.privacy.soort import Soort
from plugins.privacy.uitzonderingen import Uitzonderingen
from plugins.site.catalogue import (
    GENERATED_TEMPLATES,
    addresses_of,
    catalogue,
    record_pages,
    with_earlier_addresses,
)
from plugins.site.collection import KINDS, MODELS, address
from plugins.site.judging_texts import judge_texts, names_only, rendered_texts
from plugins.site.load_records import collect, declared_in, read_records, under_new_names
from plugins.site.page_rules import page_problems
from plugins.site.site import Site
from plugins.site.source_rules import (
    addresses_are_free,
    dates_are_past,
    required_pages_are_there,
    templates_exist,
)
from plugins.site.theme import Theme, read_theme, theme_problems
from plugins.source.dates import ONGEDATEERD
from plugins.source.problem import Problem, stops, warning
from plugins.source.published import NOTHING, Published
from plugins.source.records import Records
from plugins.source.sources import Sources, read_sources
from plugins.texts.asset_file import numbers_in_documents, read_assets
from plugins.texts.read_text import Known
from plugins.texts.rendered import WORDS as RENDERED
from plugins.texts.text_file import address_of, read_texts
from plugins.texts.translated_texts import translated_texts

_READ = (".md", ".yaml", ".csv")
_PAGES = Latest[tuple[Page, ...]]()
_RECORDS = Latest[Records]()
_LANGUAGES = Latest[tuple[Language, ...]]()


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
    context, problems, of_faulty = read_records(sources, today, preview, published, cache)
    records = _RECORDS.same("", collect(context, preview))
    files, unreadable = read_texts(sources)
    assets, refused = read_assets(sources, cache)
    faulty = {problem.path.replace(".csv", ".yaml") for problem in problems if stops([problem])}
    good = records.without(faulty) if faulty else records
    languages, wrong = load_talen(sources, good, KINDS, words_to_translate(theme))
    problems += [*unreadable, *wrong]
    # Of a text that could not be read that is said once, and not at every link to it or translation of it.
    unread = {problem.path for problem in unreadable} - {file.path for file in files}
    unread_texts = {address_of(path) for path in unread if path.endswith(".md")}
    files, wrong = translated_texts(files, languages, unread_texts)
    theme_faults = [*theme_problems(theme, GENERATED_TEMPLATES | {"base"})]
    problems += [*wrong, *theme_faults, *templates_exist(files, theme)]
    sound = good.self_contained() if faulty else records
    spoken = _LANGUAGES.same("", dutch_and((language.with_only(sound) for language in languages), sound))
    made: tuple[Page, ...] = ()
    if sound.of(Gemeente):
        made = _PAGES.get("", (sound, spoken), lambda: tuple(record_pages(sound, spoken)))
    of_records = frozenset(addresses_of(made, sound))
    waiting = frozenset(address(*each) for each in records.waiting)
    problems += addresses_are_free(files, of_records | waiting)
    left_out = {problem.path for problem in problems if stops([problem])}
    texts, over = rendered_texts(files, {asset.address: asset.size for asset in assets if asset.size})
    problems += [*refused, *dates_are_past(files, today), *over]
    names = {(folder, name) for folder, ids in context.ids.items() for name in ids} - records.waiting
    not_made = {each for each in names if not made or each[1] not in sound.folder(each[0])}
    numbers_known = context.complete(Meldroute)  # whatever is wrong with other records
    register = register_of(context.all(Meldroute), languages)
    known = Known(
        records,
        of_records | unread_texts | {address(*each) for each in not_made},
        waiting,
        frozenset(asset.address for asset in assets),
        register if numbers_known else None,
        frozenset(each for each in names if each[1] not in records.folder(each[0])),
        tuple(sorted(_unsure(not_made, sources, languages))),
    )
    shown = [file for file in files if preview or file.is_public(today)]
    known, problems = judge_texts(texts, files, shown, known, problems)
    if numbers_known:
        problems += numbers_in_documents(assets, register)
    problems = sorted({*problems, *required_pages_are_there(known)})
    later = [text.path for text in files if not text.is_public(today)]
    later += [f"data/{folder}/{name}.yaml" for folder, name in records.waiting]
    public = tuple(text for text in texts if text.file.address in known.addresses)
    declared = declared_in(
        records.of(Uitzonderingen).values(),
        records.of(Gemeente).values(),
        records.of(Meldroute).values(),
        records.of(Cijferreeks).values(),
    )
    everything = Site(
        sources,
        records,
        public,
        (),
        tuple(assets),
        languages,
        replace(register, complete=numbers_known),
        replace(of_faulty, values=(*declared.values, *of_faulty.values)),
        tuple(sorted(later)),
        tuple(problems),
        under_new_names(published, lambda kind: records.of(kind).values()),
    )
    there = {(folder, name) for folder, known_ids in sound.kinds.items() for name in known_ids}
    of_pages = tuple(text for text in public if text.path not in left_out and names_only(text, there))
    site = None
    if made and not theme_faults:
        pages = catalogue(sound, of_pages, spoken, made)
        site = replace(everything, records=sound, texts=of_pages, pages=pages, languages=spoken[1:])
    unspoken = _codes(sources) - {language.code for language in languages}
    # A file that nobody would read, such as a spreadsheet among the texts, hides nothing.
    causes = sorted(path for path in left_out if path.endswith(_READ) or path.startswith(theme.folder.name))
    whole = bool(site) and of_pages == public and not (causes or not_made or unspoken)
    if site is not None:
        site = with_earlier_addresses(site) if whole else site
        missing = {problem.path for problem in problems}
        of_whole = page_problems(site, theme, known, whole)
        problems += [problem for problem in of_whole if problem.path not in missing or problem.line]
    if not whole and causes:
        problems.append(_not_judged(causes, known, site is not None, unspoken, of_faulty.unknown))
    return Reading(everything, site, sorted(problems))


def words_to_translate(theme: Theme) -> frozenset[str]:
    """Every word that the pages about reporting show and that is no text of a record."""
    labels = {choice.label for kind in (Anoniem, Routefeit, Uitgezocht) for choice in kind}
    return theme.words | WORDS | RENDERED | labels | {"ongeveer", "minstens", ONGEDATEERD}


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
        else "dit en 1 ander bestand fouten hebben"
        if others == 1
        else f"dit en {others} andere bestanden fouten hebben"
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
