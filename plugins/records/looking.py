"""What stands at an address on the internet: the answer, where it came from, and a hash of the document."""

from __future__ import annotations

import hashlib
import ssl
import time
from datetime import date
from http.client import HTTPException
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import HTTPSHandler, Request, build_opener

from plugins.bronnen.bron import Gezien, Storing

_CHUNK = 65_536
_NAME = "zicht-op-ondermijning (kijkt of bronnen er nog zijn)"


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
