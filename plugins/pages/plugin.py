"""The door for Pelican: refuses to start while a source has a problem, then writes every page of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.charts.texts import chart_title
from plugins.figures.notation import format_value
from plugins.formats.atom import Entry, Feed, atom
from plugins.pages.builders.aanbevelingen import peildag_address
from plugins.pages.builders.melden import MELDMENU
from plugins.pages.catalogue import HOOFDMENU, VOETMENU, catalogue, with_body
from plugins.pages.directives import parse_directive
from plugins.pages.page import Page, relative
from plugins.pages.rendered import Rendered, Slot
from plugins.pages.side_by_side import for_each
from plugins.pages.sources import Sources, read_sources
from plugins.records.collection import address_of
from plugins.records.dates import Datering, dutch_date, in_days
from plugins.records.overzicht import stand_address
from plugins.records.published import NOTHING
from plugins.source.problem import SourcesRefused

FEED = "/nieuws/atom.xml"


def refuse_bad_sources(pelican: Pelican) -> None:
    """Read and check every source; raises SourcesRefused with all problems before anything is written."""
    settings = pelican.settings
    root = Path(settings["PATH"]).parent
    today = date.fromisoformat(settings["VANDAAG"]) if settings.get("VANDAAG") else date.today()
    sources, problems = read_sources(root, Path(settings["THEME"]), today, bool(settings.get("CONCEPTEN")), settings.get("VORIGE") or NOTHING)
    if sources is None:
        raise SourcesRefused(problems)
    settings["SOURCES"], settings["WARNINGS"] = sources, problems


class Here:
    """The page that is being rendered, for what templates say and link to; one object, so that components are made once."""

    page: Page

    def __init__(self, addresses: frozenset[str] = frozenset()) -> None:
        self.addresses = addresses

    def link(self, address: str) -> str:
        """An address of this site as seen from here; in another language the page in that language, where there is one."""
        return relative(self.page.address, self._in_language(address))

    def relative(self, address: str) -> str:
        """An address of this site as seen from here, in whatever language it is."""
        return relative(self.page.address, address)

    def t(self, dutch: str) -> str:
        """A word or sentence of a template in the language of the page."""
        return self.page.taal.woord(dutch) if self.page.taal else dutch

    def datum(self, day: date | Datering) -> str:
        """A date in the language of the page."""
        return self.page.taal.datum(day) if self.page.taal else dutch_date(day)

    def _in_language(self, address: str) -> str:
        if self.page.taal is None:
            return address
        path, separator, fragment = address.partition("#")
        there = self.page.taal.adres(path)
        return there + separator + fragment if there in self.addresses else address


class SiteGenerator(Generator):
    """Writes the pages that editors wrote in Markdown and the pages that follow from records, by one road."""

    def generate_context(self) -> None:
        """Make the functions that templates use for every page alike."""
        self.sources: Sources = self.settings["SOURCES"]
        self.here = Here()
        records = self.sources.records
        self.env.globals.update(
            link=self.here.link,
            relatief=self.here.relative,
            t=self.here.t,
            meldmenu=MELDMENU,
            records=records,
            hoofdmenu=HOOFDMENU,
            voetmenu=VOETMENU,
            adres=address_of,
            stand_adres=stand_address,
            bron=records.bronnen.__getitem__,
            bronnen=lambda names: tuple(records.bronnen[name] for name in names),
            peildag_adres=peildag_address,
            datum=self.here.datum,
            dagen=in_days,
            getal=format_value,
            grafiek=lambda reeks, width: Markup(self.settings["CHARTS"].svg(reeks.id, width)),  # noqa: S704 - our own drawing
            grafiek_woorden=lambda reeks: self.settings["CHARTS"].words(reeks.id),
            grafiek_titel=chart_title,
        )

    def generate_output(self, writer: Writer) -> None:
        """Render every page and write it."""
        rendered = {text.file.address: text.rendered for text in self.sources.texts}
        pages = catalogue(self.sources.records, [text.file for text in self.sources.texts], self.sources.talen, self.settings["DOWNLOADS"])
        self.here.addresses = frozenset(page.address for page in pages)
        self.settings["ORIGINS"] = {page.save_as: page.origin for page in pages if page.origin}
        for_each(pages, partial(self._write, writer, rendered))
        for asset in self.sources.assets:
            path = Path(self.output_path) / asset.address.lstrip("/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(asset.data)
        self._write_feed([page for page in pages if page.template == "article"])

    def _write(self, writer: Writer, rendered: Mapping[str, Rendered], page: Page) -> None:
        """Render one page and write it."""
        self.here.page = page
        text = rendered.get(page.address)
        if text is not None and text.html:
            page = with_body(page, Markup(text.filled(self._show, self.here.link, self.here.t("andere site"))), text.headings)  # noqa: S704 - it was checked against a fixed list
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
            record = taal.meldroutes[record.id]
        elif taal is not None and found.value is not None:
            waarde, label = taal.getal(found.value, record.decimalen), ""
        tekst = found.tekst or getattr(record, "naam", None) or getattr(record, "titel", "")
        html = self.env.get_template(f"directives/{template}.html").render(record=record, tekst=tekst, waarde=waarde, label=label, adres_van=found.adres)
        return str(html).strip()

    def _write_feed(self, articles: list[Page]) -> None:
        """Write the feed of the news, the newest first."""
        newest = sorted(articles, key=lambda page: (page.date, page.address), reverse=True)
        entries = [Entry(page.address, page.title, page.date, page.summary) for page in newest]
        name = self.sources.records.gemeente.site_naam
        path = Path(self.output_path) / FEED.lstrip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(atom(Feed(FEED, "/nieuws/", f"Nieuws – {name}", name, entries), self.settings["SITEURL"]), encoding="utf-8")


def add_generator(pelican: Pelican) -> type[Generator]:
    """Tell Pelican which generator writes our pages."""
    return SiteGenerator


def register() -> None:
    """Connect the door."""
    signals.initialized.connect(refuse_bad_sources)
    signals.get_generators.connect(add_generator)
