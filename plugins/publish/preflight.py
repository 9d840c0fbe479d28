"""What would be refused in the finished pages, found before any of them is made: at its source, and quickly.

Two things can only be seen of a page: what its words look like to a stranger, and how much it weighs. The
words of each source are looked at in a page of their own, by the rules of the finished site. A page whose
sources are so large that it may be too heavy is rendered aside.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from html import escape
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from plugins.cache import Cache, Latest, code_hash
from plugins.checks import rules as rules_of_the_site
from plugins.checks.rules.numbers import numbers_are_declared, numbers_stand_with_their_route
from plugins.checks.rules.pages import pages_are_light
from plugins.checks.rules.safety import nothing_active_nothing_foreign, nothing_leaks
from plugins.checks.rules.standing import checks_say_how, what_was_not_found_was_searched
from plugins.checks.site import Page as CheckedPage
from plugins.languages.language import REPORTING
from plugins.languages.loading import TALEN
from plugins.languages.translation import texts_of
from plugins.pages.view import view_of
from plugins.site.site import Site
from plugins.source import phone_numbers
from plugins.source.annotations import references
from plugins.source.document import place_of
from plugins.source.problem import Problem
from plugins.source.record import Record
from plugins.source.sources import Sources
from plugins.texts.read_text import ReadText

OF_NUMBERS = (numbers_are_declared, numbers_stand_with_their_route)
"""The rules that a number of a route with a fault would break."""

RULES: tuple[Callable[[CheckedPage], Iterable[str]], ...] = (
    nothing_active_nothing_foreign,
    nothing_leaks,
    checks_say_how,
    *OF_NUMBERS,
    what_was_not_found_was_searched,
)
"""The rules of the finished site that words alone can break."""

_QUOTED = re.compile(r"'([^']{3,})'")


_FOUND, _MESSAGES = Latest[list[str]](), TypeAdapter(list[str])


def words_problems(site: Site, cache: Cache) -> list[Problem]:
    """What the words of a source would have the finished site refused for, at the place of those words."""
    judged_by = f"{_rules()} {site.register.made_of} {site.declared.values} {sorted(site.declared.unknown)}"

    def look(path: str, frame: Callable[[], str]) -> list[str]:
        html = frame()
        made_of = [judged_by, path, html]
        return cache.get_json("preflight", made_of, lambda: _wrong(path, html, site), _MESSAGES)

    problems = []
    for path, source, frame in _framed(site):
        messages = _FOUND.get(path, (source, judged_by), partial(look, path, frame))
        problems += [at_quoted(Problem(path, 0, 0, message), site.sources) for message in messages]
    return problems


@lru_cache(maxsize=1)
def _rules() -> str:
    """A hash of the rules; the code of a process does not change."""
    return code_hash([Path(rules_of_the_site.__file__).parent.parent, Path(phone_numbers.__file__)])


def _wrong(path: str, html: str, site: Site) -> list[str]:
    """What the rules say of the words of one source."""
    data = f"<style>a{{}}</style><body>{html}</body>".encode()
    page = CheckedPage(path, data, site.register, site.declared)
    rules = [rule for rule in RULES if site.register.complete or rule not in OF_NUMBERS]
    return list(dict.fromkeys(message for rule in rules for message in rule(page)))


def at_quoted(problem: Problem, sources: Sources) -> Problem:
    """A problem of a source at the first place that holds what its message quotes, or that of its CSV."""
    for path in (problem.path, problem.path.removesuffix(".yaml") + ".csv"):
        text = sources.text(path) if path in sources.files else ""
        folded = text.casefold() if len(text.casefold()) == len(text) else text
        places = (folded.find(quoted.casefold()) for quoted in _QUOTED.findall(problem.message))
        offset = next((place for place in places if place >= 0), None)
        if offset is not None:
            line, column = place_of(text, offset)
            return problem._replace(path=path, line=line, column=column)
    return problem._replace(line=0, column=0)


def _framed(site: Site) -> Iterator[tuple[str, object, Callable[[], str]]]:
    """Every text, record and translation: its path, itself, and what makes the page its words are read in."""
    for text in site.texts:
        yield text.path, text, partial(_of_text, text)
    for record in site.records.all():
        yield record.bestand, record, partial(_of_record, record, record.translated)
    for language in site.languages:
        folder, words = f"{TALEN}/{language.code}", language.bestand.woorden
        yield f"{folder}/taal.yaml", words, partial(_frame, words.values(), "", True, True)
        for kind in language.kinds.values():
            for record in kind.values():
                path = f"{folder}/{record.folder}/{record.id}.yaml"
                yield path, record, partial(_of_record, record, True)


def _of_text(text: ReadText) -> str:
    front = text.file.voorwerk
    searched = bool(front.zoekacties) or not view_of(text.file.template).facts_in_text
    reporting = text.file.taal is not None or text.file.address.startswith(REPORTING)
    body = text.rendered.filled(lambda slot: " ", str, str)
    return _frame([front.title, front.summary], body, reporting, searched)


def _of_record(record: Record, reporting: bool) -> str:
    named = (reference.folder for reference in references(type(record), record))
    searched = record.folder == "zoekacties" or "zoekacties" in named
    return _frame(_flat(texts_of(record)), "", reporting, searched)


def _frame(texts: Iterable[str], body: str, reporting: bool, searched: bool) -> str:
    """Words in a page such as the finished one: a reporting page, with a link where a search is named."""
    leave = '<a class="verlaat" href="https://x/" rel="noreferrer"></a>' if reporting else ""
    search = '<a href="zoekacties/x/"></a>' if searched else ""
    return f"{leave}<main>{''.join(f'<p>{escape(words)}</p>' for words in texts)}{body}{search}</main>"


def _flat(texts: Any) -> Iterator[str]:
    """Every text of a record."""
    if isinstance(texts, str):
        yield texts
    else:
        for inner in texts.values() if isinstance(texts, dict) else texts:
            yield from _flat(inner)


def heavy_problems(site: Site, settings: Mapping[str, Any], faulty: Container[str] = ()) -> list[Problem]:
    """What is wrong with the pages that may be too heavy, looked at one by one.

    Empty, and quick, where there are none. The pages of `faulty` sources are passed over, since what is
    wrong with their words could stop the rendering.
    """
    origins = {page.address: page.origin for page in site.pages}
    large = frozenset(address for address in _large(site) if origins[address] not in faulty)
    if not large:
        return []
    from plugins.site.plugin import SitePlugin  # Pelican is as slow to import as all sources are to read

    wanted = {page.save_as: page for page in site.pages if page.address in large}
    with tempfile.TemporaryDirectory() as folder:
        SitePlugin(site, only=large).write(settings, folder)
        problems = []
        for name, page in wanted.items():
            rendered = CheckedPage(name, (Path(folder) / name).read_bytes(), site.register, site.declared)
            problems += [
                Problem(page.origin, 0, 0, f"op {page.address}: {message}")
                for message in pages_are_light(rendered)
            ]
    return problems


def _large(site: Site) -> Iterator[str]:
    """The addresses of pages whose sources are so large that the page may be too heavy."""
    files = site.sources.files
    for page in site.pages:
        shown = site.records.folder(page.view.shows_all_of) if page.view.shows_all_of else {}
        made_of = {page.origin, *(record.bestand for record in shown.values())} - {""}
        if sum(files[path].size for path in made_of) > page.view.large_from:
            yield page.address
