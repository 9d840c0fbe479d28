"""PDF/UA, drawn by Typst from a template of the theme and kept by what is in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from plugins.cache import Cache, code_hash

FOLDER = "documents"
"""Where the theme keeps its templates for documents."""
LETTERS = "node_modules/@expo-google-fonts/source-sans-3"
"""Where the theme has the face of its documents, a folder for each weight."""
WEIGHTS = ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")

Data = dict[str, Any]
"""What a template is given: texts, numbers, lists and mappings of them, with the `titel` of the document."""


class PdfFailed(Exception):
    """A document could not be drawn; the message says which and why."""


def draw_pdf(
    template: str,
    data: Data,
    theme: Path,
    kept: Cache,
    complete: Callable[[Data], Data] = dict,
    libraries: tuple[str, ...] = ("typst",),
) -> bytes:
    """The document that `template` makes of `data`, from the cache when it was drawn before.

    Raises PdfFailed. What `complete` adds to the data, by its `libraries`, is made only when the document is
    drawn. The same data, template and versions of the libraries give the same bytes.
    """
    made_of = (_made_by(theme / FOLDER / template, libraries), _as_json(data))
    return kept.get("pdf", made_of, lambda: _drawn(theme / FOLDER / template, complete(data)), ".pdf")


def _as_json(data: Data) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def _drawn(template: Path, data: Data) -> bytes:
    import typst

    fonts = _fonts(template)
    if missing := [font for font in fonts if not font.is_file()]:
        raise PdfFailed(f"{missing[0]} ontbreekt; voer 'python environment.py site' uit")
    try:
        # Without the fonts of the machine it looks the same everywhere.
        # PDF/UA-1 refuses what a screen reader could not follow.
        return bytes(
            typst.compile(
                str(template),
                format="pdf",
                sys_inputs={"data": _as_json(data)},
                pdf_standards=["ua-1"],
                ignore_system_fonts=True,
                font_paths=[str(font.parent) for font in fonts],
            )
        )
    except (RuntimeError, typst.TypstError) as error:
        place = f"theme/{FOLDER}/{template.name}"
        raise PdfFailed(f"{place}: '{data['titel']}' kan niet worden getekend: {error}") from error


@cache
def _made_by(template: Path, libraries: tuple[str, ...]) -> str:
    return code_hash([template, *filter(Path.is_file, _fonts(template))], libraries)


def _fonts(template: Path) -> tuple[Path, ...]:
    """The files of the face, one for each weight."""
    folder = template.parents[1] / LETTERS
    return tuple(folder / weight / f"SourceSans3_{weight}.ttf" for weight in WEIGHTS)
