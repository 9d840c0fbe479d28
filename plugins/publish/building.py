"""One build: read and check the sources, let Pelican write aside, check what it wrote, put it in place."""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from plugins.publish.fingerprint import fingerprint
from plugins.publish.swap import alone, beside, check_ours, made_of, put_in_place, recover
from plugins.source.problem import Problem, SourcesRefused


@dataclass
class Stages:
    """How long each stage of a build took, in seconds."""

    took: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time one stage."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.took[name] = self.took.get(name, 0.0) + time.perf_counter() - start

    def __str__(self) -> str:
        lines = [f"  {name:<28}{seconds:7.2f} s" for name, seconds in self.took.items()]
        return "\n".join([*lines, f"  {'samen':<28}{sum(self.took.values()):7.2f} s"])


@dataclass(frozen=True)
class Built:
    """What a build did."""

    output: Path
    pages: int
    unchanged: bool
    stages: Stages


def build_site(root: Path, conf: Path, today: date, output: Path | None = None, again: bool = False) -> Built:
    """Build the site of `root` into `output` (`root/output` by default) as it is on the day `today`.

    Raises SourcesRefused with every problem of settings, data, content or of the finished pages; then the old site is
    untouched. Nothing is built when nothing changed, unless `again` is set.
    """
    output = output or root / "output"
    stages = Stages()
    with alone(root / ".cache" / f"bouw-{hashlib.sha256(str(output.resolve()).encode()).hexdigest()[:12]}.lock"):
        with stages.stage("vergelijken"):
            recover(output)
            check_ours(output)
            made = fingerprint(root, today, conf)
        if made_of(output) == made and not again:
            return Built(output, 0, True, stages)
        pages = _build_aside(root, conf, today, output, stages)
        with stages.stage("op zijn plaats zetten"):
            put_in_place(beside(output, "nieuw"), output, made)
    return Built(output, pages, False, stages)


def _build_aside(root: Path, conf: Path, today: date, output: Path, stages: Stages) -> int:
    new = beside(output, "nieuw")
    with stages.stage("Pelican laden"):
        settings = load_settings(root, conf, today, new)
        from pelican import Pelican
    with stages.stage("bronnen controleren"):
        site = Pelican(settings)
    with stages.stage("pagina's schrijven"):
        site.run()
    with stages.stage("resultaat controleren"):
        pages, problems = check_output(new, settings)
        if problems:
            raise SourcesRefused(problems)
    return pages


def load_settings(root: Path, conf: Path, today: date, output: Path) -> dict[str, object]:
    """Pelican's settings for this build; raises SourcesRefused when the settings file has a problem."""
    import logging

    from pelican.log import console
    from pelican.log import init as init_logging
    from pelican.settings import DEFAULT_CONFIG, read_settings

    from plugins.pages.catalogue import GENERATED_TEMPLATES
    from plugins.publish.settings_rules import settings_problems, theme_problems

    init_logging(level=logging.ERROR)
    console.quiet = True  # it counts Pelican's own articles and pages, of which there are none
    problems = settings_problems(conf, root, frozenset(DEFAULT_CONFIG))
    if problems:
        raise SourcesRefused(problems)
    if str(root) not in sys.path:
        sys.path.insert(0, str(root))
    settings: dict[str, object] = read_settings(str(conf), override={"OUTPUT_PATH": str(output), "VANDAAG": today.isoformat()})
    problems = theme_problems(Path(str(settings["THEME"])), root, GENERATED_TEMPLATES | {"base"})
    if problems:
        raise SourcesRefused(problems)
    return settings


def check_output(new: Path, settings: dict[str, object]) -> tuple[int, list[Problem]]:
    """Look at the finished site as a stranger would; the number of pages and everything that is wrong."""
    from plugins.checks.checking import check_site

    records = settings["SOURCES"].records  # type: ignore[attr-defined]  # put there by plugins.pages.plugin
    numbers = {tel for route in records.meldroutes.values() for _, tel in route.nummers} | {records.gemeente.tel}
    return sum(1 for _ in new.rglob("*.html")), check_site(new, frozenset(numbers))
