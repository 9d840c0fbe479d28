"""Every file of open data: tables, JSON, schemas, data package, catalogue, corrections, and a zip of all."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator

from plugins.aanbevelingen.aanbeveling import Aanbeveling
from plugins.aanbevelingen.in_woorden import aanduiding
from plugins.bronnen.bron import Bron
from plugins.cache import Cache
from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.files.file import File, csv_text, excel_csv, json_record, json_text
from plugins.files.subscriptions import Entry, Feed, atom
from plugins.gemeente.gemeente import Gemeente
from plugins.opendata.datasets import AS_TYPED, FOLDER, RECORDS_JSON, Dataset
from plugins.opendata.dcat import catalogue_files
from plugins.opendata.package import package_file
from plugins.opendata.schemas import schema_files
from plugins.source.dates import dutch_date
from plugins.source.published import Published
from plugins.source.record import Record
from plugins.source.records import Records
from plugins.tables.value import as_typed

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The day of every file in the zip, the earliest that a zip can hold: the same files give the same bytes."""


def open_data_files(
    datasets: Iterable[Dataset], records: Records, others: Iterable[File], site: str, kept: Cache
) -> Iterator[File]:
    """Every file of open data; `others` are the files of all subjects, of which the zip takes the data."""
    datasets = tuple(datasets)
    files = [
        *_table_files(datasets),
        *(_records_file(kind, records) for kind in AS_TYPED),
        *schema_files(kept),
        package_file(datasets, records, site),
        *catalogue_files(datasets, records, site, kept),
    ]
    yield from files
    yield _corrections(records, site)
    data = {address for dataset in datasets for address in (dataset.csv, dataset.excel, dataset.json)}
    whole = zipped([*files, *(file for file in others if file.address in data)])
    yield File(f"{FOLDER}alles.zip", whole, "Alles in één zip", FOLDER)


def _table_files(datasets: Iterable[Dataset]) -> Iterator[File]:
    """The tables of records as CSV, for Excel and for other programs; those of series stand at /cijfers/."""
    for dataset in datasets:
        if dataset.csv.startswith(FOLDER):
            for_excel = excel_csv(dataset.table.header, dataset.table.rows)
            yield File(dataset.excel, for_excel, f"{dataset.titel}: CSV voor Excel")
            yield File(dataset.csv, dataset.data, f"{dataset.titel}: CSV")


def _records_file(kind: type[Record], records: Records) -> File:
    """Every record of a kind as JSON."""
    told = json_text([json_record(record) for record in records.of(kind).values()])
    offered_at = "/bronnen/" if kind is Bron else ""
    return File(RECORDS_JSON[kind.folder], told.encode(), f"Alle {kind.folder} (JSON)", offered_at)


def zipped(files: Iterable[File]) -> bytes:
    """The files in a zip, at their addresses, without a clock."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for file in sorted(files):
            entry = zipfile.ZipInfo(file.address.lstrip("/"), _FIRST_DAY)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, file.data)
    return made.getvalue()


def _corrections(records: Records, site: str) -> File:
    """The feed of every figure and step that was wrong, the newest first."""
    name, address = records.one(Gemeente).site_naam, f"{FOLDER}correcties.xml"
    entries = sorted(_corrected(records), key=lambda entry: (entry.day, entry.address), reverse=True)
    feed = Feed(address, FOLDER, f"Correcties – {name}", name, entries)
    return File(address, atom(feed, site), "Correcties volgen met Atom", FOLDER)


def _corrected(records: Records) -> Iterator[Entry]:
    for reeks in records.of(Cijferreeks).values():
        for fix in reeks.correcties:
            was, now = as_typed(fix.oud), as_typed(fix.nieuw)
            yield Entry(
                f"{reeks.adres}#{fix.anker}",
                f"{reeks.onderwerp}: {fix.kolom} van {fix.jaar} was {was} en is nu {now}",
                fix.datum,
                fix.reden,
            )
    for item in records.of(Aanbeveling).values():
        for part in item.onderdelen:
            for anker, step in part.correcties_met_anker:
                yield Entry(
                    f"{item.adres}#{anker}",
                    f"{aanduiding(item, records)}: de stap van {dutch_date(step.stap)} bij '{part.titel}' was"
                    " fout",
                    step.datum,
                    step.reden,
                )


def changes_file(published: Published) -> File:
    """The changelog of the data: what each publication changed, the newest first."""
    columns = ("dag", "soort", "wat", "oud", "nieuw")
    rows = (
        (entry["dag"], *(change[name] for name in columns[1:]))
        for entry in reversed(published.publicaties)
        for change in entry["wijzigingen"]
    )
    return File(f"{FOLDER}wijzigingen.csv", csv_text(columns, rows).encode(), "Wijzigingen (CSV)")
