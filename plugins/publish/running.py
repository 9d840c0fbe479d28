"""Pelican as it is run here: for one site, with the settings of one build, and silent."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from pelican import Pelican
from pelican.log import console
from pelican.log import init as init_logging
from pelican.settings import read_settings

from plugins.site.plugin import SitePlugin


def pelican_settings(given: Mapping[str, Any], **build: object) -> dict[str, Any]:
    """Every setting of Pelican: those that a file gave, those of this one `build`, and its own defaults."""
    init_logging(level=logging.ERROR)
    console.quiet = True  # it counts Pelican's own articles and pages, of which there are none
    settings: dict[str, Any] = read_settings(override={**given, **build})
    return settings


def write_site(plugin: SitePlugin, given: Mapping[str, Any], output: str) -> None:
    """Let Pelican write the site of a plugin into the folder `output`."""
    try:
        Pelican(pelican_settings(given, OUTPUT_PATH=output, PLUGINS=[plugin])).run()
    finally:
        plugin.disconnect()
