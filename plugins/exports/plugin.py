"""The door for Pelican: makes the files for reuse, tells the pages their sizes, and writes them."""

from __future__ import annotations

from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.exports.tables import all_files, downloads_by_id


class ExportGenerator(Generator):
    """Writes every table as CSV and JSON."""

    def generate_context(self) -> None:
        """Make all files, so that pages can name their sizes."""
        self.files = all_files(self.settings["SOURCES"].records)
        self.settings["DOWNLOADS"] = downloads_by_id(self.files)

    def generate_output(self, writer: Writer) -> None:
        """Write all files."""
        for address, text in self.files.items():
            path = Path(self.output_path) / address.lstrip("/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())


def add_generator(pelican: Pelican) -> type[Generator]:
    """Tell Pelican which generator writes the files."""
    return ExportGenerator


def register() -> None:
    """Connect the door."""
    signals.get_generators.connect(add_generator)
