"""The door of the drawing: `python -m plugins.charts FOLDER ORDERS` draws into a folder the orders that are in a file, which it removes.

Two processes do the work: this one draws, and the one that it starts lays charts out, finishes them and keeps them.
"""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress

from plugins.charts.drawer import draw_lines, forget_system_fonts


def main(folder: str, orders: str) -> int:
    """Draw with another process, and be as good as that one."""
    forget_system_fonts(folder)
    command = [sys.executable, "-m", "plugins.charts.drawing_together", folder, orders]
    with subprocess.Popen(  # noqa: S603 - our own process
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as other:
        assert other.stdin is not None and other.stdout is not None  # noqa: S101 - for the type checker
        with suppress(BrokenPipeError):  # the other one has said why it stopped
            for svg in draw_lines(other.stdout):
                other.stdin.write(json.dumps(svg) + "\n")
                other.stdin.flush()
    return other.wait()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
