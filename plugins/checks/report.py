"""What a check found, in words for readers: counted by the check itself, never typed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import escape

from plugins.checks.rules import FILE_RULES, PAGE_RULES, SITE_RULES
from plugins.checks.site import ACTIVE, Facts, Site, weigh
from plugins.source.phone_numbers import Register
from plugins.source.problem import counted

PAGE = "controleer-het-zelf/index.html"
"""The page that shows all findings; it is not counted itself."""
PAGES = (PAGE, "privacy/index.html")
"""The pages with slots for findings."""

LABELS = {
    "fouten": "Fouten op pagina's",
    "paginas": "Pagina's",
    "bestanden": "Andere bestanden",
    "regels": "Regels",
    "scripts": "Scripts, alleen op de zoekpagina",
    "formulieren": "Formulieren, behalve om te zoeken",
    "cookies": "Plekken die een cookie kunnen zetten",
    "vreemd": "Onderdelen die van een andere site komen",
    "links": "Links naar andere sites",
    "sites": "Welke sites",
    "nummers": "Telefoonnummers om te bellen",
    "zwaarste": "Zwaarste pagina",
}
_SLOT = re.compile(r'(<(\w+) data-uitkomst="([a-z]+)">)[^<]*(</\2>)')
_CANDIDATES = 5
"""So many pages, the heaviest by a quick measure, are weighed exactly."""


def findings(site: Site, root: Path, register: Register) -> Mapping[str, str]:
    """What the check of a site below `root` found, a sentence or figure, under each name of LABELS."""
    pages = tuple(site)
    outside: Counter[str] = Counter()
    for href, count in Counter(href for facts in pages for href in facts.outside).items():
        outside[_host(href)] += count
    outside.pop("", None)
    dialled = Counter(
        href for facts in pages if facts.path != PAGE for href in facts.outside if href.startswith("tel:")
    )
    numbers = (  # no links: beside a number to dial stands how it was checked
        f"{register.written.get(href, href.removeprefix('tel:'))} (op {_pages(count)})"
        for href, count in sorted(dialled.items())
    )
    return {
        "fouten": str(sum(len(facts.wrong) for facts in pages)),
        "paginas": str(len(pages)),
        "bestanden": str(len(site.files) - len(pages)),
        "regels": str(len((*PAGE_RULES, *FILE_RULES, *SITE_RULES))),
        **{kind: str(sum(facts.active[index] for facts in pages)) for index, kind in enumerate(ACTIVE)},
        "links": f"{sum(outside.values())}, naar {len(outside)} sites",
        "sites": ", ".join(sorted(outside)),
        "nummers": ", ".join(numbers),
        "zwaarste": _heaviest(pages, root),
    }


def filled(html: str, report: Mapping[str, str]) -> str:
    """The page with every slot filled; raises KeyError for a slot that nobody knows."""
    return _SLOT.sub(lambda slot: f"{slot[1]}{escape(report[slot[3]])}{slot[4]}", html)


def in_lines(report: Mapping[str, str]) -> str:
    """The findings for a terminal."""
    return "\n".join(f"  {LABELS[name]:<42}{value}" for name, value in report.items())


def _host(href: str) -> str:
    return urlsplit(href).hostname or "" if href.startswith(("https:", "http:")) else ""


def _pages(count: int) -> str:
    return counted(count, "andere pagina", "andere pagina's")


def _heaviest(pages: Iterable[Facts], root: Path) -> str:
    likely = sorted(pages, key=lambda facts: facts.weight, reverse=True)[:_CANDIDATES]
    if not likely:
        return ""
    weight, path = max((weigh((root / facts.path).read_bytes(), 9), facts.path) for facts in likely)
    kilobytes = f"{weight / 1000:.1f}".replace(".", ",")
    return (
        f"/{path.removesuffix('index.html')} ({kilobytes} kB met opmaak en al, ingepakt zoals een server haar"
        " verstuurt)"
    )
