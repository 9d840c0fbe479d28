"""Every file for reuse that belongs to the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

from plugins.aanbevelingen.dossier import dossier_files
from plugins.aanbevelingen.exports import recommendation_files
from plugins.cache import Cache
from plugins.charts.charts import Charts
from plugins.cijfers.exports import figure_files
from plugins.files.file import File
from plugins.files.subscriptions import Entry, Feed, atom
from plugins.gemeente.gemeente import Gemeente
from plugins.melden.posters import poster_files
from plugins.opendata.datasets import datasets
from plugins.opendata.exports import changes_file, open_data_files
from plugins.pages.page import NOT_FOUND, Page
from plugins.site.journal import manifest, published_by
from plugins.site.lasting import addresses_file, lost_addresses, what_became_of
from plugins.site.site import Site
from plugins.source.dates import dutch_date
from plugins.source.problem import SourcesRefused
from plugins.source.published import MANIFEST

NEWS_FEED = "/nieuws/atom.xml"


def site_files(
    site: Site, charts: Charts, theme: Path, address: str, kept: Cache, documents: bool
) -> Iterator[File]:
    """Every file beside the pages.

    `address` is the public one, if it is known. Without `documents` no PDF is drawn.
    """
    records = site.records
    figures = (*figure_files(records, charts), *recommendation_files(records, address, kept))
    yield from figures
    if documents:
        yield from dossier_files(records, theme, kept)
        yield from poster_files(records, site.languages, address, theme, kept)
    yield from open_data_files(datasets(records), records, figures, address, kept)
    yield _news_feed(site, address)


def files_about_the_site(site: Site, pages: tuple[Page, ...], files: tuple[File, ...]) -> Iterator[File]:
    """What is published, and what became of what was published before.

    Raises SourcesRefused when data vanished.
    """
    addresses = [page.address for page in pages if not page.weg]
    lasting = what_became_of(site, addresses, [file.address for file in files])
    lost = list(lost_addresses(site, lasting))
    if lost:
        raise SourcesRefused(lost)
    yield addresses_file(lasting)
    published = published_by(site, pages, files)
    yield changes_file(published)
    yield File(f"/{MANIFEST}", manifest(published).encode(), "Wat er is gepubliceerd (JSON)")


def files_for_robots(pages: Iterable[Page], address: str) -> Iterator[File]:
    """The sitemap with the day on which each page last changed, and robots.txt.

    Nothing while there is no address.
    """
    if not address:
        return
    root = ElementTree.Element("urlset", {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"})
    for page in pages:
        if page.address != NOT_FOUND and not page.weg and not page.is_empty:
            url = ElementTree.SubElement(root, "url")
            ElementTree.SubElement(url, "loc").text = address + page.address
            ElementTree.SubElement(url, "lastmod").text = page.date.isoformat()
    sitemap = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    yield File("/sitemap.xml", sitemap, "Sitemap")
    yield File("/robots.txt", f"User-agent: *\nAllow: /\nSitemap: {address}/sitemap.xml\n".encode(), "Robots")


def _news_feed(site: Site, address: str) -> File:
    """The feed of the news, dated by when each item was placed.

    The day of the event stands in its summary.
    """
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
