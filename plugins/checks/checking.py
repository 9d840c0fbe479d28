"""All checks of a finished site; what was found on a page is remembered by its bytes, so that a page is looked at once."""

from __future__ import annotations

import hashlib
from functools import cache, partial
from pathlib import Path

from plugins.checks.rules import PAGE_RULES, SITE_RULES
from plugins.checks.site import Facts, Page, Site, facts_of, files_below
from plugins.source.memory import Memory
from plugins.source.problem import Problem


def check_site(root: Path, numbers: frozenset[str], memory: Path | None = None) -> tuple[Site, list[Problem]]:
    """The site below `root` and everything that is wrong with it; `numbers` are the declared ones, as `tel:` addresses.

    With `memory`, a file of our own, pages whose bytes were looked at before by the same rules are not looked at again.
    """
    files = files_below(root)
    base = hashlib.sha256(f"{_code()} {sorted(numbers)}".encode()).digest()
    remembered = Memory(memory)
    pages: dict[str, Facts] = {}
    for name, path in files.items():
        if name.endswith(".html"):
            data = path.read_bytes()
            key = hashlib.sha256(base + name.encode() + b"\0" + data).hexdigest()
            pages[name] = Facts.from_plain(remembered.recall(key, partial(_look, name, data, numbers)))
    remembered.write()
    site = Site(pages, frozenset(files))
    problems = {problem for rule in SITE_RULES for problem in rule(site)} | {facts.problem(message) for facts in site for message in facts.wrong}
    return site, sorted(problems)


def _look(name: str, data: bytes, numbers: frozenset[str]) -> list[object]:
    """Look at one page with every rule for pages."""
    page = Page(name, data, numbers)
    return facts_of(page, tuple(dict.fromkeys(message for rule in PAGE_RULES for message in rule(page)))).plain()


@cache
def _code() -> str:
    """A hash of the rules themselves."""
    here = Path(__file__).parent
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in sorted(here.rglob("*.py")))).hexdigest()
