"""Every file for reuse that belongs to the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

from plugins.aanbevelingen.aanbeveling import Aanbeveling
from plugins.aanbevelingen.dossiers import dossier_files
from plugins.aanbevelingen.exports import recommendation_files
from plugins.aanbevelingen.onderdeel import published_step
from plugins.cache import Cache
from plugins.charts.charts import Charts
from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.cijfers.exports import bronnen_json, figure_files
from plugins.files.feed import Entry, Feed, atom
from plugins.files.file import File
from plugins.files.json_text import json_text
from plugins.gemeente.gemeente import Gemeente
from plugins.melden.meldroute import Meldroute, published_number
from plugins.melden.posters import poster_files
from plugins.pages.page import NOT_FOUND, Page
from plugins.site.site import Site
from plugins.source.dates import dutch_date
from plugins.source.published import MANIFEST, VERSIE
from plugins.source.records import Records
from plugins.tables.value import as_typed

NEWS_FEED = "/nieuws/atom.xml"


def site_files(
    site: Site, charts: Charts, theme: Path, address: str, kept: Cache, documents: bool
) -> Iterator[File]:
    """Every file beside the pages; `address` is the public one, if it is known. Without `documents` no PDF is drawn."""
    records = site.records
    yield from figure_files(records, charts)
    if documents:
        yield from dossier_files(records, theme, kept)
        yield from poster_files(records, site.languages, address, theme, kept)
    yield from recommendation_files(records, address, kept)
    yield File("/bronnen/bronnen.json", bronnen_json(records).encode(), "Alle bronnen (JSON)", "/bronnen/")
    manifest = published_json(records).encode()
    yield File(f"/{MANIFEST}", manifest, "Wat er is gepubliceerd (JSON)", "/open-data/")
    yield _news_feed(site, address)


def files_for_robots(pages: Iterable[Page], address: str) -> Iterator[File]:
    """The sitemap with the day on which each page last changed, and robots.txt; nothing while there is no address."""
    if not address:
        return
    root = ElementTree.Element("urlset", {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"})
    for page in pages:
        if page.address != NOT_FOUND:
            url = ElementTree.SubElement(root, "url")
            ElementTree.SubElement(url, "loc").text = address + page.address
            ElementTree.SubElement(url, "lastmod").text = page.date.isoformat()
    sitemap = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    yield File("/sitemap.xml", sitemap, "Sitemap")
    yield File("/robots.txt", f"User-agent: *\nAllow: /\nSitemap: {address}/sitemap.xml\n".encode(), "Robots")


def published_json(records: Records) -> str:
    """What this site publishes, for the next one to be held against: `plugins.source.published` reads it back."""
    return json_text({
        "versie": VERSIE,
        "cijferreeksen": {reeks.id: _figures(reeks) for reeks in records.of(Cijferreeks).values()},
        "aanbevelingen": {item.id: _steps(item) for item in records.of(Aanbeveling).values()},
        "meldroutes": {route.id: published_number(route) for route in records.of(Meldroute).values()},
    })  # fmt: skip


def _figures(reeks: Cijferreeks) -> dict[str, dict[str, str]]:
    values: dict[str, dict[str, str]] = {}
    for row, column, value in reeks.tabel.cells():
        values.setdefault(str(row.label), {})[column.key] = as_typed(value)
    return values


def _steps(item: Aanbeveling) -> dict[str, list[dict[str, str]]]:
    return {part.id: [published_step(step) for step in part.verloop] for part in item.onderdelen}


def _news_feed(site: Site, address: str) -> File:
    """The feed of the news, dated by when each item was placed; the day of the event stands in its summary."""
    articles = [text.file for text in site.texts if text.file.is_article]
    placed = [(file.voorwerk.geplaatst or file.voorwerk.date, file.voorwerk.date, file) for file in articles]
    newest = sorted(placed, key=lambda item: (item[0], item[1], item[2].address), reverse=True)
    entries = [
        Entry(file.address, file.voorwerk.title, day, f"{dutch_date(event)}: {file.voorwerk.summary}")
        for day, event, file in newest
    ]
    name = site.records.one(Gemeente).site_naam
    feed = Feed(NEWS_FEED, "/nieuws/", f"Nieuws – {name}", name, entries)
    return File(feed.address, atom(feed, address), "Volgen met Atom")
