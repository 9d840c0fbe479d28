"""The records about reporting in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple, TypeVar, cast

from plugins.languages.taal import Taal
from plugins.source.dates import dutch_date
from plugins.source.record import Record
from plugins.source.records import Records

R = TypeVar("R", bound=Record)


class Voice(NamedTuple):
    """The records about reporting in one language; without a `taal` in Dutch."""

    kinds: Mapping[str, Mapping[str, Record]]
    taal: Taal | None = None

    def of(self, kind: type[R]) -> Mapping[str, R]:
        """The records of a kind in this language, by id."""
        return cast("Mapping[str, R]", self.kinds[kind.folder])

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
    return (Voice(records.kinds), *(Voice(taal.kinds, taal) for taal in talen))
