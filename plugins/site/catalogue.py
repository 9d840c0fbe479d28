"""The catalogue: every page of the site, its place in the tree and what its template needs besides its record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from plugins.aanbevelingen.aanbeveling import Aanbeveling
from plugins.aanbevelingen.keuzes import Beoordelaar, Stand
from plugins.aanbevelingen.onderzoek import Onderzoek
from plugins.aanbevelingen.overzicht import alle, overzichten
from plugins.aanbevelingen.pages import (
    PER_PAGE,
    expand_changes,
    expand_overview,
    filtered_pages,
    meeting_pages,
    overview_addresses,
    past_pages,
    recommendation_extra,
)
from plugins.bronnen.bron import Bron
from plugins.bronnen.pages import expand_sources, source_pages, sources_of
from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.gemeente.gemeente import Gemeente
from plugins.languages.taal import Taal
from plugins.languages.voice import Voice, voices
from plugins.melden.meldroute import Meldroute
from plugins.melden.pages import in_language, reporting_extra, reporting_pages, with_others
from plugins.melden.signalen import Signalen
from plugins.pages.page import Page, waiting_words
from plugins.pages.pagination import in_pages
from plugins.site.a_to_z import expand_register
from plugins.site.collection import KINDS
from plugins.source.record import Record
from plugins.source.records import Records
from plugins.texts.text_file import TextFile

HOOFDMENU = (
    ("Melden", "/melden/"),
    ("Aanpak", "/aanpak/"),
    ("Preventie", "/preventie/"),
    ("Aanbevelingen", "/aanbevelingen/"),
    ("Cijfers", "/cijfers/"),
    ("Nieuws", "/nieuws/"),
)
VOETMENU = (
    ("Over deze site", "/over/"),
    ("Begrippen", "/begrippen/"),
    ("Bronnen", "/bronnen/"),
    ("Zoeken van A tot Z", "/zoeken/"),
    ("Open data", "/open-data/"),
    ("Privacy", "/privacy/"),
    ("Toegankelijkheid", "/toegankelijkheid/"),
    ("Colofon", "/colofon/"),
    ("Contact", "/contact/"),
)
RECORD_TEMPLATES = {kind.folder: kind.template for kind in KINDS if kind.template}
"""The kinds whose every record has a page of its own by the general road."""

OTHER_TEMPLATES = (
    "alles",
    "article",
    "branche",
    "bron",
    "letter",
    "meldroute",
    "overzicht",
    "peildag",
    "peildagen",
    "stap",
    "vergadering",
)
GENERATED_TEMPLATES = frozenset((*RECORD_TEMPLATES.values(), *OTHER_TEMPLATES))
"""Templates that the generator chooses; a page cannot ask for them."""

NEWS_PER_PAGE = 20
SERIES_PER_PAGE = 8
"""So many small charts fit in the weight of a page, whatever they look like."""

Downloads = Mapping[str, Any]
Expand = Callable[[Page], Iterator[Page]]


def record_addresses(records: Records, talen: Sequence[Taal] = ()) -> Iterator[str]:
    """The addresses of all pages that follow from records; what stands on further parts of a list is not among them."""
    for folder in (*RECORD_TEMPLATES, "bronnen", "vergaderingen"):
        yield from (record.adres for record in records.folder(folder).values())
    yield from overview_addresses(records)
    for voice in voices(records, talen):
        yield from (in_language(page, voice).address for page in reporting_pages(records, voice))


def catalogue(
    records: Records, texts: Iterable[TextFile], talen: Sequence[Taal], downloads: Downloads
) -> tuple[Page, ...]:
    """Every page, without the HTML of its text; `downloads` are the files for reuse by the address of the page that offers them."""
    spoken = voices(records, talen)
    written = [_text_page(text, records, spoken) for text in texts]
    articles = sorted(
        (page for page in written if page.template == "article"), key=lambda page: page.date, reverse=True
    )
    pages = [*_record_pages(records), *filtered_pages(records), *past_pages(records), *meeting_pages(records)]
    pages += (in_language(page, voice) for voice in spoken for page in reporting_pages(records, voice))
    expand = _expansions(records, articles, downloads)
    for page in written:
        pages += expand[page.template](page) if page.template in expand else [page]
    pages += source_pages(records, [page for page in pages if page.taal is None])
    register = partial(
        expand_register, records=records, pages=tuple(page for page in pages if page.taal is None)
    )
    pages = [made for page in pages for made in (register(page) if page.template == "zoeken" else (page,))]
    titles = {page.address: page.title for page in pages if page.template not in NO_CRUMB}
    return tuple(
        _finished(page, titles, downloads)
        for page in sorted(with_others(pages, talen), key=lambda page: page.address)
    )


NO_CRUMB = frozenset({"stap"})
"""Templates of pages that are passed on the way to another: a step of the finder shows the way to it in words."""


def _finished(page: Page, titles: Mapping[str, str], downloads: Downloads) -> Page:
    """The page with the way back to the home page, and with the files that belong to its address."""
    steps = page.address.split("/")[1:-1]
    parents = ["/" + "/".join((*steps[:depth], "")) if depth else "/" for depth in range(len(steps))]
    kruimels = tuple(
        (("Home" if address == "/" else titles[address]), address) for address in parents if address in titles
    )
    return page._replace(
        kruimels=kruimels, extra={"downloads": downloads.get(page.address, ()), **page.extra}
    )


def with_body(page: Page, body: Any, inhoud: tuple[tuple[str, str], ...]) -> Page:
    """The page with its rendered text and the headings in it."""
    return page._replace(body=body, extra={**page.extra, "inhoud": inhoud})


def _text_page(text: TextFile, records: Records, spoken: Iterable[Voice]) -> Page:
    front = text.voorwerk
    voice = next(voice for voice in spoken if (voice.taal.code if voice.taal else None) == text.taal)
    bronnen = tuple(records.of(Bron)[named.bron] for named in front.bronnen)
    extra = {
        "geplaatst": front.geplaatst,
        "inhoud": (),
        "verouderd": text.verouderd,
        "meldroutes": voice.of(Meldroute),
        "signalen": voice.of(Signalen),
        **reporting_extra(text.template, voice),
    }
    return Page(
        text.address,
        text.template,
        front.title,
        front.summary,
        front.date,
        bronnen,
        extra=extra,
        origin=text.path,
        wacht=waiting_words(front, records.today),
        taal=voice.taal,
    )


def _record_pages(records: Records) -> Iterator[Page]:
    studies = {overzicht.adres: overzicht for overzicht in overzichten(records)["onderzoek"]}
    for folder, template in RECORD_TEMPLATES.items():
        for record in records.folder(folder).values():
            title, summary, day = _about(record, records)
            extra = _record_extra(record, records)
            page = Page(
                record.adres,
                template,
                title,
                summary,
                day,
                sources_of(record, records),
                record,
                extra=extra,
                origin=record.bestand,
                wacht=waiting_words(record, records.today),
            )
            if folder == "onderzoeken":
                overzicht = studies[page.address]
                yield from in_pages(
                    _with_extra(page, overzicht=overzicht), overzicht.aanbevelingen, PER_PAGE, "overzicht"
                )
            else:
                yield page


def _about(record: Any, records: Records) -> tuple[str, str, date]:
    """The title, summary and date of the page of a record."""
    day = records.one(Gemeente).feiten_tot
    match record.folder:
        case "aanbevelingen":
            several = len(records.of(Onderzoek)) > 1
            study = f" ({records.of(Onderzoek)[record.onderzoek].titel})" if several else ""
            return (
                f"Aanbeveling {record.nummer}: {record.titel}{study}",
                " ".join(record.in_het_kort),
                record.laatst_gewijzigd,
            )
        case "cijferreeksen":
            return record.titel, record.omschrijving, record.bijgewerkt
        case "programmas":
            return record.naam, record.samenvatting, day
        case "onderzoeken":
            return f"Onderzoek: {record.titel}", record.hoofdvraag, day
    return record.titel, record.omschrijving, day


def _record_extra(record: Record, records: Records) -> Mapping[str, Any]:
    if isinstance(record, Aanbeveling):
        return recommendation_extra(record, records)
    return {}


def _expansions(records: Records, articles: list[Page], downloads: Downloads) -> Mapping[str, Expand]:
    """What becomes of a text that has one of these templates."""
    tables = tuple((reeks, downloads.get(reeks.adres, ())) for reeks in records.of(Cijferreeks).values())
    return {
        "home": lambda page: _with(page, overzicht=alle(records), nieuws=articles[:3]),
        "standen": lambda page: _with(page, standen=tuple(Stand), beoordelaars=tuple(Beoordelaar)),
        "open-data": lambda page: _with(
            page,
            tabellen=tables,
            overzicht=[
                *downloads.get("/aanbevelingen/", ()),
                *downloads.get("/bronnen/", ()),
                *downloads.get(page.address, ()),
            ],
        ),
        "aanbevelingen": partial(expand_overview, records=records),
        "cijfers": lambda page: in_pages(page, [reeks for reeks, _ in tables], SERIES_PER_PAGE),
        "wijzigingen": partial(expand_changes, records=records),
        "bronnen": partial(expand_sources, records=records),
        "nieuws": lambda page: in_pages(page, articles, NEWS_PER_PAGE),
    }


def _with(page: Page, **extra: Any) -> Iterator[Page]:
    yield _with_extra(page, **extra)


def _with_extra(page: Page, **extra: Any) -> Page:
    return page._replace(extra={**page.extra, **extra})
