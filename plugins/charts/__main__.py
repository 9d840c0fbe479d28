"""The door of the drawing process: `python -m plugins.charts FOLDER` draws into it the orders that it is handed."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.charts.starting import start_program

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    program = start_program(folder)

    # These take a while to import, and meanwhile the program starts.
    import pickle

    from plugins.charts.processes import draw_all

    sys.exit(0 if draw_all(pickle.load(sys.stdin.buffer), folder, program) else 1)  # noqa: S301 - our own process wrote it
