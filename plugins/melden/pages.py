"""The pages about reporting, in Dutch and in every other language, from the same records by one road."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.bronnen.pages import sources_of
from plugins.gemeente.gemeente import Gemeente
from plugins.languages.taal import REPORTING, Taal
from plugins.languages.voice import Voice
from plugins.melden.keuzehulp import Vraag
from plugins.melden.meldroute import Meldroute
from plugins.melden.route_finder import ROOT as FINDER
from plugins.melden.route_finder import snelle_stappen, stappen
from plugins.melden.signalen import Signalen
from plugins.pages.page import Page, waiting_words
from plugins.source.record import Record
from plugins.source.records import Records

ALL = f"{FINDER}alles/"
MELDMENU = (
    ("Melden", REPORTING),
    ("Keuzehulp", FINDER),
    ("Signalen", f"{REPORTING}signalen/"),
    ("Veilig melden", f"{REPORTING}veilig/"),
)
WORDS = frozenset(
    [
        "Signalen",
        "Affiche op A4",
        "Keuzehulp",
        "stap",
        "Deze routes passen bij uw antwoorden",
        "Een stap van de keuzehulp.",
        "De keuzehulp op één pagina",
        "Alle vragen en antwoorden, om te lezen of te printen.",
        *(title for title, _ in MELDMENU),
    ]
)
"""What is said here and not in a template, for translators."""


def reporting_pages(records: Records, voice: Voice) -> Iterator[Page]:
    """Every page about reporting that follows from records, at its Dutch address."""
    day = records.one(Gemeente).feiten_tot
    for route in voice.of(Meldroute).values():
        extra = {"verouderd": _stale(route, voice)}
        yield Page(
            route.adres,
            "meldroute",
            route.neutrale_naam,
            route.samenvatting,
            route.gecontroleerd_op,
            sources_of(route, records),
            route,
            extra=extra,
            origin=route.bestand,
            wacht=waiting_words(route, records.today),
            kop=route.naam,
        )
    for branche in voice.of(Signalen).values():
        extra = {"verouderd": _stale(branche, voice)}
        title = f"{voice.says('Signalen')}: {branche.naam}"
        yield Page(
            branche.adres,
            "branche",
            title,
            branche.voor_wie,
            day,
            sources_of(branche, records),
            branche,
            extra=extra,
            origin=branche.bestand,
            wacht=waiting_words(branche, records.today),
        )
    every = tuple(stappen(voice.of(Vraag)))
    for stap in every:
        title = f"{voice.says('Keuzehulp')}, {voice.says('stap')} {'-'.join(stap.letters) or '1'}"
        kop = stap.vraag.vraag if stap.vraag else voice.says("Deze routes passen bij uw antwoorden")
        stale = any(_stale(vraag, voice) for vraag, _ in stap.weg) or (
            stap.vraag is not None and _stale(stap.vraag, voice)
        )
        yield Page(
            stap.adres,
            "stap",
            title,
            voice.says("Een stap van de keuzehulp."),
            day,
            extra={"stap": stap, "verouderd": stale},
            kop=kop,
        )
    if every:
        title = voice.says("De keuzehulp op één pagina")
        yield Page(
            ALL,
            "alles",
            title,
            voice.says("Alle vragen en antwoorden, om te lezen of te printen."),
            day,
            extra={"stappen": every, "verouderd": False},
        )


def _stale(record: Record, voice: Voice) -> bool:
    return voice.taal is not None and (record.folder, record.id) in voice.taal.verouderd


def reporting_extra(template: str, voice: Voice) -> dict[str, object]:
    """What a text about reporting needs besides its words, by its template."""
    if template == "melden":
        return {"snel": snelle_stappen(voice.of(Vraag))}
    if template == "keuzehulp":
        return {"begin": next((stap.adres for stap in stappen(voice.of(Vraag))), None)}
    return {}


def in_language(page: Page, voice: Voice) -> Page:
    """A page at its address in the language of the voice, with the records of that voice."""
    extra = {**page.extra, "meldroutes": voice.of(Meldroute), "signalen": voice.of(Signalen)}
    if voice.taal is None:
        return page._replace(extra=extra)
    return page._replace(address=voice.taal.adres(page.address), taal=voice.taal, extra=extra)


def with_others(pages: Iterable[Page], talen: Iterable[Taal]) -> Iterator[Page]:
    """Every page with the addresses of the same page in the other languages."""
    given = tuple(pages)
    there = frozenset(page.address for page in given)
    taal_list = tuple(talen)
    dutch = {
        taal.adres(page.address): page.address
        for taal in taal_list
        for page in given
        if page.taal is None and page.address.startswith(REPORTING)
    }
    for page in given:
        own = page.address if page.taal is None else dutch.get(page.address, "")
        if not own.startswith(REPORTING):
            yield page
            continue
        found = [
            ("nl", "Nederlands", own),
            *((taal.code, taal.bestand.naam, taal.adres(own)) for taal in taal_list),
        ]
        code = page.taal.code if page.taal else "nl"
        yield page._replace(andere=tuple(other for other in found if other[0] != code and other[2] in there))
