"""The look that all charts share, registered with Altair: colours of axes, letters, and numbers and dates as Dutch readers write them."""

from __future__ import annotations

import altair as alt

from plugins.charts.palette import AXIS, GRID, GROUND, SOFT

FONTS = "Arial, 'Liberation Sans', Helvetica, sans-serif"
"""`Liberation Sans` is the one that vl-convert has built in."""
_DAYS = ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"]
_MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
LOCALE = {
    "number": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["€\xa0", ""]},
    "time": {
        "dateTime": "%a %e %B %Y %X",
        "date": "%d-%m-%Y",
        "time": "%H:%M:%S",
        "periods": ["AM", "PM"],
        "days": _DAYS,
        "shortDays": [day[:2] for day in _DAYS],
        "months": _MONTHS,
        "shortMonths": ["mrt" if month == "maart" else month[:3] for month in _MONTHS],
    },
}


THEME = "cijfers"


def theme() -> alt.theme.ThemeConfig:
    """What every chart of the site looks like unless it says otherwise."""
    return {
        "config": {
            "locale": LOCALE,
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
