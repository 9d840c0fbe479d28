"""The look that all charts share: colours, what else tells columns apart, letters."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# The colours of light pages; `chart.css` has all.
COLUMN_COLOURS = ("#0d5349", "#b25a00", "#5a4fb0", "#9b2255", "#30688f", "#5d6a00")
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
DASHES = ((1, 0), (7, 3), (2, 2), (9, 3, 2, 3), (4, 4), (12, 3))
HATCHES = ("", "M-1 7L7-1", "M0 1.5H6M0 4.5H6", "M-1-1L7 7", "M1.5 0V6M4.5 0V6", "M-1 7L7-1M-1-1L7 7")
"""The lines over the bars of a column, in a square of 6 by 6; the first column is plain."""
TEXT, SOFT, AXIS, GRID, GROUND = "#1d2521", "#4c544f", "#6f7470", "#d8d5ca", "#ffffff"

FILLS = {TEXT: "ft", SOFT: "fz", GROUND: "fg"}
FILLS |= {colour: f"f{number}" for number, colour in enumerate(COLUMN_COLOURS, 1)}
"""The class that fills with a colour."""
STROKES = {TEXT: "st", AXIS: "sa", GRID: "sr", GROUND: "sg"}
STROKES |= {colour: f"s{number}" for number, colour in enumerate(COLUMN_COLOURS, 1)}
"""The class that draws lines in a colour."""

FONTS = "Arial, 'Liberation Sans', Helvetica, sans-serif"
"""`Liberation Sans` is the one that vl-convert has built in."""

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
