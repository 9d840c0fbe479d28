"""The closed lists of a series of figures: what editors type, what readers see, and what it means."""

from __future__ import annotations

from enum import auto

from plugins.source.record import Keuze


class Grafieksoort(Keuze):
    """How a series of figures is drawn."""

    LIJN = auto(), "lijn", "Een lijn door de jaren; een ontbrekend jaar is een onderbreking."
    STAAF = auto(), "staaf", "Een staaf per jaar."


class Totaal(Keuze):
    """What is done with the total of the columns of a series."""

    GEEN = auto(), "geen", "De rijen hebben geen totaal."
    TONEN = auto(), "tonen", "Elke rij heeft een totaal en dat staat op de site."
    WEGLATEN = (
        auto(),
        "weglaten",
        "Elke rij heeft een totaal. Het wordt nagerekend, maar staat niet op de site.",
    )


class Licentie(Keuze):
    """Under which licence a table may be reused."""

    CC0 = "cc0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/deed.nl"
