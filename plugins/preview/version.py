"""One version of the site in memory: sources read and checked, pages rendered when asked for."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from plugins.cache import Cache
from plugins.care.care import Care, care
from plugins.files.file import File, downloads_by_page
from plugins.pages.page import Page, waiting_words
from plugins.publish.build import PUBLIC, BuildOptions, build_site, explain, load_sources
from plugins.publish.settings import load_settings
from plugins.site.exports import files_for_robots, site_files
from plugins.site.plugin import SiteGenerator, SitePlugin, pelican_settings
from plugins.site.site import Site
from plugins.site.styles import styled_for_preview
from plugins.source.problem import Problem, SourcesRefused, stops
from plugins.source.sources import read_sources

PROBLEMS_JSON = TypeAdapter(list[Problem])
"""Reads problems from JSON and writes them: what was found reaches the preview from another process."""


class Rendering:
    """The pages of one site, each rendered once, and the files that it offers."""

    def __init__(self, site: Site, settings: dict[str, Any], files: Sequence[File]) -> None:
        self.site, self.files = site, files
        self._generator = SiteGenerator(
            context=settings.copy(),
            settings=settings,
            path=settings["PATH"],
            theme=settings["THEME"],
            output_path=settings["OUTPUT_PATH"],
        )
        self._generator.plugin = SitePlugin(site)
        self._generator.generate_context()
        self._generator.downloads = downloads_by_page(files)
        self.pages: Mapping[str, Page] = {page.address: page for page in site.pages}
        static = Path(settings["THEME"]) / "static"
        self._data = {
            **{f"/{path.relative_to(static).as_posix()}": path.read_bytes() for path in static.rglob("*.*")},
            **{file.address: file.data for file in files},
            **{asset.address: asset.data for asset in site.assets},
        }
        self._rendered: dict[str, str] = {}
        self._lock = threading.Lock()

    def html(self, address: str) -> str:
        """The page at an address, with CSS; raises what rendering raises."""
        with self._lock:  # templates ask which page is being rendered
            if address not in self._rendered:
                html = self._generator.render(self.pages[address])
                theme, cache = Path(self._generator.theme), self._generator.cache
                self._rendered[address] = styled_for_preview(html, theme, cache)
            return self._rendered[address]

    def data(self, address: str) -> bytes | None:
        """The bytes of a file that is no page."""
        return self._data.get(address)

    def waiting(self) -> dict[str, str]:
        """Why the public does not see a page, or a place on one, yet: by its address."""
        records = self.site.records
        hidden = [records.folder(folder).get(name) for folder, name in records.waiting]
        marks = {
            record.adres: waiting_words(record, records.today) for record in hidden if record and record.adres
        }
        return marks | {page.address: page.wacht for page in self.pages.values() if page.wacht}

    def made_files(self) -> tuple[File, ...]:
        """Every file for reuse and for robots, PDF too; at once when a build has drawn them."""
        generator = self._generator
        theme, address = Path(generator.theme), generator.settings["SITEURL"]
        files = site_files(self.site, generator.charts, theme, address, generator.cache, documents=True)
        return (*files, *files_for_robots(self.site.pages, address))


class Version:
    """What the sources said at one moment: a site, or the problems that stand in its way."""

    def __init__(self, root: Path, today: date, read_at: str, files: Sequence[File] = ()) -> None:
        """Read the sources of `root`.

        `files` are those of an earlier version, offered until new ones are made.
        """
        self.root, self.read_at = root, read_at
        self.checked_at = ""
        """When the whole site was built and checked; empty while only the sources were."""
        self.found: tuple[Problem, ...] = ()
        """What the check of the finished pages found."""
        self._today = today
        self.problems, self.rendering, self._settings = self._read(files)

    def tried(self, path: str, data: bytes) -> list[Problem]:
        """Every problem of the sources as they would be with these bytes in one file."""
        options = _options(self.root, self._today)
        return load_sources(options, read_sources(self.root).with_file(path, data))[1]

    def _read(self, files: Sequence[File]) -> tuple[list[Problem], Rendering | None, dict[str, Any]]:
        options = _options(self.root, self._today)
        given, wrong = load_settings(options.conf)
        site, refused = load_sources(options)
        problems = sorted({*refused, *wrong})
        if site is None or stops(problems):
            return problems, None, {}
        settings = pelican_settings(given, OUTPUT_PATH=str(options.output))
        try:
            return problems, Rendering(site, settings, files), settings
        except Exception as error:  # a chart or a template of an editor of the theme
            return [*problems, failure(error)], None, settings

    def care(self) -> list[Care]:
        """What needs care, as `make zorg` says it; nothing while there is no site."""
        settings, _ = load_settings(self.root / PUBLIC)
        cache = Cache(self.root / ".cache")
        return care(self.rendering.site, settings, cache=cache, root=self.root) if self.rendering else []

    def checked(self, problems: Sequence[Problem], at: str) -> None:
        """Take over what a build of the whole site found, and offer the files that it made."""
        if self.rendering is not None:
            if not stops(problems):
                files = self.rendering.made_files()
                self.rendering = Rendering(self.rendering.site, self._settings, files)
            self.found, self.checked_at = tuple(problems), at


def build_whole(root: Path, today: date) -> list[Problem]:
    """Build the site as the preview shows it, with all checks; everything that was found."""
    try:
        return [*build_site(_options(root, today), again=True).warnings]
    except SourcesRefused as refused:
        return [*refused.problems]
    except Exception as error:  # said on the page like any other problem
        return [failure(error)]


def _options(root: Path, today: date) -> BuildOptions:
    """The preview of the project at `root`; the whole of it is built out of sight."""
    return BuildOptions(root / "pelicanconf.py", today, root / ".cache" / "preview", preview=True)


def failure(error: Exception) -> Problem:
    """What went wrong while rendering, as a problem of the theme as a whole."""
    return Problem("theme", 0, 0, explain(error))
