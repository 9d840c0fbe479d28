"""What editors wrote, read without making pages of it, and how often it leads to each page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple, Protocol

from plugins.bronnen.zoekactie import Uitgezocht
from plugins.cache import Cache, Latest, code_hash
from plugins.gemeente.gemeente import Gemeente
from plugins.languages.language import Language
from plugins.languages.loading import load_talen
from plugins.melden.meldroute import Anoniem, Routefeit
from plugins.melden.pages import WORDS
from plugins.site.collection import KINDS, address
from plugins.site.load_records import collect, read_records
from plugins.site.theme import Theme
from plugins.source.dates import ONGEDATEERD
from plugins.source.problem import Problem, stops
from plugins.source.published import NOTHING
from plugins.source.records import Records
from plugins.source.sources import Sources
from plugins.texts import rendering
from plugins.texts.asset_file import AssetFile, read_assets
from plugins.texts.directives import KINDS as DIRECTIVES
from plugins.texts.read_text import ReadText
from plugins.texts.rendered import RENDERED_JSON
from plugins.texts.rendered import WORDS as RENDERED
from plugins.texts.rendering import MarkdownRenderer
from plugins.texts.text_file import TextFile, over_the_limits, read_texts
from plugins.texts.translated_texts import translated_texts

ORDER = (
    "Lezers worden niet geteld: de volgorde is hoe vaak de menu's en teksten van de site ernaar verwijzen."
)
"""What stands with a list that is in the order of `links_to`."""

_RENDERED = Latest[tuple[ReadText | None, list[Problem]]]()


class Written(Protocol):
    """The records, the texts and the languages of a site, with or without its pages."""

    @property
    def records(self) -> Records:
        """Every record."""

    @property
    def texts(self) -> Sequence[ReadText]:
        """Every text, rendered."""

    @property
    def languages(self) -> Sequence[Language]:
        """Every language but Dutch."""


class WrittenRead(NamedTuple):
    """What editors wrote, as it was read."""

    records: Records
    texts: Sequence[ReadText]
    languages: Sequence[Language]


def read_written(
    sources: Sources, theme: Theme, today: date, cache: Cache
) -> tuple[WrittenRead | None, list[Problem]]:
    """Records, texts and languages, with what is not public yet; None when a problem of one of them stops.

    Neither a page is made nor a link judged: `load_site` does that.
    """
    context, problems, _ = read_records(sources, today, True, NOTHING, cache)
    records = collect(context, preview=True)
    read, unreadable = read_texts(sources)
    problems = [*problems, *unreadable]
    if stops(problems):
        return None, sorted(problems)
    languages, of_languages = load_talen(sources, records, KINDS, words_to_translate(theme))
    files, of_translations = translated_texts(read, languages)
    assets, _ = read_assets(sources, cache)
    texts, over = rendered_texts(files, sizes_of(assets), cache)
    problems = sorted({*problems, *of_languages, *of_translations, *over})
    return (None if stops(problems) else WrittenRead(records, texts, languages)), problems


def rendered_texts(
    files: Iterable[TextFile], sizes: Mapping[str, tuple[int, int]], cache: Cache
) -> tuple[list[ReadText], list[Problem]]:
    """Every text as HTML, but for those that no reader could follow; `sizes` are those of the pictures.

    The cache keeps the HTML of each text.
    """
    renderer = lru_cache(lambda: MarkdownRenderer(sizes))  # 50 ms, and nearly every text was kept
    made_by = [code_hash([Path(rendering.__file__).parent], ["markdown"]), repr(sorted(sizes.items()))]

    def rendered(file: TextFile) -> tuple[ReadText | None, list[Problem]]:
        over = list(over_the_limits(file))
        if over:
            return None, over
        body = file.text.body
        kept = cache.get(
            "texts", [*made_by, body], lambda: RENDERED_JSON.dump_json(renderer().render(body)), ".json"
        )
        return ReadText(file, RENDERED_JSON.validate_json(kept)), []

    texts: list[ReadText] = []
    problems: list[Problem] = []
    for file in files:
        text, over = _RENDERED.get(file.path, (file, sizes), partial(rendered, file))
        problems += over
        if text is not None:
            texts.append(text)
    return texts, problems


def sizes_of(assets: Iterable[AssetFile]) -> Mapping[str, tuple[int, int]]:
    """The width and height in pixels of the pictures, by their address."""
    return {asset.address: asset.size for asset in assets if asset.size}


def words_to_translate(theme: Theme) -> frozenset[str]:
    """Every word that the pages about reporting show and that is no text of a record."""
    labels = {choice.label for kind in (Anoniem, Routefeit, Uitgezocht) for choice in kind}
    return theme.words | WORDS | RENDERED | labels | {"ongeveer", "minstens", ONGEDATEERD}


def links_to(written: Written) -> Counter[str]:
    """How many links of menus and Dutch texts lead to each address; a line of a menu stands on every text."""
    texts = [text for text in written.texts if text.file.taal is None]
    links = Counter(address for text in texts for address in _named_in(text))
    gemeente = written.records.one(Gemeente)
    for line in (*gemeente.hoofdmenu, *gemeente.voetmenu):
        links[line.adres] += len(texts)
    return links


def _named_in(text: ReadText) -> set[str]:
    """The addresses to which a text leads, by a link or a directive."""
    named = {target.partition("#")[0] for target in text.links}
    for slot in text.rendered.slots:
        kind, _, rest = slot.inner.partition("|")[0].partition(":")
        if kind.strip() in DIRECTIVES and rest.split():
            named.add(address(DIRECTIVES[kind.strip()], rest.split()[0]))
    return named
