"""A cijferreeks and the recommendations as CSV and JSON, with source, definition and licence beside the figures."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping

from plugins.exports.manifest import manifest_json
from plugins.figures.table import Row
from plugins.figures.value import Value, as_typed
from plugins.records.aanbeveling import Aanbeveling
from plugins.records.cijferreeks import Cijferreeks, Correctie
from plugins.records.collection import Records, address_of
from plugins.records.published import MANIFEST


def reeks_csv(reeks: Cijferreeks) -> str:
    """The table as CSV: a row per year and column; `waarde` is empty where it is unknown."""
    rows = [
        (row.label, column.key, "" if value.number is None else str(value.number), kind(value, reeks), " ".join(row.bronnen or reeks.bronnen), " ".join(_remarks(reeks, row, column.key)))
        for row, column, value in reeks.tabel.cells()
    ]
    return _csv(("jaar", "reeks", "waarde", "soort", "bronnen", "noot"), rows)


def _remarks(reeks: Cijferreeks, row: Row, key: str) -> Iterator[str]:
    """What a reader has to know of one cell: its note, how it was rounded and how it was corrected."""
    if row.noot:
        yield row.noot
    if reeks.afrondingsnoot:
        yield reeks.afrondingsnoot
    for correctie in reeks.correcties:
        if (correctie.jaar, correctie.kolom) == (row.label, key):
            yield f"Gecorrigeerd op {correctie.datum.isoformat()}: was {as_typed(correctie.oud)}. {correctie.reden}"


def reeks_json(reeks: Cijferreeks, records: Records) -> str:
    """The table as JSON, with everything that a reader of the page gets."""
    about = {
        "id": reeks.id,
        "titel": reeks.titel,
        "omschrijving": reeks.omschrijving,
        "eenheid": reeks.eenheid,
        "gebied": reeks.gebied,
        "periode": reeks.periode,
        "definitie": reeks.definitie,
        "kanttekening": reeks.kanttekening,
        "afronding": reeks.afrondingsnoot,
        "licentie": reeks.licentie.betekenis,
        "bijgewerkt": reeks.bijgewerkt.isoformat(),
        "volgende_update": reeks.volgende_update.iso if reeks.volgende_update else None,
        "bronnen": [_source(records, name) for name in reeks.bronnen],
        "kolommen": [{"id": column.key, "naam": column.naam, "totaal": column.totaal, "deel_van": column.deel_van} for column in reeks.tabel.columns],
        "breuken": [{"jaar": breuk.jaar, "tekst": breuk.tekst} for breuk in reeks.breuken],
        "streefwaarden": [{"waarde": _plain(doel.waarde), "tekst": doel.tekst, "kolom": doel.kolom} for doel in reeks.streefwaarden],
        "correcties": [_correction(correctie) for correctie in reeks.correcties],
        "rijen": [_row(reeks, row) for row in reeks.tabel.rows],
    }
    return json.dumps(about, ensure_ascii=False, indent=1) + "\n"


def _row(reeks: Cijferreeks, row: Row) -> dict[str, object]:
    cells = {column.key: {"waarde": _plain(value), "soort": kind(value, reeks)} for column, value in zip(reeks.tabel.columns, row.values, strict=True)}
    return {"jaar": row.label, **cells, "bronnen": list(row.bronnen or reeks.bronnen), "noot": row.noot}


def _correction(correctie: Correctie) -> dict[str, object]:
    return {"datum": correctie.datum.isoformat(), "jaar": correctie.jaar, "kolom": correctie.kolom, "oud": as_typed(correctie.oud), "nieuw": as_typed(correctie.nieuw), "reden": correctie.reden}


def aanbevelingen_csv(aanbevelingen: Iterable[Aanbeveling]) -> str:
    """Every step of every part of the recommendations as CSV."""
    rows = [
        (
            item.id,
            item.nummer,
            item.titel,
            item.gericht_aan.value,
            item.reactie.woord.value,
            part.id,
            step.datum.isoformat(),
            step.stand.value,
            step.vastgesteld_door.value,
            step.toelichting,
            " ".join(step.bronnen),
        )
        for item in aanbevelingen
        for part in item.onderdelen
        for step in part.verloop
    ]
    return _csv(("aanbeveling", "nummer", "titel", "gericht_aan", "reactie", "onderdeel", "datum", "stand", "vastgesteld_door", "toelichting", "bronnen"), rows)


def aanbevelingen_json(aanbevelingen: Iterable[Aanbeveling]) -> str:
    """The recommendations as JSON, with the state of the whole as it follows from the parts."""
    items = [{"stand": item.stand.value, "adres": address_of(item), **item.model_dump(mode="json", exclude={"bestand", "status", "publiceren_op"})} for item in aanbevelingen]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def bronnen_json(records: Records) -> str:
    """Every source as JSON."""
    return json.dumps([_source(records, name) for name in records.bronnen], ensure_ascii=False, indent=1) + "\n"


def all_files(records: Records) -> Mapping[str, str]:
    """Every file for reuse: its address from the root of the site, and its text."""
    files = {}
    for reeks in records.cijferreeksen.values():
        files[f"/cijfers/{reeks.id}.csv"] = reeks_csv(reeks)
        files[f"/cijfers/{reeks.id}.json"] = reeks_json(reeks, records)
    aanbevelingen = tuple(records.aanbevelingen.values())
    files["/aanbevelingen/aanbevelingen.csv"] = aanbevelingen_csv(aanbevelingen)
    files["/aanbevelingen/aanbevelingen.json"] = aanbevelingen_json(aanbevelingen)
    files["/bronnen/bronnen.json"] = bronnen_json(records)
    files[f"/{MANIFEST}"] = manifest_json(records)
    return files


def downloads_by_id(files: Mapping[str, str]) -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Label, address and size of every file, by the id of its cijferreeks; the others under an empty id."""
    found: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for address, text in files.items():
        name, _, ending = address.rsplit("/", 1)[1].partition(".")
        key = name if address.startswith("/cijfers/") else ""
        label = ending.upper() if key else f"{name} ({ending.upper()})"
        found[key] = (*found.get(key, ()), (label, address, dutch_size(len(text.encode()))))
    return found


def dutch_size(count: int) -> str:
    """A number of bytes for people: `940 bytes`, `1,4 kB`."""
    return f"{count} bytes" if count < 1000 else f"{count / 1000:.1f} kB".replace(".", ",")


def kind(value: Value, reeks: Cijferreeks) -> str:
    """How firm a value is: exact, afgerond, ongeveer or onbekend."""
    if value.number is None:
        return "onbekend"
    return "ongeveer" if value.approximate else "afgerond" if reeks.afronden_op else "exact"


def _plain(value: Value) -> int | float | None:
    """A value as a number of JSON, whole where it was typed whole."""
    number = value.number
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() and number.as_tuple().exponent == 0 else float(number)


def _source(records: Records, name: str) -> dict[str, object]:
    bron = records.bronnen[name]
    return {"id": bron.id, "titel": bron.titel, "uitgever": bron.uitgever, "datum": bron.datum.iso, "url": bron.url}


def _csv(header: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")  # RFC 4180
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()
