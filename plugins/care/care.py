"""What needs care on the day of the site: one pure function. A rule is a generator whose docstring it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from plugins.aanbevelingen.aanbeveling import Aanbeveling
from plugins.aanbevelingen.in_woorden import aanduiding, stiltezinnen, termijn
from plugins.aanbevelingen.overzicht import alle, regels
from plugins.bronnen.bron import Bron
from plugins.bronnen.pages import sources_of
from plugins.bronnen.zoekactie import Zoekactie
from plugins.cache import Cache, content_hash
from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.files.subscriptions import Day, calendar
from plugins.gemeente.gemeente import Gemeente
from plugins.gemeente.verklaringen import AUDIT_MONTHS, Privacyverklaring, Toegankelijkheid
from plugins.hosting.security_txt import SETTING
from plugins.melden.meldroute import Meldroute
from plugins.site.hard_texts import HardText, hard_texts
from plugins.site.site import Written, links_to
from plugins.site.theme import GENERATOR, command_of
from plugins.source.dates import dutch_date, months_after
from plugins.source.record import Record
from plugins.texts.text_file import TextFile

AHEAD = timedelta(days=60)
"""So long before its day something is listed."""
SEARCH_MONTHS = 6
SILENT_DAYS = 365
MOST_WORDS = 1_200
"""A page with more words is a page that few read to the end."""
NOBODY = "niemand genoemd"

_WORD = re.compile(r"\w+")


class Care(NamedTuple):
    """One thing that needs care.

    `dag` is the day on which it falls due, None when it can be done at any time.
    """

    dag: date | None
    onderwerp: str
    """The kind of care, the same for all that a rule finds: a heading."""
    wat: str
    doe: str
    """The next action."""
    bestand: str
    beheerder: str
    adres: str = ""
    """Where readers meet it."""


class Besides(NamedTuple):
    """What rules look at besides the site: settings of the public one, hard texts, what is typed."""

    settings: Mapping[str, Any]
    hard: Sequence[HardText]
    command: str
    """What is typed before the name of a module."""


def care(
    site: Written,
    settings: Mapping[str, Any],
    until: date | None = None,
    cache: Cache | None = None,
    root: Path = GENERATOR,
) -> list[Care]:
    """Everything that needs care by the day `until`, by default some weeks ahead.

    What fell due first comes first. What has no day comes last, by its topic, and that to which most of the
    site leads first. `settings` are those of the public site; in `root`, the project, commands are typed.
    """
    last = until or site.records.today + AHEAD
    besides, links = Besides(settings, hard_texts(site, cache), command_of(root)), links_to(site)
    tasks = (each for rule in RULES for each in rule(site, besides))
    due = [each for each in tasks if each.dag is None or each.dag <= last]
    topics = list(dict.fromkeys(each.onderwerp for each in due))  # in the order of the rules

    def place(each: Care) -> tuple[date, int, int]:
        return each.dag or date.max, topics.index(each.onderwerp), -links[each.adres.partition("#")[0]]

    return sorted(due, key=place)


def care_calendar(tasks: Iterable[Care]) -> bytes:
    """Everything with a day, as a calendar (RFC 5545) of whole days."""
    days = (
        Day(
            f"zorg-{content_hash([each.bestand, each.onderwerp, each.wat])}",
            each.dag,
            f"{each.onderwerp}: {each.wat}",
            f"{each.beheerder}: {each.doe}\n{each.bestand}",
        )
        for each in tasks
        if each.dag is not None
    )
    return calendar(days, "Wat aandacht vraagt")


def _of(record: Record, dag: date | None, onderwerp: str, wat: str, doe: str, adres: str = "") -> Care:
    owner = record.beheerder or NOBODY
    return Care(
        dag, onderwerp, wat, doe, record.bestand, owner, adres or (record.adres if record.address else "")
    )


def _of_text(file: TextFile, onderwerp: str, wat: str, doe: str) -> Care:
    owner = file.voorwerk.beheerder or NOBODY
    return Care(None, onderwerp, f"{file.voorwerk.title}: {wat}", doe, file.path, owner, file.address)


def routes_are_checked_live(site: Written, besides: Besides) -> Iterator[Care]:
    """The number and address of every route were compared with the page on the internet, within the term."""
    term = site.records.one(Gemeente).controletermijn_maanden
    for route in site.records.of(Meldroute).values():
        check = route.gecontroleerd
        command = f"{besides.command} plugins.records gecontroleerd {route.id} --live"
        doe = f"bekijk de pagina, en leg het vast: {command}"
        day = months_after(check.op, term) if check.live else None
        how = f"vergeleken op {dutch_date(check.op)}" if day else "nooit met de pagina op internet vergeleken"
        yield _of(route, day, "Nummers", f"{route.naam}: {how}", doe)


def promises_are_followed(site: Written, besides: Besides) -> Iterator[Care]:
    """What was promised for a day is looked up after that day."""
    for item in site.records.of(Aanbeveling).values():
        for part in item.onderdelen:
            for promise in part.toezeggingen:
                day = item.termijn(promise)
                if day is not None and promise.nagekomen_op is None:
                    outcome = termijn(item, promise, site.records).uitslag
                    known = f" ({outcome.in_woorden.lower()})" if outcome else ""
                    wat = f"{aanduiding(item, site.records)}, {part.titel}: {promise.tekst}{known}"
                    doe = (
                        "zoek of het is gedaan; vul 'nagekomen_op' in met de bron, of noem de zoekactie bij"
                        " 'gezocht'"
                    )
                    yield _of(item, day, "Toezeggingen", wat, doe, f"{item.adres}#{part.id}")


def silence_is_asked_about(site: Written, besides: Besides) -> Iterator[Care]:
    """A part of which nothing new was found for a year is asked about."""
    for regel in regels(alle(site.records), site.records):
        silence = regel.stilte
        if silence.dagen is not None and silence.dagen > SILENT_DAYS and silence.nieuwste:
            last = silence.nieuwste.datum.latest or site.records.today
            about = f"{aanduiding(regel.aanbeveling, site.records)}, {regel.onderdeel.titel}"
            doe = "vraag het na; de vragen staan klaar op de pagina van de aanbeveling"
            day = last + timedelta(days=SILENT_DAYS)
            yield _of(
                regel.aanbeveling, day, "Stilte", f"{about}: {stiltezinnen(silence).stil}", doe, regel.adres
            )


def nothing_is_left_unsearched(site: Written, besides: Besides) -> Iterator[Care]:
    """Every part of a recommendation and every promise was searched for, or is 'nog niet uitgezocht'."""
    for item in site.records.of(Aanbeveling).values():
        for part in item.onderdelen:
            unsearched = [] if part.gezocht or part.stand.afgerond else ["nog niet uitgezocht"]
            unsearched += [
                f"of dit is nagekomen: {promise.tekst}"
                for promise in part.toezeggingen
                if not promise.nagekomen_op and not promise.gezocht and not item.termijn(promise)
            ]
            doe = "zoek het uit, leg de zoekactie vast en noem haar bij 'gezocht'"
            for what in unsearched:
                wat = f"{aanduiding(item, site.records)}, {part.titel}: {what}"
                yield _of(item, None, "Nog niet uitgezocht", wat, doe, f"{item.adres}#{part.id}")


def searches_are_repeated(site: Written, besides: Besides) -> Iterator[Care]:
    """A search is done again after half a year."""
    for search in site.records.of(Zoekactie).values():
        day = months_after(search.datum, SEARCH_MONTHS)
        wat = f"{search.titel}: gezocht tot en met {dutch_date(search.datum)}"
        yield _of(search, day, "Zoekacties", wat, "zoek opnieuw, en leg het vast als nieuwe zoekactie")


def figures_are_renewed(site: Written, besides: Besides) -> Iterator[Care]:
    """When new figures were expected, somebody looks for them."""
    for reeks in site.records.of(Cijferreeks).values():
        expected = reeks.volgende_update
        if expected is not None and expected.latest is not None:
            wat = f"{reeks.titel}: nieuwe cijfers verwacht in of op {dutch_date(expected)}"
            doe = "voeg ze toe met hun bron, en vul 'bijgewerkt' en 'volgende_update' opnieuw in"
            yield _of(reeks, expected.latest, "Cijfers", wat, doe)


def sources_are_used(site: Written, besides: Besides) -> Iterator[Care]:
    """Every source is named by a record or a text."""
    named = {item.bron.id for item in sources_of(site.records.all(), site.records)}
    named |= {item.bron for text in site.texts for item in text.file.voorwerk.bronnen}
    for bron in site.records.of(Bron).values():
        if bron.id not in named:
            doe = "noem haar waar zij iets zegt, of verwijder het bestand"
            yield _of(bron, None, "Bronnen", f"{bron.titel}: geen pagina noemt deze bron", doe)


def translations_keep_up(site: Written, besides: Besides) -> Iterator[Care]:
    """A translation follows the Dutch text that it was made of."""
    doe = "werk de vertaling bij en zet vertaald_van zoals 'make check' zegt"
    for text in site.texts:
        if text.file.verouderd:
            yield _of_text(text.file, "Vertalingen", "de Nederlandse tekst is veranderd", doe)
    for language in site.languages:
        for folder, name in language.verouderd:
            record = site.records.folder(folder)[name]
            about = f"{record.noun} {name} in het {language.bestand.naam_nederlands}"
            wat = f"{about}: de Nederlandse tekst is veranderd"
            path = f"content/talen/{language.code}/{folder}/{name}.yaml"
            yield Care(None, "Vertalingen", wat, doe, path, record.beheerder or NOBODY, record.adres)


def statements_are_renewed(site: Written, besides: Besides) -> Iterator[Care]:
    """Accessibility and privacy are read again every year, and an audit follows within three."""
    statements: tuple[Toegankelijkheid | Privacyverklaring, ...] = (
        *site.records.of(Toegankelijkheid).values(),
        *site.records.of(Privacyverklaring).values(),
    )
    for each in statements:
        wat = f"{each.noun}: nagelezen op {dutch_date(each.opgesteld_op)}"
        doe = "lees haar na, werk haar bij en zet de dag bij 'opgesteld_op'"
        address = "/toegankelijkheid/" if isinstance(each, Toegankelijkheid) else "/privacy/"
        yield _of(each, each.verloopt_op, "Verklaringen", wat, doe, address)
    for record in site.records.of(Toegankelijkheid).values():
        audit, planned = record.volledig_onderzoek(site.records.today), record.gepland_onderzoek
        day = planned or (months_after(audit.datum, AUDIT_MONTHS) if audit else None)
        how = "het onderzoek telt drie jaar" if audit else "nog geen volledig onderzoek door mensen"
        doe = (
            "laat de site onderzoeken, en zet het bij 'onderzoeken'"
            if planned
            else "spreek een dag af, en zet die bij 'gepland_onderzoek'"
        )
        yield _of(record, day, "Verklaringen", f"{record.noun}: {how}", doe, "/toegankelijkheid/")


def security_txt_does_not_expire(site: Written, besides: Besides) -> Iterator[Care]:
    """Whoever finds a hole can reach somebody: security.txt is there and does not expire."""
    given = besides.settings.get(SETTING) or {}
    path, owner = "publishconf.py", NOBODY
    try:
        until = date.fromisoformat(str(given.get("verloopt")))
    except ValueError:
        wat = "security.txt: er is nog geen contact voor meldingen van kwetsbaarheden"
        yield Care(None, "Verklaringen", wat, f"vul {SETTING} in, zie docs/beheer.md", path, owner)
        return
    doe = "controleer het contact en kies een nieuwe dag bij 'verloopt', hooguit een jaar vooruit"
    yield Care(until, "Verklaringen", f"security.txt verloopt op {dutch_date(until)}", doe, path, owner)


def texts_are_readable(site: Written, besides: Besides) -> Iterator[Care]:
    """A text is as easy to read as its place asks."""
    owners = {record.bestand: record.beheerder for record in site.records.all()}
    owners |= {text.file.path: text.file.voorwerk.beheerder for text in site.texts}
    for text in besides.hard:
        if text.too_hard:
            wat = f"{text.address}: leesbaarheid {text.measured.score:.0f}, de norm is {text.norm:.0f}"
            hard = text.measured.hardest[:1]
            doe = f"maak de zinnen korter, om te beginnen: '{hard[0]}'" if hard else "maak de zinnen korter"
            yield Care(
                None, "Leesbaarheid", wat, doe, text.path, owners.get(text.path) or NOBODY, text.address
            )


def pages_are_short(site: Written, besides: Besides) -> Iterator[Care]:
    """A text is short enough to be read to its end."""
    for text in site.texts:
        count = len(_WORD.findall(text.file.text.body))
        if count > MOST_WORDS:
            wat = f"{count} woorden; meer dan {MOST_WORDS} leest bijna niemand uit"
            yield _of_text(text.file, "Lengte", wat, "schrap, of splits de pagina")


Rule = Callable[[Written, Besides], Iterable[Care]]

RULES: tuple[Rule, ...] = (
    routes_are_checked_live,
    promises_are_followed,
    silence_is_asked_about,
    nothing_is_left_unsearched,
    searches_are_repeated,
    figures_are_renewed,
    sources_are_used,
    translations_keep_up,
    statements_are_renewed,
    security_txt_does_not_expire,
    texts_are_readable,
    pages_are_short,
)
