"""Leftovers and leaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.checks.site import Page

_LEFTOVERS = ("[[", "\ue000", "\ue002", "localhost", "127.0.0.1", "file:///", "Undefined", ">None<")
_MACHINE = re.compile(r"(?<![\w.])/(?:home|Users|root)/[A-Za-z]")


def nothing_leaks(page: Page) -> Iterator[str]:
    """No page shows a leftover of a template or a place on the machine that built it."""
    leaks = [word for word in _LEFTOVERS if word in page.text]
    if "/home/" in page.text or "/Users/" in page.text or "/root/" in page.text:
        leaks += dict.fromkeys(_MACHINE.findall(page.text))
    for leak in leaks:
        yield f"'{leak}' is een overblijfsel van de bouw; herstel de tekst of het sjabloon"
    if b"<style></style>" in page.data:
        yield "de opmaak ontbreekt; bouw de site opnieuw met 'make site'"
