"""Ready questions about open points, made from the record: a raadslid to the college, and under the Woo."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from plugins.aanbevelingen.aanbeveling import Aanbeveling, Onderzoek
from plugins.aanbevelingen.bewijs import stilte
from plugins.aanbevelingen.in_woorden import GEEN_DATUM, aanduiding, termijn, wat_is_gezocht
from plugins.aanbevelingen.keuzes import Beoordelaar, Gericht, Vraagsoort
from plugins.aanbevelingen.onderdeel import Onderdeel
from plugins.bronnen.zoekactie import uitslag
from plugins.gemeente.gemeente import Gemeente
from plugins.source.dates import dutch_date
from plugins.source.records import Records

ADRES = "vraag-het-na/"
"""The address of the questions, from that of the recommendation."""


class Opsomming(NamedTuple):
    """Points below each other, with numbers or not."""

    genummerd: bool
    punten: tuple[str, ...]


class Vraagtekst(NamedTuple):
    """A text to take over: what kind of question it is, its subject, its paragraphs and lists."""

    soort: Vraagsoort
    onderwerp: str
    alineas: tuple[str | Opsomming, ...]


class OpenPunt(NamedTuple):
    """A part that is not finished, with the questions that can be asked about it."""

    onderdeel: Onderdeel
    teksten: tuple[Vraagtekst, ...]


def open_punten(aanbeveling: Aanbeveling, records: Records) -> tuple[OpenPunt, ...]:
    """Every part that is not finished, with its questions."""
    return tuple(
        OpenPunt(part, (_written(aanbeveling, part, records), _woo(aanbeveling, part, records)))
        for part in aanbeveling.onderdelen
        if not part.stand.afgerond
    )


def questions_data(item: Aanbeveling, records: Records) -> dict[str, Any]:
    """All that the template needs for the questions of one recommendation."""
    return {
        "titel": f"Vraag het na: {aanduiding(item, records, lower=True)}, {item.titel}",
        "uitgever": records.one(Gemeente).site_naam,
        "op": dutch_date(records.today),
        "punten": [
            {
                "titel": punt.onderdeel.titel,
                "teksten": [
                    {
                        "soort": tekst.soort.label.capitalize(),
                        "onderwerp": tekst.onderwerp,
                        "alineas": [
                            alinea if isinstance(alinea, str) else alinea._asdict()
                            for alinea in tekst.alineas
                        ],
                    }
                    for tekst in punt.teksten
                ],
            }
            for punt in open_punten(item, records)
        ],
    }


def _written(item: Aanbeveling, part: Onderdeel, records: Records) -> Vraagtekst:
    """A written question to the college.

    Where the raad itself was addressed, it asks what the college did for it.
    """
    asks = (
        f"Hoe staat het met dit onderdeel: {_lower(part.titel)}? Kunt u het stuk noemen waaruit dat blijkt?",
        *(
            f"In de brief is toegezegd of aangekondigd: {promise.tekst} Is dat gebeurd, en zo ja, wanneer en"
            " met welk stuk?"
            for promise in part.toezeggingen
        ),
        "Als het nog niet is gebeurd: wat is daarvoor nodig, en wanneer verwacht u dat het is gedaan?",
    )
    return Vraagtekst(
        Vraagsoort.SCHRIFTELIJKE_VRAAG,
        f"Vragen over {'de ' if item.gericht_aan is Gericht.RAAD else ''}{item.aanduiding.lower()} uit"
        f" {_report(item, records)}: {_lower(part.titel)}",
        ("Geacht college,", *_ground(item, part, records), Opsomming(True, asks)),
    )


def _woo(item: Aanbeveling, part: Onderdeel, records: Records) -> Vraagtekst:
    """A request for documents under the Woo."""
    wanted = [uitslag((gezocht,), records).vraag for gezocht in part.gezocht]
    subjects = tuple(f"{vraag.vraag}." for vraag in wanted if vraag) or (f"{part.titel}.",)
    since = dutch_date(item.reactie.datum)
    return Vraagtekst(
        Vraagsoort.WOO_VERZOEK,
        f"Verzoek op grond van de Wet open overheid: {_lower(part.titel)}",
        (
            f"Aan het college van burgemeester en wethouders van {records.one(Gemeente).naam},",
            f"Met een beroep op de Wet open overheid vraag ik u om de stukken vanaf {since} die gaan over:",
            Opsomming(False, subjects),
            *_ground(item, part, records),
            "Zijn deze stukken al openbaar, dan hoor ik graag waar zij staan.",
        ),
    )


def _ground(item: Aanbeveling, part: Onderdeel, records: Records) -> Iterator[str]:
    """What the question rests on: the recommendation, the answer, the last state and the search."""
    to_raad = item.gericht_aan is Gericht.RAAD
    named = "De aanbeveling aan de gemeenteraad" if to_raad else f"Aanbeveling {item.nummer} aan uw college"
    yield f'{named}, uit {_report(item, records)}, luidt: "{item.tekst}"'
    if item.tekst_noot:
        yield item.tekst_noot
    answer = f"{item.reactie.woord} uw college {item.reactie.waarover}"
    if to_raad:
        answer = "schrijft uw college daar graag in te voorzien"
    yield f"In de brief van {dutch_date(item.reactie.datum)} {answer}."
    last = part.laatste
    if last and last.gezegd:
        about = "Over dit onderdeel staat er"
        if last.vastgesteld_door is Beoordelaar.REDACTIE:
            about = "Het stuk waaruit de redactie de stand afleidt, zegt"
        yield f'{about}: "{last.gezegd.woorden}"'
    for promise in part.toezeggingen:
        due = termijn(item, promise, records).zinnen
        if due and due != GEEN_DATUM:
            yield f"Toegezegd: {promise.tekst} {due}"
    yield wat_is_gezocht(stilte(item, part, records), records.one(Gemeente).site_naam)


def _report(item: Aanbeveling, records: Records) -> str:
    return f'het rapport "{records.of(Onderzoek)[item.onderzoek].titel}"'


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
