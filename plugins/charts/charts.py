"""The charts of a site, drawn when they are first asked for and kept by what is in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path

from plugins.cache import Cache, code_hash
from plugins.charts.descriptions import words_instead
from plugins.charts.request import BESTAND, KLEIN, ChartRequest, TimelineRequest

ENDINGS = {"svg": "Grafiek als SVG", "png": "Grafiek als PNG", "vl.json": "Grafiek als Vega-Lite (JSON)"}
"""The files that `file` gives of a chart, by their ending, and what readers call them."""
PNG_SCALE = 2
"""Pixels a unit."""
_PLUGINS = Path(__file__).parents[1]


class Charts:
    """The charts of a number of series; one that is in the cache needs no drawing and no drawing library."""

    def __init__(self, requests: Iterable[ChartRequest], cache: Cache) -> None:
        given = {request.id: request for request in requests}
        self._panels = {name: request.panels() for name, request in given.items()}
        self._requests = given | {panel.id: panel for panels in self._panels.values() for panel in panels}
        self._words = {
            name: words for name, request in self._requests.items() if (words := words_instead(request))
        }
        self._cache = cache
        self._code = code_hash(
            [_PLUGINS / "charts", _PLUGINS / "tables"], ("altair", "vl-convert-python", "pillow")
        )

    def words(self, series_id: str) -> str | None:
        """The sentence in place of a chart that is not worth drawing; None when there is a chart."""
        return self._words.get(series_id)

    def svg(self, series_id: str, width: str) -> str:
        """The drawing of a series for a page, at one of WIDTHS, or the words in its place, ready for HTML."""
        if series_id in self._words:
            return escape(self._words[series_id])
        return self._draw(series_id, width, "svg").decode()

    def panels(self, series_id: str) -> list[tuple[str, str]]:
        """Name and small drawing of each column of a series with many lines, all on one scale; else none."""
        return [(panel.columns[0].naam, self.svg(panel.id, KLEIN)) for panel in self._panels[series_id]]

    def timeline(self, request: TimelineRequest, width: str) -> str:
        """The drawing of a timeline for a page, at one of WIDTHS."""

        def make() -> bytes:
            from plugins.charts import render  # with Altair, as below

            return render.timeline_drawing(request, width).encode()

        return self._kept(repr(request), width, "svg", make).decode()

    def file(self, series_id: str, ending: str) -> bytes | None:
        """The chart as a file on its own, one of ENDINGS; None when it is not worth drawing."""
        return None if series_id in self._words else self._draw(series_id, BESTAND, ending)

    def _draw(self, series_id: str, width: str, ending: str) -> bytes:
        request = self._requests[series_id]

        def make() -> bytes:
            from plugins.charts import render  # Altair and vl-convert take half a second to import
            from plugins.charts.png import png

            if ending == "png":
                return png(self._draw(series_id, width, "svg").decode(), PNG_SCALE)
            if ending == "svg" and width == BESTAND:
                text = self._draw(series_id, width, "vl.json").decode()
            else:
                text = render.specification_text(request, width)
            return (render.drawing(request, width, text) if ending == "svg" else text).encode()

        return self._kept(repr(request), width, ending, make)

    def _kept(self, request: str, width: str, ending: str, make: Callable[[], bytes]) -> bytes:
        """The bytes that `make` gives, kept in the cache by everything they are made of."""
        return self._cache.get("charts", (self._code, request, width, ending), make, f".{ending}")
