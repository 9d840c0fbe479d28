"""Every kind of record that the site is made of."""

from __future__ import annotations

import re

from plugins.aanbevelingen.aanbeveling import Aanbeveling, Onderzoek
from plugins.aanbevelingen.verloop import Vergadering
from plugins.aanpak.begrip import Begrip
from plugins.aanpak.tijdlijn import Tijdlijn
from plugins.brieven.brief import Brief
from plugins.bronnen.bron import Bron
from plugins.bronnen.zoekactie import Zoekactie
from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.gemeente.gemeente import Gemeente
from plugins.gemeente.verklaringen import Privacyverklaring, Toegankelijkheid
from plugins.melden.keuzehulp import Vraag
from plugins.melden.meldroute import Meldroute
from plugins.melden.signalen import Signalen
from plugins.pages.page import Vervallen
from plugins.preventie.programma import Programma
from plugins.privacy.uitzonderingen import Uitzonderingen
from plugins.source.record import Record

KINDS: tuple[type[Record], ...] = (
    Aanbeveling, Begrip, Brief, Bron, Cijferreeks, Meldroute, Onderzoek, Programma, Signalen, Tijdlijn,
    Vergadering, Vraag, Zoekactie,
)  # fmt: skip
"""Every kind that is a folder of files under `data/`."""

SINGLE_FILES: tuple[type[Record], ...] = (
    Gemeente, Privacyverklaring, Toegankelijkheid, Uitzonderingen, Vervallen,
)  # fmt: skip
"""Every kind that is one file; only that of the municipality has to be there."""

ALL_KINDS: tuple[type[Record], ...] = (*KINDS, *SINGLE_FILES)
MODELS = {kind.folder: kind for kind in ALL_KINDS}

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What a file may be called, without its suffix: its name becomes an address."""


def file_of(kind: type[Record]) -> str:
    """The name of the only file of a kind in `data/`, without its suffix."""
    return kind.folder or "gemeente"


def address(folder: str, name: str) -> str:
    """The public address of the record with this id in this folder of `data/`."""
    return MODELS[folder].address.format(name)
