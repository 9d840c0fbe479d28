"""One build: read and check the sources, let Pelican write aside, check what it wrote, put it in place."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from plugins.publish.fingerprint import fingerprint, is_made_of, remember
from plugins.publish.swap import alone, check_ours, make_room, put_in_place, recover, spare, sweep
from plugins.source.problem import Problem, SourcesRefused, stops
from plugins.source.published import MANIFEST, Published, read_published

if TYPE_CHECKING:
    from pelican import Pelican

    from plugins.site.sources import Sources


class Stages:
    """How long each stage of a build took, in seconds."""

    def __init__(self) -> None:
        self.took: dict[str, float] = {}

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


class Order(NamedTuple):
    """What is to be built: from which checkout and settings, for which day, and where to.

    A preview also shows what is not public yet. `previous` is the manifest of the site that the public saw before; by
    default that of the site that is being replaced.
    """

    root: Path
    conf: Path
    today: date
    output: Path
    preview: bool = False
    previous: Path | None = None

    def published(self) -> Published:
        """What the public saw before; raises NotAManifest when the manifest that was named is not one."""
        standing = self.root / "output" if self.preview else self.output
        return read_published(self.previous or standing / MANIFEST, required=self.previous is not None)


class Built(NamedTuple):
    """What a build did; `waiting` are the sources that are not public yet, and stay out unless it was a preview."""

    pages: int
    unchanged: bool
    stages: Stages
    warnings: tuple[Problem, ...] = ()
    waiting: tuple[str, ...] = ()


def build_site(order: Order, again: bool = False) -> Built:
    """Build a site, all or nothing.

    Raises SourcesRefused with every problem of settings, data, content or of the finished pages; then the old site is
    untouched. Nothing is built when nothing changed, unless `again` is set.
    """
    stages = Stages()
    cache = order.root / ".cache"
    with alone(order.output, cache):
        with stages.stage("vergelijken"):
            recover(order.output)
            check_ours(order.output)
            made = fingerprint(order.root, order.today, order.conf, order.preview)
            unchanged = not again and is_made_of(order.output, made, cache)
        if unchanged:
            return Built(0, True, stages)
        built = _build_aside(order, stages)
        with stages.stage("op zijn plaats zetten"):
            put_in_place(order.output)
            remember(order.output, made, cache)
    return built


def _build_aside(order: Order, stages: Stages) -> Built:
    from plugins.source.meanwhile import Meanwhile  # not needed to see that nothing changed

    with stages.stage("gegevensmodel laden"):
        import plugins.site.catalogue
        import plugins.site.sources
    new = spare(order.output)
    reading = Meanwhile(partial(_prepare, order, order.published()))
    with stages.stage("Pelican laden"):
        from plugins.publish.settings import load_settings

        settings, problems = load_settings(
            order.root, order.conf, {"OUTPUT_PATH": str(new), "READ": reading.result}
        )
        from pelican import Pelican

        import plugins.checks.checking  # noqa: F401 - needed at the end, and now there is time
    with stages.stage("bronnen controleren"):
        if not settings:
            raise SourcesRefused(problems + reading.result()[1])
        site = Pelican(settings)
    with stages.stage("pagina's schrijven"):
        _write(site, new)
    with stages.stage("resultaat controleren"):
        pages, found = check_output(new, settings, order.root)
        if stops(found):
            raise SourcesRefused(found)
    warnings = tuple(sorted({*problems, *settings["WARNINGS"], *found}))  # type: ignore[misc]  # put there by plugins.site.plugin
    return Built(pages, False, stages, warnings, settings["SOURCES"].waiting)  # type: ignore[attr-defined]  # put there by plugins.site.plugin


def _prepare(order: Order, published: Published) -> tuple[Sources | None, list[Problem]]:
    """Make room for the new site and read the sources; raises NotOurs when somebody else is in the way."""
    make_room(order.output)
    return read(order, published)


def _write(site: Pelican, new: Path) -> None:
    """Let Pelican write every page and file, and remove what an earlier site left."""
    try:
        site.run()
    except BaseException:
        import shutil

        shutil.rmtree(new, ignore_errors=True)  # it may hold what stood in the way
        raise
    sweep(new)


def read(order: Order, published: Published) -> tuple[Sources | None, list[Problem]]:
    """All sources and every problem of data and content; no sources when one of those stops the build."""
    from plugins.site.load import read_sources

    return read_sources(order.root, order.root / "theme", order.today, order.preview, published)


def check_sources(order: Order) -> list[Problem]:
    """Every problem of data and content."""
    return read(order, order.published())[1]


def check_output(new: Path, settings: Mapping[str, Any], root: Path) -> tuple[int, list[Problem]]:
    """Look at the finished site as a stranger would; the number of pages and everything that is wrong."""
    from plugins.checks.checking import check_site, memory_at, write_findings
    from plugins.melden.register import register_of
    from plugins.publish.origin import at_origin

    register = register_of(settings["SOURCES"].records, settings["SOURCES"].talen)
    memory = memory_at(root / ".cache" / "checks.pickle", register)
    site, problems = check_site(new, register, memory)
    problems = problems or write_findings(new, site, register, memory)
    memory.write()
    return len(site.pages), sorted(at_origin(problem, settings["ORIGINS"], root) for problem in problems)
