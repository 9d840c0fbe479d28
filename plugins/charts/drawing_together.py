"""Drawing many charts: Altair says how they look, the drawer draws their marks, and what comes back is finished and kept."""

from __future__ import annotations

import gc
import json
import os
import pickle
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import groupby, islice
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any

from plugins.charts.drawing import furnished, png
from plugins.charts.drawing_order import BESTAND, Order
from plugins.charts.furniture import Furniture, furniture
from plugins.charts.picture import read_groups
from plugins.charts.sheet import Sheet, lay_out
from plugins.charts.specification import FIGURES, cells, marks_only, parameters, template

TOGETHER = 10
"""How many charts are drawn in one go: Vega prepares itself once for all of them, and nobody waits long for the first."""

Laid = tuple[list[Order], list[Furniture]]
"""Charts that are drawn together, and what stands around each."""


def draw_all(orders: Iterable[Order], folder: Path, drawer: IO[str], drawn: IO[str]) -> bool:
    """Hand every order to the drawer and keep what it has drawn under its key, files also as PNG; False when not all came back."""
    # Files come last: pages wait for their drawings, files are wanted at the end.
    wanted = sorted(orders, key=lambda order: (order.width == BESTAND, order.kind))
    lines: SimpleQueue[object | None] = SimpleQueue()
    handed: SimpleQueue[Laid | None] = SimpleQueue()
    kept: list[Order] = []
    # The drawer reads and writes when it is not drawing; nobody waits for it but these two.
    others = [
        Thread(target=_hand_all, args=(drawer, lines)),
        Thread(target=_keep_all, args=(drawn, handed, folder, kept)),
    ]
    for other in others:
        other.start()
    try:
        for kind in sorted({order.kind for order in wanted}):
            lines.put([kind, marks_only(template(kind))])
        for some in _together(wanted):
            charts, around = laid_out(some)
            handed.put((some, around))
            lines.put([some[0].kind, charts])
    finally:
        lines.put(None)
        handed.put(None)
        for other in others:
            other.join()
    return len(kept) == len(wanted)


def laid_out(orders: Iterable[Order]) -> tuple[list[dict[str, Any]], list[Furniture]]:
    """What the drawer is to draw of orders of one kind, and what stands around that."""
    charts, around = [], []
    for order in orders:
        sheet = lay_out(order)
        around.append(furniture(order, sheet))
        charts.append(_chart(order, sheet, around[-1]))
    return charts, around


def _chart(order: Order, sheet: Sheet, around: Furniture) -> dict[str, Any]:
    return {
        **parameters(sheet),
        FIGURES: cells(order),
        "x": around.left,
        "y": around.top,
        "width": sheet.plot.width,
        "height": sheet.plot.height,
    }


def _together(orders: Iterable[Order]) -> Iterator[list[Order]]:
    """Orders of one kind that follow each other, not too many at a time."""
    for _, same in groupby(orders, key=lambda order: order.kind):
        while some := list(islice(same, TOGETHER)):
            yield some


def _hand_all(drawer: IO[str], lines: SimpleQueue[object | None]) -> None:
    """Hand to the drawer what it is to know and to draw."""
    with suppress(BrokenPipeError), drawer:  # a drawer that stopped has said why
        for line in iter(lines.get, None):
            drawer.write(json.dumps(line) + "\n")
            drawer.flush()


def _keep_all(drawn: IO[str], handed: SimpleQueue[Laid | None], folder: Path, kept: list[Order]) -> None:
    """Finish and keep what the drawer has drawn, as it comes."""
    with drawn:  # closed also when a drawing is refused: then the drawer stops too
        for line, (orders, around) in zip(drawn, iter(handed.get, None), strict=False):
            for marks, order, stands in zip(
                read_groups(json.loads(line), orders), orders, around, strict=True
            ):
                svg = furnished(marks, order, stands)
                keep(folder / f"{order.key}.svg", svg.encode())
                if order.width == BESTAND:
                    keep(folder / f"{order.key}.png", png(svg))
                kept.append(order)


def keep(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    beside.write_bytes(data)
    os.replace(beside, path)


if __name__ == "__main__":
    gc.disable()  # Altair makes thousands of classes, and looking for garbage among them takes as long again
    named = Path(sys.argv[2])
    given = pickle.loads(named.read_bytes())  # noqa: S301 - our own process wrote it
    named.unlink()
    # The two ends of this process opened anew: those of sys stay open when they are closed.
    done = draw_all(given, Path(sys.argv[1]), open(1, "w", encoding="utf-8"), open(0, encoding="utf-8"))  # noqa: SIM115 - draw_all closes them
    os._exit(0 if done else 1)  # taking apart what Altair made takes longer than drawing ten charts
