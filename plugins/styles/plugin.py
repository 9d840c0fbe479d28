"""The door for Pelican: puts into each page the CSS that it uses."""

from __future__ import annotations

from pathlib import Path
from typing import IO, Any

from pelican import Pelican, signals
from pelican.writers import Writer

from plugins.files.put import Putting
from plugins.styles.sheets import PLACEHOLDER, Sheets

_UNSTYLED = ".zonder-opmaak"
"""The file in the output that says that some pages there still lack their CSS; processes that write pages tell each other by it."""


class StylingWriter(Writer):
    """Writes pages with their CSS in them, as far as it is ready."""

    def write_file(self, name: str, template: Any, *others: Any, **more: Any) -> None:
        """Render the template, put in the CSS, and write the file."""
        super().write_file(
            name,
            _Styled(template, self.settings["SHEETS"], Path(self.output_path) / _UNSTYLED),
            *others,
            **more,
        )

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> IO[str]:
        """Pelican asks this for every file; one that it writes for the first time need not be emptied before it is filled."""
        if override or filename in self._written_files:
            again: IO[str] = super()._open_w(filename, encoding, override)
            return again
        self._written_files.add(filename)
        return Putting(Path(filename))


class _Styled:
    """A template whose pages have their CSS."""

    def __init__(self, template: Any, sheets: Sheets, unstyled: Path) -> None:
        self._template, self._sheets, self._unstyled = template, sheets, unstyled

    def render(self, context: dict[str, Any]) -> str:
        """The page; without its CSS, and noted so, when that is still to be made."""
        html: str = self._template.render(context)
        styled = self._sheets.styled(html)
        if styled is None:
            self._unstyled.touch()
        return html if styled is None else styled


def style_pages(pelican: Pelican) -> type[Writer]:
    """Tell Pelican which writer writes the pages."""
    settings = pelican.settings
    settings["SHEETS"] = Sheets(Path(settings["THEME"]), Path(settings["CACHE_PATH"]) / "styles")
    return StylingWriter


def style_the_rest(pelican: Pelican) -> None:
    """Make in one go the CSS that was not ready, and put it into the pages that lack it."""
    output, sheets = Path(pelican.settings["OUTPUT_PATH"]), pelican.settings["SHEETS"]
    if not (output / _UNSTYLED).is_file():
        return
    pages = {
        path: html
        for path in sorted(output.rglob("*.html"))
        if PLACEHOLDER in (html := path.read_text(encoding="utf-8"))
    }
    sheets.make(pages.values())
    for path, html in pages.items():
        path.write_text(sheets.styled(html), encoding="utf-8")
    (output / _UNSTYLED).unlink()


def register() -> None:
    """Connect the door."""
    signals.get_writer.connect(style_pages)
    signals.finalized.connect(style_the_rest)
