"""All records together, frozen, with the public address of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from plugins.records.aanbeveling import Aanbeveling
from plugins.records.begrip import Begrip
from plugins.records.bron import Bron
from plugins.records.cijferreeks import Cijferreeks
from plugins.records.gemeente import Gemeente
from plugins.records.keuzehulp import Vraag
from plugins.records.meldroute import Meldroute
from plugins.records.onderzoek import Onderzoek
from plugins.records.programma import Programma
from plugins.records.signaal import Signalen
from plugins.records.tijdlijn import Tijdlijn
from plugins.records.vergadering import Vergadering
from plugins.source.record import Record

KINDS: tuple[type[Record], ...] = (
    Aanbeveling, Begrip, Bron, Cijferreeks, Meldroute, Onderzoek, Programma, Signalen, Tijdlijn, Vergadering, Vraag,
)  # fmt: skip
"""Every kind that is a folder of files under `data/`; the municipality is one file beside them."""

_ADDRESSES = {
    "aanbevelingen": "/aanbevelingen/{}/",
    "begrippen": "/begrippen/#{}",
    "bronnen": "/bronnen/{}/",
    "cijferreeksen": "/cijfers/{}/",
    "meldroutes": "/melden/{}/",
    "onderzoeken": "/aanbevelingen/onderzoek/{}/",
    "programmas": "/preventie/{}/",
    "signalen": "/melden/signalen/{}/",
    "tijdlijnen": "/aanpak/tijdlijn/{}/",
    "vergaderingen": "/aanbevelingen/vergadering/{}/",
}


def address(folder: str, name: str) -> str:
    """The public address of the record with this id, from the root of the site; it never changes while the file keeps its name."""
    return _ADDRESSES[folder].format(name)


def address_of(record: Record) -> str:
    """The public address of a record."""
    return address(record.folder, record.id)


class Records(NamedTuple):
    """All records by kind and id, each kind in the order in which readers see it; and the day they are judged on."""

    gemeente: Gemeente
    aanbevelingen: Mapping[str, Aanbeveling]
    begrippen: Mapping[str, Begrip]
    bronnen: Mapping[str, Bron]
    cijferreeksen: Mapping[str, Cijferreeks]
    keuzehulp: Mapping[str, Vraag]
    meldroutes: Mapping[str, Meldroute]
    onderzoeken: Mapping[str, Onderzoek]
    programmas: Mapping[str, Programma]
    signalen: Mapping[str, Signalen]
    tijdlijnen: Mapping[str, Tijdlijn]
    vergaderingen: Mapping[str, Vergadering]
    today: date
    waiting: frozenset[tuple[str, str]] = frozenset()
    """Folder and id of what is not public yet on that day; in a preview it is among the records, else it is not."""

    def waits(self, record: Record) -> bool:
        """Whether a record is not public yet."""
        return (record.folder, record.id) in self.waiting

    def kind(self, folder: str) -> Mapping[str, Record]:
        """All records of the kind that lives in this folder of `data/`."""
        found: Mapping[str, Record] = getattr(self, folder)
        return found

    def all(self) -> Iterator[Record]:
        """Every record, kind by kind."""
        for kind in KINDS:
            yield from self.kind(kind.folder).values()
