"""The pages about reporting, in Dutch and in every other language, from the same records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from plugins.bronnen.pages import named_sources, record_page
from plugins.bronnen.zoekactie import feiten_tot
from plugins.languages.language import DUTCH, REPORTING, Language
from plugins.melden.keuzehulp import ROOT as FINDER
from plugins.melden.keuzehulp import Stap, Vraag, most_questions, snelle_stappen, stappen
from plugins.melden.meldroute import Meldroute, emergency
from plugins.melden.register import NOTE_WORDS
from plugins.melden.signalen import Signalen
from plugins.pages.page import Bronvermelding, Page
from plugins.pages.view import View, template_of
from plugins.source.records import Records

ALL = f"{FINDER}alles/"
MELDMENU = (
    ("Melden", REPORTING),
    ("Keuzehulp", FINDER),
    ("Signalen", f"{REPORTING}signalen/"),
    ("Veilig melden", f"{REPORTING}veilig/"),
)
WORDS = frozenset((
    *(title for title, _ in MELDMENU),
    *NOTE_WORDS,
    "Affiche op A4",
    "Alle vragen en antwoorden, om te lezen of te printen.",
    "De keuzehulp op één pagina",
    "Deze routes passen bij uw antwoorden",
    "Een stap van de keuzehulp.",
    "stap",
))  # fmt: skip
"""What is said here and not in a template, for translators."""


@dataclass(frozen=True)
class MeldrouteView(View):
    """One reporting route."""

    route: Meldroute


@dataclass(frozen=True)
class BrancheView(View):
    """The signs of one trade."""

    branche: Signalen


@dataclass(frozen=True)
class StapView(View):
    """One step of the route finder; from here nobody answers more than `hoogstens` questions in all."""

    repeats: ClassVar = True
    search_worth: ClassVar = 0
    in_a_to_z: ClassVar = False
    in_breadcrumbs: ClassVar = False  # a step shows the way to it in words

    stap: Stap
    hoogstens: int


@dataclass(frozen=True)
class AllesView(View):
    """The whole route finder."""

    search_worth: ClassVar = 0.3
    shows_all_of: ClassVar = Vraag.folder

    stappen: tuple[Stap, ...]


@dataclass(frozen=True)
class MeldenView(View):
    """Where to report; `snel` are the steps of the route finder that can be taken at once."""

    for_texts: ClassVar = True

    snel: tuple[Stap, ...]


@dataclass(frozen=True)
class KeuzehulpView(View):
    """The beginning of the route finder; `begin` is the address of its first question."""

    for_texts: ClassVar = True

    begin: str | None


def reporting_pages(records: Records, language: Language) -> Iterator[Page]:
    """Every page about reporting that follows from records, at its address in this language."""
    for page in (
        *_route_pages(records, language),
        *_trade_pages(records, language),
        *_finder_pages(records, language),
    ):
        yield replace(page, address=language.adres(page.address), taal=language.foreign)


def text_view(template: str, language: Language) -> View | None:
    """The view of a text about reporting, by the template that its front matter names.

    None when it needs none.
    """
    if template == template_of(MeldenView):
        return MeldenView(snelle_stappen(language.of(Vraag)))
    if template == template_of(KeuzehulpView):
        return KeuzehulpView(next((stap.adres for stap in stappen(language.of(Vraag))), None))
    return None


def with_others(pages: Iterable[Page], spoken: Iterable[Language]) -> Iterator[Page]:
    """Every page about reporting with the addresses of the same page in the other languages, Dutch too."""
    given, languages = tuple(pages), tuple(spoken)
    there = {page.address for page in given}
    dutch = [page.address for page in given if page.taal is None and page.address.startswith(REPORTING)]
    own = {language.adres(address): address for language in languages for address in dutch}
    for page in given:
        code, address = page.taal.code if page.taal else DUTCH, own.get(page.address, "")
        same = ((each.code, each.bestand.naam, each.adres(address)) for each in languages if address)
        others = tuple(other for other in same if other[0] != code and other[2] in there)
        yield replace(page, andere=others) if others else page


def _route_pages(records: Records, language: Language) -> Iterator[Page]:
    for route in language.of(Meldroute).values():
        yield record_page(
            route,
            records,
            route.neutrale_naam,
            route.samenvatting,
            MeldrouteView(route),
            route.gecontroleerd.op,
            kop=route.naam,
            verouderd=language.is_stale(route),
        )


def _trade_pages(records: Records, language: Language) -> Iterator[Page]:
    for branche in language.of(Signalen).values():
        title = f"{language.says('Signalen')}: {branche.naam}"
        stale = language.is_stale(branche)
        yield record_page(branche, records, title, branche.voor_wie, BrancheView(branche), verouderd=stale)


def _finder_pages(records: Records, language: Language) -> Iterator[Page]:
    every = tuple(stappen(language.of(Vraag)))
    day = feiten_tot(records)
    for stap in every:
        asked = [vraag for vraag, _ in stap.weg] + ([stap.vraag] if stap.vraag else [])
        kop = stap.vraag.vraag if stap.vraag else language.says("Deze routes passen bij uw antwoorden")
        yield Page(
            stap.adres,
            f"{language.says('Keuzehulp')}, {language.says('stap')} {'-'.join(stap.letters) or '1'}",
            language.says("Een stap van de keuzehulp."),
            day,
            StapView(stap, most_questions(stap, every)),
            _sources((stap,), language, records),
            kop=kop,
            verouderd=any(language.is_stale(vraag) for vraag in asked),
        )
    if every:
        summary = language.says("Alle vragen en antwoorden, om te lezen of te printen.")
        title, view = language.says("De keuzehulp op één pagina"), AllesView(every)
        yield Page(ALL, title, summary, day, view, _sources(every, language, records))


def _sources(steps: Iterable[Stap], language: Language, records: Records) -> tuple[Bronvermelding, ...]:
    """The sources of what steps show: the number for danger, the routes on cards, the desks named."""
    routes = language.of(Meldroute)
    urgent = emergency(routes.values())
    named = list(urgent.bronnen) if urgent else []
    for stap in steps:
        shown = stap.antwoord.meldroutes if stap.vraag is None and stap.antwoord else ()
        named += [bron for name in shown if name in routes for bron in routes[name].bronnen]
        desks = stap.vraag.andere_loketten if stap.vraag else ()
        named += [bron for desk in desks for bron in desk.bronnen]
    return named_sources(named, records)
