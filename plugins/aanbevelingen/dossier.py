"""The dossier of recommendations as data for its Typst template: every sentence it will say, in Dutch."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from plugins.aanbevelingen.aanbeveling import Aanbeveling, Onderdeel, Toezegging
from plugins.aanbevelingen.onderzoek import Onderzoek
from plugins.aanbevelingen.verloop import Wijziging, laatste_vergadering, tussen, wijzigingen_van
from plugins.bronnen.bron import Bron, alineas_in_words
from plugins.gemeente.gemeente import Gemeente
from plugins.source.dates import dutch_date, in_days
from plugins.source.record import Verwijzing
from plugins.source.records import Records


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
        "titel": "Aanbevelingen volgen"
        if together
        else f"Dossier bij aanbeveling {given[0].nummer}: {given[0].titel}",
        "uitgever": name,
        "op": f"zoals het stond op {dutch_date(records.today)}",
        "samen": together,
        "inleiding": f"{name}, {dutch_date(records.today)}. {standing} Openbare bronnen zijn nagekeken tot en met {dutch_date(records.one(Gemeente).feiten_tot)}.",
        "aanbevelingen": [_recommendation(item, records) for item in given],
    }


def _recommendation(item: Aanbeveling, records: Records) -> dict[str, Any]:
    last = laatste_vergadering(records)
    changes = wijzigingen_van(item)
    new = tussen(changes, last.datum, records.today) if last else ()
    steps: dict[str, list[Wijziging]] = {}
    for change in reversed(changes):
        steps.setdefault(change.onderdeel.id, []).append(change)
    return {
        "titel": f"Aanbeveling {item.nummer}: {item.titel}",
        "stand": item.stand.label,
        "aandacht": _attention(item, records.today),
        "sinds": _since(last.datum if last else None, last.soort.label if last else "", len(new)),
        "in_het_kort": list(item.in_het_kort),
        "tekst": item.tekst,
        "tekst_noot": item.tekst_noot,
        "gericht_aan": item.gericht_aan.label,
        "onderzoek": records.of(Onderzoek)[item.onderzoek].titel,
        "portefeuillehouder": item.portefeuillehouder or "niet openbaar gevonden",
        "reactie": {
            "woord": item.reactie.woord.label,
            "waarover": item.reactie.waarover,
            "samenvatting": list(item.reactie.samenvatting),
            "datum": dutch_date(item.reactie.datum),
            "bronnen": _sources(item.reactie.bronnen, records),
        },
        "voorwaarden": [_condition(condition, records) for condition in item.voorwaarden],
        "geld": [
            {"trede": step.label, "stappen": [_fact(money, records) for money in found]}
            for step, found in item.tredes
        ],
        "onderdelen": [_part(part, steps[part.id], new, records) for part in item.onderdelen],
        "stukken": [
            {
                "datum": dutch_date(found.datum),
                "soort": found.soort.label,
                "titel": found.titel,
                "toelichting": found.toelichting or "",
                "bronnen": _sources(found.bronnen, records),
            }
            for found in item.stukken
        ],
        "feiten": [_fact(fact, records) for fact in item.feiten],
        "kanttekening": [_fact(fact, records) for fact in item.kanttekening],
        "niet_gevonden": list(item.niet_gevonden),
    }


def _condition(condition: Any, records: Records) -> dict[str, Any]:
    met = condition.vervuld.label + (f" op {dutch_date(condition.datum)}" if condition.datum else "")
    return {
        "tekst": condition.tekst,
        "vervuld": met,
        "toelichting": condition.toelichting or "",
        "bronnen": _sources(condition.bronnen, records),
    }


def _part(
    part: Onderdeel, steps: Iterable[Wijziging], new: tuple[Wijziging, ...], records: Records
) -> dict[str, Any]:
    return {
        "titel": part.titel,
        "stand": part.stand.label,
        "aandacht": _attention(part, records.today),
        "verloop": [
            {
                "datum": dutch_date(change.datum),
                "stand": change.stap.stand.label,
                "toelichting": change.stap.toelichting,
                "door": change.stap.vastgesteld_door.label,
                "nieuw": change in new,
                "bronnen": _sources(change.stap.bronnen, records),
            }
            for change in steps
        ],
        "toezeggingen": [
            {
                "tekst": promise.tekst,
                "termijn": _term(promise, records.today),
                "bronnen": _sources(promise.bronnen, records),
            }
            for promise in part.toezeggingen
        ],
        "belemmeringen": [
            {"soort": found.soort.label, "tekst": found.tekst, "bronnen": _sources(found.bronnen, records)}
            for found in part.belemmeringen
        ],
    }


def _term(promise: Toezegging, today: date) -> str:
    """Until when something was promised, every move of that date, and whether it was kept."""
    if promise.datum is None:
        return (
            f"Nagekomen op {dutch_date(promise.nagekomen_op)}."
            if promise.nagekomen_op
            else "Geen datum toegezegd."
        )
    words = [f"Eerst toegezegd voor {dutch_date(promise.datum)}."]
    words += [
        f"Op {dutch_date(move.gemeld_op)} gemeld: {dutch_date(move.naar)}." for move in promise.verschoven
    ]
    late = promise.over_tijd(today)
    words += [f"{in_days(late)} over tijd."] if late else []
    words += [f"Nagekomen op {dutch_date(promise.nagekomen_op)}."] if promise.nagekomen_op else []
    return " ".join(words)


def _attention(item: Aanbeveling | Onderdeel, today: date) -> str:
    late, silent = item.over_tijd(today), item.stil_sinds(today)
    return " ".join(
        [
            *([f"{in_days(late)} over tijd."] if late else []),
            *([f"Stil sinds {in_days(silent)}."] if silent else []),
        ]
    )


def _since(day: date | None, kind: str, count: int) -> str:
    if day is None:
        return ""
    found = (
        "geen wijziging openbaar gevonden"
        if count == 0
        else "één wijziging, hieronder gemerkt"
        if count == 1
        else f"{count} wijzigingen, hieronder gemerkt"
    )
    return f"Sinds de {kind} van {dutch_date(day)}: {found}."


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
