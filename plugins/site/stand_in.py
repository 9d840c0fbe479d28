"""A municipality to judge pages with while `data/gemeente.yaml` has a fault: that stops every build.

So nothing made with it is published.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from plugins.bronnen.bron import Bron
from plugins.bronnen.zoekactie import Zoekactie
from plugins.gemeente.gemeente import Gemeente
from plugins.melden.meldroute import Meldroute
from plugins.source.annotations import references
from plugins.source.record import Record
from plugins.source.records import Records, RuleContext

_ID = "gemeente"
_MENU = [{"titel": "Melden", "adres": "/melden/"}]
_INSTEAD: Mapping[str, Any] = {
    "naam": "Gemeente",
    "site_naam": "Site",
    "site_omschrijving": "Site",
    "officieel": False,
    "website": "https://gemeente.example",
    "bezoekadres": ["-"],
    "postadres": ["-"],
    "verlaat_url": "https://weer.example",
    "controletermijn_maanden": 12,
    "brontermijn_maanden": 60,
    "hoofdmenu": _MENU,
    "voetmenu": _MENU,
}
"""What stands where a field that has to be there is wrong."""


def with_stand_in(sound: Records, context: RuleContext) -> Records:
    """The records with a municipality of what is right in its file.

    They stay as they are when they have one, or when no page can be made of them whatever it is.
    """
    document = context.documents.get((Gemeente.folder, _ID))
    needed = all(sound.of(kind) for kind in (Meldroute, Bron, Zoekactie))
    if sound.of(Gemeente) or document is None or not needed:
        return sound
    route, bron = next(iter(sound.of(Meldroute))), next(iter(sound.of(Bron)))
    instead = {**_INSTEAD, "meldroute": route, "bronnen": [bron]}
    typed = {key: value for key, value in document.value.items() if key in Gemeente.model_fields}
    typed = {key: value for key, value in typed.items() if key not in Record.model_fields}
    while True:
        values = {**instead, **typed}
        try:
            gemeente = Gemeente.model_validate({**values, "id": _ID, "bestand": document.path})
        except ValidationError as error:
            wrong = {str(detail["loc"][0]) for detail in error.errors(include_url=False)}
        else:
            wrong = set(_dangling(gemeente, sound))
            if not wrong:
                return replace(sound, kinds={**sound.kinds, Gemeente.folder: {_ID: gemeente}})
        if not wrong & typed.keys():
            return sound
        typed = {key: value for key, value in typed.items() if key not in wrong}


def _dangling(gemeente: Gemeente, sound: Records) -> Iterator[str]:
    """The fields that name a record of which no page is made."""
    for named in references(Gemeente, gemeente):
        if named.id not in sound.folder(named.folder):
            yield str(named.path[0])
