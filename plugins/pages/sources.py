"""Everything that editors write, read and checked together: records and texts, or all problems at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.pages.catalogue import GENERATED_TEMPLATES, record_addresses
from plugins.pages.page import NOT_FOUND
from plugins.pages.text_file import TextFile, read_texts
from plugins.pages.text_rules import TEXT_RULES
from plugins.records.collection import Records
from plugins.records.loading import load_records
from plugins.source.problem import Problem, did_you_mean, near_or_choose

REQUIRED = ("/", "/melden/", "/aanbevelingen/", "/cijfers/", "/nieuws/", "/begrippen/", "/bronnen/", NOT_FOUND)
"""Addresses that other pages link to by themselves, so that an editor cannot remove them."""


@dataclass(frozen=True)
class Sources:
    """The records and the texts of the site, without a single problem."""

    records: Records
    texts: tuple[TextFile, ...]


def read_sources(root: Path, theme: Path, today: date) -> tuple[Sources | None, list[Problem]]:
    """Read `root/data` and `root/content` against the templates of `theme`; the sources are None when there is a problem."""
    records, problems = load_records(root, today)
    texts, unreadable = read_texts(root)
    problems += unreadable
    problems += _templates_exist(texts, theme)
    if records is None:
        return None, sorted({*problems, *(problem for text in texts for problem in _without_records(text))})
    addresses = frozenset(record_addresses(records)) | {text.address for text in texts}
    for text in texts:
        for rule in TEXT_RULES:
            problems += rule(text, records, addresses)
        problems += _sources_exist(text, records)
        if text.address in record_addresses(records):
            problems.append(Problem(text.path, 0, 0, f"{text.address} is al het adres van een bestand in data/; kies een andere naam"))
        if not text.is_article and text.voorwerk.date > today:
            problems.append(Problem(text.path, *text.text.document.place(("Date",)), f"{text.voorwerk.date} ligt in de toekomst; vul de dag van de laatste wijziging in"))
    problems += (Problem(f"content/pages{address.rstrip('/') or '/index'}.md", 0, 0, "deze pagina ontbreekt; andere pagina's verwijzen ernaar") for address in REQUIRED if address not in addresses)
    return (None, sorted(set(problems))) if problems else (Sources(records, tuple(texts)), [])


def _without_records(text: TextFile) -> Iterator[Problem]:
    """What can be said of a text while the records are not good: its headings and its HTML."""
    for rule in TEXT_RULES:
        if rule.__name__ in ("no_raw_html", "headings_go_down_one_step", "tables_have_a_header"):
            yield from rule(text, None, frozenset())  # type: ignore[arg-type]  # these rules look at the text alone


def _sources_exist(text: TextFile, records: Records) -> Iterator[Problem]:
    """Every source that a page names is in `data/bronnen`."""
    for index, name in enumerate(text.voorwerk.bronnen):
        if name not in records.bronnen:
            remedy = did_you_mean(name, records.bronnen) or f"; maak data/bronnen/{name}.yaml of noem een die bestaat"
            yield Problem(text.path, *text.text.document.place(("Bronnen", index)), f"'{name}' bestaat niet in data/bronnen{remedy}")


def _templates_exist(texts: list[TextFile], theme: Path) -> Iterator[Problem]:
    """Every template that a page asks for is in the theme and is meant for a text."""
    known = sorted(path.stem for path in (theme / "templates").glob("*.html") if path.stem != "base" and path.stem not in GENERATED_TEMPLATES)
    for text in texts:
        if not (theme / "templates" / f"{text.template}.html").is_file() or (text.template in GENERATED_TEMPLATES and not text.is_article):
            place = text.text.document.place(("Template",))
            yield Problem(text.path, *place, f"onbekend sjabloon '{text.template}'{near_or_choose(text.template, known, 30)}")
