"""One build: load the site, let Pelican write it aside, check what it wrote, put it in place."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.cache import Cache
from plugins.publish.fingerprint import MadeOf
from plugins.publish.settings import load_settings, setting_problem
from plugins.publish.swap import alone, check_ours, new_directory, put_in_place, recover, remove_new
from plugins.site.theme import read_theme, theme_of
from plugins.source.problem import Ernst, Problem, SourcesRefused, stops, warning
from plugins.source.published import BASELINE, read_published
from plugins.source.sources import Sources, read_sources

if TYPE_CHECKING:  # what only a build needs is imported when something changed
    from plugins.pages.page import Page
    from plugins.site.site import Site

PUBLIC = "publishconf.py"
"""The settings of the public site."""
_NO_BASELINE = (
    "dit bestand is er niet, dus wordt geen cijfer, stap of nummer vergeleken met wat eerder is gepubliceerd;"
    " 'make publish' maakt het, leg het daarna vast in git"
)
NO_ADDRESS = (
    'het openbare adres ontbreekt; vul het in bij SITEURL, zoals "https://ondermijning.voorbeeld.nl", want'
    " feeds, agenda en sitemap noemen het"
)


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
class BuildOptions:
    """What is to be built: from which checkout and settings, for which day, and where to."""

    conf: Path
    """The settings, in the root of the project: `publishconf.py` for the public site."""
    today: date
    output: Path
    preview: bool = False
    """Whether what is not public yet is shown too."""
    baseline: Path | None = None
    """What was published last; by default the file that `make publish` keeps."""
    documents: bool = True
    """Whether dossiers and posters are drawn as PDF."""

    @property
    def root(self) -> Path:
        """The folder of the project."""
        return self.conf.parent

    @property
    def public(self) -> bool:
        """Whether this is the public site: it has an address, and the site before it is kept."""
        return self.conf.name == PUBLIC

    @property
    def held_against(self) -> Path:
        """What was published last."""
        return self.baseline or self.root / BASELINE

    @property
    def cache(self) -> Path:
        """Where what is costly to make is kept between builds."""
        return self.root / ".cache"

    @property
    def chosen(self) -> str:
        """What makes another site of the same sources."""
        return f"{self.today} {self.conf.name} {self.preview} {self.documents}"


@dataclass(frozen=True)
class Built:
    """What a build did."""

    pages: int
    stages: Stages
    warnings: tuple[Problem, ...] = ()
    waiting: tuple[str, ...] = ()
    """The sources that are not public yet; they stay out unless it was a preview."""
    site: Site | None = None
    """What was built; None when nothing had changed."""


def build_site(options: BuildOptions, again: bool = False) -> Built:
    """Build a site, all or nothing.

    Raises SourcesRefused with every problem of settings, data, content or of the finished pages; then the old
    site is untouched. Nothing is built when nothing changed, unless `again` is set.
    """
    stages, output, cache = Stages(), options.output, options.cache
    with alone(output, cache):
        with stages.stage("vergelijken"):
            recover(output)
            check_ours(output)
            made_of = MadeOf.now(options.root, options.held_against, options.chosen)
            unchanged = not again and made_of.stands_in(output, cache)
        if unchanged:
            return Built(0, stages)
        try:
            built = _build_aside(options, stages)
        except BaseException:
            remove_new(output)
            raise
        with stages.stage("op zijn plaats zetten"):
            put_in_place(output, keep=options.public)
            made_of.remember(output, cache)
            Cache(cache).sweep()
    return built


def check_sources(options: BuildOptions) -> list[Problem]:
    """Every problem of settings, data and content; nothing is written."""
    from plugins.publish.preflight import heavy_problems

    settings, wrong = load_settings(options.conf)
    site, problems = load_sources(options)
    if site is not None and settings:
        faulty = {problem.path for problem in problems if stops([problem])}
        wrong += heavy_problems(site, settings, faulty)
    return sorted({*wrong, *problems})


def load_sources(options: BuildOptions, sources: Sources | None = None) -> tuple[Site | None, list[Problem]]:
    """The site and everything that is wrong with its sources, held against what was published last.

    When something is wrong, the site is made of what is sound; it is None when there can be none. The sources
    are those of the project, unless others are given.
    """
    from plugins.publish.preflight import words_problems
    from plugins.site.load import read_site
    from plugins.site.source_rules import unfinished

    baseline, cache = options.held_against, Cache(options.cache)
    published = read_published(baseline, required=options.baseline is not None)
    sources, theme = sources or read_sources(options.root), read_theme(theme_of(options.root))
    everything, site, problems = read_site(sources, theme, options.today, options.preview, published, cache)
    # Of a place, or of a source of which the place is not known, that is said once.
    places = {(problem.path, line) for problem in problems for line in (problem.line, 0)}
    of_words = words_problems(everything, cache)
    problems = sorted([*problems, *(each for each in of_words if (each.path, each.line) not in places)])
    if site is not None and not stops(problems):
        ernst = Ernst.FOUT if options.public else Ernst.WAARSCHUWING
        problems = sorted([*problems, *unfinished(site, ernst)])
    if not baseline.is_file():
        problems = sorted([*problems, warning(BASELINE, 0, 0, _NO_BASELINE)])
    return site, problems


def _build_aside(options: BuildOptions, stages: Stages) -> Built:
    with stages.stage("onderdelen laden"):
        from plugins.site.plugin import SitePlugin
    with stages.stage("bronnen controleren"):
        site, problems = load_sources(options)
        new = new_directory(options.output)
        settings, wrong = load_settings(options.conf)
        if options.public and settings:
            wrong += _public_problems(settings, None if stops(problems) else site, options)
        if site is None or not settings or stops([*problems, *wrong]):
            raise SourcesRefused(problems + wrong)
    with stages.stage("pagina's schrijven"):
        plugin = SitePlugin(site, options.documents)
        plugin.write(settings, str(new))
    with stages.stage("resultaat controleren"):
        pages, of_output = _check_output(new, site, plugin.pages, Cache(options.cache))
        if stops(of_output):
            raise SourcesRefused(of_output)
    if options.public:
        from plugins.hosting.security_txt import SETTING
        from plugins.hosting.servers import write_into_tree

        with stages.stage("klaarmaken voor de server"):
            write_into_tree(new, settings["SITEURL"], settings.get(SETTING), Cache(options.cache))
    warnings = tuple(sorted({*problems, *wrong, *of_output}))
    return Built(pages, stages, warnings, site.waiting, site)


def _public_problems(
    settings: Mapping[str, Any], site: Site | None, options: BuildOptions
) -> Iterator[Problem]:
    """A public site has an address, numbers that were checked or a demonstration, and a contact for leaks."""
    from plugins.hosting.security_txt import SETTING, security_problems, security_txt
    from plugins.melden import demonstratie
    from plugins.privacy.gate import undeclared_data
    from plugins.privacy.uitzonderingen import Declared, Soort

    def problem(name: str, message: str) -> Problem:
        return setting_problem(name, message, options.conf)

    given, address = settings.get(SETTING), settings.get("SITEURL")
    if not address:
        yield problem("SITEURL", NO_ADDRESS)
        return
    if site is not None:
        shown = settings.get(demonstratie.SETTING)
        for message in demonstratie.demonstration_problems(shown, site.records, options.today):
            yield problem(demonstratie.SETTING, message)
    judged = list(security_problems(given, address, options.today))
    if given and not any(stop for _, stop in judged):
        contact = Declared(((Soort.EMAIL, given["contact"].removeprefix("mailto:")),))
        judged += ((message, True) for message in undeclared_data(security_txt(given, address), contact))
    for message, stop in judged:
        yield problem(SETTING, message) if stop else warning(*problem(SETTING, message)[:4])


def _check_output(new: Path, site: Site, made: Iterable[Page], cache: Cache) -> tuple[int, list[Problem]]:
    """Look at the finished site as a stranger would; the number of pages and everything that is wrong.

    What is wrong with a page that the public does not see yet stops nothing.
    """
    from plugins.checks.checking import check_site

    finished, problems = check_site(new, site.register, cache, site.declared, fill=True)
    waiting = {page.save_as for page in made if page.wacht}
    problems = [
        each._replace(ernst=Ernst.WAARSCHUWING) if each.path in waiting else each for each in problems
    ]
    origins = {page.save_as: page.origin for page in made if page.origin}
    return len(finished.pages), sorted(_at_origin(problem, origins, site.sources) for problem in problems)


def _at_origin(problem: Problem, origins: Mapping[str, str], sources: Sources) -> Problem:
    """A problem of a page at its source file, and at the line that holds what the message quotes."""
    from plugins.publish.preflight import at_quoted

    if problem.path not in origins:
        return problem
    moved = at_quoted(problem._replace(path=origins[problem.path]), sources)
    return moved._replace(message=f"op /{problem.path.removesuffix('index.html')}: {problem.message}")


def explain(error: Exception) -> str:
    """What went wrong and what to do about it.

    With TRACEBACK=1 in the environment the error is raised again.
    """
    if os.environ.get("TRACEBACK"):
        raise error
    kind = type(error).__name__
    if kind in ("TemplateSyntaxError", "TemplateAssertionError"):
        return (
            f"theme/templates/{getattr(error, 'name', '?')}:{getattr(error, 'lineno', 0)}: het sjabloon is"
            f" niet te lezen ({error}); herstel het"
        )
    if kind in ("UndefinedError", "TemplateNotFound"):
        return (
            f"theme/templates: een sjabloon gebruikt iets dat niet bestaat ({error}){_template_place(error)};"
            " herstel het"
        )
    if kind in ("PdfFailed", "DrawingFailed", "BadDrawing", "StylesFailed"):
        return f"{error}. De oude site staat er nog"
    if isinstance(error, OSError):
        return (
            f"{error.filename or 'de schijf'}: schrijven of lezen lukt niet ({error.strerror}); maak ruimte"
            " of pas de rechten aan. De oude site staat er nog"
        )
    return (
        f"de bouw is gestopt door een fout in de generator ({kind}: {error}). De oude site staat er nog;"
        " TRACEBACK=1 laat zien waar het misging"
    )


def _template_place(error: Exception) -> str:
    """The deepest template line in the traceback."""
    place = ""
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(".html"):
            place = f" in {os.path.basename(trace.tb_frame.f_code.co_filename)} regel {trace.tb_lineno}"
        trace = trace.tb_next
    return place
