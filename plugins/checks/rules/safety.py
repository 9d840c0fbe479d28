"""What harms nobody: nothing active, nothing from elsewhere, no leftovers, and nothing about a person."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from plugins.checks.readers import SEARCH_INDEX
from plugins.checks.site import NOT_FOUND, Other, Page, link_from
from plugins.privacy.gate import undeclared_data
from plugins.privacy.reading import said_by_markup

_FORBIDDEN = ", ".join((
    *("script:not([type='application/ld+json'])", "iframe", "frame", "form", "object", "embed", "applet"),
    *("base", "input", "button", "select", "textarea", "video", "audio", "meta[http-equiv]"),
    *("link[rel='stylesheet']", "link[rel='preconnect']"),
    *("link[rel='dns-prefetch']", "link[rel='prefetch']", "link[rel='preload']", "link[rel='modulepreload']"),
    "link[rel='manifest']:not([href$='manifest.json'])",
))  # fmt: skip
"""What the policy of the site (`plugins/hosting/served.py`) would block, or what acts without it."""
_SEARCH_PAGE = "zoeken/index.html"
_SEARCH_SCRIPTS = ("zoekindex.js", "zoeken.js")
_REACHES_OUT = re.compile(
    r"\b(?:cookie|localStorage|sessionStorage|indexedDB|caches|fetch|XMLHttpRequest|sendBeacon|WebSocket|EventSource"
    r"|RTCPeerConnection|Worker|serviceWorker|import|eval|Function|innerHTML|outerHTML|insertAdjacentHTML|open|src"
    r"|setTimeout|setInterval)\b|https?:"
)
_HANDLER = re.compile(r"""(on[a-zA-Z]+)\s*=\s*["'a-zA-Z]""")
"""Starts with letters, so that the search is quick; what stands before is looked at after."""
_IMPORT = re.compile(rb"@import|url\(\s*['\"]?(?!#)|expression\(", re.IGNORECASE)
_LEFTOVERS = ("[[", "\ue000", "\ue002", "localhost", "127.0.0.1", "file:///", "Undefined", ">None<")
_MACHINE = re.compile(r"(?<![\w.])/(?:home|Users|root)/[A-Za-z]")


def nothing_active_nothing_foreign(page: Page) -> Iterator[str]:
    """A page runs only the search, loads nothing from elsewhere, tells nobody, and keeps to its policy."""
    for node in page.tree.css(_FORBIDDEN):
        if not _is_search(page, node):
            yield f"<{node.tag}> mag niet op een pagina staan; verwijder het"
    for name in ("ping", "style"):
        for node in page.tree.css(f"[{name}]"):
            yield f"kenmerk '{name}' op <{node.tag}> mag niet op een pagina staan; verwijder het"
    text = page.text.lower()
    for handler in _HANDLER.finditer(text):
        # In a sentence, as in 'ondermijning = misdaad', it is no attribute.
        if text[handler.start() - 1] in " \t\n\r\"'/" and page.tree.css_first(f"[{handler[1]}]"):
            yield f"kenmerk '{handler[1]}' mag niet op een pagina staan; verwijder het"
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
                yield (
                    f"link naar '{href}' zegt niet dat men deze site verlaat; laat het thema haar tonen met"
                    " theme/templates/components/uit.html"
                )
        elif not href.startswith("tel:"):
            yield f"link naar '{href}' mag niet; gebruik https, tel of een adres van deze site"


def _is_search(page: Page, node: LexborNode) -> bool:
    """Whether an element belongs to searching: a script of the search page, or a form that leads there."""
    if node.tag == "script":
        alone = set(node.attributes) <= {"src", "defer"} and not node.text()
        return page.path == _SEARCH_PAGE and alone and node.attributes.get("src") in _SEARCH_SCRIPTS
    form: LexborNode | None = node
    while form is not None and form.tag != "form":
        form = form.parent
    if form is None:
        return page.path == _SEARCH_PAGE and node.tag == "button" and node.attributes.get("type") == "button"
    action = form.attributes.get("action") or ""
    there = link_from(page.path, action).file
    if page.path == NOT_FOUND:  # shown at any depth, so its links name the folder of the site too
        there = there[-len(_SEARCH_PAGE) :]
    asks = (
        form.attributes.get("role") == "search"
        and "method" not in form.attributes
        and there == _SEARCH_PAGE
        and "//" not in action
    )
    reporting = page.tree.css_first("a.verlaat") is not None
    typed = node.tag != "input" or node.attributes.get("type") == "search"
    return asks and typed and not reporting and "formaction" not in node.attributes


def scripts_keep_and_send_nothing(other: Other) -> Iterator[str]:
    """A script is data alone, or code of the search page that cannot store, send, fetch or make markup."""
    if not other.path.endswith((".js", ".mjs", ".wasm")):
        return
    name = other.path.removeprefix("zoeken/")
    if name not in _SEARCH_SCRIPTS:
        yield "dit script hoort niet op de site; verwijder het"
    elif name == _SEARCH_SCRIPTS[0]:
        data = SEARCH_INDEX.fullmatch(other.data.decode())
        try:
            json.loads(data[1] if data else "")
        except json.JSONDecodeError:
            yield "de zoekindex is meer dan gegevens; bouw de site opnieuw met 'make site'"
    elif match := _REACHES_OUT.search(other.text):
        yield (
            f"het zoekscript gebruikt '{match[0]}'; een script bewaart hier niets, haalt niets op en"
            " verstuurt niets"
        )


def nothing_leaks(page: Page) -> Iterator[str]:
    """No page shows a leftover of a template or a place on the machine that built it."""
    leaks = [word for word in _LEFTOVERS if word in page.text]
    if "/home/" in page.text or "/Users/" in page.text or "/root/" in page.text:
        leaks += dict.fromkeys(_MACHINE.findall(page.text))
    for leak in leaks:
        yield f"'{leak}' is een overblijfsel van de bouw; herstel de tekst of het sjabloon"
    if b"<style></style>" in page.data:
        yield "de opmaak ontbreekt; bouw de site opnieuw met 'make site'"


def pages_tell_of_nobody(page: Page) -> Iterator[str]:
    """Nothing on a page, in its attributes, its comments or its address tells of a person."""
    yield from undeclared_data(said_by_markup(page.text), page.declared, page.path)


def files_tell_of_nobody(other: Other) -> Iterator[str]:
    """Nothing in a file that is no page, in what it says of itself or in its name, tells of a person."""
    yield from undeclared_data(other.text, other.declared, other.path)
