"""PDF/UA, drawn by Typst from a template of the theme and kept by what is in it."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from plugins.formats.kept import kept

FOLDER = "documents"
"""Where the theme keeps its templates for documents."""


class PdfFailed(Exception):
    """A document could not be drawn; the message says which and why."""


def draw_pdf(template: str, data: dict[str, Any], theme: Path, folder: Path) -> bytes:
    """The document that `template` makes of `data`, which holds its `titel`, kept in `folder`; raises PdfFailed.

    The same data, template and version of Typst give the same bytes.
    """
    given = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return kept(folder, f"{_made_by(theme, template)} {given}", "pdf", lambda: _drawn(theme / FOLDER / template, data["titel"], given))


def _drawn(template: Path, titel: str, given: str) -> bytes:
    import typst

    try:
        # Without the fonts of the machine it looks the same everywhere; PDF/UA-1 refuses what a screen reader could not follow.
        return bytes(typst.compile(str(template), format="pdf", sys_inputs={"data": given}, pdf_standards=["ua-1"], ignore_system_fonts=True))
    except (RuntimeError, typst.TypstError) as error:
        raise PdfFailed(f"theme/{FOLDER}/{template.name}: '{titel}' kan niet worden getekend: {error}") from error


@cache
def _made_by(theme: Path, template: str) -> str:
    """A hash of the template and the version of Typst."""
    return hashlib.sha256((theme / FOLDER / template).read_bytes() + version("typst").encode()).hexdigest()
