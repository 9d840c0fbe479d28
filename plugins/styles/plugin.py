"""The door for Pelican: when all pages are written, puts into each the CSS that the pages of its template use."""

from __future__ import annotations

import re
from pathlib import Path

from pelican import Pelican, signals

from plugins.styles.sheets import PLACEHOLDER, make_sheets, tokens_of

_TEMPLATE = re.compile(r'<body data-sjabloon="([a-z-]+)"')


def fill_in_styles(pelican: Pelican) -> None:
    """Replace the empty style element of every page."""
    output = Path(pelican.settings["OUTPUT_PATH"])
    pages: dict[Path, tuple[str, str]] = {}
    needed: dict[str, set[str]] = {}
    for path in sorted(output.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        found = _TEMPLATE.search(html)
        if found and PLACEHOLDER in html:
            pages[path] = found[1], html
            needed.setdefault(found[1], set()).update(tokens_of(html))
    sheets = make_sheets(needed, Path(pelican.settings["THEME"]), Path(pelican.settings["CACHE_PATH"]) / "styles")
    for path, (template, html) in pages.items():
        path.write_text(html.replace(PLACEHOLDER, f"<style>{sheets[template]}</style>", 1), encoding="utf-8")


def register() -> None:
    """Connect the door."""
    signals.finalized.connect(fill_in_styles)
