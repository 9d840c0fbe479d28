"""The look that all charts share, registered with Altair: axes, letters, Dutch numbers and dates."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import altair as alt
import vl_convert

from plugins.charts.palette import AXIS, GRID, GROUND, SOFT

FONTS = "Arial, 'Liberation Sans', Helvetica, sans-serif"
"""`Liberation Sans` is the one that vl-convert has built in."""
THEME = "cijfers"
LABEL = alt.Description("label:N")
"""The words of a mark; a channel, for Altair looks a string up in its whole schema (20 ms each time)."""

_FONTCONFIG = "FONTCONFIG_FILE"


@contextmanager
def built_in_fonts() -> Iterator[None]:
    """Draw with the fonts that vl-convert has built in: the same on every machine, in a third of the time.

    Only while it draws: a browser that is started later needs the fonts of the system.
    """
    before = os.environ.get(_FONTCONFIG)
    os.environ[_FONTCONFIG] = str(Path(__file__).with_name("fonts.conf"))
    try:
        yield
    finally:
        if before is None:
            del os.environ[_FONTCONFIG]
        else:
            os.environ[_FONTCONFIG] = before


def theme() -> alt.theme.ThemeConfig:
    """What every chart of the site looks like unless it says otherwise."""
    return {
        "config": {
            "locale": {
                "number": vl_convert.get_format_locale("nl-NL"),
                "time": vl_convert.get_time_format_locale("nl-NL"),
            },
            "background": GROUND,
            "font": FONTS,
            "view": {"stroke": None},
            "line": {"invalid": "break-paths-show-domains"},
            "axis": {
                "domainColor": AXIS,
                "grid": False,
                "gridColor": GRID,
                "labelAngle": 0,
                "labelBaseline": "alphabetic",
                "labelBound": False,
                "labelColor": SOFT,
                "labelFlush": False,
                "labelLimit": 0,
                "labelOverlap": False,
                "labelPadding": 8,
                "tickColor": AXIS,
                "tickRound": False,
                "tickSize": 4,
            },
            "axisY": {"domain": False, "grid": True, "labelOffset": 5, "ticks": False},
        }
    }


alt.theme.register(THEME, enable=False)(theme)
