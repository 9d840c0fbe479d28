"""security.txt (RFC 9116): whom to tell of a hole in the site, as the municipality gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

SETTING = "SECURITY_TXT"
"""The setting with `contact` and `verloopt`, and if there is one `beleid`.

Empty while nobody gave a contact.
"""

PATH = ".well-known/security.txt"
WARNED = timedelta(days=30)
_LONGEST = timedelta(days=366)
_FORM = '{"contact": "https://… of mailto:…", "verloopt": "2027-06-30"}'
_CONTACT = re.compile(
    r"(https://[a-z0-9.-]+\.[a-z]+(/\S*)?|mailto:[^@\s:]+@[a-z0-9.-]+\.[a-z]+)\Z", re.IGNORECASE
)


def security_txt(given: Any, address: str) -> str:
    """The text for a setting without problems; empty when it is not to be written."""
    if not given or urlsplit(address).path.strip("/"):
        return ""
    lines = [f"Contact: {given['contact']}", f"Expires: {given['verloopt']}T00:00:00Z"]
    lines += [f"Policy: {given['beleid']}"] if "beleid" in given else []
    return "\n".join([*lines, "Preferred-Languages: nl, en", f"Canonical: {address}/{PATH}", ""])


def security_problems(given: Any, address: str, today: date) -> Iterator[tuple[str, bool]]:
    """Whoever finds a hole can reach somebody now; each message with whether it stops the publication."""
    if not given:
        yield (
            (
                "er is geen contact voor meldingen van kwetsbaarheden, dus er komt geen security.txt;"
                f" schrijf {_FORM}, want die is voor gemeenten verplicht"
            ),
            False,
        )
        return
    if not isinstance(given, dict) or not {"contact", "verloopt"} <= set(given) <= {
        "contact",
        "verloopt",
        "beleid",
    }:
        yield (
            f"dit is geen contact voor security.txt; schrijf {_FORM}, of {{}} als er nog geen contact is",
            True,
        )
        return
    if not _CONTACT.match(str(given["contact"])):
        yield f"'{given['contact']}' is geen contact; schrijf een adres met https:// of mailto:", True
    if "beleid" in given and not _CONTACT.match(str(given["beleid"])):
        yield f"'{given['beleid']}' is geen adres van het beleid; schrijf een adres met https://", True
    try:
        until = date.fromisoformat(str(given["verloopt"]))
    except ValueError:
        yield (
            f"'{given['verloopt']}' is geen dag; schrijf de dag waarop security.txt verloopt als 2027-06-30",
            True,
        )
        return
    renew = "controleer het contact en kies een nieuwe dag bij 'verloopt', hooguit een jaar vooruit"
    if until <= today:
        yield f"security.txt is verlopen op {until}; {renew}", True
    elif until > today + _LONGEST:
        yield f"security.txt verloopt pas op {until}, meer dan een jaar vooruit; {renew}", True
    elif until <= today + WARNED:
        yield f"security.txt verloopt op {until}; {renew}", False
    if urlsplit(address).path.strip("/"):
        yield (
            (
                "deze site staat in een map, en security.txt hoort in de hoofdmap van"
                f" {urlsplit(address).netloc}; daar moet de beheerder haar zelf zetten"
            ),
            False,
        )
