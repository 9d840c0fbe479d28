"""What the public saw before.

The figures and the steps of an earlier site, so that a silent change is noticed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

MANIFEST = "open-data/gepubliceerd.json"
"""Where a site keeps what it published, from its root."""

BASELINE = "data/gepubliceerd.json"
"""What was published last, kept with the sources; only `make publish` writes it."""

VERSIE = 1

Cijfers = Mapping[str, Mapping[str, Mapping[str, str]]]
"""Id of a series, then year, then column, then the value as an editor would type it."""

Stappen = Mapping[str, Mapping[str, tuple[Mapping[str, str], ...]]]
"""Id of a recommendation, then id of a part, then its steps, the oldest first."""

Nummers = Mapping[str, Mapping[str, str]]
"""Id of a route, then `telefoon`, `telefoon_buitenland`, `url` and `gecontroleerd_op` as they were typed.

What a route does not have is empty.
"""


Adressen = Mapping[str, tuple[str, str]]
"""Every address ever published, with the file of its page, and its day, or `aanwezig` while there.

Both are empty for what is no page of a file by itself.
"""

_NONE: Mapping[str, Any] = MappingProxyType({})


class Published(NamedTuple):
    """The figures, steps, numbers and addresses of an earlier site; empty when there is none."""

    cijferreeksen: Cijfers = _NONE
    aanbevelingen: Stappen = _NONE
    meldroutes: Nummers = _NONE
    adressen: Adressen = _NONE
    publicaties: tuple[Mapping[str, Any], ...] = ()
    """What each publication changed, the oldest first; see `plugins.site.journal`."""


NOTHING = Published()


class NotAManifest(Exception):
    """A file that was named as the manifest of an earlier site is not one; the message says why."""


def read_published(path: Path, required: bool = False) -> Published:
    """What the site of this manifest published; nothing when there is no such file, unless it is required.

    Raises NotAManifest when the file is missing but required, or is not a manifest.
    """
    try:
        kept: Any = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if required:
            raise NotAManifest(
                f"{path}: dit bestand ontbreekt; noem het bestand gepubliceerd.json van de vorige site"
            ) from None
        return NOTHING
    except (OSError, ValueError):
        raise NotAManifest(
            f"{path}: dit is geen leesbaar overzicht van een vorige site; noem het bestand "
            "gepubliceerd.json daarvan"
        ) from None
    if not isinstance(kept, dict) or kept.get("versie") != VERSIE:
        raise NotAManifest(
            f"{path}: dit overzicht is van een andere versie van de generator; verwijder het of noem "
            "een nieuwer"
        )
    steps = {
        name: {part: tuple(steps_of_part) for part, steps_of_part in parts.items()}
        for name, parts in kept["aanbevelingen"].items()
    }
    addresses = {address: (file, day) for address, (file, day) in kept.get("adressen", {}).items()}
    return Published(
        kept["cijferreeksen"],
        steps,
        kept.get("meldroutes", {}),
        addresses,
        tuple(kept.get("publicaties", ())),
    )
