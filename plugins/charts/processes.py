"""The drawing process: it lays charts out with Altair, hands their marks to the program that draws, and keeps what comes back."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import IO

from plugins.charts.drawing import furnished, png
from plugins.charts.drawing_order import BESTAND, Order
from plugins.charts.furniture import Furniture, furniture
from plugins.charts.sheet import lay_out
from plugins.charts.specification import cells, marks_only, parameters, template

Handed = SimpleQueue[tuple[Order, Furniture] | None]
"""What was handed to the program, in that order; None when there is no more."""


def draw_all(orders: Iterable[Order], folder: Path, program: subprocess.Popen[str]) -> bool:
    """Draw every order and keep it under its key, files also as PNG; False when not all could be drawn."""
    # Files come last: pages wait for their drawings, files are wanted at the end.
    ahead = sorted(orders, key=lambda order: order.width == BESTAND)
    handed: Handed = SimpleQueue()
    kept: list[Order] = []
    keeper = Thread(target=_keep_all, args=(_pipe(program.stdout), handed, folder, kept))
    keeper.start()
    with suppress(BrokenPipeError), _pipe(program.stdin) as pipe:  # a program that stopped has said why
        _hand(pipe, json.dumps({kind: marks_only(template(kind)) for kind in sorted({order.kind for order in ahead})}))
        for order in ahead:
            line, around = laid_out(order)
            handed.put((order, around))
            _hand(pipe, line)
    handed.put(None)
    keeper.join()
    return program.wait() == 0 and len(kept) == len(ahead)


def laid_out(order: Order) -> tuple[str, Furniture]:
    """The line that tells the program what to draw of an order, and what stands around that."""
    sheet = lay_out(order)
    around = furniture(order, sheet)
    sizes = {"width": sheet.plot.width, "height": sheet.plot.height, "padding": {"left": around.left, "top": around.top, "right": 0, "bottom": 0}}
    return json.dumps([order.kind, cells(order), parameters(sheet), sizes]), around


def _hand(pipe: IO[str], line: str) -> None:
    pipe.write(line + "\n")
    pipe.flush()


def _keep_all(pipe: IO[str], handed: Handed, folder: Path, kept: list[Order]) -> None:
    """Finish and keep what the program has drawn, as it comes."""
    with pipe:  # closed also when a drawing is refused: then the program stops too
        for marks, (order, around) in zip(pipe, _until_none(handed), strict=False):
            svg = furnished(json.loads(marks), order, around)
            keep(folder / f"{order.key}.svg", svg.encode())
            if order.width == BESTAND:
                keep(folder / f"{order.key}.png", png(svg))
            kept.append(order)


def _until_none(handed: Handed) -> Iterator[tuple[Order, Furniture]]:
    while (next_one := handed.get()) is not None:
        yield next_one


def _pipe(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None  # noqa: S101 - for the type checker
    return pipe


def keep(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    beside.write_bytes(data)
    os.replace(beside, path)
