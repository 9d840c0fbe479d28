"""The records about reporting in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from plugins.records.collection import Records
from plugins.records.dates import dutch_date
from plugins.records.keuzehulp import Vraag
from plugins.records.meldroute import Meldroute
from plugins.records.signaal import Signalen
from plugins.records.taal import Taal


class Voice(NamedTuple):
    """The records about reporting in one language; without a `taal` in Dutch."""

    meldroutes: Mapping[str, Meldroute]
    keuzehulp: Mapping[str, Vraag]
    signalen: Mapping[str, Signalen]
    taal: Taal | None = None

    def says(self, dutch: str) -> str:
        """A word in this language."""
        return self.taal.woord(dutch) if self.taal else dutch

    def datum(self, day: date) -> str:
        """A date as this language writes it."""
        return self.taal.datum(day) if self.taal else dutch_date(day)

    def adres(self, dutch: str) -> str:
        """The address in this language of a page about reporting."""
        return self.taal.adres(dutch) if self.taal else dutch


def voices(records: Records, talen: Iterable[Taal]) -> tuple[Voice, ...]:
    """Dutch first, then every other language."""
    return (
        Voice(records.meldroutes, records.keuzehulp, records.signalen),
        *(Voice(taal.meldroutes, taal.keuzehulp, taal.signalen, taal) for taal in talen),
    )
