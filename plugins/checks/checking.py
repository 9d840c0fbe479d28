"""All checks of a finished site; what was found on a page is remembered by its bytes, so that a page is looked at once."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import astuple
from functools import cache
from pathlib import Path

from plugins.checks.rules import PAGE_RULES, SITE_RULES
from plugins.checks.site import Facts, Page, Site, facts_of, files_below
from plugins.source.problem import Problem


def check_site(root: Path, numbers: frozenset[str], memory: Path | None = None) -> tuple[Site, list[Problem]]:
    """The site below `root` and everything that is wrong with it; `numbers` are the declared ones, as `tel:` addresses.

    With `memory`, a file of our own, pages whose bytes were looked at before by the same rules are not looked at again.
    """
    files = files_below(root)
    known = _recall(memory)
    kept: dict[str, Facts] = {}
    base = hashlib.sha256(f"{_code()} {sorted(numbers)}".encode()).digest()
    for name, path in files.items():
        if name.endswith(".html"):
            data = path.read_bytes()
            key = hashlib.sha256(base + name.encode() + b"\0" + data).hexdigest()
            kept[key] = known.get(key) or _look(Page(name, data, numbers))
    if memory is not None and kept.keys() != known.keys():
        _remember(memory, kept)
    site = Site({facts.path: facts for facts in kept.values()}, frozenset(files))
    problems = {problem for rule in SITE_RULES for problem in rule(site)} | {facts.problem(message) for facts in site for message in facts.wrong}
    return site, sorted(problems)


def _look(page: Page) -> Facts:
    """Look at one page with every rule for pages."""
    return facts_of(page, tuple(dict.fromkeys(message for rule in PAGE_RULES for message in rule(page))))


@cache
def _code() -> str:
    """A hash of the rules themselves."""
    here = Path(__file__).parent
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in sorted(here.rglob("*.py")))).hexdigest()


def _recall(memory: Path | None) -> dict[str, Facts]:
    try:
        kept = json.loads(memory.read_text(encoding="utf-8")) if memory is not None else {}
    except (OSError, ValueError):
        return {}
    return {key: Facts(path, title, tuple(ids), tuple(links), tuple(others), crumbs, tuple(wrong)) for key, (path, title, ids, links, others, crumbs, wrong) in kept.items()}


def _remember(memory: Path, kept: dict[str, Facts]) -> None:
    memory.parent.mkdir(parents=True, exist_ok=True)
    beside = memory.with_suffix(f".{os.getpid()}")
    beside.write_text(json.dumps({key: astuple(facts) for key, facts in kept.items()}), encoding="utf-8")
    os.replace(beside, memory)
