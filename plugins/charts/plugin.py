"""The door for Pelican: starts drawing as soon as the sources are known to be good."""

from __future__ import annotations

from pathlib import Path

from pelican import Pelican, signals

from plugins.bronnen.bron import Bron
from plugins.charts.draw_all import Charts
from plugins.cijfers.cijferreeks import Cijferreeks


def start_drawing(pelican: Pelican) -> None:
    """Draw what the cache does not hold, in processes beside Pelican; pages wait for it only when they need a chart."""
    settings = pelican.settings
    records = settings["SOURCES"].records
    uitgevers = {bron.id: bron.uitgever for bron in records.of(Bron).values()}
    charts = Charts(records.of(Cijferreeks).values(), Path(settings["CACHE_PATH"]) / "charts", uitgevers)
    charts.start()
    settings["CHARTS"] = charts


def register() -> None:
    """Connect the door."""
    signals.get_generators.connect(start_drawing)
