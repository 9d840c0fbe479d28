"""A cijferreeks for others: as CSV, as JSON with all that its page says, and as a request for its chart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.bronnen.bron import Bron
from plugins.bronnen.zoekactie import uitslag
from plugins.charts.charts import ENDINGS, Charts
from plugins.charts.request import ChartRequest, Target
from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.cijfers.delen import Lokaal
from plugins.files.file import File, csv_text, excel_csv, json_text, json_value
from plugins.source.records import Records
from plugins.tables.table import Row
from plugins.tables.value import Value, as_typed

HEADER = ("jaar", "reeks", "waarde", "soort", "bronnen", "noot")
FIRMNESS = ("exact", "afgerond", "ongeveer", "minstens", "onbekend")
"""How firm a value can be, in the column `soort`."""


def csv_rows(reeks: Cijferreeks) -> Iterator[tuple[object, ...]]:
    """A row per year and column, in the order of HEADER; `waarde` is None where it is unknown."""
    for row, column, value in reeks.tabel.cells():
        sources = row.cell_note(column.key).bronnen or reeks.bronnen_van(row)
        remarks = " ".join(_remarks(reeks, row, column.key))
        yield row.label, column.key, value.number, kind(value, reeks), " ".join(sources), remarks


def reeks_csv(reeks: Cijferreeks) -> str:
    """The table as CSV for programs."""
    return csv_text(HEADER, csv_rows(reeks))


def _remarks(reeks: Cijferreeks, row: Row, key: str) -> Iterator[str]:
    """What a reader has to know of one cell: its note, how it was rounded and how it was corrected."""
    yield from filter(None, (row.noot, row.cell_note(key).noot))
    if reeks.afrondingsnoot:
        yield reeks.afrondingsnoot
    for correctie in reeks.correcties:
        if (correctie.jaar, correctie.kolom) == (row.label, key):
            day, old = correctie.datum.isoformat(), as_typed(correctie.oud)
            yield f"Gecorrigeerd op {day}: was {old}. {correctie.reden}"


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
        "bijgewerkt": json_value(reeks.bijgewerkt),
        "volgende_update": json_value(reeks.volgende_update),
        "bronnen": [_source(records, name) for name in reeks.bronnen],
        "kolommen": [
            {"id": column.key, "naam": column.naam, "totaal": column.totaal, "deel_van": column.deel_van}
            for column in reeks.tabel.columns
        ],
        "breuken": json_value(reeks.breuken),
        "annotaties": json_value(reeks.annotaties),
        "streefwaarden": [
            {"waarde": _plain(doel.waarde), "tekst": doel.tekst, "kolom": doel.kolom}
            for doel in reeks.streefwaarden
        ],
        "lokaal": _local(reeks.lokaal, records) if reeks.lokaal else None,
        "correcties": json_value(reeks.correcties),
        "rijen": [_row(reeks, row) for row in reeks.tabel.rows],
    }
    return json_text(about)


def _row(reeks: Cijferreeks, row: Row) -> dict[str, object]:
    cells: dict[str, object] = {}
    for column, value in zip(reeks.tabel.columns, row.values, strict=True):
        note = row.cell_note(column.key)
        particular = {"bronnen": list(note.bronnen), "noot": note.noot}
        cells[column.key] = {
            "waarde": _plain(value),
            "soort": kind(value, reeks),
            **{name: given for name, given in particular.items() if given},
        }
    return {"jaar": row.label, **cells, "bronnen": list(reeks.bronnen_van(row)), "noot": row.noot}


def _local(lokaal: Lokaal, records: Records) -> dict[str, object]:
    """The figure about the municipality that is missing, whether anybody looked for it, and whom to ask."""
    outcome = uitslag(lokaal.gezocht, records)
    return {
        "cijfer": lokaal.cijfer,
        "uitkomst": outcome.soort.value,
        "gezocht_tot": outcome.zoekactie.datum.isoformat() if outcome.zoekactie else None,
        "gezocht": json_value(lokaal.gezocht),
        "vraag_aan": lokaal.vraag_aan,
    }


def reeks_address(reeks: Cijferreeks, ending: str) -> str:
    """The address of a file of a series, which does not change while the series keeps its name."""
    return f"/cijfers/{reeks.id}.{ending}"


def figure_files(records: Records, charts: Charts) -> Iterator[File]:
    """Every table of figures as CSV and JSON and its chart as a picture, with the page that offers them."""
    for reeks in records.of(Cijferreeks).values():
        page = reeks.adres
        for_excel, table = excel_csv(HEADER, csv_rows(reeks)), reeks_csv(reeks).encode()
        yield File(reeks_address(reeks, "excel.csv"), for_excel, "CSV voor Excel", page)
        yield File(reeks_address(reeks, "csv"), table, "CSV voor andere programma's", page)
        yield File(reeks_address(reeks, "json"), reeks_json(reeks, records).encode(), "JSON", page)
        for ending, label in ENDINGS.items():
            drawn = charts.file(reeks.id, ending)
            if drawn is not None:
                yield File(reeks_address(reeks, ending), drawn, label, page)


def kind(value: Value, reeks: Cijferreeks) -> str:
    """How firm a value is: one of FIRMNESS."""
    return "afgerond" if value.exact and reeks.afronden_op else value.soort


def _plain(value: Value) -> int | float | None:
    """A value as a number of JSON, whole where it was typed whole."""
    if value.number is None:
        return None
    return int(value.number) if value.number.as_tuple().exponent == 0 else float(value.number)


def _source(records: Records, name: str) -> dict[str, object]:
    bron = records.of(Bron)[name]
    return {name: json_value(getattr(bron, name)) for name in ("id", "titel", "uitgever", "datum", "url")}


def chart_request(reeks: Cijferreeks, uitgevers: Mapping[str, str] | None = None) -> ChartRequest:
    """What is drawn of a series.

    `uitgevers` gives the publisher of a source by its id, for the line under a file.
    """
    return ChartRequest(
        id=reeks.id,
        kind=reeks.grafiek.value,
        stacked=reeks.gestapeld,
        table=reeks.tabel,
        subject=reeks.onderwerp,
        area=reeks.gebied,
        unit=reeks.eenheid,
        decimals=reeks.decimalen,
        breaks=tuple((breuk.jaar, breuk.tekst) for breuk in reeks.breuken),
        remarks=tuple((annotatie.jaar, annotatie.tekst) for annotatie in reeks.annotaties),
        targets=tuple(Target(doel.waarde, doel.tekst, doel.kolom) for doel in reeks.streefwaarden),
        heading=reeks.titel,
        caveat=reeks.kanttekening,
        source=source_line(reeks, uitgevers or {}),
    )


def source_line(reeks: Cijferreeks, uitgevers: Mapping[str, str]) -> str:
    """Where the figures come from and under which licence they may be reused, for the foot of a file."""
    ids = dict.fromkeys([*reeks.bronnen, *(name for rij in reeks.tabel.rows for name in rij.bronnen)])
    names = dict.fromkeys(uitgevers.get(name, name) for name in ids)
    return (
        f"{'Bron' if len(names) == 1 else 'Bronnen'}: {', '.join(names)}. Licentie: {reeks.licentie.label}."
    )
