"""Reading everything that editors write and checking it together: records, texts and pictures, or all problems at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from plugins.brieven.brief import Brief, letters_by_source
from plugins.brieven.rules import wrong_paragraphs
from plugins.bronnen.bron import Bron
from plugins.languages.loading import load_talen, words_of
from plugins.languages.taal import Taal
from plugins.melden.meldroute import Anoniem, Gecontroleerd
from plugins.melden.pages import WORDS
from plugins.melden.register import register_of
from plugins.pages.page import NOT_FOUND
from plugins.site.catalogue import GENERATED_TEMPLATES, record_addresses
from plugins.site.collection import KINDS, address
from plugins.site.load_records import load_records
from plugins.site.sources import Sources
from plugins.site.theme import theme_problems
from plugins.source.memory import Memory, made_by
from plugins.source.phone_numbers import Register
from plugins.source.problem import Problem, did_you_mean, near_or_choose, stops
from plugins.source.published import NOTHING, Published
from plugins.source.records import Records
from plugins.texts.asset_file import AssetFile, read_assets
from plugins.texts.read_text import ReadText
from plugins.texts.rendered import Rendered
from plugins.texts.safe_html import nothing_unlisted
from plugins.texts.text_file import TextFile, read_texts
from plugins.texts.text_limits import over_the_limits
from plugins.texts.text_rules import TEXT_RULES, Known
from plugins.texts.translated_texts import translated_texts

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


def read_sources(
    root: Path, theme: Path, today: date, preview: bool = False, published: Published = NOTHING
) -> tuple[Sources | None, list[Problem]]:
    """Read `root/data` and `root/content` against the templates of `theme`, as they are public on the day `today`.

    With `preview` what is not public yet is there too. What differs from what was `published` before has to say why.
    The sources are None when a problem stops the build; all problems and warnings are listed in either case.
    """
    memory = Memory(root / ".cache" / "sources.pickle", _readers())
    records, problems = load_records(root, today, preview, published, memory)
    files, unreadable = read_texts(root, memory)
    assets, refused = read_assets(root)
    problems += [*unreadable, *refused, *_dates_have_been(files, today)]
    talen, wrong = (
        load_talen(root, records, KINDS, words_of(theme, (Anoniem, Gecontroleerd)) | WORDS, memory)
        if records is not None
        else ((), [])
    )
    problems += wrong
    files, wrong = translated_texts(files, talen)
    problems += [
        *wrong,
        *theme_problems(theme, GENERATED_TEMPLATES | {"base"}),
        *_templates_exist(files, theme),
    ]
    texts, unrendered = _render(files, memory)
    memory.write()
    problems += unrendered
    shown = [file for file in files if preview or file.is_public(today)]
    taken: frozenset[str] = (
        frozenset(record_addresses(records, talen)) if records is not None else frozenset()
    )
    known = _known(records, files, shown, assets, talen, taken)
    for text in texts:
        problems += _text_problems(text, known)
    if records is not None:
        problems += _addresses_are_free(files, records, taken)
        problems += (
            Problem(
                f"content/pages{wanted.rstrip('/') or '/index'}.md",
                0,
                0,
                "deze pagina ontbreekt; andere pagina's verwijzen ernaar",
            )
            for wanted in REQUIRED
            if wanted not in known.addresses
        )
    problems = sorted(set(problems))
    if records is None or stops(problems):
        return None, problems
    waiting = sorted(
        [
            *(text.path for text in files if not text.is_public(today)),
            *(f"data/{folder}/{name}.yaml" for folder, name in records.waiting),
        ]
    )
    public = tuple(text for text in texts if text.file.address in known.addresses)
    return Sources(records, public, tuple(assets), talen, tuple(waiting)), problems


def _known(
    records: Records | None,
    files: Iterable[TextFile],
    shown: Iterable[TextFile],
    assets: Iterable[AssetFile],
    talen: tuple[Taal, ...],
    taken: frozenset[str],
) -> Known:
    """What a text may name: `taken` are the addresses of pages that follow from records."""
    shown_addresses = frozenset(text.address for text in shown)
    addresses, waiting = shown_addresses | taken, frozenset(text.address for text in files) - shown_addresses
    if records is not None:
        waiting |= frozenset(address(folder, name) for folder, name in records.waiting)
    register = register_of(records, talen) if records is not None else Register(frozenset())
    return Known(
        records, addresses, waiting - addresses, frozenset(asset.address for asset in assets), register
    )


def _render(files: Iterable[TextFile], memory: Memory) -> tuple[list[ReadText], list[Problem]]:
    """Every text as HTML, but for those that no reader could follow either; a text that did not change is not rendered again."""
    texts: list[ReadText] = []
    problems: list[Problem] = []
    for file in files:
        over = list(over_the_limits(file))
        problems += over
        if not over:
            body = file.text.body
            texts.append(
                ReadText(
                    file, memory.recall(memory.key(b"rendered", body.encode()), partial(_rendered, body))
                )
            )
    return texts, problems


def _rendered(body: str) -> Rendered:
    """One text, rendered."""
    rendered: Rendered = _renderer().render(body)
    return rendered


@cache
def _renderer() -> Any:
    """The one renderer; it and its library are loaded only when there is a text to render."""
    from plugins.texts.rendering import MarkdownRenderer

    return MarkdownRenderer()


def _readers() -> str:
    """A hash of all that reads files and renders texts."""
    return made_by(
        [Path(__file__).parents[1]],
        ("pydantic", "pydantic"),
        ("pydantic_core", "pydantic_core"),
        ("yaml", "pyyaml"),
        ("markdown", "markdown"),
    )


def _text_problems(text: ReadText, known: Known) -> list[Problem]:
    """All that is wrong with one text; while the records are not good, names and addresses are not judged."""
    problems = [problem for rule in TEXT_RULES for problem in rule(text, known)]
    if known.records is not None:
        problems += _sources_exist(text.file, known.records)
    return problems or list(nothing_unlisted(text))


def _sources_exist(text: TextFile, records: Records) -> Iterator[Problem]:
    """Every source that a page names is in `data/bronnen` and is public, and has the paragraphs that are named."""
    letters = letters_by_source(records.of(Brief).values())
    for index, named in enumerate(text.voorwerk.bronnen):
        name, place = named.bron, text.text.document.place(("Bronnen", index))
        wrong = wrong_paragraphs(named, letters.get(name)) if name in records.of(Bron) else None
        if wrong:
            yield Problem(text.path, *place, wrong)
        if name not in records.of(Bron):
            waits = ("bronnen", name) in records.waiting
            remedy = (
                did_you_mean(name, records.of(Bron))
                or f"; maak data/bronnen/{name}.yaml of noem een die bestaat"
            )
            yield Problem(
                text.path,
                *place,
                f"'{name}' is nog niet openbaar; publiceer data/bronnen/{name}.yaml"
                if waits
                else f"'{name}' bestaat niet in data/bronnen{remedy}",
            )


def _addresses_are_free(
    files: Iterable[TextFile], records: Records, taken: frozenset[str]
) -> Iterator[Problem]:
    """A text does not take the address of a page that follows from a record, nor of one that will."""
    taken |= frozenset(address(folder, name) for folder, name in records.waiting)
    for text in files:
        if text.address in taken:
            yield Problem(
                text.path,
                0,
                0,
                f"{text.address} is al het adres van een bestand in data/; kies een andere naam",
            )


def _dates_have_been(files: Iterable[TextFile], today: date) -> Iterator[Problem]:
    """The dates that a page shows are not in the future."""
    for text in files:
        for key, day in (("Date", text.voorwerk.date), ("Geplaatst", text.voorwerk.geplaatst)):
            if day is not None and day > today:
                place = text.text.document.place((key,))
                yield Problem(
                    text.path,
                    *place,
                    f"{day} ligt in de toekomst; vul een dag in die is geweest, en gebruik Publiceren_op voor een pagina die later openbaar wordt",
                )


def _templates_exist(files: Iterable[TextFile], theme: Path) -> Iterator[Problem]:
    """Every template that a page asks for is in the theme and is meant for a text."""
    known = sorted(
        path.stem
        for path in (theme / "templates").glob("*.html")
        if path.stem != "base" and path.stem not in GENERATED_TEMPLATES
    )
    for text in files if known else ():  # without any the theme is missing, and that is said already
        if text.template not in known and not text.is_article:
            yield Problem(
                text.path,
                *text.text.document.place(("Template",)),
                f"onbekend sjabloon '{text.template}'{near_or_choose(text.template, known, 30)}",
            )
