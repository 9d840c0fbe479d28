"""The dossiers of recommendations as PDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plugins.exports.dossier import dossier_data
from plugins.exports.file import File
from plugins.formats.pdf import draw_pdf
from plugins.records.collection import Records, address_of
from plugins.records.overzicht import ROOT

TEMPLATE = "dossier.typ"


def dossier_files(records: Records, theme: Path, folder: Path) -> Iterator[File]:
    """The dossier of every recommendation and that of all together, each drawn when `folder` does not hold it."""
    for item in records.aanbevelingen.values():
        page = address_of(item)
        yield File(f"{page}dossier.pdf", draw_pdf(TEMPLATE, dossier_data([item], records, together=False), theme, folder), "Dossier (PDF)", page)
    if records.aanbevelingen:
        yield File(f"{ROOT}dossier.pdf", draw_pdf(TEMPLATE, dossier_data(records.aanbevelingen.values(), records, together=True), theme, folder), "Alle dossiers (PDF)", ROOT)
