"""Loading every text of `content/`: read, rendered, and judged with what it may name."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from plugins.bronnen.zoekactie import Uitgezocht
from plugins.cache import Cache, Latest, code_hash
from plugins.gemeente.gemeente import Gemeente
from plugins.languages.language import Language, dutch_and
from plugins.languages.loading import load_talen
from plugins.melden.meldroute import Anoniem, Routefeit
from plugins.melden.pages import WORDS
from plugins.pages.page import Page
from plugins.site.catalogue import GENERATED_TEMPLATES, addresses_of, record_pages
from plugins.site.collection import KINDS, address
from plugins.site.load_records import RecordsRead
from plugins.site.source_rules import (
    addresses_are_free,
    dates_are_past,
    names_exist,
    sources_are_right,
    templates_exist,
)
from plugins.site.theme import Theme, theme_problems
from plugins.source.dates import ONGEDATEERD
from plugins.source.problem import Ernst, Problem, stops
from plugins.source.record import Status
from plugins.source.sources import Sources
from plugins.texts import rendering
from plugins.texts.asset_file import AssetFile, read_assets
from plugins.texts.read_text import RENDERED_JSON, Known, ReadText
from plugins.texts.read_text import WORDS as RENDERED
from plugins.texts.rendering import MarkdownRenderer
from plugins.texts.safe_html import nothing_lost, nothing_unlisted
from plugins.texts.text_file import TextFile, address_of, over_the_limits, read_texts
from plugins.texts.text_rules import TEXT_RULES
from plugins.texts.translated_texts import translated_texts

_PAGES = Latest[tuple[Page, ...]]()
_LANGUAGES = Latest[tuple[Language, ...]]()
_RENDERED = Latest[tuple[ReadText | None, list[Problem]]]()
_FOUND = Latest[list[Problem]]()
_KNOWN = Latest[Known]()


class TextsRead(NamedTuple):
    """The texts, the languages, and the pages that follow from records."""

    files: list[TextFile]
    texts: list[ReadText]
    """The files as HTML, but for those that no reader could follow."""
    assets: list[AssetFile]
    languages: tuple[Language, ...]
    spoken: tuple[Language, ...]
    """Dutch and the other languages, with the texts of sound records only."""
    pages: tuple[Page, ...]
    """Those of records; none without the municipality."""
    addresses: frozenset[str]
    """The addresses of those pages, and of texts that could not be read."""
    theme_is_whole: bool
    left_out: frozenset[str]
    """The paths of the sources that no page can be made of."""
    problems: list[Problem]

    @property
    def drafts(self) -> frozenset[str]:
        """The paths of the texts whose problems stop nothing, since they are drafts."""
        return frozenset(file.path for file in self.files if file.voorwerk.status is Status.CONCEPT)


def load_texts(sources: Sources, theme: Theme, records: RecordsRead, cache: Cache) -> TextsRead:
    """Every text and translation, rendered, but not yet held against what it may name."""
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
    texts, over = rendered_texts(files, assets, cache)
    problems += [*refused, *dates_are_past(files, records.shown.today), *over]
    return TextsRead(
        files=files,
        texts=texts,
        assets=assets,
        languages=languages,
        spoken=spoken,
        pages=pages,
        addresses=of_records | unread,
        theme_is_whole=not of_theme,
        left_out=left_out,
        problems=problems,
    )


def words_to_translate(theme: Theme) -> frozenset[str]:
    """Every word that the pages about reporting show and that is no text of a record."""
    labels = {choice.label for kind in (Anoniem, Routefeit, Uitgezocht) for choice in kind}
    return theme.words | WORDS | RENDERED | labels | {"ongeveer", "minstens", ONGEDATEERD}


def rendered_texts(
    files: Iterable[TextFile], assets: Iterable[AssetFile], cache: Cache
) -> tuple[list[ReadText], list[Problem]]:
    """Every text as HTML, but for those that no reader could follow; `assets` are the pictures they show.

    The cache keeps the HTML of each text.
    """
    sizes = {asset.address: asset.size for asset in assets if asset.size}
    renderer = lru_cache(lambda: MarkdownRenderer(sizes))  # 50 ms, and nearly every text was kept
    made_by = [code_hash([Path(rendering.__file__).parent], ["markdown"]), repr(sorted(sizes.items()))]

    def rendered(file: TextFile) -> tuple[ReadText | None, list[Problem]]:
        over = list(over_the_limits(file))
        if over:
            return None, over
        body = file.text.body
        html = cache.get_json("texts", [*made_by, body], lambda: renderer().render(body), RENDERED_JSON)
        return ReadText(file, html), []

    texts: list[ReadText] = []
    problems: list[Problem] = []
    for file in files:
        text, over = _RENDERED.get(file.path, (file, sizes), partial(rendered, file))
        problems += over
        if text is not None:
            texts.append(text)
    return texts, problems


def judge_texts(
    read: TextsRead, shown: Iterable[TextFile], known: Known, problems: Iterable[Problem]
) -> tuple[Known, list[Problem]]:
    """What texts may name when those of `shown` can be seen, and all problems with those of the texts.

    `known` is all but the texts. A draft with errors cannot be shown, and its problems stop nothing.
    """
    drafts, shown = read.drafts, list(shown)
    while True:
        seen = _KNOWN.same("", _with_texts(known, read.files, shown))
        of_texts = [*problems]
        for text in read.texts:
            of_texts += _FOUND.get(text.path, (text, seen), partial(_text_problems, text, seen))
        bad = drafts & {problem.path for problem in of_texts if stops([problem])}
        good = [file for file in shown if file.path not in bad]
        if len(good) == len(shown):
            break
        shown = good  # what leads to a draft that cannot be shown is looked at again
    return seen, softened(of_texts, drafts)


def softened(problems: Iterable[Problem], drafts: Container[str]) -> list[Problem]:
    """The problems, those of drafts as warnings, since they stop nothing."""
    return [
        problem._replace(ernst=Ernst.WAARSCHUWING) if problem.path in drafts else problem
        for problem in problems
    ]


def _with_texts(known: Known, files: Iterable[TextFile], shown: Iterable[TextFile]) -> Known:
    """What may be named, with the addresses of texts: of those that can be seen, and of those that wait."""
    addresses = known.addresses | {text.address for text in shown}
    waiting = known.waiting | {text.address for text in files}
    return replace(known, addresses=addresses, waiting=waiting - addresses)


def _text_problems(text: ReadText, known: Known) -> list[Problem]:
    """All that is wrong with one text."""
    problems = [problem for rule in TEXT_RULES for problem in rule(text, known)]
    problems += [*sources_are_right(text.file, known), *names_exist(text.file, known)]
    return problems or [*nothing_unlisted(text), *nothing_lost(text)]
