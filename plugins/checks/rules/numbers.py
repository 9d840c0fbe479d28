"""Telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.checks.site import Page

# Dutch numbers as people write them: service lines, areas, mobiles, from abroad, and the 14-numbers of municipalities.
_PHONE = re.compile(
    r"(?<![\w/.,-])(?:(?:\+31|0031)[\s-]?\(?0?\)?[\s-]?[1-9](?:[\s.-]?\d){7,9}|0[89]00[\s.-]?\d(?:[\s.-]?\d){3,6}|\(?0[1-9]\d{0,2}\)?[\s.-]?\d(?:[\s.-]?\d){5,7}|14\s0\d{2,3})(?![\w,-]|\.\d)"
)
_DIGITS = re.compile(r"[^\d+]")


def numbers_are_declared(page: Page) -> Iterator[str]:
    """Every telephone number in a text or link is a declared one, and text and link agree digit by digit."""
    for node in page.tree.css("a[href^='tel:']"):
        href, text = node.attributes.get("href") or "", node.text().strip()
        if href not in page.numbers:
            yield f"'{href}' staat niet in het register (data/meldroutes)"
        if _DIGITS.sub("", text) != href.removeprefix("tel:"):
            yield f"de tekst '{text}' en de link '{href}' zijn niet hetzelfde nummer"
    body = page.tree.body
    for found in _PHONE.finditer(body.text(separator=" ") if body else ""):
        if f"tel:{_DIGITS.sub('', found[0])}" not in page.numbers:
            yield f"het nummer '{found[0]}' staat niet in het register (data/meldroutes)"
