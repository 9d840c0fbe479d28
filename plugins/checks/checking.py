"""All checks of a finished site; what was found on a page is remembered by its bytes, so that a page is looked at once."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

from plugins.checks import report
from plugins.checks.rules import FILE_RULES, PAGE_RULES, SITE_RULES
from plugins.checks.site import Facts, Other, Page, Site, facts_of, files_below
from plugins.source import phone_numbers
from plugins.source.meanwhile import for_each
from plugins.source.memory import Memory, made_by
from plugins.source.phone_numbers import Register
from plugins.source.problem import Problem


def memory_at(path: Path, register: Register) -> Memory:
    """What was found before, by the same rules and the same register, of files with the same name and bytes."""
    return Memory(
        path,
        f"{_rules()} {sorted(register.numbers)} {sorted((name, *sorted(own)) for name, own in register.names)}",
    )


def check_site(root: Path, register: Register, memory: Memory | None = None) -> tuple[Site, list[Problem]]:
    """The site below `root` and everything that is wrong with it; `register` holds the declared telephone numbers.

    With a `memory`, what was looked at before is not looked at again.
    """
    memory = memory or Memory()
    files = files_below(root)
    keys = {name: memory.key(name.encode(), path.read_bytes()) for name, path in files.items()}
    new = [name for name, key in keys.items() if not memory.knows(key)]
    looked = dict(zip(new, for_each(new, partial(_look_at, root, register)), strict=True))
    found = {name: memory.recall(key, partial(looked.__getitem__, name)) for name, key in keys.items()}
    site = Site({name: about for name, about in found.items() if isinstance(about, Facts)}, frozenset(files))
    problems = {
        Problem(name, 0, 0, message)
        for name, about in found.items()
        if not isinstance(about, Facts)
        for message in about
    }
    problems.update(problem for rule in SITE_RULES for problem in rule(site))
    problems.update(facts.problem(message) for facts in site for message in facts.wrong)
    return site, sorted(problems)


def write_findings(root: Path, site: Site, register: Register, memory: Memory | None = None) -> list[Problem]:
    """Write on the pages that are there for it what the check of the site below `root` found, and look at those again."""
    memory = memory or Memory()
    found = report.findings(site, root, register)
    problems: list[Problem] = []
    for name in report.PAGES:
        path = root / name
        if path.is_file():
            html = report.filled(path.read_text(encoding="utf-8"), found).encode()
            path.write_bytes(html)
            facts = memory.recall(memory.key(name.encode(), html), partial(_look, name, html, register))
            problems += (facts.problem(message) for message in facts.wrong)
    return problems


def _is_page(name: str) -> bool:
    return name.endswith(".html")


def _look_at(root: Path, register: Register, name: str) -> Facts | list[str]:
    """What is kept of one file: the facts of a page, what is wrong with another file."""
    data = (root / name).read_bytes()
    return _look(name, data, register) if _is_page(name) else _look_at_other(name, data, register)


def _look(name: str, data: bytes, register: Register) -> Facts:
    """Look at one page with every rule for pages."""
    page = Page(name, data, register)
    return facts_of(page, tuple(dict.fromkeys(message for rule in PAGE_RULES for message in rule(page))))


def _look_at_other(name: str, data: bytes, register: Register) -> list[str]:
    """Look at one file that is no page with every rule for those."""
    other = Other(name, data, register)
    try:
        return list(dict.fromkeys(message for rule in FILE_RULES for message in rule(other)))
    except Exception as error:  # whatever a reader of damaged files throws
        return [
            f"dit bestand kan niet gelezen worden en dus niet gecontroleerd ({type(error).__name__}); maak het opnieuw of verwijder het"
        ]


@cache
def _rules() -> str:
    """A hash of the rules themselves."""
    return made_by(
        (Path(__file__).parent, Path(phone_numbers.__file__)),
        ("selectolax", "selectolax"),
        ("pypdf", "pypdf"),
    )
