"""Dossiers as PDF/UA, drawn by Typst and kept by what is in them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from plugins.exports.dossier import dossier_data
from plugins.exports.file import File
from plugins.formats.kept import kept
from plugins.records.collection import Records, address_of
from plugins.records.overzicht import ROOT

TEMPLATE = Path("dossier") / "dossier.typ"
"""The template, in the theme."""


class DossierFailed(Exception):
    """A dossier could not be drawn; the message says why."""


def dossier_files(records: Records, theme: Path, folder: Path) -> Iterator[File]:
    """The dossier of every recommendation and that of all together, each drawn when `folder` does not hold it."""
    for item in records.aanbevelingen.values():
        page = address_of(item)
        yield File(f"{page}dossier.pdf", draw(dossier_data([item], records, together=False), theme, folder), "Dossier (PDF)", page)
    if records.aanbevelingen:
        yield File(f"{ROOT}dossier.pdf", draw(dossier_data(records.aanbevelingen.values(), records, together=True), theme, folder), "Alle dossiers (PDF)", ROOT)


def draw(data: dict[str, Any], theme: Path, folder: Path) -> bytes:
    """The PDF of a dossier; the same data, template and version give the same bytes. Raises DossierFailed."""
    given = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return kept(folder, f"{_made_by(theme)} {given}", "pdf", lambda: _drawn(data["titel"], given, theme))


def _drawn(titel: str, given: str, theme: Path) -> bytes:
    import typst

    try:
        # Without the fonts of the machine it looks the same everywhere; PDF/UA-1 refuses what a screen reader could not follow.
        return bytes(typst.compile(str(theme / TEMPLATE), format="pdf", sys_inputs={"data": given}, pdf_standards=["ua-1"], ignore_system_fonts=True))
    except (RuntimeError, typst.TypstError) as error:
        raise DossierFailed(f"theme/{TEMPLATE.as_posix()}: het dossier '{titel}' kan niet worden getekend: {error}") from error


@cache
def _made_by(theme: Path) -> str:
    """A hash of the template and the version of Typst."""
    from importlib.metadata import version

    return hashlib.sha256((theme / TEMPLATE).read_bytes() + version("typst").encode()).hexdigest()
