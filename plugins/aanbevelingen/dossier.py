"""The dossiers of recommendations as PDF: every sentence they say, as data for a Typst template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from plugins.aanbevelingen.aanbeveling import Aanbeveling, Aanbevelingfeit, Geld, Onderzoek, Stuk, Voorwaarde
from plugins.aanbevelingen.bewijs import stilte
from plugins.aanbevelingen.in_woorden import aanduiding, jaren, looptijd, over_tijd, stiltezinnen, termijn
from plugins.aanbevelingen.keuzes import Aanbevelingsfeit, Vervuld
from plugins.aanbevelingen.onderdeel import Belemmering, Onderdeel, Toezegging
from plugins.aanbevelingen.overzicht import ROOT
from plugins.aanbevelingen.verloop import (
    Vergadering,
    Wijziging,
    laatste_vergadering,
    stappen_per_onderdeel,
    tussen,
    wijzigingen_van,
)
from plugins.aanbevelingen.vraag_het_na import ADRES as VRAAG_HET_NA
from plugins.aanbevelingen.vraag_het_na import questions_data
from plugins.bronnen.bron import Bron, alineas_in_words
from plugins.bronnen.zoekactie import Gezocht, Uitgezocht, feiten_tot, laatste_zoekactie, uitslag
from plugins.cache import Cache
from plugins.files.file import File
from plugins.files.pdf import draw_pdf
from plugins.gemeente.gemeente import Gemeente
from plugins.source.dates import Datering, dutch_date
from plugins.source.problem import counted
from plugins.source.record import Feit, Verwijzing
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
    gemeente = records.one(Gemeente)
    name = gemeente.site_naam
    standing = (
        "Deze site is van de gemeente."
        if gemeente.officieel
        else f"Dit is geen stuk van de gemeente {gemeente.naam}."
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
    steps = stappen_per_onderdeel(changes)
    return {
        "titel": f"{aanduiding(item, records)}: {item.titel}",
        "mix": [f"{stand.label}: {count} van {len(item.onderdelen)}" for stand, count in item.mix],
        "aandacht": _attention(item, None, records),
        "sinds": _since(last, len(new)) if last else "",
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
        "stukken": [_document(stuk, records) for stuk in item.stukken],
        "feiten": [_fact(fact, records) for fact in item.feiten],
        "kanttekening": [_fact(fact, records) for fact in item.kanttekening],
        "niet_gezocht": laatste_zoekactie(records).niet_gezocht,
    }


def _document(stuk: Stuk, records: Records) -> dict[str, Any]:
    runs = looptijd(stuk, records.today)
    return {
        "datum": dutch_date(stuk.datum),
        "soort": stuk.soort.label,
        "titel": stuk.titel,
        "toelichting": " ".join(filter(None, (stuk.toelichting, f"Het {runs}." if runs else ""))),
        "bronnen": _sources(stuk.bronnen, records),
    }


def _condition(condition: Voorwaarde, records: Records) -> dict[str, Any]:
    met = condition.vervuld.label + (f" op {dutch_date(condition.datum)}" if condition.datum else "")
    if condition.vervuld is Vervuld.ONBEKEND:
        met = uitslag(condition.gezocht, records).in_woorden
    return {**_told(condition, records), "vervuld": met, "toelichting": condition.toelichting or ""}


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
            {**_told(promise, records), "termijn": _term(item, promise, records)}
            for promise in part.toezeggingen
        ],
        "belemmeringen": [
            {**_told(obstacle, records), "soort": obstacle.soort.label} for obstacle in part.belemmeringen
        ],
    }


def _term(item: Aanbeveling, promise: Toezegging, records: Records) -> str:
    """When a promise is due, by how much it is late, and what became of it."""
    due = termijn(item, promise, records)
    late = f"{due.over_tijd}." if due.over_tijd else ""
    after = f"Daarna: {due.uitslag.in_woorden.lower()}." if due.uitslag else ""
    years = [f"{year.jaar}: {year.in_woorden.lower()}." for year in jaren(promise, records)]
    return " ".join(filter(None, (due.zinnen, late, after, *years)))


def _attention(item: Aanbeveling, part: Onderdeel | None, records: Records) -> str:
    """How old the evidence is and what is late, in sentences."""
    silence = stilte(item, part, records)
    parts = item.onderdelen if part is None else (part,)
    late = over_tijd(max(item.over_tijd(each, records.today) for each in parts))
    says = stiltezinnen(silence)
    return " ".join(
        filter(
            None,
            (
                f"{late}." if late else "",
                f"{says.nieuwste} ({silence.nieuwste.wat})." if silence.nieuwste else "",
                says.van_college,
                f"{says.stil.capitalize()}. {says.uitleg}" if says.stil else "",
            ),
        )
    )


def _looked(gezocht: Gezocht, records: Records) -> str:
    """What a search looked for, and what it gave."""
    result = uitslag((gezocht,), records)
    return f"{result.vraag.vraag}: {result.in_woorden.lower()}." if result.vraag else ""


def _since(meeting: Vergadering, count: int) -> str:
    """What changed since a meeting, in a sentence."""
    happened = "geen wijziging openbaar gevonden"
    if count:
        happened = f"{counted(count, 'wijziging', 'wijzigingen', 'één')}, hieronder gemerkt"
    return f"Sinds de {meeting.soort} van {dutch_date(meeting.datum)}: {happened}."


def _fact(fact: Feit | Geld, records: Records) -> dict[str, Any]:
    """A fact with its date; empty when none is known."""
    day = fact.datum if isinstance(fact, Aanbevelingfeit | Geld) else Datering()
    return {**_told(fact, records), "datum": dutch_date(day) if day.jaar else ""}


def _told(part: Feit | Geld | Voorwaarde | Toezegging | Belemmering, records: Records) -> dict[str, Any]:
    """What is said, and by which sources."""
    return {"tekst": part.tekst, "bronnen": _sources(part.bronnen, records)}


def _sources(named: Iterable[Verwijzing], records: Records) -> list[dict[str, Any]]:
    """Publisher, date and paragraphs of each source that is named, with its address."""
    sources = []
    for name, alineas in named:
        bron = records.of(Bron)[name]
        words = filter(None, (bron.uitgever, dutch_date(bron.datum), alineas_in_words(alineas)))
        sources.append({"naam": ", ".join(words), "url": bron.url})
    return sources
