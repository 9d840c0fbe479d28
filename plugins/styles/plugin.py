"""The door for Pelican: when all pages are written, puts into each the CSS that it uses."""

from __future__ import annotations

from pathlib import Path

from pelican import Pelican, signals

from plugins.styles.sheets import PLACEHOLDER, make_sheets, tokens_of


def fill_in_styles(pelican: Pelican) -> None:
    """Replace the empty style element of every page."""
    output = Path(pelican.settings["OUTPUT_PATH"])
    pages = {path: html for path in sorted(output.rglob("*.html")) if PLACEHOLDER in (html := path.read_text(encoding="utf-8"))}
    needed = {path: tokens_of(html) for path, html in pages.items()}
    sheets = make_sheets(set(needed.values()), Path(pelican.settings["THEME"]), Path(pelican.settings["CACHE_PATH"]) / "styles")
    for path, html in pages.items():
        path.write_text(html.replace(PLACEHOLDER, f"<style>{sheets[needed[path]]}</style>", 1), encoding="utf-8")


def register() -> None:
    """Connect the door."""
    signals.finalized.connect(fill_in_styles)
