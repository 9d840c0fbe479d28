"""The page that offers every dataset."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.opendata.datasets import Dataset
from plugins.pages.page import Download, View


@dataclass(frozen=True)
class OpenDataView(View):
    """Every dataset, and the files that hold or describe several."""

    datasets: tuple[Dataset, ...]
    overzicht: tuple[Download, ...] = ()
