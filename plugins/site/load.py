"""Loading everything that editors write and checking it together.

The whole site, or every problem at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from plugins.bronnen.zoekactie import Uitgezocht
from plugins.cache import Cache, Latest
from plugins.gemeente.gemeente import Gemeente
from plugins.languages.language import Language, dutch_and
from plugins.languages.loading import load_talen
from plugins.melden.meldroute import Anoniem, Meldroute, Routefeit
from plugins.melden.pages import WORDS
from plugins.melden.register import register_of
from plugins.pages.page import Page
from plugins.privacy.uitzonderingen import Uitzonderingen
from plugins.site.catalogue import (
    GENERATED_TEMPLATES,
    addresses_of,
    catalogue,
    record_pages,
    with_earlier_addresses,
)
from plugins.site.collection import KINDS, address
from plugins.site.load_records import collect, declared_in, read_records, under_new_names
from plugins.site.page_rules import page_problems
from plugins.site.site import Site
from plugins.site.source_rules import (
    addresses_are_free,
    dates_are_past,
    names_exist,
    names_what_is_public,
    required_pages_are_there,
    sources_are_right,
    templates_exist,
)
from plugins.site.theme import Theme, read_theme, theme_problems
from plugins.source.dates import ONGEDATEERD
from plugins.source.phone_numbers import Register
from plugins.source.problem import Ernst, Problem, stops
from plugins.source.published import NOTHING, Published
from plugins.source.record import Status
from plugins.source.records import Records
from plugins.source.sources import Sources, read_sources
from plugins.texts.asset_file import AssetFile, numbers_in_documents, read_assets
from plugins.texts.read_text import Known, ReadText
from plugins.texts.rendered import WORDS as RENDERED
from plugins.texts.rendering import MarkdownRenderer
from plugins.texts.safe_html import nothing_lost, nothing_unlisted
from plugins.texts.text_file import TextFile, address_of, over_the_limits, read_texts
from plugins.texts.text_rules import TEXT_RULES
from plugins.texts.translated_texts import translated_texts


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
    site, problems = read_site(read_sources(root), read_theme(theme), today, preview, published, cache)
    return (None if stops(problems) else site), problems


def read_site(
    sources: Sources,
    theme: Theme,
    today: date,
    preview: bool = False,
    published: Published = NOTHING,
    cache: Cache | None = None,
) -> tuple[Site | None, list[Problem]]:
    """As `load_site`, of what was read, and the site is also there when only the words of texts are wrong."""
    cache = cache or Cache()
    context, problems = read_records(sources, today, preview, published, cache)
    records = None if stops(problems) else _RECORDS.same("", collect(context, preview))
    files, unreadable = read_texts(sources)
    assets, refused = read_assets(sources, cache)
    problems += [*unreadable, *refused, *dates_are_past(files, today)]
    languages: tuple[Language, ...] = ()
    spoken: tuple[Language, ...] = ()
    if records is not None:
        languages, wrong = load_talen(sources, records, KINDS, words_to_translate(theme))
        problems += wrong
    # Of a text that could not be read that is said once, and not at every link to it or translation of it.
    unread = {problem.path for problem in unreadable} - {file.path for file in files}
    unread = {address_of(path) for path in unread if path.endswith(".md")}
    files, wrong = translated_texts(files, languages, unread)
    problems += wrong
    problems += theme_problems(theme, GENERATED_TEMPLATES | {"base"})
    problems += templates_exist(files, theme)
    texts, unrendered = _render(files, {asset.address: asset.size for asset in assets if asset.size})
    problems += unrendered
    made: tuple[Page, ...] = ()
    if records is not None:
        spoken = _LANGUAGES.same("", dutch_and(languages, records))
        languages = spoken[1:]
        made = _PAGES.get("", (records, spoken), lambda: tuple(record_pages(records, spoken)))
        problems += addresses_are_free(files, records, made)
    shown = [file for file in files if preview or file.is_public(today)]
    names = _names(sources)
    numbers_known = context.complete(Meldroute)  # whatever is wrong with other records
    register = register_of(context.all(Meldroute), languages) if numbers_known else None
    while True:
        known = _known(records, register, files, shown, assets, languages, made, names, unread)
        known = _KNOWN.same("", known)
        found = [*problems]
        for text in texts:
            found += _FOUND.get(text.path, (text, known), partial(_text_problems, text, known))
        good = _without_bad_drafts(shown, found)
        if len(good) == len(shown):
            break
        shown = good  # what leads to a draft that cannot be shown is looked at again
    drafts = {file.path for file in files if _is_draft(file)}
    # Whatever else is wrong with words, every page can be made when all that texts name is there.
    only_words = not stops(problems) and all(names_what_is_public(file, records) for file in shown)
    problems = [_softened(problem) if problem.path in drafts else problem for problem in found]
    if register is not None:
        problems += numbers_in_documents(assets, register)
    if records is not None:
        problems += required_pages_are_there(known)
    problems = sorted(set(problems))
    if records is None or register is None or not only_words:
        return None, problems
    waiting = [text.path for text in files if not text.is_public(today)]
    waiting += [f"data/{folder}/{name}.yaml" for folder, name in records.waiting]
    public = tuple(text for text in texts if text.file.address in known.addresses)
    declared = declared_in(
        records.of(Uitzonderingen).values(), records.of(Gemeente).values(), records.of(Meldroute).values()
    )
    site = Site(
        sources,
        records,
        public,
        catalogue(records, public, spoken, made),
        tuple(assets),
        languages,
        register,
        declared,
        tuple(sorted(waiting)),
        tuple(problems),
        under_new_names(published, lambda kind: records.of(kind).values()),
    )
    site = with_earlier_addresses(site)
    missing = {problem.path for problem in required_pages_are_there(known)}
    found = [problem for problem in page_problems(site, theme) if problem.path not in missing]
    return site, sorted([*problems, *found])


def words_to_translate(theme: Theme) -> frozenset[str]:
    """Every word that the pages about reporting show and that is no text of a record."""
    labels = {choice.label for kind in (Anoniem, Routefeit, Uitgezocht) for choice in kind}
    return theme.words | WORDS | RENDERED | labels | {"ongeveer", "minstens", ONGEDATEERD}


def _is_draft(file: TextFile) -> bool:
    return file.voorwerk.status is Status.CONCEPT


def _softened(problem: Problem) -> Problem:
    """A problem of a draft, which stops nothing."""
    return problem._replace(ernst=Ernst.WAARSCHUWING)


def _without_bad_drafts(shown: Iterable[TextFile], problems: Iterable[Problem]) -> list[TextFile]:
    """The texts that can be shown: all but the drafts with errors."""
    bad = {problem.path for problem in problems if stops([problem])}
    return [file for file in shown if not (_is_draft(file) and file.path in bad)]


def _known(
    records: Records | None,
    register: Register | None,
    files: Iterable[TextFile],
    shown: Iterable[TextFile],
    assets: Iterable[AssetFile],
    languages: tuple[Language, ...],
    made: Iterable[Page],
    names: Mapping[str, frozenset[str]],
    unread: Iterable[str],
) -> Known:
    """What a text may name and link to; also the addresses of texts that could not be read."""
    addresses = frozenset((*(text.address for text in shown), *unread))
    waiting = frozenset(text.address for text in files) - addresses
    if records is not None:
        addresses |= frozenset(addresses_of(made, records))
        waiting |= frozenset(address(folder, name) for folder, name in records.waiting)
    pictures = frozenset(asset.address for asset in assets)
    return Known(records, addresses, waiting - addresses, pictures, register, names)


def _names(sources: Sources) -> Mapping[str, frozenset[str]]:
    """The names of the files in every folder of `data/`, whether they can be read or not."""
    folders = {folder.name: sources.children(folder.path) for folder in sources.children("data")}
    return {
        name: frozenset(file.stem for file in files if file.suffix == ".yaml")
        for name, files in folders.items()
    }


_RENDERED = Latest[tuple[ReadText | None, list[Problem]]]()
_FOUND = Latest[list[Problem]]()
_PAGES = Latest[tuple[Page, ...]]()
_KNOWN = Latest[Known]()
_RECORDS = Latest[Records]()
_LANGUAGES = Latest[tuple[Language, ...]]()


def _render(
    files: Iterable[TextFile], sizes: Mapping[str, tuple[int, int]]
) -> tuple[list[ReadText], list[Problem]]:
    """Every text as HTML, but for those that no reader could follow either."""
    renderer = MarkdownRenderer(sizes)

    def rendered(file: TextFile) -> tuple[ReadText | None, list[Problem]]:
        over = list(over_the_limits(file))
        return (None if over else ReadText(file, renderer.render(file.text.body))), over

    texts: list[ReadText] = []
    problems: list[Problem] = []
    for file in files:
        text, over = _RENDERED.get(file.path, (file, sizes), partial(rendered, file))
        problems += over
        if text is not None:
            texts.append(text)
    return texts, problems


def _text_problems(text: ReadText, known: Known) -> list[Problem]:
    """All that is wrong with one text.

    While the records are not good, addresses and paragraphs are not judged.
    """
    problems = [problem for rule in TEXT_RULES for problem in rule(text, known)]
    if known.records is not None:
        problems += sources_are_right(text.file, known.records)
    problems += names_exist(text.file, known)
    return problems or [*nothing_unlisted(text), *nothing_lost(text)]
