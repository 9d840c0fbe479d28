"""All checks of a finished site.

What was found in a file is kept by its bytes, so that a file is looked at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import TypeAdapter

from plugins.cache import Cache, code_hash
from plugins.checks import report
from plugins.checks.rules import FILE_RULES, PAGE_RULES, SITE_RULES
from plugins.checks.site import Facts, Other, Page, Site, facts_of, files_below
from plugins.privacy import gate
from plugins.privacy.uitzonderingen import NOTHING, Declared
from plugins.source import phone_numbers
from plugins.source.phone_numbers import Register
from plugins.source.problem import Problem

KIND = "findings"
_FACTS, _MESSAGES = TypeAdapter(Facts), TypeAdapter(list[str])


class Inspector:
    """Looks at single files with every rule for those.

    What is declared, such as telephone numbers, is what they are held against.
    """

    def __init__(self, register: Register, cache: Cache, declared: Declared) -> None:
        self._register, self._cache, self._declared = register, cache, declared
        rules = code_hash(
            [Path(__file__).parent, Path(gate.__file__).parent, Path(phone_numbers.__file__)],
            ("selectolax", "pillow", "pypdf", "phonenumberslite", "python-stdnum"),
        )
        self._made_of = f"{rules} {register.made_of} {declared.values}"

    def page(self, name: str, data: bytes) -> Facts:
        """What the rules need to know of a page, and what is wrong with it."""

        def look() -> Facts:
            page = Page(name, data, self._register, self._declared)
            wrong = tuple(dict.fromkeys(message for rule in PAGE_RULES for message in rule(page)))
            return facts_of(page, wrong)

        return self._cache.get_json(KIND, [self._made_of, name, data], look, _FACTS)

    def file(self, name: str, data: bytes) -> list[str]:
        """What is wrong with a file that is no page."""

        def look() -> list[str]:
            other = Other(name, data, self._register, self._cache, self._declared)
            try:
                return list(dict.fromkeys(message for rule in FILE_RULES for message in rule(other)))
            except Exception as error:  # whatever a reader of damaged files throws
                return [
                    "dit bestand kan niet gelezen worden en dus niet gecontroleerd "
                    f"({type(error).__name__}); maak het opnieuw of verwijder het"
                ]

        return self._cache.get_json(KIND, [self._made_of, name, data], look, _MESSAGES)


def check_site(
    root: Path,
    register: Register,
    cache: Cache | None = None,
    declared: Declared = NOTHING,
    fill: bool = False,
) -> tuple[Site, list[Problem]]:
    """The site below `root` and everything that is wrong with it.

    `register` holds the declared telephone numbers. `declared` holds what may stand there though it looks
    like personal data. With a `cache`, what was looked at before is not looked at again. With `fill` the
    pages that are there for it say what was found.
    """
    inspector = Inspector(register, cache or Cache(), declared)
    pages: dict[str, Facts] = {}
    problems: set[Problem] = set()
    files = files_below(root)
    for name, path in files.items():
        if name.endswith(".html"):
            pages[name] = inspector.page(name, path.read_bytes())
        else:
            problems.update(
                Problem(name, 0, 0, message) for message in inspector.file(name, path.read_bytes())
            )
    site = Site(pages, frozenset(files))
    problems.update(problem for rule in SITE_RULES for problem in rule(site))
    problems.update(facts.problem(message) for facts in site for message in facts.wrong)
    if fill:
        problems.update(_write_findings(root, inspector, report.findings(site, root, register)))
    return site, sorted(problems)


def _write_findings(root: Path, inspector: Inspector, findings: Mapping[str, str]) -> Iterator[Problem]:
    """Write on the pages that are there for it what the check of the site found, and look at those again."""
    for name in report.PAGES:
        path = root / name
        if path.is_file():
            html = report.filled(path.read_text(encoding="utf-8"), findings).encode()
            path.write_bytes(html)
            facts = inspector.page(name, html)
            yield from (facts.problem(message) for message in facts.wrong)
