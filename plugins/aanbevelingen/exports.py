"""Recommendations for reuse: CSV and JSON of each overview, feeds, and a calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib.metadata import version

from plugins.aanbevelingen.aanbeveling import Aanbeveling
from plugins.aanbevelingen.bewijs import Stilte, stilte
from plugins.aanbevelingen.in_woorden import aanduiding
from plugins.aanbevelingen.overzicht import ROOT, alle, overzichten
from plugins.aanbevelingen.verloop import Vergadering, Wijziging, wijzigingen, wijzigingen_van
from plugins.cache import Cache
from plugins.files.file import File, csv_text, excel_csv, json_record, json_text
from plugins.files.subscriptions import NO_ADDRESS, Day, Entry, Feed, atom, calendar
from plugins.gemeente.gemeente import Gemeente
from plugins.source.dates import dutch_date
from plugins.source.records import Records

LATEST = 100
"""The feed of all recommendations holds this many changes."""

Row = tuple[object, ...]
_COLUMNS = (
    "aanbeveling", "onderzoek", "nummer", "titel", "gericht_aan", "portefeuillehouder", "reactie",
    "onderdeel", "onderdeel_titel", "datum", "stand", "vastgesteld_door", "toelichting", "gezegd", "bronnen",
)  # fmt: skip


def recommendation_files(records: Records, site: str, kept: Cache) -> Iterator[File]:
    """Every file about recommendations, with the page that offers it.

    `site` is the public address, if it is known.
    """
    every = records.of(Aanbeveling).values()
    rows = {item.id: tuple(_rows(item)) for item in every}  # an item is in several overviews
    whole = {item.id: _whole(item, records) for item in every}
    for overzicht in (alle(records), *(each for group in overzichten(records).values() for each in group)):
        # The address of all is there from the beginning.
        if overzicht.aanbevelingen or overzicht.adres == ROOT:
            here = [item.id for item in overzicht.aanbevelingen]
            steps = [row for name in here for row in rows[name]]
            yield from _overview_files(overzicht.adres, steps, [whole[name] for name in here], records.today)
    name = records.one(Gemeente).site_naam
    title = f"Wijzigingen bij de aanbevelingen – {name}"
    changes = wijzigingen(records)[:LATEST]
    yield _feed(ROOT, f"{ROOT}wijzigingen/", title, changes, records, site)
    agenda = tuple(days(records, site))
    made_of = [version("icalendar"), name, repr(agenda)]
    made = kept.get("calendar", made_of, lambda: calendar(agenda, f"Aanbevelingen – {name}"), ".ics")
    yield File(f"{ROOT}agenda.ics", made, "Agenda met vergaderingen en toegezegde datums (ICS)", ROOT)
    for item in records.of(Aanbeveling).values():
        title = f"{aanduiding(item, records)}: {item.titel} – {name}"
        yield _feed(item.adres, item.adres, title, wijzigingen_van(item), records, site)


def _overview_files(
    address: str, rows: Sequence[Row], items: Sequence[Mapping[str, object]], today: date
) -> Iterator[File]:
    """The recommendations of one overview as CSV, for Excel and for other programs, and as JSON."""
    whole = json_text({"peildag": today.isoformat(), "aanbevelingen": items})
    for_excel, table = excel_csv(_COLUMNS, rows), csv_text(_COLUMNS, rows).encode()
    yield File(f"{address}aanbevelingen.excel.csv", for_excel, "Elke stap als CSV voor Excel", address)
    yield File(f"{address}aanbevelingen.csv", table, "Elke stap als CSV voor andere programma's", address)
    yield File(f"{address}aanbevelingen.json", whole.encode(), "Alles als JSON", address)


def _feed(
    address: str, page: str, title: str, changes: Iterable[Wijziging], records: Records, site: str
) -> File:
    """The feed at an address; it leads readers to `page` and is offered at the address itself."""
    author = records.one(Gemeente).site_naam
    feed = Feed(f"{address}atom.xml", page, title, author, [_entry(change, records) for change in changes])
    return File(feed.address, atom(feed, site), "Volgen met Atom", address)


def _whole(item: Aanbeveling, records: Records) -> Mapping[str, object]:
    """A recommendation as JSON holds it, with what follows from it on the day of the build."""
    return json_record(
        item,
        {
            "standen": {stand.value: count for stand, count in item.mix},
            "bewijs": _evidence(stilte(item, None, records)),
            "bewijs_per_onderdeel": {
                part.id: {
                    "stand": part.stand.value,
                    **_evidence(stilte(item, part, records)),
                    "dagen_over_tijd": item.over_tijd(part, records.today),
                }
                for part in item.onderdelen
            },
        },
    )


def _evidence(silence: Stilte) -> dict[str, object]:
    """How old the evidence is, as plain values: the newest document, that of the college, the silence."""
    return {
        "nieuwste_stuk": silence.nieuwste.datum.iso if silence.nieuwste else None,
        "nieuwste_stuk_van_het_college": silence.van_college.datum.iso if silence.van_college else None,
        "gezocht_tot": silence.tot.isoformat() if silence.tot else None,
        "dagen_stil": silence.dagen,
    }


def _rows(item: Aanbeveling) -> Iterator[Row]:
    """Every step of every part; a part without steps has a row of its own."""
    about = (
        item.id,
        item.onderzoek,
        item.nummer,
        item.titel,
        item.gericht_aan.value,
        item.portefeuillehouder or "",
        item.reactie.woord,
    )
    for part in item.onderdelen:
        if not part.verloop:
            yield (*about, part.id, part.titel, "", part.stand.value, "", "", "", "")
        for step in part.verloop:
            yield (
                *about,
                part.id,
                part.titel,
                step.datum.isoformat(),
                step.stand.value,
                step.vastgesteld_door.value,
                step.toelichting,
                step.gezegd.woorden if step.gezegd else "",
                " ".join(map(str, step.bronnen)),
            )


def _entry(change: Wijziging, records: Records) -> Entry:
    """A change as an entry of a feed: the title says it in words."""
    note = (
        f" Volgens {change.stap.vastgesteld_door.label}, {dutch_date(change.datum)}." if change.stap else ""
    )
    return Entry(
        change.adres,
        f"{aanduiding(change.aanbeveling, records)}, {change.in_woorden}",
        change.datum,
        f"{change.toelichting}{note}".strip() or change.in_woorden,
    )


def days(records: Records, site: str) -> Iterator[Day]:
    """The meetings and the dates that were promised; a promise without a date is not among them."""
    for meeting in records.of(Vergadering).values():
        text = _with_page(meeting.onderwerp, site, meeting.adres)
        yield Day(f"vergadering-{meeting.id}", meeting.datum, meeting.soort.capitalize(), text)
    for item in records.of(Aanbeveling).values():
        for part in item.onderdelen:
            for number, promise in enumerate(part.toezeggingen, 1):
                term = item.termijn(promise)
                if term is not None and promise.nagekomen_op is None:
                    words = f"Toegezegd: {promise.tekst} ({aanduiding(item, records, lower=True)})"
                    text = _with_page(item.titel, site, f"{item.adres}#{part.id}")
                    yield Day(f"toezegging-{item.id}-{part.id}-{number}", term, words, text)


def _with_page(text: str, site: str, address: str) -> str:
    """A text with the page that tells more, for a calendar.

    It says so when the site has no public address yet.
    """
    return f"{text}\n{site}{address}" if site else f"{text}\n{address}\n{NO_ADDRESS}"
