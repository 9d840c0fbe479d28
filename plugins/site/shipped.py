"""What of others reaches a visitor with the site, and under which licence: for the colofon."""

from __future__ import annotations

import json
import re
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

_IMPORTED = re.compile(r"""@import "\.\./node_modules/((?:@[^/"]+/)?[^/"]+)/""")


class Part(NamedTuple):
    """A part made by others: what it is, where it is in the site, its version and licence (SPDX)."""

    name: str
    where: str
    version: str
    licence: str


def shipped_parts(theme: Path) -> tuple[Part, ...]:
    """Every part of others: npm packages whose CSS the theme imports, and what is drawn or written with."""
    locked = json.loads((theme / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    sheets = (path.read_text(encoding="utf-8") for path in sorted((theme / "css").glob("*.css")))
    names = sorted({name for sheet in sheets for name in _IMPORTED.findall(sheet)})
    packages = ((name, locked[f"node_modules/{name}"]) for name in names)
    return (
        *(
            Part(name, "opmaak van elke pagina", package["version"], package["license"])
            for name, package in packages
        ),
        Part(
            "Snowball, dutch_porter",
            "het script van de zoekpagina",
            version("snowballstemmer"),
            "BSD-3-Clause",
        ),
        Part("Source Sans 3", "letters in pdf's", "", "OFL-1.1"),
        Part("Liberation Sans", "letters in beelden van grafieken", "", "OFL-1.1"),
    )
