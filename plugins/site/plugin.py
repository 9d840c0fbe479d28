"""The door to Pelican: refuses to start while a source has a problem, then renders and writes the whole site.

In a settings file `PLUGINS = ["plugins.site.plugin"]` is enough: the sources are read for today. Who has read
the site already passes a `SitePlugin` in PLUGINS instead, as `plugins.publish` does.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from jinja2 import Template
from markupsafe import Markup
from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.log import console
from pelican.log import init as init_logging
from pelican.settings import read_settings
from pelican.writers import Writer

from plugins.bronnen.bron import Bron
from plugins.cache import Cache, write_if_changed
from plugins.charts.charts import Charts
from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.cijfers.exports import chart_request
from plugins.files.file import downloads_by_page
from plugins.melden.demonstratie import SETTING, shown_demonstration
from plugins.melden.meldroute import Meldroute
from plugins.pages.page import Page
from plugins.site.cards import card_files, icon_files
from plugins.site.catalogue import Downloads, completed, names_of
from plugins.site.exports import files_about_the_site, files_for_robots, site_files
from plugins.site.load import load_site
from plugins.site.search import search_index
from plugins.site.site import Site
from plugins.site.styles import styled
from plugins.site.template_globals import CurrentPage, components, template_globals
from plugins.source.dates import today_in_amsterdam
from plugins.source.problem import SourcesRefused
from plugins.texts.directives import parse_directive
from plugins.texts.read_text import Slot


class SitePlugin:
    """Hands one site over to the generator that writes it; `pages` are there when Pelican has run."""

    def __init__(self, site: Site, documents: bool = True, only: frozenset[str] | None = None) -> None:
        self.site = site
        self.documents = documents
        """Whether dossiers and posters are drawn as PDF."""
        self.only = only
        """The addresses of the pages that are written, without any other file; None for the whole site."""
        self.pages: tuple[Page, ...] = ()

    def register(self) -> None:
        """Connect to Pelican's signals."""
        signals.get_generators.connect(self.generator)
        signals.generator_init.connect(self.hand_over)

    def write(self, given: Mapping[str, Any], output: str) -> None:
        """Let Pelican write the site into the folder `output`, with the settings that a file gave."""
        try:
            Pelican(pelican_settings(given, OUTPUT_PATH=output, PLUGINS=[self])).run()
        finally:  # another site can be written in the same process
            signals.get_generators.disconnect(self.generator)
            signals.generator_init.disconnect(self.hand_over)

    def generator(self, pelican: Pelican) -> type[Generator]:
        """Tell Pelican which generator writes the site."""
        return SiteGenerator

    def hand_over(self, generator: Generator) -> None:
        """Give the generator what it writes."""
        if isinstance(generator, SiteGenerator):
            generator.plugin = self


class SiteGenerator(Generator):
    """Writes every page and every file of a site.

    Pelican's own generators log a page that they cannot read, skip it and end well; here everything was read
    and checked before Pelican started, and what fails now stops the build.
    """

    plugin: SitePlugin

    def generate_context(self) -> None:
        """Draw the charts and give templates the names that are the same for every page."""
        self.site = self.plugin.site
        self.cache = Cache(Path(self.settings["CACHE_PATH"]))
        records = self.site.records
        publishers = {bron.id: bron.uitgever for bron in records.of(Bron).values()}
        requests = [chart_request(reeks, publishers) for reeks in records.of(Cijferreeks).values()]
        self.charts = Charts(requests, self.cache)
        self.current = CurrentPage(self.settings["SITEURL"])
        self.env.globals.update(components(self.env, Path(self.theme)))
        self.env.globals.update(template_globals(records, self.current, self.charts, Path(self.theme)))
        self.env.globals["demonstratie"] = shown_demonstration(self.settings.get(SETTING), records)
        self.current.addresses = frozenset(page.address for page in self.site.pages)
        self.names = names_of(self.site.pages)
        self.downloads: Downloads = {}
        self.texts = {text.file.address: text.rendered for text in self.site.texts}

    def generate_output(self, writer: Writer) -> None:
        """Render every page, put its CSS in, and write pages and files."""
        theme, output = Path(self.theme), Path(self.output_path)
        address = self.settings["SITEURL"]
        files = tuple(site_files(self.site, self.charts, theme, address, self.cache, self.plugin.documents))
        self.downloads = downloads_by_page(files)
        only = self.plugin.only
        pages = tuple(page for page in self.site.pages if only is None or page.address in only)
        self.plugin.pages = pages
        rendered = [self.render(page) for page in pages]
        for page, html in zip(pages, styled(rendered, theme, self.cache), strict=True):
            writer.write_file(page.save_as, Finished(html), self.context)
        if only is not None:
            return
        records, template = self.site.records, self.env.get_template("deelbeeld.svg")
        cards = card_files(pages, records, template, self.cache) if address else ()
        for file in (
            *files,
            search_index(self.site, pages, rendered, self.cache),
            *icon_files(records, theme, self.cache),
            *cards,
            *files_about_the_site(self.site, pages, files),
            *files_for_robots(pages, address),
        ):
            write_if_changed(output / file.address.lstrip("/"), file.data)
        for asset in self.site.assets:
            write_if_changed(output / asset.address.lstrip("/"), asset.data)

    def render(self, page: Page) -> str:
        """The HTML of a page, without its CSS."""
        page = completed(page, self.names, self.downloads)
        self.current.page = page
        text = self.texts.get(page.address)
        shown: Mapping[str, Any] = {"page": page, "view": page.view}
        if text is not None and text.html:
            html = text.filled(self._show, self.current.link, self.current.t)
            body = Markup(html)  # noqa: S704 - it was checked against a fixed list
            shown = {**shown, "page": replace(page, body=body, inhoud=text.headings)}
        template: Template = self.get_template(page.template)
        return template.render({**self.context, **shown})

    def _show(self, slot: Slot) -> str:
        """The HTML of one directive, from a small template of the theme."""
        directive = parse_directive(slot.inner, self.site.records, slot.alone)
        name = directive.kind if directive.kind in ("grafiek", "tijdlijn", "cijfer") else "verwijzing"
        if directive.verwijzing:
            name = "noot"
        if directive.kind == "meldroute" and slot.alone:
            name = "meldroute_kaart"
        record: Any = directive.record
        taal = self.current.page.taal
        waarde, label = directive.waarde, directive.label
        if taal is not None and directive.kind == "meldroute":
            record = taal.of(Meldroute)[record.id]
        elif taal is not None and directive.value is not None:
            waarde, label = taal.getal(directive.value, record.decimalen), ""
        tekst = directive.tekst or getattr(record, "naam", None) or getattr(record, "titel", "")
        template = self.env.get_template(f"directives/{name}.html")
        shown = {"record": record, "tekst": tekst, "waarde": waarde, "label": label, "niveau": slot.niveau}
        shown["verwijzing"] = directive.verwijzing
        return str(template.render(**shown, adres_van=directive.adres)).strip()


def pelican_settings(given: Mapping[str, Any], **build: object) -> dict[str, Any]:
    """Every setting of Pelican: those that a file gave, those of this one `build`, and its own defaults."""
    init_logging(level=logging.ERROR)
    console.quiet = True  # it counts Pelican's own articles and pages, of which there are none
    settings: dict[str, Any] = read_settings(override={**given, **build})
    return settings


class Finished:
    """A page that is rendered already, in the form in which Pelican's writer takes a template."""

    def __init__(self, html: str) -> None:
        self.html = html

    def render(self, context: Mapping[str, Any]) -> str:
        """The page."""
        return self.html


_STARTED: list[SitePlugin] = []
"""What `register` connected; signals themselves hold nothing."""


def read_sources(pelican: Pelican) -> None:
    """Read the sources of the settings for today.

    Raises SourcesRefused with all problems before anything is written.
    """
    settings = pelican.settings
    root, theme = Path(settings["PATH"]).parent, Path(settings["THEME"])
    site, problems = load_site(root, theme, today_in_amsterdam(), cache=Cache(Path(settings["CACHE_PATH"])))
    if site is None:
        raise SourcesRefused(problems)
    _STARTED.append(SitePlugin(site))
    _STARTED[-1].register()


def register() -> None:
    """Connect the door for Pelican's own command."""
    signals.initialized.connect(read_sources)
