"""What has still to be filled in before a site is published: a start for a municipality is full of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from plugins.cache import Latest
from plugins.gemeente.gemeente import Gemeente
from plugins.melden.meldroute import Meldroute
from plugins.site.site import Site
from plugins.source.problem import Ernst, Problem

_LATER = re.compile(r"nog[ -]in[ -]te[ -]vullen", re.IGNORECASE)
_FOUND = Latest[list[tuple[int, int, str]]]()


def unfinished(site: Site, ernst: Ernst) -> Iterator[Problem]:
    """No source says 'nog in te vullen', and the municipality can be called.

    A warning while one works, an error of a public site.
    """
    for name in sorted({*(each.bestand for each in site.records.all()), *(text.path for text in site.texts)}):
        data = site.sources.files[name].data or b""
        for line, column, words in _FOUND.get(name, data, partial(_to_fill_in, data)):
            message = f"hier staat nog '{words}'; vul het in voordat de site openbaar wordt"
            yield Problem(name, line, column, message, ernst)
    gemeente = site.records.one(Gemeente)
    route = site.records.of(Meldroute)[gemeente.meldroute]
    if not route.telefoon:
        words = "de gemeente heeft geen telefoonnummer; vul 'telefoon' in voordat de site openbaar wordt"
        yield Problem(route.bestand, 0, 0, words, ernst)


def _to_fill_in(data: bytes) -> list[tuple[int, int, str]]:
    """The line, the column and the words of the first place in each line, but for comments."""
    lines = enumerate(data.decode("utf-8-sig").splitlines(), 1)
    places = ((number, _LATER.search(line)) for number, line in lines if not line.startswith("#"))
    return [(number, place.start() + 1, place[0]) for number, place in places if place]
