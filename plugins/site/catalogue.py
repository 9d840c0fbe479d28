"""The catalogue: every page of the site, with its place in the tree and the files that it offers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import ClassVar

from plugins.aanbevelingen.aanbeveling import Stuk
from plugins.aanbevelingen.history_pages import WijzigingenView, change_pages
from plugins.aanbevelingen.in_woorden import looptijd
from plugins.aanbevelingen.overzicht import Overzicht, Regel, alle, regels
from plugins.aanbevelingen.pages import (
    AanbevelingenView,
    StandenView,
    overview_pages,
    recommendation_pages,
    standen_view,
)
from plugins.aanbevelingen.tijdbeeld import Tijdbeeld, in_het_klein, tijdbeeld
from plugins.aanpak.begrip import Begrip, BegrippenView
from plugins.aanpak.tijdlijn import timeline_cards, timeline_pages
from plugins.brieven.brief import Brief, BrievenView, letter_pages
from plugins.bronnen.bron import Bron
from plugins.bronnen.pages import (
    BronnenView,
    ZoekactiesView,
    named_sources,
    resting_on,
    search_pages,
    source_list_pages,
    source_pages,
)
from plugins.bronnen.zoekactie import Zoekactie
from plugins.cache import Latest
from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.cijfers.pages import CijfersView, series_list_pages, series_pages
from plugins.gemeente.gemeente import Gemeente
from plugins.languages.language import DUTCH, Language
from plugins.melden.pages import reporting_pages, text_view, with_others
from plugins.opendata.datasets import OpenDataView, datasets
from plugins.pages.page import (
    Crumbs,
    Download,
    HubView,
    Kaart,
    Kaartgroep,
    Page,
    above,
    hub_of,
    in_pages,
    waiting_words,
)
from plugins.pages.view import PageView, TextView, View, every_view, template_of
from plugins.preventie.programma import programme_cards, programme_pages
from plugins.site.a_to_z import ZoekenView, a_to_z_pages
from plugins.site.lasting import lasting_pages
from plugins.site.site import Site
from plugins.source.records import Records
from plugins.texts.read_text import ReadText
from plugins.texts.text_file import TextFile

NEWS_PER_PAGE = 20
NEWS_ON_HOME = 3


CARDS_OF_RECORDS: Mapping[str, Callable[[Records], Iterator[Kaartgroep]]] = {
    "/aanpak/": timeline_cards,
    "/preventie/": programme_cards,
}
"""What lies below a hub besides the texts of editors, by the address of the hub."""

Downloads = Mapping[str, Sequence[Download]]
"""The files for reuse by the address of the page that offers them."""


@dataclass(frozen=True)
class ArticleView(View):
    """A news item, and the day on which it was placed."""

    facts_in_text: ClassVar = True
    large_from: ClassVar = 18_000

    geplaatst: date | None


@dataclass(frozen=True)
class NieuwsView(View):
    """All news; the items are the items of the page's part of the list."""

    for_texts: ClassVar = True


@dataclass(frozen=True)
class HomeView(View):
    """The home page: what of the recommendations runs, waits and is unknown, and the latest news.

    `plannen` are the plans by the words for how long they run.
    """

    for_texts: ClassVar = True

    overzicht: Overzicht
    regels: tuple[Regel, ...]
    tijdbeeld: Tijdbeeld | None
    plannen: Mapping[str, Sequence[Stuk]]
    reeks: Cijferreeks | None
    nieuws: tuple[Page, ...]


GENERATED_TEMPLATES = frozenset(template_of(view) for view in every_view() if not view.for_texts)
"""Templates that the generator chooses; a text cannot ask for them."""


def record_pages(records: Records, spoken: Iterable[Language]) -> Iterator[Page]:
    """Every page that follows from records, but for letters and sources, which name pages using them."""
    yield from recommendation_pages(records)
    yield from series_pages(records)
    yield from programme_pages(records)
    yield from timeline_pages(records)
    yield from search_pages(records)
    for language in spoken:
        yield from reporting_pages(records, language)


def addresses_of(made: Iterable[Page], records: Records) -> Iterator[str]:
    """The addresses of all pages that follow from records; `made` are those of `record_pages`."""
    yield from (page.address for page in made)
    yield from (record.adres for kind in (Brief, Bron) for record in records.of(kind).values())


_OF_TEXTS = Latest[Page]()


def catalogue(
    records: Records, texts: Sequence[ReadText], spoken: tuple[Language, ...], made: Iterable[Page]
) -> tuple[Page, ...]:
    """Every page, by address, without what `completed` adds; `made` are the pages that follow from records.

    Dutch is the first of the languages that are spoken.
    """
    written = []
    for file in (text.file for text in texts):
        make = partial(_text_page, file, records, spoken)
        written.append(_OF_TEXTS.get(file.path, (file, records, spoken), make))
    news = (page for page in written if isinstance(page.view, ArticleView))
    articles = sorted(news, key=lambda page: page.date, reverse=True)
    cards = _cards_below(texts, written)
    expand = _expansions(records, articles, cards)
    pages = [*made]
    for page in written:
        pages += expand[page.template](page) if page.template in expand else [page]
    pages += letter_pages(records, _resting_on_sources(pages))
    pages += source_pages(records, _resting_on_sources(pages))
    dutch = tuple(page for page in pages if page.taal is None)
    expanded: list[Page] = []
    for page in pages:
        is_list = page.template == template_of(ZoekenView)
        expanded += a_to_z_pages(page, records, dutch, spoken[1:]) if is_list else (page,)
    return tuple(sorted(with_others(expanded, spoken), key=lambda page: page.address))


def names_of(pages: Iterable[Page]) -> Mapping[str, str]:
    """What each page is called on the way back from the pages below it, by its address."""
    named = (page for page in pages if page.view.in_breadcrumbs and not page.weg)
    return {page.address: page.kort or page.title for page in named}


def completed(page: Page, names: Mapping[str, str], downloads: Downloads) -> Page:
    """The page with the way back to the home page and the files that it offers.

    The list of all files filled.
    """
    view = page.view
    if isinstance(view, OpenDataView):
        view = replace(view, overzicht=tuple(downloads.get(page.address, ())))
    offered = tuple(downloads.get(page.address, ()))
    return replace(page, view=view, downloads=offered, kruimels=_crumbs(page, names))


def with_earlier_addresses(site: Site) -> Site:
    """The site with a page at every address of before, that says where its page went."""
    earlier = lasting_pages(site, {page.address: page for page in site.pages})
    return replace(site, pages=(*site.pages, *earlier))


def _cards_below(texts: Iterable[ReadText], written: Iterable[Page]) -> Mapping[str, Sequence[Kaart]]:
    """A card for every Dutch text that lies right below another page, by the address of that page."""
    places = {text.file.address: text.file.voorwerk.volgorde for text in texts}
    cards: dict[str, list[Kaart]] = {}
    for page in sorted(written, key=lambda page: (places[page.address], page.title)):
        if page.taal is None and page.address != "/":
            cards.setdefault(above(page.address)[0], []).append(Kaart(page.title, page.address, page.summary))
    return cards


def _resting_on_sources(pages: Iterable[Page]) -> list[Page]:
    """The pages that a source names as those that use it: in Dutch, and none that repeats what others say."""
    return [page for page in pages if page.taal is None and not page.view.repeats]


def _crumbs(page: Page, names: Mapping[str, str]) -> Crumbs:
    """The way back to the home page."""
    parents = reversed(above(page.address))
    return tuple(
        ("Home" if address == "/" else names[address], address) for address in parents if address in names
    )


def _text_page(text: TextFile, records: Records, spoken: Iterable[Language]) -> Page:
    """The page of a text, without its body."""
    front = text.voorwerk
    language = next(each for each in spoken if each.code == (text.taal or DUTCH))
    view: View = PageView() if text.template == template_of(PageView) else TextView(text.template)
    if text.is_article:
        view = ArticleView(text.geplaatst)
    return Page(
        text.address,
        front.title,
        front.summary,
        text.day,
        text_view(text.template, language) or view,
        named_sources(front.bronnen, records),
        zoekacties=tuple(records.of(Zoekactie)[name] for name in front.zoekacties),
        origin=text.path,
        wacht=waiting_words(front, records.today),
        taal=language.foreign,
        verouderd=text.verouderd,
    )


def _home(records: Records, articles: Sequence[Page]) -> HomeView:
    """What the home page shows of the recommendations and of the news."""
    every = alle(records)
    running = {stuk.titel: stuk for item in every.aanbevelingen for stuk in item.stukken if stuk.loopt_tot}
    plans: dict[str, list[Stuk]] = {}
    for stuk in running.values():
        plans.setdefault(looptijd(stuk, records.today), []).append(stuk)
    return HomeView(
        every,
        regels(every, records),
        in_het_klein(tijdbeeld(every.aanbevelingen, records)),
        plans,
        records.of(Cijferreeks).get(records.one(Gemeente).voorpagina_cijferreeks or ""),
        tuple(articles[:NEWS_ON_HOME]),
    )


def _expansions(
    records: Records, articles: list[Page], cards: Mapping[str, Sequence[Kaart]]
) -> Mapping[str, Callable[[Page], Iterable[Page]]]:
    """What becomes of a text by its template, where that needs more than its words."""

    def one(view: View, page: Page) -> tuple[Page]:
        return (replace(page, view=view),)

    def hub(page: Page) -> tuple[Page]:
        below = Kaartgroep("Lees verder", "", tuple(cards.get(page.address, ())))
        cards_of_records = CARDS_OF_RECORDS.get(page.address)
        return one(hub_of([below, *(cards_of_records(records) if cards_of_records else ())]), page)

    begrippen = tuple(records.of(Begrip).values())
    made: Mapping[type[View], Callable[[Page], Iterable[Page]]] = {
        HomeView: partial(one, _home(records, articles)),
        ZoekactiesView: partial(one, ZoekactiesView(tuple(records.of(Zoekactie).values()))),
        StandenView: partial(one, standen_view(records)),
        BegrippenView: lambda page: one(BegrippenView(begrippen), resting_on(page, begrippen, records)),
        OpenDataView: partial(one, OpenDataView(tuple(datasets(records)))),
        HubView: hub,
        AanbevelingenView: partial(overview_pages, records=records),
        CijfersView: partial(series_list_pages, records=records),
        WijzigingenView: partial(change_pages, records=records),
        BrievenView: partial(one, BrievenView(tuple(records.of(Brief).values()))),
        BronnenView: partial(source_list_pages, records=records),
        NieuwsView: lambda page: in_pages(replace(page, view=NieuwsView()), articles, NEWS_PER_PAGE),
    }
    return {template_of(view): make for view, make in made.items()}
