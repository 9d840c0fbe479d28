"""PDF/UA, drawn by Typst from a template of the theme and kept by what is in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from plugins.files.kept import kept
from plugins.source.memory import made_by

FOLDER = "documents"
"""Where the theme keeps its templates for documents."""


class PdfFailed(Exception):
    """A document could not be drawn; the message says which and why."""


def draw_pdf(
    template: str,
    data: dict[str, Any],
    theme: Path,
    folder: Path,
    complete: Callable[[dict[str, Any]], dict[str, Any]] = dict,
    libraries: tuple[str, ...] = ("typst",),
) -> bytes:
    """The document that `template` makes of `data`, which holds its `titel`, kept in `folder`; raises PdfFailed.

    What `complete` adds to the data, by its `libraries`, is made only when the document is drawn. The same data, template
    and versions of the libraries give the same bytes.
    """
    made_of = f"{_made_by(theme, template, libraries)} {_as_json(data)}"
    return kept(
        folder,
        made_of,
        "pdf",
        lambda: _drawn(theme / FOLDER / template, data["titel"], _as_json(complete(data))),
    )


def _as_json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def _drawn(template: Path, titel: str, given: str) -> bytes:
    import typst

    try:
        # Without the fonts of the machine it looks the same everywhere; PDF/UA-1 refuses what a screen reader could not follow.
        return bytes(
            typst.compile(
                str(template),
                format="pdf",
                sys_inputs={"data": given},
                pdf_standards=["ua-1"],
                ignore_system_fonts=True,
            )
        )
    except (RuntimeError, typst.TypstError) as error:
        raise PdfFailed(
            f"theme/{FOLDER}/{template.name}: '{titel}' kan niet worden getekend: {error}"
        ) from error


@cache
def _made_by(theme: Path, template: str, libraries: tuple[str, ...]) -> str:
    """A hash of the template and the versions of the libraries."""
    return made_by((theme / FOLDER / template,), *((name, name) for name in libraries))
