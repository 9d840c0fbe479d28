"""Every kind of record that the site is made of, and the files below `data/` in which they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
from plugins.source.problem import Problem, near_or_choose
from plugins.source.record import Record
from plugins.source.sources import Sources
from plugins.tables.record_file import RecordWithRows

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


IN_DATA = ("gepubliceerd.json", *(f"{file_of(kind)}.yaml" for kind in SINGLE_FILES))
"""What may stand in `data/` itself: what was published last, and every kind that is one file."""
LEFT_BEHIND = ("~$", ".~lock")
"""How the files begin that programs leave behind while a file is open."""


def _wrong_name(name: str, has_rows: bool) -> str:
    """What is wrong with the name of a file in a folder of records, and what to do with the file."""
    if name.startswith(LEFT_BEHIND):
        return "een rekenblad of tekstverwerker laat dit achter; sluit het bestand daar, of verwijder dit"
    if name.lower().endswith((".xlsx", ".xls", ".ods", ".numbers")):
        into = "zet de cijfers in een CSV (zie docs/redactie.md)" if has_rows else "zet de gegevens in YAML"
        return f"een rekenblad wordt hier niet gelezen; {into}, en verwijder dit bestand"
    end, also = (".yaml", "")
    if has_rows and name.lower().endswith((".csv", ".txt", ".tsv")):
        end, also = ".csv", "; de naam is die van het YAML-bestand ernaast"
    return (
        "deze bestandsnaam mag niet; gebruik kleine letters, cijfers en koppeltekens, "
        f"en {end} aan het eind{also}"
    )


def unknown_files(sources: Sources) -> Iterator[Problem]:
    """Only files that are read may stand under `data/`: nothing is skipped silently."""
    folders = {kind.folder for kind in KINDS}
    for file in sources.below("data"):
        parts = file.path.split("/")[1:]
        wrong = None
        if file.is_link:
            wrong = "een koppeling naar een ander bestand mag niet; zet het bestand zelf hier neer"
        elif file.is_folder:
            if len(parts) > 1 or parts[0] not in folders:
                wrong = f"onbekende map{near_or_choose(parts[-1], sorted(folders), 20)}"
        elif len(parts) == 1:
            if parts[0] not in IN_DATA:
                wrong = "dit bestand hoort in een van de mappen onder data/, of nergens"
        elif (
            len(parts) == 2
            and parts[0] in folders
            and not (file.suffix == ".yaml" and NAME.fullmatch(file.stem))
        ):
            # A CSV holds the rows of the record of the same name; that is read, or refused, with the record.
            has_rows = issubclass(MODELS[parts[0]], RecordWithRows)
            is_read = has_rows and file.suffix == ".csv"
            if not (is_read and file.path.removesuffix("csv") + "yaml" in sources.files):
                wrong = _wrong_name(parts[-1], has_rows)
        if wrong:
            yield Problem(file.path, 0, 0, wrong)
