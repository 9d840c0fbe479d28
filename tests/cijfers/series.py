"""Counts of a registration of one's own, as files in a folder with the sources they name."""

from __future__ import annotations

import shutil
from pathlib import Path

from plugins.site.load_records import load_records
from plugins.source.published import Published
from tests.records import GOOD, TODAY

HEAD = """titel: Voorbeeldmeldingen
onderwerp: Voorbeelden
omschrijving: Een voorbeeld.
eenheid: voorbeelden
gebied: Voorbeeldland
definitie: Voorbeelden.
kanttekening: Niet echt.
bron_openbaar: false
afronden_op: 5
bronnen: [voorbeeld-bron]
bijgewerkt: 2023-01-01
licentie: cc0-1.0
grafiek: staaf
kolommen:
  - {id: a, naam: Soort A}
  - {id: b, naam: Soort B}
"""
ROWS = "rijen:\n  - {jaar: 2020, a: 13, b: 27}\n  - {jaar: 2021, a: 0, b: 38}\n"
PUBLIC = HEAD.replace("bron_openbaar: false\nafronden_op: 5\n", "bron_openbaar: true\n")


def load(folder: Path, files: dict[str, str], published: Published | None = None):
    shutil.copytree(GOOD / "data", folder / "data")
    for name, text in files.items():
        (folder / "data" / "cijferreeksen" / name).write_bytes(text.encode())
    records, problems = load_records(folder, TODAY, published=published or Published())
    return records, [str(problem).replace("data/cijferreeksen/", "") for problem in problems]
