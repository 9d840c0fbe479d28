"""The dossiers of recommendations and the ready questions about them, as PDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plugins.aanbevelingen.aanbeveling import Aanbeveling
from plugins.aanbevelingen.dossier import dossier_data
from plugins.aanbevelingen.overzicht import ROOT
from plugins.aanbevelingen.vraag_het_na import ADRES as VRAAG_HET_NA
from plugins.aanbevelingen.vraag_het_na import questions_data
from plugins.cache import Cache
from plugins.files.file import File
from plugins.files.pdf import draw_pdf
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
