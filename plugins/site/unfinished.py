"""What has still to be filled in before a site is published: a start for a municipality is full of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from plugins.gemeente.gemeente import Gemeente
from plugins.melden.meldroute import Meldroute
from plugins.site.site import Site
from plugins.source.problem import Ernst, Problem

_LATER = re.compile(r"nog[ -]in[ -]te[ -]vullen", re.IGNORECASE)


def unfinished(site: Site, root: Path, ernst: Ernst) -> Iterator[Problem]:
    """No source says 'nog in te vullen', and the municipality can be called.

    A warning while one works, an error of a public site.
    """
    for name in sorted(
        {*(record.bestand for record in site.records.all()), *(text.path for text in site.texts)}
    ):
        text = (root / name).read_text(encoding="utf-8-sig")
        for number, line in enumerate(text.splitlines() if _LATER.search(text) else (), 1):
            found = None if line.startswith("#") else _LATER.search(line)
            if found:
                words = f"hier staat nog '{found[0]}'; vul het in voordat de site openbaar wordt"
                yield Problem(name, number, found.start() + 1, words, ernst)
    gemeente = site.records.one(Gemeente)
    route = site.records.of(Meldroute)[gemeente.meldroute]
    if not route.telefoon:
        words = "de gemeente heeft geen telefoonnummer; vul 'telefoon' in voordat de site openbaar wordt"
        yield Problem(route.bestand, 0, 0, words, ernst)
