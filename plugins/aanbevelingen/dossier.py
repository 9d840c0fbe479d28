"""The dossiers of recommendations as PDF: every sentence they say, as data for a Typst template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from plugins.aanbevelingen.aanbeveling import Aanbeveling, Stuk
from plugins.aanbevelingen.bewijs import stilte
from plugins.aanbevelingen.in_woorden import aanduiding, jaren, looptijd, termijn
from plugins.aanbevelingen.keuzes import Aanbevelingsfeit, Vervuld
from plugins.aanbevelingen.onderdeel import Onderdeel
from plugins.aanbevelingen.onderzoek import Onderzoek
from plugins.aanbevelingen.overzicht import ROOT
from plugins.aanbevelingen.toezegging import Toezegging
from plugins.aanbevelingen.verloop import Wijziging, laatste_vergadering, tussen, wijzigingen_van
from plugins.aanbevelingen.vraag_het_na import ADRES as VRAAG_HET_NA
from plugins.aanbevelingen.vraag_het_na import questions_data
from plugins.bronnen.bron import Bron, alineas_in_words
from plugins.bronnen.zoekactie import (
    Gezocht,
    Plekuitkomst,
    Uitgezocht,
    feiten_tot,
    laatste_zoekactie,
    uitslag,
)
from plugins.cache import Cache
from plugins.files.file import File
from plugins.files.pdf import draw_pdf
from plugins.gemeente.gemeente import Gemeente
from plugins.source.dates import dutch_date, in_days
from plugins.source.record import Verwijzing
from plugins.source.records import Records

TEMPLATE = "dossier.typ"
QUESTIONS = "vraag-het-na.typ"


def dossier_files(records: Records, theme: Path, kept: Cache) -> Iterator[File]:
    """The dossier of every recommendation and that of all together, as PDF."""
    every = tuple(records.of(Aanbeveling).values())
    for item in every:
        pdf = draw_pdf(TEMPLATE, dossier_data([item], records, together=False), theme, kept)
        yield File(f"{item.adres}dossier.pdf", pdf, "Dossier (PDF)", item.adres)
        page = f"{item.adres}{VRAAG_HET_NA}"
        pdf = draw_pdf(QUESTIONS, questions_data(item, records), theme, kept)
        yield File(f"{page}vraag-het-na.pdf", pdf, "Deze teksten (PDF)", page)
    if every:
        pdf = draw_pdf(TEMPLATE, dossier_data(every, records, together=True), theme, kept)
        yield File(f"{ROOT}dossier.pdf", pdf, "Alle dossiers (PDF)", ROOT)


def dossier_data(aanbevelingen: Iterable[Aanbeveling], records: Records, together: bool) -> dict[str, Any]:
    """All that the template needs for the dossier of one recommendation, or of all `together`."""
    given = tuple(aanbevelingen)
    name = records.one(Gemeente).site_naam
    standing = (
        "Deze site is van de gemeente."
        if records.one(Gemeente).officieel
        else f"Dit is geen stuk van de gemeente {records.one(Gemeente).naam}."
    )
    return {
        "titel": (
            "Aanbevelingen volgen"
            if together
            else f"Dossier bij {aanduiding(given[0], records, lower=True)}: {given[0].titel}"
        ),
        "uitgever": name,
        "op": f"zoals hier bekend op {dutch_date(records.today)}",
        "samen": together,
        "inleiding": (
            f"{name}, {dutch_date(records.today)}. {standing} In openbare bronnen is gezocht tot en met"
            f" {dutch_date(feiten_tot(records))}."
        ),
        "aanbevelingen": [_recommendation(item, records) for item in given],
    }


def _recommendation(item: Aanbeveling, records: Records) -> dict[str, Any]:
    last = laatste_vergadering(records)
    changes = wijzigingen_van(item)
    new = tussen(changes, last.datum, records.today) if last else ()
    steps: dict[str, list[Wijziging]] = {}
    for change in reversed(changes):
        if change.stap and change.onderdeel:
            steps.setdefault(change.onderdeel.id, []).append(change)
    return {
        "titel": f"{aanduiding(item, records)}: {item.titel}",
        "mix": [f"{stand.label}: {count} van {len(item.onderdelen)}" for stand, count in item.mix],
        "aandacht": _attention(item, None, records),
        "sinds": _since(last.datum if last else None, last.soort if last else "", len(new)),
        "in_het_kort": list(item.in_het_kort),
        "tekst": item.tekst,
        "tekst_noot": item.tekst_noot,
        "gericht_aan": item.gericht_aan.label,
        "onderzoek": records.of(Onderzoek)[item.onderzoek].titel,
        "portefeuillehouder": (
            item.portefeuillehouder
            or uitslag(item.gezocht_naar(Aanbevelingsfeit.PORTEFEUILLEHOUDER), records).in_woorden
        ),
        "reactie": {
            "woord": item.reactie.woord,
            "waarover": item.reactie.waarover,
            "samenvatting": list(item.reactie.samenvatting),
            "datum": dutch_date(item.reactie.datum),
            "bronnen": _sources(item.reactie.bronnen, records),
        },
        "voorwaarden": [_condition(condition, records) for condition in item.voorwaarden],
        "geld": [
            {
                "trede": step.label,
                "stappen": [_fact(money, records) for money in sums],
                "anders": uitslag(searched, records).in_woorden,
            }
            for step, sums, searched in item.tredes
        ],
        "onderdelen": [_part(item, part, steps.get(part.id, []), new, records) for part in item.onderdelen],
        "stukken": [
            {
                "datum": dutch_date(stuk.datum),
                "soort": stuk.soort.label,
                "titel": stuk.titel,
                "toelichting": " ".join(filter(None, (stuk.toelichting, _runs(stuk, records.today)))),
                "bronnen": _sources(stuk.bronnen, records),
            }
            for stuk in item.stukken
        ],
        "feiten": [_fact(fact, records) for fact in item.feiten],
        "kanttekening": [_fact(fact, records) for fact in item.kanttekening],
        "niet_gezocht": _not_searched(records),
    }


def _condition(condition: Any, records: Records) -> dict[str, Any]:
    met = condition.vervuld.label + (f" op {dutch_date(condition.datum)}" if condition.datum else "")
    if condition.vervuld is Vervuld.ONBEKEND:
        met = uitslag(condition.gezocht, records).in_woorden
    return {
        "tekst": condition.tekst,
        "vervuld": met,
        "toelichting": condition.toelichting or "",
        "bronnen": _sources(condition.bronnen, records),
    }


def _part(
    item: Aanbeveling,
    part: Onderdeel,
    steps: Iterable[Wijziging],
    new: tuple[Wijziging, ...],
    records: Records,
) -> dict[str, Any]:
    return {
        "titel": part.titel,
        "stand": part.stand.label,
        "aandacht": _attention(item, part, records),
        "gezocht": (
            [_looked(gezocht, records) for gezocht in part.gezocht] or [Uitgezocht.NOG_NIET_UITGEZOCHT.label]
        ),
        "verloop": [
            {
                "datum": dutch_date(change.datum),
                "stand": change.stap.stand.label,
                "toelichting": change.stap.toelichting,
                "door": change.stap.vastgesteld_door.label,
                "gezegd": change.stap.gezegd.woorden if change.stap.gezegd else "",
                "plaats": change.stap.gezegd.plaats if change.stap.gezegd else "",
                "nieuw": change in new,
                "bronnen": _sources(change.stap.bronnen, records),
            }
            for change in steps
            if change.stap
        ],
        "toezeggingen": [
            {
                "tekst": promise.tekst,
                "termijn": _term(item, promise, records),
                "bronnen": _sources(promise.bronnen, records),
            }
            for promise in part.toezeggingen
        ],
        "belemmeringen": [
            {
                "soort": obstacle.soort.label,
                "tekst": obstacle.tekst,
                "bronnen": _sources(obstacle.bronnen, records),
            }
            for obstacle in part.belemmeringen
        ],
    }


def _term(item: Aanbeveling, promise: Toezegging, records: Records) -> str:
    """When a promise is due, by how much it is late, and what became of it."""
    due = termijn(item, promise, records)
    late = f"{in_days(due.te_laat)} over tijd." if due.te_laat else ""
    after = f"Daarna: {due.uitslag.in_woorden.lower()}." if due.uitslag else ""
    years = [
        f"{year.jaar}: {year.uitslag.in_woorden.lower() if year.uitslag else 'gevonden'}."
        for year in jaren(promise, records)
    ]
    return " ".join(filter(None, (due.zinnen, late, after, *years)))


def _attention(item: Aanbeveling, part: Onderdeel | None, records: Records) -> str:
    """How old the evidence is and what is late, in sentences."""
    silence = stilte(item, part, records)
    parts = item.onderdelen if part is None else (part,)
    late = max(item.over_tijd(each, records.today) for each in parts)
    newest, college = silence.nieuwste, silence.van_college
    return " ".join(
        filter(
            None,
            (
                f"{in_days(late)} over tijd." if late else "",
                f"Nieuwste stuk of feit: {dutch_date(newest.datum)} ({newest.wat})." if newest else "",
                f"Laatste stuk van het college zelf: {dutch_date(college.datum)}." if college else "",
                f"{silence.in_woorden.capitalize()}. {silence.uitleg}" if silence.in_woorden else "",
            ),
        )
    )


def _looked(gezocht: Gezocht, records: Records) -> str:
    """What a search looked for, and what it gave."""
    result = uitslag((gezocht,), records)
    return f"{result.vraag.vraag}: {result.in_woorden.lower()}." if result.vraag else ""


def _not_searched(records: Records) -> list[str]:
    """The places where the last search did not look."""
    return [plek.plek for plek in laatste_zoekactie(records).plekken_met(Plekuitkomst.NIET_GEZOCHT)]


def _runs(stuk: Stuk, today: date) -> str:
    """Until when a plan runs, as a sentence; empty when no source says it."""
    words = looptijd(stuk, today)
    return f"Het {words}." if words else ""


def _since(day: date | None, kind: str, count: int) -> str:
    if day is None:
        return ""
    happened = (
        "geen wijziging openbaar gevonden"
        if count == 0
        else "één wijziging, hieronder gemerkt"
        if count == 1
        else f"{count} wijzigingen, hieronder gemerkt"
    )
    return f"Sinds de {kind} van {dutch_date(day)}: {happened}."


def _fact(fact: Any, records: Records) -> dict[str, Any]:
    day = getattr(fact, "datum", None)
    return {
        "datum": dutch_date(day) if day is not None and day.jaar else "",
        "tekst": fact.tekst,
        "bronnen": _sources(fact.bronnen, records),
    }


def _sources(named: Iterable[Verwijzing], records: Records) -> list[dict[str, Any]]:
    return [
        {
            "naam": ", ".join(
                filter(None, (bron.uitgever, dutch_date(bron.datum), alineas_in_words(alineas)))
            ),
            "url": bron.url,
        }
        for bron, alineas in ((records.of(Bron)[name], alineas) for name, alineas in named)
    ]
