"""The dossiers of recommendations as PDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plugins.aanbevelingen.aanbeveling import Aanbeveling
from plugins.aanbevelingen.dossier import dossier_data
from plugins.aanbevelingen.overzicht import ROOT
from plugins.files.file import File
from plugins.files.pdf import draw_pdf
from plugins.source.records import Records

TEMPLATE = "dossier.typ"


def dossier_files(records: Records, theme: Path, folder: Path) -> Iterator[File]:
    """The dossier of every recommendation and that of all together, each drawn when `folder` does not hold it."""
    for item in records.of(Aanbeveling).values():
        page = item.adres
        yield File(
            f"{page}dossier.pdf",
            draw_pdf(TEMPLATE, dossier_data([item], records, together=False), theme, folder),
            "Dossier (PDF)",
            page,
        )
    if records.of(Aanbeveling):
        yield File(
            f"{ROOT}dossier.pdf",
            draw_pdf(
                TEMPLATE,
                dossier_data(records.of(Aanbeveling).values(), records, together=True),
                theme,
                folder,
            ),
            "Alle dossiers (PDF)",
            ROOT,
        )
