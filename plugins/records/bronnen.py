"""What was seen at the addresses of sources, as a change of their records and as a sentence for editors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from plugins.bronnen.bron import Bron, Gezien, Storing
from plugins.source.record import site_of

Look = Callable[[str], Gezien]
"""What stands at an address on the internet."""

SILENT_SITES = 5
"""When none of the first so many sites answers, there is no network."""
GONE = (404, 410)


class NoNetwork(Exception):
    """No site answered."""


def look_at_all(bronnen: Iterable[Bron], look: Look) -> Iterator[tuple[Bron, Gezien]]:
    """What stands at the address of each source that has one; raises NoNetwork when nothing answers."""
    silent: list[tuple[Bron, Gezien]] = []
    with_address = ((bron, look(bron.url)) for bron in bronnen if bron.url)
    for bron, seen in with_address:
        silent.append((bron, seen))
        if seen.storing is not Storing.GEEN_ANTWOORD:
            break
        if len({site_of(each.url) for each, _ in silent}) == SILENT_SITES:
            raise NoNetwork
    else:
        if silent:
            raise NoNetwork
    yield from silent
    yield from with_address


def in_words(bron: Bron, seen: Gezien) -> str:
    """What an editor has to know of what was seen, and what to do about it; empty when all is as it was."""
    if seen.status in GONE:
        remedy = "" if bron.archief else "; zet het adres van een bewaarde kopie bij 'archief'"
        return f"het stuk is weg ({seen.status}){remedy}"
    if seen.storing is not None:
        return f"{seen.storing.label}: {seen.storing.betekenis} Kijk zelf op {bron.url}"
    if seen.status != 200:
        return f"de server antwoordde met {seen.status}; kijk zelf op {bron.url}"
    moved = f"het stuk staat nu op {seen.adres}; klopt dat, zet dat dan bij 'url'" if seen.adres else ""
    before = bron.gezien.sha256 if bron.gezien else None
    changed = before and seen.sha256 != before
    other = (
        f"de inhoud is anders dan op {bron.gezien.op}; kijk of zij nog zegt wat deze site ervan zegt"
        if bron.gezien and changed
        else ""
    )
    return ". ".join(filter(None, (moved, other)))
