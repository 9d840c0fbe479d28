"""A dataset: one table, with all that its page, data package, catalogue and citation say of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, NamedTuple

from plugins.bronnen.bron import Bron
from plugins.bronnen.pages import sources_of
from plugins.bronnen.zoekactie import Zoekactie, feiten_tot
from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.cijfers.delen import Licentie
from plugins.cijfers.exports import FIRMNESS, csv_rows, reeks_address
from plugins.files.file import csv_text
from plugins.melden.meldroute import Meldroute
from plugins.opendata.tables import KINDS, Field, FlatTable, table_of
from plugins.pages.page import Download
from plugins.pages.view import View
from plugins.source.records import Records

FOLDER = "/open-data/"
RECORDS_JSON: Mapping[str, str] = {
    "aanbevelingen": "/aanbevelingen/aanbevelingen.json",
    "meldroutes": "/open-data/meldroutes.json",
    "bronnen": "/bronnen/bronnen.json",
    "zoekacties": "/open-data/zoekacties.json",
}
"""Where the records of a folder stand as JSON, with the parts that are tables of their own in CSV."""
AS_TYPED = (Meldroute, Bron, Zoekactie)
"""The kinds whose JSON holds each record as it was typed, and nothing that follows from it."""


class Dataset(NamedTuple):
    """A table, published at addresses that do not change; addresses are from the root of the site."""

    id: str
    titel: str
    omschrijving: str
    adres: str
    """Where readers find it: the page of a series, or the line of the table at /open-data/."""
    csv: str
    excel: str
    json: str
    """Empty when there is none; tables of the parts of one kind of record share the JSON of those records."""
    schema: str
    """The JSON Schema of `json`; empty when there is none."""
    table: FlatTable
    bijgewerkt: date
    licentie: Licentie = Licentie.CC0
    bronnen: tuple[Bron, ...] = ()
    periode: tuple[int, int] | None = None
    """The first and the last year of a series."""

    @property
    def data(self) -> bytes:
        """The table as CSV for programs."""
        return csv_text(self.table.header, self.table.rows).encode()

    @property
    def sha256(self) -> str:
        """The SHA-256 of the CSV."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def versie(self) -> str:
        """The version of the table: the first twelve digits of the SHA-256 of its CSV."""
        return self.sha256[:12]


def datasets(records: Records) -> Iterator[Dataset]:
    """Every dataset: the tables of records, and a table for each series of figures."""
    for kind in KINDS:
        folder, here = kind.model.folder, f"{FOLDER}{kind.id}"
        json = RECORDS_JSON.get(folder, "")
        yield Dataset(
            kind.id,
            kind.titel,
            kind.omschrijving,
            f"{FOLDER}#{kind.id}",
            f"{here}.csv",
            f"{here}.excel.csv",
            json,
            schema_address(folder) if json else "",
            table_of(kind, records),
            feiten_tot(records),
        )
    for reeks in records.of(Cijferreeks).values():
        yield series_dataset(reeks, records)


def series_dataset(reeks: Cijferreeks, records: Records) -> Dataset:
    """The dataset of one series."""
    return Dataset(
        f"cijfers-{reeks.id}",
        reeks.onderwerp,
        f"{reeks.omschrijving} {reeks.kanttekening}",
        reeks.adres,
        reeks_address(reeks, "csv"),
        reeks_address(reeks, "excel.csv"),
        reeks_address(reeks, "json"),
        schema_address(Cijferreeks.folder),
        FlatTable(_series_fields(reeks), tuple(csv_rows(reeks))),
        reeks.bijgewerkt,
        reeks.licentie,
        tuple(named.bron for named in sources_of((reeks,), records) if isinstance(named.bron, Bron)),
        reeks.tabel.period,
    )


def schema_address(folder: str) -> str:
    """Where the JSON Schema of the JSON of records in a folder stands."""
    return f"{FOLDER}schema/{folder}.json"


def _series_fields(reeks: Cijferreeks) -> tuple[Field, ...]:
    """The columns of the table of a series, in the order of `plugins.cijfers.exports.HEADER`."""
    columns = reeks.tabel.columns
    named = "; ".join(f"'{column.key}' is {column.naam}" for column in columns)
    sources = "De bronnen van dit cijfer: namen uit bronnen.csv, met een spatie ertussen."
    return (
        Field("jaar", "year", "Het jaar."),
        Field("reeks", "string", f"De kolom: {named}.", tuple(column.key for column in columns)),
        Field("waarde", "number", f"{reeks.definitie} Leeg als het onbekend is.", unit=reeks.eenheid),
        Field("soort", "string", "Hoe vast het cijfer staat.", FIRMNESS),
        Field("bronnen", "string", sources),
        Field("noot", "string", "Wat een lezer van dit cijfer moet weten."),
    )


def citation(dataset: Dataset, site_name: str, site: str) -> str:
    """How to refer to a dataset: whose, what, day, version and lasting address.

    `site` is the public address, empty when it is not known.
    """
    day = dataset.bijgewerkt.isoformat()
    return f"{site_name}. {dataset.titel}. Bijgewerkt {day}, versie {dataset.versie}. {site}{dataset.adres}"


@dataclass(frozen=True)
class OpenDataView(View):
    """Every dataset, and the files that hold or describe several."""

    for_texts: ClassVar = True

    datasets: tuple[Dataset, ...]
    overzicht: tuple[Download, ...] = ()

    @property
    def places(self) -> Iterator[str]:
        """The datasets."""
        return (dataset.id for dataset in self.datasets)
