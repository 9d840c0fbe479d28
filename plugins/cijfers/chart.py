"""The chart of a cijferreeks: what the room of charts has to know of it."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.charts.request import ChartRequest, Target
from plugins.cijfers.cijferreeks import Cijferreeks


def chart_request(reeks: Cijferreeks, uitgevers: Mapping[str, str] | None = None) -> ChartRequest:
    """What is drawn of a series.

    `uitgevers` gives the publisher of a source by its id, for the line under a file.
    """
    return ChartRequest(
        id=reeks.id,
        kind=reeks.grafiek.value,
        stacked=reeks.gestapeld,
        table=reeks.tabel,
        subject=reeks.onderwerp,
        area=reeks.gebied,
        unit=reeks.eenheid,
        decimals=reeks.decimalen,
        breaks=tuple((breuk.jaar, breuk.tekst) for breuk in reeks.breuken),
        remarks=tuple((annotatie.jaar, annotatie.tekst) for annotatie in reeks.annotaties),
        targets=tuple(Target(doel.waarde, doel.tekst, doel.kolom) for doel in reeks.streefwaarden),
        heading=reeks.titel,
        caveat=reeks.kanttekening,
        source=source_line(reeks, uitgevers or {}),
    )


def source_line(reeks: Cijferreeks, uitgevers: Mapping[str, str]) -> str:
    """Where the figures come from and under which licence they may be reused, for the foot of a file."""
    ids = dict.fromkeys([*reeks.bronnen, *(name for rij in reeks.tabel.rows for name in rij.bronnen)])
    names = dict.fromkeys(uitgevers.get(name, name) for name in ids)
    return (
        f"{'Bron' if len(names) == 1 else 'Bronnen'}: {', '.join(names)}. Licentie: {reeks.licentie.label}."
    )
