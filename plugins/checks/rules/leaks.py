"""Leftovers and leaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.checks.site import Site
from plugins.source.problem import Problem

_LEFTOVER = re.compile(r"\{\{|\{%|\[\[|localhost|127\.0\.0\.1|>\s*None\s*<|file:///|(?<![\w.])/(?:home|Users|root)/[A-Za-z]|Undefined")


def nothing_leaks(site: Site) -> Iterator[Problem]:
    """No page shows a leftover of a template or a place on the machine that built it."""
    for page in site:
        for found in dict.fromkeys(_LEFTOVER.findall(page.text)):
            yield page.problem(f"'{found}' is een overblijfsel van de bouw; herstel de tekst of het sjabloon")
        if "<style></style>" in page.data.decode():
            yield page.problem("de opmaak ontbreekt; bouw de site opnieuw met 'make site'")
