"""Nothing active, nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.checks.site import Page

_FORBIDDEN = ", ".join((
    *("script:not([type='application/ld+json'])", "iframe", "frame", "form", "object", "embed", "applet", "base"),
    *("input", "button", "video", "audio", "meta[http-equiv]", "link[rel='stylesheet']", "link[rel='preconnect']"),
    *("link[rel='dns-prefetch']", "link[rel='prefetch']", "link[rel='preload']", "link[rel='modulepreload']"),
    "link[rel='manifest']",
))  # fmt: skip
"""What the Content-Security-Policy of the site (`plugins/hosting/served.py`) would block, or what acts without it."""
_HANDLER = re.compile(
    r"""(on[a-zA-Z]+)\s*=\s*["'a-zA-Z]"""
)  # starts with letters, so that the search is quick; what stands before is looked at after
_IMPORT = re.compile(rb"@import|url\(\s*['\"]?(?!#)|expression\(", re.IGNORECASE)


def nothing_active_nothing_foreign(page: Page) -> Iterator[str]:
    """A page runs nothing, loads nothing from elsewhere, tells other sites nothing, and needs no more than its policy allows."""
    for node in page.tree.css(_FORBIDDEN):
        yield f"<{node.tag}> mag niet op een pagina staan; verwijder het"
    for node in page.tree.css("[ping]"):
        yield f"kenmerk 'ping' op <{node.tag}> mag niet op een pagina staan; verwijder het"
    for node in page.tree.css("[style]"):
        yield f"kenmerk 'style' op <{node.tag}> mag niet op een pagina staan; verwijder het"
    text = page.text.lower()
    for found in _HANDLER.finditer(text):
        if text[found.start() - 1] in " \t\n\r\"'/":
            yield f"kenmerk '{found[1]}' mag niet op een pagina staan; verwijder het"
    if _IMPORT.search(page.data[: page.data.find(b"</style>")]):
        yield "de opmaak haalt iets van elders; zet het in het thema zelf"
    for node in page.tree.css("[src], [srcset], image, use"):
        source = (
            node.attributes.get("src") or node.attributes.get("srcset") or node.attributes.get("href") or ""
        )
        if source.startswith("data:"):
            yield "een beeld staat als 'data:' in de pagina zelf; zet het als bestand op deze site"
        elif "//" in source:
            yield f"'{source}' komt van een derde partij; zet het bestand op deze site"
    for node in page.tree.css("a[href*=':']"):
        href = node.attributes.get("href") or ""
        if href.startswith("https:"):
            if "noreferrer" not in (node.attributes.get("rel") or "").split():
                yield f"link naar '{href}' zonder rel=noreferrer; voeg dat toe"
            if node.css_first(".uit") is None and "verlaat" not in (node.attributes.get("class") or ""):
                yield f"link naar '{href}' zegt niet dat men deze site verlaat; maak haar met het onderdeel 'uit'"
        elif not href.startswith("tel:"):
            yield f"link naar '{href}' mag niet; gebruik https, tel of een adres van deze site"
