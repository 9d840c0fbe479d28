"""What stands at the addresses of sources on the internet, and what editors have to know of it."""

from __future__ import annotations

import hashlib
import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from http.client import HTTPException
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import HTTPSHandler, Request, build_opener

from plugins.bronnen.bron import Bron, Gezien, Storing
from plugins.source.record import site_of

Look = Callable[[str], Gezien]
"""What stands at an address on the internet."""

SILENT_SITES = 5
"""When none of the first so many sites answers, there is no network."""
GONE = (404, 410)
_CHUNK = 65_536
_NAME = "zicht-op-ondermijning (kijkt of bronnen er nog zijn)"


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


class Limits(NamedTuple):
    """How long an address may take in seconds, and how many bytes a document may have."""

    seconds: float = 30
    size: int = 50_000_000


def look_at(address: str, today: date, limits: Limits = Limits()) -> Gezien:  # noqa: B008 - a constant
    """What stands at an address, redirects followed; never raises for what the other side does."""
    until = time.monotonic() + limits.seconds
    request = Request(_as_typed_by_browsers(address), headers={"User-Agent": _NAME, "Accept": "*/*"})  # noqa: S310 - sources have https addresses
    opener = build_opener(HTTPSHandler(context=ssl.create_default_context()))
    try:
        with opener.open(request, timeout=limits.seconds) as answer:
            final = answer.url if answer.url != request.full_url else None
            digest, size = hashlib.sha256(), 0
            while chunk := answer.read1(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
                if size > limits.size:
                    return Gezien(op=today, status=answer.status, storing=Storing.TE_GROOT, adres=final)
                if time.monotonic() > until:
                    return Gezien(op=today, status=answer.status, storing=Storing.GEEN_ANTWOORD, adres=final)
            return Gezien(op=today, status=answer.status, sha256=digest.hexdigest(), adres=final)
    except HTTPError as error:
        with error:
            return Gezien(
                op=today, status=error.code, adres=error.url if error.url != request.full_url else None
            )
    except (URLError, HTTPException, OSError, ValueError) as error:
        unsafe = isinstance(getattr(error, "reason", error), ssl.SSLError)
        return Gezien(op=today, storing=Storing.ONVEILIG if unsafe else Storing.GEEN_ANTWOORD)


def _as_typed_by_browsers(address: str) -> str:
    """The address with letters that may not stand in it as browsers send them; without the fragment."""
    parts = urlsplit(address)
    safe = "/%:@!$&'()*+,;=~?"
    return urlunsplit((parts.scheme, parts.netloc, quote(parts.path, safe), quote(parts.query, safe), ""))
