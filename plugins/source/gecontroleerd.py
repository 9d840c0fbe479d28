"""How a telephone number and address were checked: with what, when, and how old that was."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import auto

from plugins.source.dates import Datering, months_after
from plugins.source.record import Keuze, Part, Url, VerledenDatering, VerledenDatum


class Controlewijze(Keuze):
    """With what a telephone number or address was compared."""

    LIVE = (
        auto(),
        "met de pagina op internet",
        "Vergeleken met de pagina zoals die op die dag op internet stond.",
    )
    BEWAARDE_KOPIE = (
        auto(),
        "met een bewaarde kopie",
        "Overgenomen uit een kopie van een pagina die eerder is bewaard; niet vergeleken met internet.",
    )
    ALLEEN_GENOEMD = (
        auto(),
        "alleen genoemd in een stuk",
        "Overgenomen uit een stuk dat het nummer noemt; niet vergeleken met een pagina.",
    )

    @classmethod
    def vroeger(cls) -> Mapping[str, str]:
        """What was a choice before."""
        return {"levend": "schrijf nu 'live'", "archief": "schrijf nu 'bewaarde_kopie'"}


class Gecontroleerd(Part):
    """How, when and with what a telephone number and address were compared."""

    hoe: Controlewijze
    """Waarmee is vergeleken."""
    op: VerledenDatum
    """De dag waarop is vergeleken."""
    van: VerledenDatering = Datering()
    """De datum van wat is gezien, zoals die van de bewaarde kopie; weglaten als die niet bekend is."""
    adres: Url | None = None
    """Het adres van wat is gezien; weglaten als het geen adres heeft, zoals een brief."""

    @property
    def live(self) -> bool:
        """Whether it was compared with the page as it stood on the internet."""
        return self.hoe is Controlewijze.LIVE

    def older_than(self, months: int, today: date) -> bool:
        """Whether what was seen is known to be older than so many months."""
        seen = self.van.latest
        return not self.live and seen is not None and months_after(seen, months) < today
