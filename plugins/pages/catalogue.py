"""The catalogue: every page of the site, its place in the tree and what its template needs besides its record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from plugins.pages.page import NOT_FOUND, Page
from plugins.pages.text_file import TextFile
from plugins.records.aanbeveling import Aanbeveling, Onderdeel, Verloopstap
from plugins.records.bron import Bron
from plugins.records.cijferreeks import Cijferreeks
from plugins.records.collection import Records, address_of
from plugins.records.keuzes import Beoordelaar, Stand
from plugins.records.references import references
from plugins.records.vergadering import Vergadering
from plugins.source.record import MayWait, Record, is_public

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
RECORD_TEMPLATES = {
    "aanbevelingen": "aanbeveling",
    "cijferreeksen": "cijferreeks",
    "keuzehulp": "vraag",
    "meldroutes": "meldroute",
    "onderzoeken": "onderzoek",
    "programmas": "programma",
    "signalen": "branche",
    "tijdlijnen": "tijdlijn",
    "vergaderingen": "vergadering",
}
"""The kinds whose every record has a page of its own; begrippen and bronnen are lists on one page."""

GENERATED_TEMPLATES = frozenset({*RECORD_TEMPLATES.values(), "stand", "article"})
"""Templates that the generator chooses; a page cannot ask for them."""

Wijziging = tuple[date, Aanbeveling, Onderdeel, Verloopstap]


def stand_address(stand: Stand) -> str:
    """The address of the list of recommendations that stand at `stand`."""
    return f"/aanbevelingen/stand/{stand.value.replace('_', '-')}/"


def record_addresses(records: Records) -> Iterator[str]:
    """The addresses of all pages that follow from records."""
    for folder in RECORD_TEMPLATES:
        yield from map(address_of, records.kind(folder).values())
    yield from map(stand_address, Stand)


def changes(records: Records) -> tuple[Wijziging, ...]:
    """Every step of every part of every recommendation, the newest first."""
    found = [(stap.datum, aanbeveling, onderdeel, stap) for aanbeveling in records.aanbevelingen.values() for onderdeel, stap in aanbeveling.stappen()]
    return tuple(sorted(found, key=lambda change: change[0], reverse=True))


def stand_on(aanbeveling: Aanbeveling, day: date) -> Stand | None:
    """The state of the whole at the end of `day`; None when nothing was known of any part."""
    known = [[stap.stand for stap in onderdeel.verloop if stap.datum <= day] for onderdeel in aanbeveling.onderdelen]
    return min((steps[-1] for steps in known if steps), key=lambda stand: stand.rang, default=None)


def catalogue(records: Records, texts: Iterable[TextFile], downloads: Mapping[str, Any]) -> tuple[Page, ...]:
    """Every page, without the HTML of its text; `downloads` are the files for reuse by the id of their cijferreeks."""
    pages = [*(_text_page(text, records) for text in texts), *_record_pages(records, downloads), *_stand_pages(records)]
    titles = {page.address: page.title for page in pages}
    extras = _extras(records, pages, downloads)
    return tuple(_complete(page, titles, extras) for page in sorted(pages, key=lambda page: page.address))


def _complete(page: Page, titles: Mapping[str, str], extras: Mapping[str, Callable[[], Mapping[str, Any]]]) -> Page:
    steps = page.address.split("/")[1:-1]
    parents = ["/" + "/".join((*steps[:depth], "")) if depth else "/" for depth in range(len(steps))]
    kruimels = tuple((("Home" if address == "/" else titles[address]), address) for address in parents if address in titles)
    extra = {**page.extra, **extras[page.template]()} if page.template in extras else page.extra
    return _changed(page, kruimels=kruimels, extra=extra)


def _changed(page: Page, **changed: Any) -> Page:
    return Page(**{**{name: getattr(page, name) for name in page.__dataclass_fields__}, **changed})


def with_body(page: Page, body: Any, inhoud: tuple[tuple[str, str], ...]) -> Page:
    """The page with its rendered text and the headings in it."""
    return _changed(page, body=body, extra={**page.extra, "inhoud": inhoud})


def _text_page(text: TextFile, records: Records) -> Page:
    front = text.voorwerk
    bronnen = tuple(records.bronnen[name] for name in front.bronnen)
    extra = {"geplaatst": front.geplaatst, "inhoud": ()}
    return Page(text.address, text.template, front.title, front.summary, front.date, bronnen, extra=extra, origin=text.path, wacht=_waits(front, records.today))


def _waits(item: MayWait, today: date) -> str:
    """Why the public does not see something yet, for the preview; empty when it does."""
    if is_public(item, today):
        return ""
    return f"Wordt openbaar op {dutch_date(item.publiceren_op)}" if item.publiceren_op and item.publiceren_op > today else "Concept"


def _record_pages(records: Records, downloads: Mapping[str, Any]) -> Iterator[Page]:
    for folder, template in RECORD_TEMPLATES.items():
        for record in records.kind(folder).values():
            title, summary, day = _about(record, records)
            extra = _record_extra(record, records, downloads)
            yield Page(address_of(record), template, title, summary, day, sources_of(record, records), record, extra=extra, origin=record.bestand, wacht=_waits(record, records.today))


def sources_of(record: Record, records: Records) -> tuple[Bron, ...]:
    """Every source that a record names anywhere in it, in the order of first mention."""
    names = dict.fromkeys(name for _, folder, name in references(type(record), record) if folder == "bronnen")
    return tuple(records.bronnen[name] for name in names)


def _about(record: Any, records: Records) -> tuple[str, str, date]:
    """The title, summary and date of the page of a record."""
    day = records.gemeente.feiten_tot
    match record.folder:
        case "aanbevelingen":
            return f"Aanbeveling {record.nummer}: {record.titel}", " ".join(record.in_het_kort), record.laatst_gewijzigd
        case "cijferreeksen":
            return record.titel, record.omschrijving, record.bijgewerkt
        case "meldroutes":
            return record.naam, record.samenvatting, record.gecontroleerd_op
        case "programmas":
            return record.naam, record.samenvatting, day
        case "signalen":
            return f"Signalen: {record.naam}", record.voor_wie, day
        case "keuzehulp":
            return f"Keuzehulp: {record.vraag}", record.uitleg or record.vraag, day
        case "onderzoeken":
            return f"Onderzoek: {record.titel}", record.hoofdvraag, day
        case "tijdlijnen":
            return record.titel, record.omschrijving, day
    return f"Sinds de {record.soort.label} van {dutch_date(record.datum)}", record.onderwerp, day


def _record_extra(record: Record, records: Records, downloads: Mapping[str, Any]) -> Mapping[str, Any]:
    if isinstance(record, Cijferreeks):
        return {"downloads": downloads.get(record.id, ())}
    if isinstance(record, Vergadering):
        earlier = [other.datum for other in records.vergaderingen.values() if other.datum < record.datum]
        since = max(earlier, default=None)
        later = [other.datum for other in records.vergaderingen.values() if other.datum > record.datum]
        until = min(later, default=None)
        return {
            "sinds": since,
            "tot": until,
            "wijzigingen": tuple(change for change in changes(records) if change[0] >= record.datum and (until is None or change[0] < until)),
            "ervoor": tuple(change for change in changes(records) if change[0] < record.datum and (since is None or change[0] >= since)),
            "standen": tuple((aanbeveling, stand_on(aanbeveling, record.datum)) for aanbeveling in records.aanbevelingen.values()),
        }
    return {}


def _stand_pages(records: Records) -> Iterator[Page]:
    for stand in Stand:
        found = tuple(aanbeveling for aanbeveling in records.aanbevelingen.values() if aanbeveling.stand is stand)
        bronnen = {bron.id: bron for aanbeveling in found for bron in sources_of(aanbeveling, records)}
        extra = {"stand": stand, "aanbevelingen": found}
        yield Page(stand_address(stand), "stand", f"Stand: {stand.label}", stand.betekenis, records.gemeente.feiten_tot, tuple(bronnen.values()), extra=extra)


def _extras(records: Records, pages: list[Page], downloads: Mapping[str, Any]) -> dict[str, Callable[[], Mapping[str, Any]]]:
    """What the list templates need, made only for the templates that are used."""
    articles = tuple(sorted((page for page in pages if page.template == "article"), key=lambda page: page.date, reverse=True))
    counted = Counter(aanbeveling.stand for aanbeveling in records.aanbevelingen.values())
    telling = tuple((stand, counted[stand]) for stand in Stand if counted[stand])
    first = next((vraag for vraag in records.keuzehulp.values() if vraag.begin), None)
    return {
        "home": lambda: {"telling": telling, "nieuws": articles[:3]},
        "keuzehulp": lambda: {"vraag": first},
        "aanbevelingen": lambda: {"telling": telling},
        "standen": lambda: {"standen": tuple(Stand), "beoordelaars": tuple(Beoordelaar)},
        "wijzigingen": lambda: {"wijzigingen": changes(records)},
        "nieuws": lambda: {"artikelen": articles},
        "zoeken": lambda: {"register": _register(records, pages)},
        "open-data": lambda: {
            "downloads": tuple((reeks, downloads.get(reeks.id, ())) for reeks in records.cijferreeksen.values()),
            "bestanden": downloads.get("", ()),
        },
    }


def _register(records: Records, pages: list[Page]) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Every page and every term under its first letter."""
    entries = {(page.title, page.address) for page in pages if page.address not in ("/", NOT_FOUND)}
    for begrip in records.begrippen.values():
        entries.add((f"{begrip.naam} ({begrip.volledige_naam})" if begrip.volledige_naam else begrip.naam, address_of(begrip)))
    letters: dict[str, list[tuple[str, str]]] = {}
    for title, address in sorted(entries, key=lambda entry: (entry[0].casefold(), entry[1])):
        first = title.lstrip("“\"'‘")[:1].upper()
        letters.setdefault(first if first.isalpha() else "0-9", []).append((title, address))
    return tuple((letter, tuple(found)) for letter, found in letters.items())


_MONTHS = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"]


def dutch_date(day: Any) -> str:
    """A date, or as much of one as is known, in words: `2 juni 2023`, `juni 2023`, `2023` or `ongedateerd`."""
    if isinstance(day, date):
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    if not day.jaar:
        return "ongedateerd"
    words = [str(day.dag)] if day.dag else []
    return " ".join((*words, *([_MONTHS[day.maand - 1]] if day.maand else ()), str(day.jaar)))
