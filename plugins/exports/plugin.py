"""The door for Pelican: makes the files for reuse, tells the pages what they can offer, and writes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.aanbevelingen.dossiers import dossier_files
from plugins.aanbevelingen.exports import recommendation_files
from plugins.cijfers.exports import bronnen_json, figure_files
from plugins.exports.manifest import manifest_json
from plugins.files.file import File, links_by_page
from plugins.files.put import put
from plugins.melden.posters import poster_files
from plugins.source.published import MANIFEST


class ExportGenerator(Generator):
    """Writes every file for reuse."""

    def generate_context(self) -> None:
        """Make all files, so that pages can name their sizes."""
        records = self.settings["SOURCES"].records
        cache = Path(self.settings["CACHE_PATH"])
        self.files = [
            *figure_files(records, self.settings["CHARTS"]),
            *(self._documents(cache) if self.settings["DOCUMENTS"] else ()),
            *recommendation_files(records, self.settings["SITEURL"], cache / "agenda"),
            File("/bronnen/bronnen.json", bronnen_json(records).encode(), "Alle bronnen (JSON)", "/bronnen/"),
            File(
                f"/{MANIFEST}",
                manifest_json(records).encode(),
                "Wat er is gepubliceerd (JSON)",
                "/open-data/",
            ),
        ]
        self.settings["DOWNLOADS"] = links_by_page(self.files)

    def _documents(self, cache: Path) -> Iterator[File]:
        """What is drawn as PDF."""
        sources, theme = self.settings["SOURCES"], Path(self.settings["THEME"])
        yield from dossier_files(sources.records, theme, cache / "dossiers")
        yield from poster_files(
            sources.records, sources.talen, self.settings["SITEURL"], theme, cache / "affiches"
        )

    def generate_output(self, writer: Writer) -> None:
        """Write all files."""
        for file in self.files:
            put(Path(self.output_path) / file.address.lstrip("/"), file.data)


def add_generator(pelican: Pelican) -> type[Generator]:
    """Tell Pelican which generator writes the files."""
    return ExportGenerator


def register() -> None:
    """Connect the door."""
    signals.get_generators.connect(add_generator)
