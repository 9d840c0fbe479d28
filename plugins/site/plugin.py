"""The door for Pelican: refuses to start while a source has a problem, then writes every page of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from types import FunctionType, MethodType
from typing import Any

from jinja2.runtime import Context
from markupsafe import Markup
from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.files.atom import Entry, Feed, atom
from plugins.files.put import put
from plugins.gemeente.gemeente import Gemeente
from plugins.melden.meldroute import Meldroute
from plugins.pages.page import Page
from plugins.site.catalogue import catalogue, with_body
from plugins.site.sources import Sources
from plugins.site.template_globals import Here, words_for_templates
from plugins.source.meanwhile import for_each
from plugins.source.problem import Problem, SourcesRefused
from plugins.texts.directives import parse_directive
from plugins.texts.rendered import Rendered, Slot

FEED = "/nieuws/atom.xml"


def refuse_bad_sources(pelican: Pelican) -> None:
    """Take every source, read and checked; raises SourcesRefused with all problems before anything is written.

    A build that goes through `plugins.publish` has read them already (`READ`); Pelican's own command reads them here.
    """
    settings = pelican.settings
    sources, problems = (settings.get("READ") or partial(_read, settings))()
    if sources is None:
        raise SourcesRefused(problems)
    settings["SOURCES"], settings["WARNINGS"] = sources, problems


def _read(settings: Mapping[str, Any]) -> tuple[Sources | None, list[Problem]]:
    from plugins.site.load import read_sources  # the builder reads in another process

    return read_sources(Path(settings["PATH"]).parent, Path(settings["THEME"]), date.today())


class DirectCalls(Context):
    """Calls functions and methods straight away; Jinja's own way of seeing whether they want the context takes longer than most of our words do."""

    def call(self, __obj: Any, *args: Any, **kwargs: Any) -> Any:
        """What the callable gives for these arguments."""
        if (type(__obj) is not MethodType and type(__obj) is not FunctionType) or hasattr(
            __obj, "jinja_pass_arg"
        ):
            return super().call(__obj, *args, **kwargs)
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        return __obj(*args, **kwargs)


class SiteGenerator(Generator):
    """Writes the pages that editors wrote in Markdown and the pages that follow from records, by one road."""

    def generate_context(self) -> None:
        """Make the functions that templates use for every page alike."""
        self.sources: Sources = self.settings["SOURCES"]
        self.here = Here()
        words = {
            **self.env.globals,
            **words_for_templates(self.sources.records, self.here, self.settings["CHARTS"]),
        }
        self.env.globals.update(words)
        # All templates share all words: Jinja's own way, a chain of mappings for each, takes longer to ask than a page to fill.
        self.env.make_globals = lambda more: {**words, **more} if more else words
        self.env.context_class = DirectCalls

    def generate_output(self, writer: Writer) -> None:
        """Render every page and write it."""
        rendered = {text.file.address: text.rendered for text in self.sources.texts}
        pages = catalogue(
            self.sources.records,
            [text.file for text in self.sources.texts],
            self.sources.talen,
            self.settings["DOWNLOADS"],
        )
        self.here.addresses = frozenset(page.address for page in pages)
        self.settings["ORIGINS"] = {page.save_as: page.origin for page in pages if page.origin}
        for_each(pages, partial(self._write, writer, rendered))
        for asset in self.sources.assets:
            put(Path(self.output_path) / asset.address.lstrip("/"), asset.data)
        self._write_feed([page for page in pages if page.template == "article"])

    def _write(self, writer: Writer, rendered: Mapping[str, Rendered], page: Page) -> None:
        """Render one page and write it."""
        self.here.page = page
        text = rendered.get(page.address)
        if text is not None and text.html:
            page = with_body(
                page,
                Markup(  # noqa: S704 - it was checked against a fixed list
                    text.filled(self._show, self.here.link, self.here.t("andere site"))
                ),
                text.headings,
            )
        writer.write_file(page.save_as, self.get_template(page.template), self.context, page=page)

    def _show(self, slot: Slot) -> str:
        """The HTML of one directive, from a small template of the theme."""
        found = parse_directive(slot.inner, self.sources.records, slot.alone)
        template = found.kind if found.kind in ("grafiek", "tijdlijn", "cijfer") else "verwijzing"
        if found.kind == "meldroute" and slot.alone:
            template = "meldroute_kaart"
        record: Any = found.record
        taal = self.here.page.taal
        waarde, label = found.waarde, found.label
        if taal is not None and found.kind == "meldroute":
            record = taal.of(Meldroute)[record.id]
        elif taal is not None and found.value is not None:
            waarde, label = taal.getal(found.value, record.decimalen), ""
        tekst = found.tekst or getattr(record, "naam", None) or getattr(record, "titel", "")
        html = self.env.get_template(f"directives/{template}.html").render(
            record=record, tekst=tekst, waarde=waarde, label=label, adres_van=found.adres
        )
        return str(html).strip()

    def _write_feed(self, articles: list[Page]) -> None:
        """Write the feed of the news, the newest first."""
        newest = sorted(articles, key=lambda page: (page.date, page.address), reverse=True)
        entries = [Entry(page.address, page.title, page.date, page.summary) for page in newest]
        name = self.sources.records.one(Gemeente).site_naam
        feed = atom(Feed(FEED, "/nieuws/", f"Nieuws – {name}", name, entries), self.settings["SITEURL"])
        put(Path(self.output_path) / FEED.lstrip("/"), feed.encode())


def add_generator(pelican: Pelican) -> type[Generator]:
    """Tell Pelican which generator writes our pages."""
    return SiteGenerator


def register() -> None:
    """Connect the door."""
    signals.initialized.connect(refuse_bad_sources)
    signals.get_generators.connect(add_generator)
