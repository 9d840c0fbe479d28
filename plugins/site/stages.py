"""The first two stages of reading: all records, then all texts, and everything that is wrong with them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from plugins.cache import Cache, Latest
from plugins.gemeente.gemeente import Gemeente
from plugins.languages.language import Language, dutch_and
from plugins.languages.loading import load_talen
from plugins.melden.meldroute import Meldroute
from plugins.melden.register import register_of
from plugins.pages.page import Page
from plugins.privacy.uitzonderingen import Declared
from plugins.site.catalogue import GENERATED_TEMPLATES, addresses_of, record_pages
from plugins.site.collection import KINDS, address
from plugins.site.load_records import collect, read_records
from plugins.site.source_rules import addresses_are_free, dates_are_past, templates_exist
from plugins.site.stand_in import with_stand_in
from plugins.site.theme import Theme, theme_problems
from plugins.site.written import rendered_texts, sizes_of, words_to_translate
from plugins.source.phone_numbers import Register
from plugins.source.problem import Problem, stops
from plugins.source.published import Published
from plugins.source.records import Records, RuleContext
from plugins.source.sources import Sources
from plugins.texts.asset_file import AssetFile, read_assets
from plugins.texts.read_text import ReadText
from plugins.texts.text_file import TextFile, address_of, read_texts
from plugins.texts.translated_texts import translated_texts

_PAGES = Latest[tuple[Page, ...]]()
_RECORDS = Latest[Records]()
_LANGUAGES = Latest[tuple[Language, ...]]()


class RecordsRead(NamedTuple):
    """The records, and which of them pages can be made of."""

    context: RuleContext
    shown: Records
    """Every record that could be read and may be seen."""
    good: Records
    """Those without a fault of their own."""
    sound: Records
    """Those of `good` that refer to no record with a fault.

    With a municipality of what is right in its file, when that has a fault.
    """
    of_faulty: Declared
    """What files with a fault may declare."""
    problems: list[Problem]

    @property
    def names(self) -> set[tuple[str, str]]:
        """Folder and id of every record that may be seen, whatever is wrong with it."""
        return {
            (folder, name) for folder, ids in self.context.ids.items() for name in ids
        } - self.shown.waiting


class TextsRead(NamedTuple):
    """The texts, the languages, and the pages that follow from records."""

    files: list[TextFile]
    texts: list[ReadText]
    """The files as HTML, but for those that no reader could follow."""
    assets: list[AssetFile]
    languages: tuple[Language, ...]
    spoken: tuple[Language, ...]
    """Dutch and the other languages, with the texts of sound records only."""
    register: Register
    """Every telephone number that may stand on the site."""
    pages: tuple[Page, ...]
    """Those of records; none without the municipality."""
    of_records: frozenset[str]
    """The addresses of those pages."""
    unread: frozenset[str]
    """The addresses of texts that could not be read."""
    theme_is_whole: bool
    left_out: frozenset[str]
    """The paths of the sources that no page can be made of."""
    problems: list[Problem]


def read_all_records(
    sources: Sources, today: date, preview: bool, published: Published, cache: Cache
) -> RecordsRead:
    """The first stage: every record, held against every rule for records."""
    context, problems, of_faulty = read_records(sources, today, preview, published, cache)
    records = _RECORDS.same("", collect(context, preview))
    faulty = {problem.path.replace(".csv", ".yaml") for problem in problems if stops([problem])}
    good = records.without(faulty) if faulty else records
    sound = with_stand_in(good.self_contained(), context) if faulty else good
    return RecordsRead(context, records, good, sound, of_faulty, problems)


def read_all_texts(sources: Sources, theme: Theme, records: RecordsRead, cache: Cache) -> TextsRead:
    """The second stage: every text and translation, rendered, but not yet held against what it may name."""
    read, unreadable = read_texts(sources)
    assets, refused = read_assets(sources, cache)
    languages, of_languages = load_talen(sources, records.good, KINDS, words_to_translate(theme))
    # Of a text that could not be read that is said once, and not at every link to it or translation of it.
    unreadable_paths = {problem.path for problem in unreadable} - {file.path for file in read}
    unread = frozenset(address_of(path) for path in unreadable_paths if path.endswith(".md"))
    files, of_translations = translated_texts(read, languages, unread)
    sound = records.sound
    spoken = _LANGUAGES.same("", dutch_and((language.with_only(sound) for language in languages), sound))
    pages: tuple[Page, ...] = ()
    if sound.of(Gemeente):
        pages = _PAGES.get("", (sound, spoken), lambda: tuple(record_pages(sound, spoken)))
    of_records = frozenset(addresses_of(pages, sound))
    of_waiting = {address(*each) for each in records.shown.waiting}
    of_theme = [*theme_problems(theme, GENERATED_TEMPLATES | {"base"})]
    problems = [
        *(*unreadable, *of_languages, *of_translations, *of_theme, *templates_exist(files, theme)),
        *addresses_are_free(files, of_records | of_waiting),
    ]
    left_out = frozenset(problem.path for problem in (*records.problems, *problems) if stops([problem]))
    texts, over = rendered_texts(files, sizes_of(assets), cache)
    problems += [*refused, *dates_are_past(files, records.shown.today), *over]
    return TextsRead(
        files=files,
        texts=texts,
        assets=assets,
        languages=languages,
        spoken=spoken,
        register=register_of(records.context.all(Meldroute), languages),
        pages=pages,
        of_records=of_records,
        unread=unread,
        theme_is_whole=not of_theme,
        left_out=left_out,
        problems=problems,
    )
