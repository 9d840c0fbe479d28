"""The drawing process: `python -m plugins.charts FOLDER` draws the orders it is handed on standard input."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

from plugins.charts.drawing import draw_into

if __name__ == "__main__":
    draw_into(pickle.load(sys.stdin.buffer), Path(sys.argv[1]))  # noqa: S301 - our own process wrote it
